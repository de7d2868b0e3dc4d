// The bending of a digit: smooth, never folded, and nothing without strength.
#include "tests/support/catch.hpp"

#include <cmath>

#include "core/augment/warp.hpp"
#include "tests/support/modern_fixture.hpp"

using namespace lecun1989;

TEST_CASE("warp: without strength nothing moves, and with it neighbouring places stay neighbours") {
    Random random(1);
    const Warp still({}, random);
    for (const Point place : {Point{0.0F, 0.0F}, Point{-0.5F, 0.31F}, Point{0.9F, -2.0F}}) {
        CHECK(still.move(place).x == place.x);
        CHECK(still.move(place).y == place.y);
    }
    for (int i = 0; i < 200; ++i) {
        const Warp warp(variety_of_modern.bend, random);
        for (float x = -0.6F; x < 0.6F; x += 0.05F) {
            const Point here = warp.move({x, -x / 2.0F});
            const Point there = warp.move({x + 0.001F, -x / 2.0F});
            REQUIRE(std::fabs(there.x - here.x) < 0.003F);
            REQUIRE(std::fabs(there.y - here.y) < 0.003F);
            REQUIRE(there.x > here.x);  // never folded
            REQUIRE(std::fabs(here.x - x) < 0.4F);
        }
    }
}
