// What the tests of ink, images and pictures share: drawings, scans of them, and how far two images are apart. No expectations of its own.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "core/data/synthetic.hpp"
#include "core/ink/ink.hpp"

namespace lecun1989 {

inline float pixel(const Image& image, std::size_t row, std::size_t column) { return image[16 * row + column]; }

inline float largest_difference(const Image& a, const Image& b) {
    float worst = 0;
    for (std::size_t i = 0; i < image_pixels; ++i) {
        worst = std::max(worst, std::abs(a[i] - b[i]));
    }
    return worst;
}

inline Bitmap filled(std::size_t rows, std::size_t columns, float ink = 1.0F) {
    return {rows, columns, std::vector<float>(rows * columns, ink)};
}

/// As drawn here, a line a row: full ink at each '#'.
inline Bitmap sketched(const std::vector<std::string>& lines) {
    Bitmap bitmap = filled(lines.size(), lines.front().size(), 0);
    for (std::size_t i = 0; i < bitmap.ink.size(); ++i) {
        bitmap.ink[i] = lines[i / bitmap.columns][i % bitmap.columns] == '#' ? 1.0F : 0.0F;
    }
    return bitmap;
}

/// Fills a rectangle with ink; rows and columns from the first to the last.
inline void ink_in(Bitmap& bitmap, std::size_t top, std::size_t bottom, std::size_t left, std::size_t right) {
    for (std::size_t row = top; row <= bottom; ++row) {
        for (std::size_t column = left; column <= right; ++column) {
            bitmap.ink[row * bitmap.columns + column] = 1.0F;
        }
    }
}

/// A drawing that looks different after every turn and flip.
inline Strokes hook() { return {{{0.2F, 0.3F}, {0.5F, 0.1F}, {0.45F, 0.6F}, {0.3F, 0.9F}}, {{0.25F, 0.55F}, {0.7F, 0.5F}}}; }

inline Strokes moved(Strokes strokes, float scale, float x, float y) {
    for (Stroke& stroke : strokes) {
        for (Point& point : stroke) {
            point = {scale * point.x + x, scale * point.y + y};
        }
    }
    return strokes;
}

inline Bitmap drawn(std::uint8_t digit, std::uint64_t seed) {
    Random random(seed);
    const SyntheticDigit drawing = draw_synthetic(digit, random);
    return draw_ink(drawing.strokes, drawing.pen_width);
}

/// A drawn digit as a scan would have it: ink of one grey on paper of another, with a margin.
inline Bitmap scan(const Bitmap& ink, float paper_grey, float ink_grey) {
    constexpr std::size_t margin = 9;
    Bitmap picture{ink.rows + 2 * margin, ink.columns + 2 * margin, {}};
    picture.ink.assign(picture.rows * picture.columns, paper_grey);
    for (std::size_t row = 0; row < ink.rows; ++row) {
        for (std::size_t column = 0; column < ink.columns; ++column) {
            picture.ink[(row + margin) * picture.columns + column + margin] = paper_grey + (ink_grey - paper_grey) * ink.at(row, column);
        }
    }
    return picture;
}

}  // namespace lecun1989
