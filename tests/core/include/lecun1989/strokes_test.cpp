// The box around a drawing.
#include "tests/support/catch.hpp"

#include <lecun1989/strokes.hpp>

using namespace lecun1989;

TEST_CASE("strokes: the box is around every point of every stroke, also of one dot") {
    const Box box = box_around({{{0.5F, -2.0F}, {0.25F, 0.5F}}, {}, {{3.0F, 0.0F}}});
    CHECK(box.least.x == 0.25F);
    CHECK(box.least.y == -2.0F);
    CHECK(box.width() == 2.75F);
    CHECK(box.height() == 2.5F);
    CHECK(box.longer_side() == 2.75F);
    const Box dot = box_around({{{-0.5F, 0.75F}}});
    CHECK(dot.least.x == -0.5F);
    CHECK(dot.most.y == 0.75F);
    CHECK(dot.longer_side() == 0.0F);
}
