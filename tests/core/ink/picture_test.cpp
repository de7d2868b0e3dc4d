// Pictures: the digit is extracted from any two greys, uneven light, grain, dust, ruled lines and the edge of the table as from a clean
// scan.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>
#include <vector>

#include "core/ink/normalise.hpp"
#include "core/ink/picture.hpp"
#include "tests/support/ink_fixture.hpp"

using namespace lecun1989;

namespace {

constexpr std::size_t rows = 200;
constexpr std::size_t columns = 160;
constexpr std::size_t top = 50;
constexpr std::size_t left = 30;

struct Sheet {
    float paper = 0.85F;
    float ink = 0.2F;
    std::function<float(float, float)> light = [](float, float) { return 1.0F; };  // by x and y, parts of the sides
    float grain = 0.0F;
};

/// A photo of a digit, half as high as the sheet.
Bitmap photo(std::uint8_t digit, const Sheet& sheet) {
    Random random(90U + digit);
    const SyntheticDigit drawing = draw_synthetic(digit, random);
    const Bitmap drawn = draw_ink(drawing.strokes, drawing.pen_width);
    Bitmap picture{rows, columns, std::vector<float>(rows * columns)};
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < columns; ++column) {
            const bool inside = row >= top && row < top + drawn.rows && column >= left && column < left + drawn.columns;
            const float ink = inside ? drawn.at(row - top, column - left) : 0.0F;
            const float light = sheet.light(static_cast<float>(column) / columns, static_cast<float>(row) / rows);
            const float grain = random.uniform(-1.0F, 1.0F) + random.uniform(-1.0F, 1.0F);
            picture.ink[row * columns + column] = light * (sheet.paper + (sheet.ink - sheet.paper) * ink) + sheet.grain * grain;
        }
    }
    return picture;
}

/// The distance between the image of a photo and that of the drawing itself, the mean over pixels and digits.
float apart(
    const Sheet& sheet, const std::function<void(Bitmap&)>& spoil = [](Bitmap&) {}) {
    float sum = 0;
    for (std::uint8_t digit = 0; digit < 10; ++digit) {
        Random random(90U + digit);
        const SyntheticDigit drawing = draw_synthetic(digit, random);
        const Image expected = normalise(draw_ink(drawing.strokes, drawing.pen_width));
        Bitmap picture = photo(digit, sheet);
        spoil(picture);
        const Image image = normalise(ink_of_picture(picture));
        for (std::size_t i = 0; i < image_pixels; ++i) {
            sum += std::abs(image[i] - expected[i]) / image_pixels / 10;
        }
    }
    return sum;
}

void darken(Bitmap& picture, std::size_t row_begin, std::size_t row_end, std::size_t column_begin, std::size_t column_end) {
    for (std::size_t row = row_begin; row < row_end; ++row) {
        for (std::size_t column = column_begin; column < column_end; ++column) {
            picture.ink[row * columns + column] = 0.1F;
        }
    }
}

float ramp(float x, float y) { return 1.0F - 0.6F * (x + y) / 2.0F; }
float vignette(float x, float y) { return 1.1F - 1.2F * ((x - 0.5F) * (x - 0.5F) + (y - 0.5F) * (y - 0.5F)); }
float shadow(float x, float y) { return 0.55F + 0.45F * std::clamp((x + 0.2F * y - 0.5F) * 8.0F, 0.0F, 1.0F); }

Image image_of_picture(Bitmap picture) { return normalise(ink_of_picture(picture)); }

}  // namespace

TEST_CASE("photos: in even light, dark ink and light ink are read alike") {
    CHECK(apart({}) < 0.05F);
    CHECK(apart({0.15F, 0.9F}) < 0.05F);
    CHECK(apart({0.7F, 0.55F}) < 0.05F);
}

TEST_CASE("photos: light that falls off to a side, to the corners or in a shadow, with grain, changes little") {
    for (const auto& light : {ramp, vignette, shadow}) {
        CHECK(apart({0.85F, 0.2F, light, 0.0F}) < 0.1F);
        CHECK(apart({0.85F, 0.2F, light, 0.02F}) < 0.12F);
    }
    CHECK(apart({0.15F, 0.9F, ramp, 0.02F}) < 0.12F);
    CHECK(apart({0.2F, 0.9F, vignette, 0.02F}) < 0.12F);
}

TEST_CASE("photos: dust, a ruled line, the table's edge and a flat stroke are left out") {
    const Sheet sheet{0.85F, 0.2F, ramp, 0.01F};
    CHECK(apart(sheet, [](Bitmap& picture) {
              for (std::size_t at = 5; at < 155; at += 10) {
                  darken(picture, at, at + 2, 150, 152);
                  darken(picture, 180, 182, at, at + 2);
              }
          }) < 0.1F);
    CHECK(apart(sheet, [](Bitmap& picture) { darken(picture, 170, 172, 0, columns); }) < 0.1F);
    CHECK(apart(sheet, [](Bitmap& picture) { darken(picture, 0, rows, 0, 9); }) < 0.1F);
    CHECK(apart(sheet, [](Bitmap& picture) { darken(picture, 170, 176, 10, 150); }) < 0.1F);
}

