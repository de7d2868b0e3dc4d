// Losses. Mean squared error is the paper's, LeCun et al. 1989, "Experiments". CHOICE: the mean is over digits and outputs; the paper says
// neither over what it took the mean nor with which targets, so its 2.5e-3 and 1.8e-2 need not be comparable. Cross-entropy is not the
// paper's; recipe `modern` descends it.
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

/// Its second derivative by each output, whatever the outputs are.
Outputs loss_curvatures();

/// The class probabilities of the ten outputs, which add up to 1: the softmax of 2S times their totals. Since an output is A tanh(S total),
/// e^(2S total) = (A + output) / (A - output), so that no exponential is computed.
Outputs likelihoods(std::span<const float, Output::units> outputs);

/// The target probabilities: 1 - smoothing for `digit` and a ninth of `smoothing`, in [0, 1), for each of the others; a tenth each if
/// `digit` is `not_a_digit`.
Outputs likelihood_targets(std::uint8_t digit, float smoothing);

/// The slope by each output of the cross-entropy of the class probabilities with `targets`, which add up to 1.
Outputs cross_entropy_slopes(std::span<const float, Output::units> outputs, const Outputs& targets);

}  // namespace lecun1989
