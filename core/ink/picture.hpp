// A picture of a digit, or of a line of them, scanned or photographed -> ink. Finds out by itself whether the ink is darker or lighter
// than its paper, how the light falls, and what beside the digit is only dust, a ruled line or the table's edge.
#pragma once

#include <cstdint>
#include <span>

#include "bitmap.hpp"

namespace lecun1989 {

/// CHOICE: a picture is reduced to at most so many pixels on its longer side, the mean of those under each: more say nothing about 16.
inline constexpr std::size_t picture_side = 320;

/// CHOICE: the same of a picture of a line of digits, of which each has a part.
inline constexpr std::size_t line_picture_side = 640;

/// CHOICE: what differs from the paper by less than this part of the strongest ink near it is paper: grain, compression, a faint shadow.
inline constexpr float paper_noise = 0.2F;

/// The grey levels, 0 black ... 1 white, of a picture of `rows` times `columns` pixels, row by row, each of `channels` bytes: 1 grey; 2 grey and
/// opacity; 4 red, green, blue and opacity. What is transparent shows white paper.
Bitmap grey_of(std::span<const std::uint8_t> bytes, std::size_t rows, std::size_t columns, std::size_t channels);

/// Takes a picture's grey levels, 0 black ... 1 white, in place of ink, and gives the ink of its digit, 0 ... 1: how far each pixel is from
/// the paper around it, as a part of the strongest ink around it. All 0 for a picture of one grey.
Bitmap ink_of_picture(const Bitmap& picture);

/// The same of a picture of several digits: all of its ink, dust and ruled lines too, which `segment.hpp` tells from digits. One pixel of it
/// is `reduction(picture, line_picture_side)` pixels of the picture wide and high.
Bitmap ink_of_line(const Bitmap& picture);

/// How many pixels on a side are made one, so that a picture has at most `side` on its longer side.
std::size_t reduction(const Bitmap& picture, std::size_t side);

}  // namespace lecun1989
