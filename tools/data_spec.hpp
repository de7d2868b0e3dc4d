// What `--data` and `--test` take: a data set by kind, place and half, found, read and named.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/data/dataset.hpp"
#include "core/data/stroke_lines.hpp"
#include "core/expected.hpp"
#include "core/weights/provenance.hpp"

namespace lecun1989 {

enum class Half { train, test };

struct NamedDataset {
    Dataset digits;
    DataName name;
    std::vector<StrokeDigit> strokes = {};  // of a set of pen strokes, from which its digits were drawn with the page's pen
};

/// The forms of a SPEC, for help texts.
extern const std::string_view data_spec_help;

/// Reads the set that `spec` names; `half` is the half where the spec names none.
Expected<NamedDataset> load_data(const std::string& spec, Half half);

}  // namespace lecun1989
