#include "loss.hpp"

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

}  // namespace lecun1989
