// The digits that were misread, side by side in one SVG file, to look at: the image that the network saw, the pen's way where it is known,
// what it is and what was answered.
#pragma once

#include <string>
#include <vector>

#include "core/evaluation/rejection.hpp"
#include "data_spec.hpp"

namespace lecun1989 {

/// As text; `readings` are of the data's digits, in their order. A drawing that is no digit is misread where it is
/// not rejected.
std::string contact_sheet(const NamedDataset& data, const std::vector<Candidates>& readings, float threshold);

}  // namespace lecun1989
