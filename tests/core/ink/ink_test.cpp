// Ink: what was drawn, wherever and however large it was drawn, and nothing else.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/ink/ink.hpp"
#include "core/ink/normalise.hpp"
#include "tests/support/ink_fixture.hpp"

using namespace lecun1989;

namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();

}  // namespace

TEST_CASE("ink: nothing drawn is an empty bitmap and a blank image") {
    for (const Strokes& strokes : {Strokes{}, Strokes{{}}, Strokes{{}, {}}}) {
        const Bitmap bitmap = draw_ink(strokes, 0.05F);
        CHECK(bitmap.rows == 0);
        CHECK(bitmap.columns == 0);
        CHECK(bitmap.ink.empty());
        CHECK(is_blank(normalise(bitmap)));
    }
}

TEST_CASE("ink: coordinates that are not finite or absurdly far, and pens without width, are not drawn") {
    for (const float bad : {not_a_number, infinity, -infinity, 1e30F, -1e30F, 3e38F}) {
        CHECK(draw_ink({{{bad, 0.5F}}}, 0.05F).ink.empty());
        CHECK(draw_ink({{{0.5F, 0.5F}, {0.6F, bad}}}, 0.05F).ink.empty());
        CHECK(draw_ink({{{0.5F, 0.5F}}}, bad).ink.empty());
    }
    for (const float width : {0.0F, -0.0F, -0.05F, 1e-45F, 1e-38F, 9e-7F}) {
        CHECK(draw_ink({{{0.5F, 0.5F}}}, width).ink.empty());
        CHECK(draw_ink({{{0.5F, 0.5F}, {0.7F, 0.5F}}}, width).ink.empty());
    }
}

TEST_CASE("ink: extreme but valid drawings give ink between 0 and 1") {
    for (const Strokes& strokes : {Strokes{{{-9e5F, -9e5F}, {9e5F, 9e5F}}}, Strokes{{{0, 0}, {1e-30F, 0}}}, Strokes{{{0, 0}, {0, 9e5F}}},
                                   Strokes{{{0.5F, 0.5F}}, {{0.5F, 0.5F}, {0.5F, 0.5F}}}}) {
        for (const float width : {1e-5F, 0.05F, 1.0F, 9e5F}) {
            const Bitmap bitmap = draw_ink(strokes, width);
            REQUIRE(std::max(bitmap.rows, bitmap.columns) == ink_side);
            REQUIRE(bitmap.ink.size() == bitmap.rows * bitmap.columns);
            REQUIRE(std::all_of(bitmap.ink.begin(), bitmap.ink.end(), [](float ink) { return ink >= 0 && ink <= 1; }));
        }
    }
    CHECK_FALSE(is_blank(normalise(draw_ink({{{0, 0}, {0, 1}}}, 0.001F))));
    CHECK_FALSE(is_blank(normalise(draw_ink({{{0, 0}, {1e-30F, 0}}}, 1e-6F))));
}

TEST_CASE("ink: a dot is a disc that fills the square") {
    const Bitmap bitmap = draw_ink({{{0.3F, 0.8F}}}, 0.05F);
    REQUIRE(bitmap.rows == ink_side);
    REQUIRE(bitmap.columns == ink_side);
    const float area = std::accumulate(bitmap.ink.begin(), bitmap.ink.end(), 0.0F);
    CHECK(std::abs(area / (48.0F * 48.0F) - 3.14159F) < 0.01F);
    const Image image = normalise(bitmap);
    CHECK(pixel(image, 8, 8) == 1.0F);
    CHECK(pixel(image, 0, 0) == -1.0F);
    CHECK(pixel(image, 0, 8) > 0.5F);
    CHECK(pixel(image, 15, 8) > 0.5F);
}

TEST_CASE("ink: a line keeps its proportions and lies in the middle") {
    // 16 long and 2 wide, ends included: two rows of sixteen.
    const Image lying = normalise(draw_ink({{{0.1F, 0.2F}, {0.8F, 0.2F}}}, 0.1F));
    const Image standing = normalise(draw_ink({{{0.3F, 0.1F}, {0.3F, 0.8F}}}, 0.1F));
    for (std::size_t i = 0; i < 16; ++i) {
        for (std::size_t j = 0; j < 16; ++j) {
            const float here = pixel(lying, i, j);
            CHECK(std::abs(here - pixel(standing, j, i)) < 1e-4F);
            if (i == 7 || i == 8) {
                CHECK(here > (j == 0 || j == 15 ? 0.3F : 0.999F));
            } else {
                CHECK(here == -1.0F);
            }
        }
    }
}

TEST_CASE("ink: a drawing's place and size on the pad do not matter, its pen scaled with it") {
    const Image expected = normalise(draw_ink(hook(), 0.06F));
    for (const float scale : {0.1F, 0.33F, 1.0F, 3.0F, 500.0F}) {
        for (const float x : {-0.3F, 0.0F, 0.7F}) {
            const Image image = normalise(draw_ink(moved(hook(), scale, scale * x, scale * -2 * x), 0.06F * scale));
            CHECK(largest_difference(image, expected) < 0.001F);  // the rounding of coordinates
        }
    }
}

TEST_CASE("ink: neither the order of strokes, nor their direction, nor points on the way matter") {
    const Image expected = normalise(draw_ink(hook(), 0.06F));
    Strokes other = hook();
    std::swap(other[0], other[1]);
    std::reverse(other[0].begin(), other[0].end());
    other[0].insert(other[0].begin() + 1, {(other[0][0].x + other[0][1].x) / 2, (other[0][0].y + other[0][1].y) / 2});
    CHECK(largest_difference(normalise(draw_ink(other, 0.06F)), expected) < 0.001F);
}
