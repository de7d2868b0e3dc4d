// Digits drawn anew: as they were without variety, different and valid with it.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/augment/redraw.hpp"
#include "core/ink/ink.hpp"
#include "tests/support/ink_fixture.hpp"
#include "tests/support/modern_fixture.hpp"

using namespace lecun1989;

namespace {

const Variety nothing{.bend = {}, .thinnest_pen = 0.08F, .thickest_pen = 0.08F};

}  // namespace

TEST_CASE("drawn anew: without variety a digit stays as it was") {
    Random random(5);
    const Dataset data = synthetic(100, 12);
    for (std::size_t i = 0; i < data.size(); ++i) {
        CHECK(redraw({}, data.images[i], nothing, random) == data.images[i]);
        Strokes strokes = std::get<Strokes>(data.originals[i]);
        const float longer = box_around(strokes).longer_side();
        for (Stroke& stroke : strokes) {
            for (Point& point : stroke) {
                point = {point.x / longer, point.y / longer};
            }
        }
        CHECK(largest_difference(redraw(data.originals[i], data.images[i], nothing, random), normalise(draw_ink(strokes, 0.08F))) < 1e-3F);
    }
    CHECK(largest_difference(redraw(ring(), blank_image(), nothing, random), normalise(bitmap_of(ring()))) < 1e-3F);
}

TEST_CASE("drawn anew: with variety a digit differs each time, and stays a valid image") {
    Random random(5);
    Variety wild = variety_of_modern;
    wild.bend = {.turn = 1.5F, .slant = 1.5F, .stretch = 2.0F, .taper = 1.0F, .pull = 0.3F};
    wild.shift_pixels = 30.0F;
    wild.zoom = 0.9F;
    wild.swelling = 1.0F;
    const Dataset data = mixed(30, 12);
    for (const Variety& variety : {variety_of_modern, wild}) {
        for (std::size_t i = 0; i < data.size(); ++i) {
            const Image first = redraw(data.originals[i], data.images[i], variety, random);
            const Image second = redraw(data.originals[i], data.images[i], variety, random);
            CHECK(first != second);
            for (const float pixel : first) {
                REQUIRE((pixel >= -1.0F && pixel <= 1.0F));
            }
        }
    }
}

TEST_CASE("drawn anew: pens span the allowed widths, and lines grow and shrink") {
    Random random(9);
    const auto ink_of = [](const Image& image) { return std::accumulate(image.begin(), image.end(), 0.0F); };
    const Original bar = Strokes{{{0.2F, 0.1F}, {0.6F, 0.9F}}};
    const float thin = ink_of(redraw(bar, {}, {.bend = {}, .thinnest_pen = 0.03F, .thickest_pen = 0.03F}, random));
    const float thick = ink_of(redraw(bar, {}, {.bend = {}, .thinnest_pen = 0.2F, .thickest_pen = 0.2F}, random));
    CHECK(thin < thick);
    const float unswollen = ink_of(redraw(ring(), {}, nothing, random));
    float least = unswollen;
    float most = unswollen;
    for (int i = 0; i < 100; ++i) {
        const float varied = ink_of(redraw(Strokes{{{0.2F, 0.1F}, {0.6F, 0.9F}}}, {}, variety_of_modern, random));
        CHECK(varied > thin - 60.0F);
        Variety swollen = nothing;
        swollen.swelling = 0.8F;
        const float ink = ink_of(redraw(ring(), {}, swollen, random));
        least = std::min(least, ink);
        most = std::max(most, ink);
    }
    CHECK(least < unswollen - 10.0F);
    CHECK(most > unswollen + 10.0F);
}

TEST_CASE("drawn anew: drawings without extent or points do no harm") {
    Random random(3);
    const Variety& variety = variety_of_modern;
    CHECK(is_blank(redraw(Strokes{}, {}, variety, random)));
    CHECK_FALSE(is_blank(redraw(Strokes{{{3.0F, 3.0F}}}, {}, variety, random)));
    CHECK(is_blank(redraw(Scan{28, std::vector<std::uint8_t>(784, 0)}, {}, variety, random)));
}
