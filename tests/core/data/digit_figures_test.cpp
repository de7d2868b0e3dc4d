// The figures of the ten digits.
#include "tests/support/catch.hpp"

#include "core/data/digit_figures.hpp"

using namespace lecun1989;

TEST_CASE("synthetic: the pen can follow every figure") {
    for (std::uint8_t digit = 0; digit < 10; ++digit) {
        REQUIRE(figures_of(digit).size() >= 2);
        for (const Figure figure : figures_of(digit)) {
            REQUIRE(figure.size() >= 2);
            CHECK(figure.front().pen == Pen::touches);
            CHECK(figure.back().pen != Pen::touches);
            for (std::size_t i = 0; i < figure.size(); ++i) {
                CHECK((figure[i].x >= 0 && figure[i].x <= 100 && figure[i].y >= 0 && figure[i].y <= 100));
                if (i > 0 && figure[i].pen != Pen::touches) {
                    CHECK((figure[i].x != figure[i - 1].x || figure[i].y != figure[i - 1].y));
                } else if (i > 0) {
                    CHECK(figure[i - 1].pen != Pen::touches);
                }
            }
        }
    }
}
