// Mean squared error, the paper's loss. LeCun et al. 1989, "Experiments". CHOICE: the mean is over digits and outputs; the paper does not
// say over what it took the mean, nor with which targets, so its 2.5e-3 and 1.8e-2 need not be comparable.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "../network/architecture.hpp"

namespace lecun1989 {

using Outputs = std::array<float, Output::units>;

/// The mean over the ten outputs of (output - target)^2; the target is +1 for `digit`, 0 ... 9, and -1 for the others;
/// for `not_a_digit` all are -1.
double loss(std::span<const float, Output::units> outputs, std::uint8_t digit);

/// Its slope by each output.
Outputs loss_slopes(std::span<const float, Output::units> outputs, std::uint8_t digit);

}  // namespace lecun1989
