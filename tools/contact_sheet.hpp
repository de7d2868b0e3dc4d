// The misread digits side by side in one SVG file, for people to look at: the image that the network reads, the strokes if known, the digit
// and the answer.
#pragma once

#include <string>
#include <vector>

#include "core/evaluation/rejection.hpp"
#include "data_spec.hpp"

namespace lecun1989 {

/// The SVG text; `readings` are those of the data's digits, in order. A non-digit counts as misread if it is not rejected.
std::string contact_sheet(const NamedDataset& data, const std::vector<Candidates>& readings, float threshold);

}  // namespace lecun1989
