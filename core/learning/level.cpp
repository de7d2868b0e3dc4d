#include "level.hpp"

#include "../data/dataset.hpp"

namespace lecun1989 {

void Level::follow(const Parameters<float>& parameters, const State<float>& state, std::uint8_t digit) {
    if (digit == not_a_digit) {
        return;
    }
    const float* const weights = parameters.window<Tensor::output_weights>().data() + digit * Output::sources;
    float total = parameters.window<Tensor::output_biases>()[digit];
    for (std::size_t source = 0; source < Output::sources; ++source) {
        total += weights[source] * state.h3[source];
    }
    mean_ += share * (total - mean_);
}

void Level::write_levelled(const Parameters<float>& parameters, Parameters<float>& levelled) const {
    levelled = parameters;
    for (float& bias : levelled.window<Tensor::output_biases>()) {
        bias += right_total - mean_;
    }
}

}  // namespace lecun1989
