// The widths of machine: passes for registers of four lanes and of eight give the same bits, forward and backward, so that whichever a
// processor takes does not show.
#include "catch.hpp"

#include <algorithm>
#include <memory>

#include "core/network/network.hpp"
#include "core/network/passes.hpp"
#include "network_fixture.hpp"

using namespace lecun1989;

TEST_CASE("the passes that this processor takes give the bits of the narrow ones", "[network]") {
    const auto state = std::make_unique<State<float>>();
    const auto narrow_state = std::make_unique<State<float>>();
    const auto slopes = std::make_unique<Parameters<float>>();
    const auto narrow_slopes = std::make_unique<Parameters<float>>();
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        CAPTURE(seed);
        const auto parameters = random_parameters<float>(seed);
        const auto image = random_image<float>(1000 + seed);
        const auto output_slopes = random_ten<float>(2000 + seed);

        forward<float>(*parameters, image, *state);
        Passes<float, FourLanes>::forward(parameters->values.data(), image.data(), *narrow_state);
        CHECK(state->h1 == narrow_state->h1);
        CHECK(state->h2 == narrow_state->h2);
        CHECK(state->h3 == narrow_state->h3);
        CHECK(state->outputs == narrow_state->outputs);

        backward<float>(*parameters, *state, output_slopes, *slopes);
        Passes<float, FourLanes>::backward(parameters->values.data(), *state, output_slopes.data(), narrow_slopes->values.data());
        CHECK(slopes->values == narrow_slopes->values);
    }
}
