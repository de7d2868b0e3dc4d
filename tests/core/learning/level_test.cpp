// The common level of the outputs.
#include "tests/support/catch.hpp"

#include <cmath>
#include <memory>

#include "core/learning/level.hpp"
#include "core/network/start.hpp"
#include "tests/support/modern_fixture.hpp"

using namespace lecun1989;

TEST_CASE("level: all output biases move together until the right output's mean total is 1, and non-digits do not count") {
    const Dataset data = synthetic(200, 3);
    const auto state = std::make_unique<State<float>>();
    Parameters<float> parameters = starting_parameters(4);
    for (float& bias : parameters.window<Tensor::output_biases>()) {
        bias += 3.0F;
    }
    Level level;
    for (std::size_t i = 0; i < 8000; ++i) {
        forward(parameters, data.images[i % data.size()], *state);
        level.follow(parameters, *state, data.digits[i % data.size()]);
        level.follow(parameters, *state, not_a_digit);
    }
    Parameters<float> levelled;
    level.write_levelled(parameters, levelled);

    const float moved = levelled.values[first_output_bias] - parameters.values[first_output_bias];
    double right = 0.0;
    for (std::size_t i = 0; i < parameter_count; ++i) {
        CHECK(std::fabs(levelled.values[i] - parameters.values[i] - (i < first_output_bias ? 0.0F : moved)) < 1e-5F);
    }
    for (std::size_t i = 0; i < data.size(); ++i) {
        forward(parameters, data.images[i], *state);
        const std::uint8_t before = answer(state->outputs);
        forward(levelled, data.images[i], *state);
        CHECK(answer(state->outputs) == before);
        right += static_cast<double>(state->outputs[data.digits[i]]) / static_cast<double>(data.size());
    }
    CHECK(std::fabs(right - 1.0) < 0.05);  // of such small differences the squash makes no curve
}
