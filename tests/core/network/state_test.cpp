// The units' memory: what lies beyond the edges, and the planes that stand twice round the ring.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <memory>

#include "core/network/state.hpp"
#include "tests/support/network_fixture.hpp"

using namespace lecun1989;

TEST_CASE("presentations leave the border at -1 and H1's first block twice round the ring", "[network]") {
    const auto parameters = random_parameters<float>(1);
    const auto state = std::make_unique<State<float>>();
    const auto slopes = std::make_unique<Parameters<float>>();
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
        present(*parameters, random_image<float>(seed), *state);
        back(*parameters, *state, random_ten<float>(seed), *slopes);
    }
    std::size_t wrong = 0;
    for (std::size_t row = 0; row < 19; ++row) {
        for (std::size_t column = 0; column < 19; ++column) {
            const bool outside = row < 2 || row == 18 || column < 2 || column == 18;
            wrong += outside && state->image[row * 19 + column] != -1.0F ? 1U : 0U;
        }
    }
    CHECK(wrong == 0);
    for (std::size_t row = 0; row < 11; ++row) {
        for (std::size_t column = 0; column < 11; ++column) {
            const float* planes = state->h1_at(row, column);
            const bool outside = row < 2 || row == 10 || column < 2 || column == 10;
            const bool right = outside ? std::count(planes, planes + 16, -1.0F) == 16 : std::equal(planes, planes + 4, planes + 12);
            wrong += right ? 0U : 1U;
        }
    }
    CHECK(wrong == 0);
}
