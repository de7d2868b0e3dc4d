// Which planes of H2 read which of H1, counted by hand. The totals of the architecture are proved where it stands, by static_assert.
#include "tests/support/catch.hpp"

#include <array>

#include "core/network/architecture.hpp"

using namespace lecun1989;

TEST_CASE("each plane of H2 reads eight of H1, and each of H1 is read by eight", "[parameters]") {
    std::array<int, 12> readers{};
    for (std::size_t h2_plane = 0; h2_plane < 12; ++h2_plane) {
        int reads = 0;
        for (std::size_t h1_plane = 0; h1_plane < 12; ++h1_plane) {
            reads += connected(h2_plane, h1_plane) ? 1 : 0;
            readers[h1_plane] += connected(h2_plane, h1_plane) ? 1 : 0;
        }
        CAPTURE(h2_plane);
        CHECK(reads == 8);
    }
    for (std::size_t h1_plane = 0; h1_plane < 12; ++h1_plane) {
        CAPTURE(h1_plane);
        CHECK(readers[h1_plane] == 8);
    }
}

TEST_CASE("the table has the three blocks that other reproductions take", "[parameters]") {
    for (std::size_t h2_plane = 0; h2_plane < 12; ++h2_plane) {
        for (std::size_t h1_plane = 0; h1_plane < 12; ++h1_plane) {
            const bool expected = h2_plane < 4 ? h1_plane < 8 : h2_plane < 8 ? h1_plane >= 4 : h1_plane < 4 || h1_plane >= 8;
            CAPTURE(h2_plane, h1_plane);
            CHECK(connected(h2_plane, h1_plane) == expected);
        }
    }
}
