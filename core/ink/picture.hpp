// A picture of a digit, or of a line of digits, scanned or photographed -> ink. Finds out by itself whether the ink is darker or lighter
// than its paper, how the light falls, and what besides the digit is only dust, a ruled line or the edge of the table.
#pragma once

#include <cstdint>
#include <span>

#include "bitmap.hpp"

namespace lecun1989 {

/// CHOICE: the longer side, in pixels, to which a larger picture is reduced, each pixel becoming the mean of those under it: more would add
/// nothing to a 16x16 image.
inline constexpr std::size_t picture_side = 320;

/// CHOICE: the same for a picture of a line of digits, each of which takes up only a part.
inline constexpr std::size_t line_picture_side = 640;

/// CHOICE: whatever differs from the paper by less than this part of the strongest ink near it counts as paper: grain, compression, a faint
/// shadow.
inline constexpr float paper_noise = 0.2F;

/// The grey levels, 0 black ... 1 white, of a picture of `rows` times `columns` pixels, row by row, each of `channels` bytes: 1 grey; 2
/// grey and opacity; 4 red, green, blue and opacity. Transparent pixels show white paper.
Bitmap grey_of(std::span<const std::uint8_t> bytes, std::size_t rows, std::size_t columns, std::size_t channels);

/// From a picture's grey levels, 0 black ... 1 white, passed in place of ink, the ink of its digit, 0 ... 1: how far each pixel is from the
/// paper around it, as a part of the strongest ink around it. All 0 if the picture has only one grey.
Bitmap ink_of_picture(const Bitmap& picture);

/// The same for a picture of several digits: all of its ink, including dust and ruled lines, which `segment.hpp` tells from digits. One of
/// its pixels covers `reduction(picture, line_picture_side)` pixels of the picture in width and height.
Bitmap ink_of_line(const Bitmap& picture);

/// How many pixels, in width and height, become one, so that a picture has at most `side` on its longer side.
std::size_t reduction(const Bitmap& picture, std::size_t side);

}  // namespace lecun1989
