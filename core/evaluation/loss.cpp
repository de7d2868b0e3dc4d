#include "loss.hpp"

#include <algorithm>

#include "../data/dataset.hpp"

namespace lecun1989 {
namespace {

float target_of(std::size_t output, std::uint8_t digit) { return output == digit ? paper::target_right : paper::target_wrong; }

}  // namespace

double loss(std::span<const float, Output::units> outputs, std::uint8_t digit) {
    double sum = 0.0;
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        const double error = static_cast<double>(outputs[i]) - static_cast<double>(target_of(i, digit));
        sum += error * error;
    }
    return sum / static_cast<double>(outputs.size());
}

Outputs loss_slopes(std::span<const float, Output::units> outputs, std::uint8_t digit) {
    Outputs slopes;
    for (std::size_t i = 0; i < slopes.size(); ++i) {
        slopes[i] = 2.0F / static_cast<float>(slopes.size()) * (outputs[i] - target_of(i, digit));
    }
    return slopes;
}

Outputs loss_curvatures() {
    Outputs curvatures;
    curvatures.fill(2.0F / static_cast<float>(curvatures.size()));
    return curvatures;
}

Outputs likelihoods(std::span<const float, Output::units> outputs) {
    constexpr auto amplitude = static_cast<float>(paper::squash_amplitude);
    Outputs odds;
    float sum = 0.0F;
    for (std::size_t i = 0; i < odds.size(); ++i) {
        // An output rounded to A or -A itself stands for some large total, not for an infinite one.
        odds[i] = std::max(amplitude + outputs[i], 1e-4F) / std::max(amplitude - outputs[i], 1e-4F);
        sum += odds[i];
    }
    for (float& share : odds) {
        share /= sum;
    }
    return odds;
}

Outputs likelihood_targets(std::uint8_t digit, float smoothing) {
    Outputs targets;
    if (digit == not_a_digit) {
        targets.fill(1.0F / static_cast<float>(targets.size()));
    } else {
        targets.fill(smoothing / static_cast<float>(targets.size() - 1));
        targets[digit] = 1.0F - smoothing;
    }
    return targets;
}

Outputs cross_entropy_slopes(std::span<const float, Output::units> outputs, const Outputs& targets) {
    constexpr auto amplitude = static_cast<float>(paper::squash_amplitude);
    const Outputs likely = likelihoods(outputs);
    Outputs slopes;
    for (std::size_t i = 0; i < slopes.size(); ++i) {
        // 2S (likely - target) is the slope by the total; the backward pass reaches it through the squash's slope, S (A - f)(A + f) / A,
        // which is divided out here.
        const float room = std::max((amplitude - outputs[i]) * (amplitude + outputs[i]), 1e-3F);
        slopes[i] = 2.0F * amplitude * (likely[i] - targets[i]) / room;
    }
    return slopes;
}

}  // namespace lecun1989
