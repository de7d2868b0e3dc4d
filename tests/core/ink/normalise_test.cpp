// Normalisation, against its definition: each pixel the mean of what lies under it.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/ink/normalise.hpp"
#include "tests/support/ink_fixture.hpp"

using namespace lecun1989;

namespace {

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

}  // namespace

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
