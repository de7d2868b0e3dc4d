// Ink and normalisation: the image shows what was drawn, wherever and however large it was drawn, and nothing else.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/ink/drawing.hpp"
#include "core/ink/ink.hpp"
#include "core/ink/normalise.hpp"
#include "core/random.hpp"

using namespace lecun1989;

namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();

float pixel(const Image& image, std::size_t row, std::size_t column) { return image[16 * row + column]; }

float largest_difference(const Image& a, const Image& b) {
    float worst = 0;
    for (std::size_t i = 0; i < image_pixels; ++i) {
        worst = std::max(worst, std::abs(a[i] - b[i]));
    }
    return worst;
}

Bitmap filled(std::size_t rows, std::size_t columns, float ink = 1.0F) { return {rows, columns, std::vector<float>(rows * columns, ink)}; }

/// Random ink, with a rim dark enough that nothing is cropped.
Bitmap speckled(std::size_t rows, std::size_t columns, Random& random) {
    Bitmap bitmap = filled(rows, columns, 0);
    for (std::size_t i = 0; i < bitmap.ink.size(); ++i) {
        bitmap.ink[i] = random.uniform(0.0F, 1.0F);
    }
    bitmap.ink.front() = bitmap.ink.back() = 1.0F;
    return bitmap;
}

/// The length that [a, a + 1] and [low, high] share.
double overlap(double a, double low, double high) { return std::max(0.0, std::min(a + 1, high) - std::max(a, low)); }

/// The whole bitmap, without cropping, by definition: each of the 16x16 pixels is the mean of everything that lies under it.
Image mean_under_each(const Bitmap& bitmap) {
    const double rows = static_cast<double>(bitmap.rows);
    const double columns = static_cast<double>(bitmap.columns);
    const double scale = std::max(rows, columns) / 16;
    Image image{};
    for (std::size_t i = 0; i < image_pixels; ++i) {
        const double top = static_cast<double>(i / 16) * scale - (16 * scale - rows) / 2;
        const double left = static_cast<double>(i % 16) * scale - (16 * scale - columns) / 2;
        double ink = 0;
        for (std::size_t row = 0; row < bitmap.rows; ++row) {
            for (std::size_t column = 0; column < bitmap.columns; ++column) {
                ink += static_cast<double>(bitmap.at(row, column)) * overlap(static_cast<double>(row), top, top + scale) *
                       overlap(static_cast<double>(column), left, left + scale);
            }
        }
        image[i] = static_cast<float>(2 * ink / (scale * scale) - 1);
    }
    return image;
}

/// A drawing that looks different after every turn and flip.
Strokes hook() { return {{{0.2F, 0.3F}, {0.5F, 0.1F}, {0.45F, 0.6F}, {0.3F, 0.9F}}, {{0.25F, 0.55F}, {0.7F, 0.5F}}}; }

Strokes moved(Strokes strokes, float scale, float x, float y) {
    for (Stroke& stroke : strokes) {
        for (Point& point : stroke) {
            point = {scale * point.x + x, scale * point.y + y};
        }
    }
    return strokes;
}

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

TEST_CASE("ink: neither the order of strokes, nor their direction, nor points on the way matter") {
    const Image expected = normalise(draw_ink(hook(), 0.06F));
    Strokes other = hook();
    std::swap(other[0], other[1]);
    std::reverse(other[0].begin(), other[0].end());
    other[0].insert(other[0].begin() + 1, {(other[0][0].x + other[0][1].x) / 2, (other[0][0].y + other[0][1].y) / 2});
    CHECK(largest_difference(normalise(draw_ink(other, 0.06F)), expected) < 0.001F);
}

TEST_CASE("normalise: a bitmap without ink is a blank image") {
    CHECK(is_blank(normalise({})));
    CHECK(is_blank(normalise(filled(28, 28, 0))));
}

TEST_CASE("normalise: one pixel, however pale, fills the square as dark as it is") {
    const Image full = normalise(filled(1, 1));
    CHECK(std::all_of(full.begin(), full.end(), [](float value) { return value == 1.0F; }));
    const Image pale = normalise(filled(1, 1, 0.25F));
    CHECK(std::all_of(pale.begin(), pale.end(), [](float value) { return value == -0.5F; }));
    Bitmap alone = filled(30, 50, 0);
    alone.ink[7 * 50 + 33] = 1;
    CHECK(normalise(alone) == full);
}

TEST_CASE("normalise: a bar one pixel wide fills 16 on its longer side and is centred on the other") {
    for (const std::size_t length : {2U, 3U, 16U, 17U, 100U, 1000U}) {
        const float thick = 16.0F / static_cast<float>(length);  // in pixels of the image
        const Image lying = normalise(filled(1, length));
        const Image standing = normalise(filled(length, 1));
        for (std::size_t i = 0; i < 16; ++i) {
            float column = 0;
            for (std::size_t j = 0; j < 16; ++j) {
                column += (pixel(lying, j, i) + 1) / 2;
                CHECK(std::abs(pixel(lying, j, i) - pixel(standing, i, j)) < 1e-6F);
                CHECK(std::abs(pixel(lying, j, i) - pixel(lying, 15 - j, i)) < 1e-4F);
            }
            CHECK(std::abs(column - thick) < 1e-4F * thick + 1e-5F);
        }
    }
}

TEST_CASE("normalise: each pixel is the mean of what lies under it") {
    Random random(16);
    for (const auto& [rows, columns] : {std::pair{16U, 16U}, {28U, 20U}, {96U, 61U}, {7U, 11U}, {5U, 3U}, {1U, 40U}, {33U, 2U}}) {
        const Bitmap bitmap = speckled(rows, columns, random);
        const Image image = normalise(bitmap);
        CHECK(largest_difference(image, mean_under_each(bitmap)) < 1e-5F);
        CHECK(std::all_of(image.begin(), image.end(), [](float value) { return value >= -1 && value <= 1; }));
        // No ink is lost or won: the sum, in the bitmap's pixels.
        double sum = 0;
        for (const float value : image) {
            sum += (static_cast<double>(value) + 1) / 2;
        }
        const double scale = static_cast<double>(std::max(rows, columns)) / 16;
        const double given = std::accumulate(bitmap.ink.begin(), bitmap.ink.end(), 0.0);
        CHECK(std::abs(sum * scale * scale / given - 1) < 1e-5);
    }
}

TEST_CASE("normalise: a 16x16 bitmap that reaches its edges comes through unchanged") {
    Random random(4);
    const Bitmap bitmap = speckled(16, 16, random);
    const Image image = normalise(bitmap);
    for (std::size_t i = 0; i < image_pixels; ++i) {
        CHECK(image[i] == -1.0F + 2.0F * bitmap.ink[i]);
    }
}

TEST_CASE("normalise: neither background around the digit nor a pale rim matters") {
    Random random(8);
    const Bitmap digit = speckled(12, 9, random);
    const Image expected = normalise(digit);
    for (const float haze : {0.0F, 0.2F}) {  // below `cut_threshold`
        Bitmap page = filled(40, 30, haze);
        for (std::size_t row = 0; row < digit.rows; ++row) {
            for (std::size_t column = 0; column < digit.columns; ++column) {
                page.ink[(row + 21) * page.columns + column + 4] = digit.at(row, column);
            }
        }
        CHECK(largest_difference(normalise(page), expected) == 0.0F);
    }
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
