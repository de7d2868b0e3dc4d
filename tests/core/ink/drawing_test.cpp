// A drawing on the pad: its image does not depend on its place and size.
#include "tests/support/catch.hpp"

#include <cmath>
#include <limits>
#include <numeric>

#include "core/ink/drawing.hpp"
#include "core/ink/normalise.hpp"
#include "tests/support/ink_fixture.hpp"

using namespace lecun1989;

TEST_CASE("drawing: place and size on the pad do not matter, with one pen for all") {
    const Image expected = image_of(hook(), page_pen_width);
    for (const float side : {least_side, 0.2F, 0.5F, usual_side, 1.0F}) {
        const float scale = side / box_around(hook()).longer_side();
        for (const float x : {-0.3F, 0.0F, 0.7F}) {
            CHECK(largest_difference(image_of(moved(hook(), scale, x, -2 * x), page_pen_width), expected) < 0.001F);
        }
    }
}

TEST_CASE("drawing: at the usual size the pen is as wide as stated, and a wider one shows at any size") {
    const float scale = usual_side / box_around(hook()).longer_side();
    const Strokes usual = moved(hook(), scale, 0, 0);
    CHECK(largest_difference(image_of(usual, 0.05F), normalise(draw_ink(usual, 0.05F))) < 0.001F);
    CHECK(largest_difference(image_of(moved(hook(), 0.3F, 0, 0), 0.03F), image_of(moved(hook(), 0.3F, 0, 0), 0.12F)) > 0.5F);
}

TEST_CASE("drawing: a dot made by an unsteady hand is a blob, and an empty drawing is blank") {
    const auto ink = [](const Image& image) { return std::accumulate(image.begin(), image.end(), 256.0F) / 2.0F / 256.0F; };
    CHECK(std::abs(ink(image_of({{{0.5F, 0.5F}}}, page_pen_width)) - 3.1416F / 4) < 0.01F);
    CHECK(ink(image_of({{{0.5F, 0.5F}, {0.502F, 0.501F}, {0.499F, 0.502F}}}, page_pen_width)) > 0.6F);
    CHECK(ink(image_of({{{0.5F, 0.5F}, {0.502F, 0.6F}}}, page_pen_width)) < 0.2F);
    CHECK(is_blank(image_of({}, page_pen_width)));
    CHECK(is_blank(image_of({{}, {}}, page_pen_width)));
    CHECK(is_blank(image_of({{{std::numeric_limits<float>::quiet_NaN(), 0.5F}, {0.1F, 0.1F}}}, page_pen_width)));
    CHECK(is_blank(image_of({{{HUGE_VALF, 0.5F}, {0.1F, 0.1F}}}, page_pen_width)));
    CHECK(is_blank(image_of({{{0.5F, 0.5F}, {0.1F, 0.1F}}}, 0.0F)));
}

TEST_CASE("the place of an image on the pad is where its ink was drawn", "[ink]") {
    const Strokes strokes = {{{0.2F, 0.3F}, {0.35F, 0.6F}}, {{0.3F, 0.9F}}};
    const Box place = place_of_image(strokes, page_pen_width);
    CHECK(place.width() == Approx(place.height()));
    CHECK(place.width() == Approx(0.6F + page_pen_width * 0.6F / usual_side));
    CHECK((place.least.x + place.most.x) / 2.0F == Approx(0.275F));
    // A dot that is drawn inside the place changes the image there.
    const Image before = image_of(strokes, page_pen_width);
    Strokes more = strokes;
    more.push_back({{0.21F, 0.75F}});
    const Image after = image_of(more, page_pen_width);
    const auto row = static_cast<std::size_t>((0.75F - place.least.y) / place.height() * 16.0F);
    const auto column = static_cast<std::size_t>((0.21F - place.least.x) / place.width() * 16.0F);
    CHECK(before[row * 16 + column] == -1.0F);
    CHECK(after[row * 16 + column] > 0.5F);
}
