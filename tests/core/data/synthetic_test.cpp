// Synthetic digits: the same on every machine, all present, all inside the pad.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/data/synthetic.hpp"
#include "core/ink/ink.hpp"
#include "core/ink/normalise.hpp"

using namespace lecun1989;

TEST_CASE("synthetic: a seed is a data set, bit for bit, on every platform") {
    // Changes whenever a figure, a random draw or the ink does; the commit says so. If it differs on one platform only, that is a fault.
    CHECK(synthetic(1000, 1989).hash() == "b7f7391e2257e795");
    CHECK(synthetic(100, 1).hash() == synthetic(100, 1).hash());
    CHECK(synthetic(100, 1).hash() != synthetic(100, 2).hash());
}

TEST_CASE("synthetic: digits come in turn, and more of them begin with the same ones") {
    const Dataset few = synthetic(25, 7);
    const Dataset more = synthetic(30, 7);
    REQUIRE(few.size() == 25);
    REQUIRE(few.digits.size() == 25);
    for (std::size_t i = 0; i < few.size(); ++i) {
        CHECK(few.digits[i] == i % 10);
        CHECK(few.images[i] == more.images[i]);
    }
    CHECK(synthetic(0, 7).size() == 0);
}

TEST_CASE("synthetic: images are drawn, differ and fill the 16 pixels on a side") {
    const Dataset dataset = synthetic(2000, 3);
    std::set<Image> different(dataset.images.begin(), dataset.images.end());
    CHECK(different.size() == dataset.size());
    for (const Image& image : dataset.images) {
        REQUIRE_FALSE(is_blank(image));
        bool top = false, bottom = false, left = false, right = false;
        for (std::size_t i = 0; i < 16; ++i) {
            REQUIRE(std::all_of(image.begin(), image.end(), [](float pixel) { return pixel >= -1.0F && pixel <= 1.0F; }));
            top = top || image[i] > -1.0F;
            bottom = bottom || image[15 * 16 + i] > -1.0F;
            left = left || image[16 * i] > -1.0F;
            right = right || image[16 * i + 15] > -1.0F;
        }
        REQUIRE(((top && bottom) || (left && right)));
    }
}

TEST_CASE("synthetic: strokes and pen lie within the pad, at many sizes and places") {
    Random random(11);
    float smallest = 1, largest = 0, leftmost = 1, rightmost = 0;
    std::size_t fewest = 1000, most = 0;
    for (std::size_t i = 0; i < 2000; ++i) {
        const SyntheticDigit drawn = draw_synthetic(static_cast<std::uint8_t>(i % 10), random);
        REQUIRE(drawn.pen_width >= 0.03F);
        REQUIRE(drawn.pen_width <= 0.12F);
        Point least{1, 1}, far{0, 0};
        std::size_t points = 0;
        REQUIRE_FALSE(drawn.strokes.empty());
        for (const Stroke& stroke : drawn.strokes) {
            REQUIRE_FALSE(stroke.empty());
            points += stroke.size();
            for (const Point point : stroke) {
                least = {std::min(least.x, point.x), std::min(least.y, point.y)};
                far = {std::max(far.x, point.x), std::max(far.y, point.y)};
            }
        }
        const float rim = drawn.pen_width / 2 - 1e-6F;
        REQUIRE(least.x >= rim);
        REQUIRE(least.y >= rim);
        REQUIRE(far.x <= 1 - rim);
        REQUIRE(far.y <= 1 - rim);
        const float size = std::max(far.x - least.x, far.y - least.y) + drawn.pen_width;
        REQUIRE(size >= 0.2F - 1e-6F);
        REQUIRE(size <= 0.9F + 1e-6F);
        smallest = std::min(smallest, size);
        largest = std::max(largest, size);
        leftmost = std::min(leftmost, least.x);
        rightmost = std::max(rightmost, far.x);
        fewest = std::min(fewest, points);
        most = std::max(most, points);
    }
    CHECK(smallest < 0.22F);
    CHECK(largest > 0.88F);
    CHECK(leftmost < 0.03F);
    CHECK(rightmost > 0.97F);
    CHECK(fewest <= 10);
    CHECK(most >= 100);
}

TEST_CASE("synthetic: where and how large a digit stands on the pad hardly matters to its image") {
    Random random(5);
    for (std::size_t i = 0; i < 300; ++i) {
        const SyntheticDigit drawn = draw_synthetic(static_cast<std::uint8_t>(i % 10), random);
        Strokes moved = drawn.strokes;
        for (Stroke& stroke : moved) {
            for (Point& point : stroke) {
                point = {0.37F * point.x + 0.61F, 0.37F * point.y + 0.05F};
            }
        }
        const Image here = normalise(draw_ink(drawn.strokes, drawn.pen_width));
        const Image there = normalise(draw_ink(moved, 0.37F * drawn.pen_width));
        float worst = 0;
        for (std::size_t pixel = 0; pixel < image_pixels; ++pixel) {
            worst = std::max(worst, std::abs(here[pixel] - there[pixel]));
        }
        REQUIRE(worst < 0.001F);
    }
}
