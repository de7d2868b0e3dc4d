// All widths of machine: passes for registers of four, eight and sixteen lanes give the same bits, forward, backward, for curvatures and in
// a step, so that the processor's choice does not show. Updates fused into the backward pass give the same bits as updates after it.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>

#include "core/network/machines.hpp"
#include "core/network/network.hpp"
#include "tests/support/network_fixture.hpp"

using namespace lecun1989;

TEST_CASE("every set of passes that this processor can run gives the bits of the narrowest", "[network]") {
    const auto state = std::make_unique<State<float>>();
    const auto narrow_state = std::make_unique<State<float>>();
    const auto slopes = std::make_unique<Parameters<float>>();
    const auto narrow_slopes = std::make_unique<Parameters<float>>();
    const MachinePasses& narrow = *runnable_passes().front();
    for (const MachinePasses* const passes : runnable_passes().subspan(1)) {
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            CAPTURE(seed);
            const auto parameters = random_parameters<float>(seed);
            const auto image = random_image<float>(1000 + seed);
            const auto output_slopes = random_ten<float>(2000 + seed);

            passes->forward(parameters->values.data(), image.data(), *state);
            narrow.forward(parameters->values.data(), image.data(), *narrow_state);
            CHECK(state->h1 == narrow_state->h1);
            CHECK(state->h2 == narrow_state->h2);
            CHECK(state->h3 == narrow_state->h3);
            CHECK(state->outputs == narrow_state->outputs);

            passes->backward(parameters->values.data(), *state, output_slopes.data(), slopes->values.data());
            narrow.backward(parameters->values.data(), *state, output_slopes.data(), narrow_slopes->values.data());
            CHECK(slopes->values == narrow_slopes->values);

            passes->curvature(parameters->values.data(), *state, output_slopes.data(), slopes->values.data());
            narrow.curvature(parameters->values.data(), *state, output_slopes.data(), narrow_slopes->values.data());
            CHECK(slopes->values == narrow_slopes->values);

            const auto stepped = random_parameters<float>(seed);
            passes->descend(stepped->values.data(), *state, output_slopes.data(), 0.05F);
            const auto narrow_stepped = random_parameters<float>(seed);
            narrow.descend(narrow_stepped->values.data(), *state, output_slopes.data(), 0.05F);
            for (float& curvature : slopes->values) {
                curvature = std::fabs(curvature);
            }
            passes->descend_by_curvature(stepped->values.data(), *state, output_slopes.data(), 0.01F, 0.1F, slopes->values.data());
            narrow.descend_by_curvature(narrow_stepped->values.data(), *state, output_slopes.data(), 0.01F, 0.1F, slopes->values.data());
            CHECK(stepped->values == narrow_stepped->values);

            passes->follow_curvature(parameters->values.data(), *state, output_slopes.data(), 0.3F, stepped->values.data());
            narrow.follow_curvature(parameters->values.data(), *state, output_slopes.data(), 0.3F, narrow_stepped->values.data());
            CHECK(stepped->values == narrow_stepped->values);
        }
    }
}

namespace {

/// A network after a presentation, with the slopes and curvatures that follow from it.
struct Presented {
    std::unique_ptr<Parameters<float>> parameters = random_parameters<float>(1);
    std::unique_ptr<State<float>> state = std::make_unique<State<float>>();
    std::unique_ptr<Parameters<float>> slopes = std::make_unique<Parameters<float>>();
    std::unique_ptr<Parameters<float>> curvatures = std::make_unique<Parameters<float>>();
    std::array<float, Output::units> output_slopes = random_ten<float>(2);
    std::array<float, Output::units> output_curvatures{};

    Presented() {
        output_curvatures.fill(0.2F);
        forward(*parameters, random_image<float>(3), *state);
        backward(*parameters, *state, output_slopes, *slopes);
        curvature(*parameters, *state, output_curvatures, *curvatures);
    }
};

}  // namespace

TEST_CASE("a step subtracts the step size times its slope from every parameter", "[network]") {
    const Presented given;
    const auto stepped = random_parameters<float>(1);
    descend(*stepped, *given.state, given.output_slopes, 0.05F);
    for (std::size_t i = 0; i < parameter_count; ++i) {
        CAPTURE(i);
        CHECK(stepped->values[i] == given.parameters->values[i] - 0.05F * given.slopes->values[i]);
    }
}

TEST_CASE("a step by curvature is divided by damping plus curvature; an infinite curvature makes no step", "[network]") {
    Presented given;
    given.curvatures->values[5] = std::numeric_limits<float>::infinity();
    const auto stepped = random_parameters<float>(1);
    descend(*stepped, *given.state, given.output_slopes, 0.05F, 0.1F, *given.curvatures);
    CHECK(stepped->values[5] == given.parameters->values[5]);
    for (std::size_t i = 0; i < parameter_count; ++i) {
        CAPTURE(i);
        CHECK(stepped->values[i] == given.parameters->values[i] - 0.05F / (0.1F + given.curvatures->values[i]) * given.slopes->values[i]);
    }
}

TEST_CASE("running means follow the curvatures by their share", "[network]") {
    const Presented given;
    const auto means = random_parameters<float>(4);
    follow_curvature(*given.parameters, *given.state, given.output_curvatures, 0.3F, *means);
    const auto former = random_parameters<float>(4);
    for (std::size_t i = 0; i < parameter_count; ++i) {
        CAPTURE(i);
        CHECK(means->values[i] == former->values[i] + 0.3F * (given.curvatures->values[i] - former->values[i]));
    }
}
