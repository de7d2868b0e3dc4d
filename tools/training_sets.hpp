// What `train` takes: sets to train on, made one, and the sets that the result is tried on, found, read and named.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "data_spec.hpp"

namespace lecun1989 {

/// As the command line has them; an empty SPEC where a set was not asked for.
struct SetSpecs {
    std::vector<std::string> data;
    std::vector<std::uint32_t> times;  // none, or one for each of the data
    std::string test;
    std::string reject;
    std::string pens;
};

struct Sets {
    Dataset train;                       // all in one
    std::optional<Dataset> digits;       // those of them that are digits, where not all are
    std::vector<DataName> names;         // of what is in `train`, in its order
    std::optional<NamedDataset> test;
    std::optional<NamedDataset> reject;  // where the threshold of rejection is chosen
    std::optional<NamedDataset> pens;    // drawings by people of whom nothing is trained on

    /// What the train score counts: there is no right answer to a drawing that is no digit.
    const Dataset& scored() const { return digits ? *digits : train; }
};

/// Refuses what `load_data` refuses, times that are not as many as the data, and data without a digit.
Expected<Sets> load_sets(const SetSpecs& specs);

}  // namespace lecun1989
