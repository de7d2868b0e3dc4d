// Statistics over runs and margins, by hand.
#include "tests/support/catch.hpp"

#include <array>
#include <cmath>

#include "core/evaluation/statistics.hpp"

using namespace lecun1989;

TEST_CASE("spread: the median of odd and even numbers, the least and the most") {
    const Spread odd = spread_of({5, 1, 3});
    CHECK(odd.median == 3.0);
    CHECK(odd.least == 1.0);
    CHECK(odd.most == 5.0);
    CHECK(spread_of({4, 1, 3, 2}).median == 2.5);
    CHECK(spread_of({7}).median == 7.0);
}

TEST_CASE("the median run: the better of two in the middle, the first of equals") {
    CHECK(middle_run(std::array<std::uint64_t, 1>{9}) == 0);
    CHECK(middle_run(std::array<std::uint64_t, 3>{112, 105, 114}) == 0);
    CHECK(middle_run(std::array<std::uint64_t, 4>{4, 3, 2, 1}) == 2);
    CHECK(middle_run(std::array<std::uint64_t, 4>{7, 5, 5, 9}) == 1);
}

TEST_CASE("rejection curve: the narrowest margins go first, those of equal margin together") {
    // Margins 0.1 wrong, 0.2 right, 0.2 wrong, 0.5 right, 1.0 wrong.
    const std::array<Candidates, 5> readings = {{{3, 0, 0.5F}, {1, 0, 0.2F}, {2, 0, 0.1F}, {4, 0, 1.0F}, {5, 0, 0.2F}}};
    const std::array<std::uint8_t, 5> digits = {3, 1, 7, 7, 7};
    const auto curve = rejection_curve(readings, digits);
    REQUIRE(curve.size() == 4);
    const std::array<std::array<double, 2>, 4> expected = {{{0, 60}, {20, 50}, {60, 50}, {80, 100}}};
    for (std::size_t i = 0; i < curve.size(); ++i) {
        CAPTURE(i);
        CHECK(std::fabs(curve[i].rejected_percent - expected[i][0]) < 1e-9);
        CHECK(std::fabs(curve[i].error_percent - expected[i][1]) < 1e-9);
    }
    CHECK(rejected_for_error(curve, 60.0) == 0.0);
    CHECK(rejected_for_error(curve, 50.0) == 20.0);
    CHECK(rejected_for_error(curve, 49.0) == 100.0);
}