TEST_CASE("photos: a digit that fills the picture to its edges is read whole") {
    for (std::uint8_t digit = 0; digit < 10; ++digit) {
        Random random(80U + digit);
        const SyntheticDigit drawing = draw_synthetic(digit, random);
        const Bitmap drawn = draw_ink(drawing.strokes, drawing.pen_width);
        Bitmap picture = drawn;
        std::transform(drawn.ink.begin(), drawn.ink.end(), picture.ink.begin(), [](float ink) { return 1.0F - ink; });
        const Image image = normalise(ink_of_picture(picture));
        const Image expected = normalise(drawn);
        float sum = 0;
        for (std::size_t i = 0; i < image_pixels; ++i) {
            sum += std::abs(image[i] - expected[i]) / image_pixels;
        }
        INFO("digit " << int(digit) << " " << drawn.rows << "x" << drawn.columns);
        CHECK(sum < 0.2F);
    }
}

TEST_CASE("photos: a large picture is reduced, a blank one stays blank, and all ink is 0 to 1") {
    const Bitmap large = ink_of_picture({1000, 30, std::vector<float>(30000, 0.4F)});
    CHECK(large.rows <= picture_side);
    CHECK(is_blank(normalise(large)));
    const Bitmap ink = ink_of_picture(photo(3, {0.85F, 0.2F, vignette, 0.05F}));
    CHECK(*std::max_element(ink.ink.begin(), ink.ink.end()) == 1.0F);
    CHECK(*std::min_element(ink.ink.begin(), ink.ink.end()) == 0.0F);
}

TEST_CASE("pictures: dark on light and light on dark are the same digit, whatever the two greys") {
    for (std::uint8_t digit = 0; digit < 10; ++digit) {
        const Bitmap ink = drawn(digit, 20);
        const Image plain = image_of_picture(scan(ink, 1.0F, 0.0F));
        CHECK_FALSE(is_blank(plain));
        CHECK(largest_difference(plain, image_of_picture(scan(ink, 0.0F, 1.0F))) < 1e-5F);
        CHECK(largest_difference(plain, image_of_picture(scan(ink, 0.75F, 0.25F))) < 1e-5F);
        CHECK(largest_difference(plain, image_of_picture(scan(ink, 0.25F, 0.75F))) < 1e-5F);
        CHECK(largest_difference(plain, image_of_picture(scan(ink, 0.9F, 0.5F))) < 1e-5F);
    }
}

TEST_CASE("pictures: ink is 0 on the paper and 1 where it is strongest") {
    const Bitmap ink = drawn(3, 21);
    for (const auto& [paper_grey, ink_grey] : {std::pair(1.0F, 0.0F), std::pair(0.3F, 0.8F)}) {
        const Bitmap found = ink_of_picture(scan(ink, paper_grey, ink_grey));
        CHECK(found.at(0, 0) == 0.0F);
        CHECK(*std::min_element(found.ink.begin(), found.ink.end()) == 0.0F);
        CHECK(*std::max_element(found.ink.begin(), found.ink.end()) == 1.0F);
    }
}

TEST_CASE("pictures: a single grey, whichever it is, is a blank sheet, and so is a picture without pixels") {
    for (const float grey : {0.0F, 0.4F, 1.0F}) {
        for (const auto& [height, width] : {std::pair<std::size_t, std::size_t>(1, 1), {1, 40}, {40, 1}, {30, 20}}) {
            CHECK(is_blank(image_of_picture({height, width, std::vector<float>(height * width, grey)})));
        }
    }
    CHECK(is_blank(image_of_picture({})));
    CHECK(is_blank(image_of_picture({0, 7, {}})));
}

TEST_CASE("pictures: grain on the paper is no ink, and a mark on the edge is left out") {
    const Bitmap ink = drawn(7, 22);
    const Bitmap clean = scan(ink, 0.95F, 0.1F);
    const Image expected = image_of_picture(clean);
    Random random(23);
    Bitmap grainy = clean;
    for (float& grey : grainy.ink) {
        grey -= grey == 0.95F ? random.uniform(0.0F, 0.1F) : 0.0F;
    }
    CHECK(largest_difference(image_of_picture(grainy), expected) < 0.4F);
    for (std::size_t row = 0; row < grainy.rows; ++row) {
        CHECK(ink_of_picture(grainy).at(row, 0) == 0.0F);
    }

    Bitmap touching = clean;  // less than half of the edge
    for (std::size_t column = 0; column < touching.columns / 2; ++column) {
        touching.ink[column] = 0.1F;
    }
    CHECK(image_of_picture(touching) == expected);
}

TEST_CASE("numbers: bytes of a colour picture become grey, and transparent pixels paper", "[number]") {
    const std::vector<std::uint8_t> bytes = {255, 255, 255, 255, 0, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255};
    const Bitmap grey = grey_of(bytes, 2, 3, 4);
    CHECK(grey.rows == 2);
    const std::vector<float> expected = {1.0F, 0.0F, 1.0F, 0.3F, 0.586F, 0.113F};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(grey.ink[i] == Approx(expected[i]).margin(0.002));
    }
}
