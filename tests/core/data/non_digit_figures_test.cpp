// The figures of non-digits: sound, and those to train on distinct from those to test on.
#include "tests/support/catch.hpp"

#include <algorithm>

#include "core/data/non_digit_figures.hpp"

using namespace lecun1989;

namespace {

bool same(Figure one, Figure other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](Knot a, Knot b) { return a.x == b.x && a.y == b.y && a.pen == b.pen; });
}

}  // namespace

TEST_CASE("non-digits: no figure is both trained on and tested on") {
    for (const Figure trained : non_digits_to_train_on()) {
        for (const Figure tested : non_digits_to_test_on()) {
            REQUIRE_FALSE(same(trained, tested));
        }
    }
}

TEST_CASE("non-digits: no two knots in a row are in one place, and every figure begins with a touch") {
    for (const auto& figures : {non_digits_to_train_on(), non_digits_to_test_on()}) {
        for (const Figure figure : figures) {
            CHECK(figure.front().pen == Pen::touches);
            for (std::size_t i = 1; i < figure.size(); ++i) {
                CHECK((figure[i].x != figure[i - 1].x || figure[i].y != figure[i - 1].y));
            }
        }
    }
}
