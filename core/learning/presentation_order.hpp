// The order in which a pass of training shows the digits of a set.
#pragma once

#include <cstdint>
#include <vector>

#include "../data/dataset.hpp"

namespace lecun1989 {

/// The places of a set's digits: every digit in turn, then again those that are shown more than once, and so on. At least one digit.
std::vector<std::uint32_t> presentation_order(const Dataset& data);

}  // namespace lecun1989
