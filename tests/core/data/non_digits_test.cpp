// Non-digits: the same on every machine, all kinds present, drawn on the pad.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <set>

#include "core/data/non_digits.hpp"
#include "core/ink/ink.hpp"
#include "core/ink/normalise.hpp"

using namespace lecun1989;

namespace {

constexpr NonDigitKinds both_halves[] = {NonDigitKinds::to_train_on, NonDigitKinds::to_test_on};

}  // namespace

TEST_CASE("non-digits: a seed is a data set, bit for bit, on every platform") {
    // Changes whenever a figure, a random draw or the ink does. If it differs on one platform only, that is a fault.
    CHECK(non_digits(1000, 1989, NonDigitKinds::to_train_on).hash() == "5f21deb5f9ff652e");
    CHECK(non_digits(1000, 1989, NonDigitKinds::to_test_on).hash() == "fbc092f38e1a0a0f");
    CHECK(non_digits(100, 1, NonDigitKinds::to_test_on).hash() != non_digits(100, 2, NonDigitKinds::to_test_on).hash());
    CHECK(non_digits(0, 1, NonDigitKinds::to_test_on).size() == 0);
}

TEST_CASE("non-digits: every drawing has ink, lies on the pad, differs from the others and counts as no digit") {
    for (const NonDigitKinds kinds : both_halves) {
        Random random(3);
        for (std::size_t i = 0; i < 40 * count_of(kinds); ++i) {
            INFO("kind " << i % count_of(kinds));
            const SyntheticDigit drawn = draw_non_digit(kinds, i % count_of(kinds), random);
            REQUIRE(drawn.pen_width >= 0.03F);
            REQUIRE(drawn.pen_width <= 0.12F);
            const Box box = box_around(drawn.strokes);
            REQUIRE(std::min(box.least.x, box.least.y) >= 0.0F);
            REQUIRE(std::max(box.most.x, box.most.y) <= 1.0F);
            REQUIRE_FALSE(is_blank(normalise(draw_ink(drawn.strokes, drawn.pen_width))));
        }
        const Dataset set = non_digits(500, 7, kinds);
        CHECK(std::set<Image>(set.images.begin(), set.images.end()).size() == set.size());
        CHECK(std::all_of(set.digits.begin(), set.digits.end(), [](std::uint8_t digit) { return digit == not_a_digit; }));
    }
}
