// Adam's steps, against its paper's formulas.
#include "tests/support/catch.hpp"

#include <cmath>
#include <memory>

#include "core/learning/adam.hpp"

using namespace lecun1989;

TEST_CASE("Adam: steps as large as the step size whatever the slope, against it, and the mean of a batch") {
    Parameters<float> slopes;
    slopes.values[0] = 1e-4F;
    slopes.values[1] = -50.0F;
    Parameters<float> parameters;
    const auto adam = std::make_unique<Adam>();
    adam->descend(slopes, 4, 0.01F, 0.0F, parameters);
    CHECK(std::fabs(parameters.values[0] + 0.01F) < 1e-4F);
    CHECK(std::fabs(parameters.values[1] - 0.01F) < 1e-6F);
    CHECK(parameters.values[2] == 0.0F);

    // By the paper's formulas, in double.
    double mean = 0.0, square = 0.0, value = 0.0;
    const auto second = std::make_unique<Adam>();
    Parameters<float> followed;
    for (int step = 1; step <= 20; ++step) {
        const double slope = std::sin(step) * 3.0;
        mean = 0.9 * mean + 0.1 * slope;
        square = 0.999 * square + 0.001 * slope * slope;
        value -= 0.01 * (mean / (1.0 - std::pow(0.9, step))) / (std::sqrt(square / (1.0 - std::pow(0.999, step))) + 1e-8);
        slopes.values[5] = static_cast<float>(2.0 * slope);
        second->descend(slopes, 2, 0.01F, 0.0F, followed);
    }
    CHECK(std::fabs(static_cast<double>(followed.values[5]) - value) < 1e-5);
}

TEST_CASE("Adam: decay subtracts its part from every parameter, apart from the step") {
    Parameters<float> slopes;
    slopes.values[0] = 1.0F;
    Parameters<float> parameters;
    parameters.values.fill(2.0F);
    Parameters<float> undecayed = parameters;
    const auto adam = std::make_unique<Adam>();
    adam->descend(slopes, 1, 0.01F, 0.5F, parameters);
    CHECK(std::fabs(parameters.values[1] - 2.0F * (1.0F - 0.01F * 0.5F)) < 1e-6F);
    std::make_unique<Adam>()->descend(slopes, 1, 0.01F, 0.0F, undecayed);
    CHECK(undecayed.values[1] == 2.0F);
    CHECK(std::fabs(parameters.values[0] - (undecayed.values[0] - 2.0F * 0.01F * 0.5F)) < 1e-6F);
}
