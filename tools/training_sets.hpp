// The data sets of `train`, found, read and named: those to train on, joined into one, and those that the result is tested on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "data_spec.hpp"

namespace lecun1989 {

/// As on the command line; an empty SPEC for a set that was not asked for.
struct SetSpecs {
    std::vector<std::string> data;
    std::vector<std::uint32_t> times;  // none, or one for each of the data
    std::string test;
    std::string reject;
    std::string pens;
};

struct Sets {
    Dataset train;                  // all joined into one
    std::optional<Dataset> digits;  // only the digits of them, if there are non-digits too
    std::vector<DataName> names;    // of the sets in `train`, in its order
    std::optional<NamedDataset> test;
    std::optional<NamedDataset> reject;  // on which the threshold of rejection is chosen
    std::optional<NamedDataset> pens;    // drawings by people whose digits are not trained on

    /// The digits that the train score counts: a non-digit has no right answer.
    const Dataset& scored() const { return digits ? *digits : train; }
};

/// Refuses what `load_data` refuses, a number of times that differs from the number of data sets, and data, or a set to reject on, without
/// a digit.
Expected<Sets> load_sets(const SetSpecs& specs);

}  // namespace lecun1989
