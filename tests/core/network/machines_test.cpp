// All widths of machine: passes for registers of four, eight and sixteen lanes give the same bits, forward, backward, for curvatures and in
// a step, so that the processor's choice does not show.
#include "tests/support/catch.hpp"

#include <cmath>
#include <memory>

#include "core/network/machines.hpp"
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
