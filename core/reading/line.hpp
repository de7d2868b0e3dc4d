// A number as it is written on an envelope: a line of strokes, or a photo of one -> its digits in reading order, each with its place and
// what is read in it. Reading decides which pieces of a line make a digit: of all ways to join neighbours, the best is the one in which
// every digit looks most like one and is neither too wide nor too low for its line. Knows no network: the caller reads.
#pragma once

#include <functional>

#include <lecun1989/reader.hpp>

#include "../ink/segment.hpp"

namespace lecun1989 {

using ReadImage = std::function<Reading(const Image&)>;

/// The digits of a line of strokes, drawn with a pen `pen_width` wide, as in `image_of`. None if nothing is written.
std::vector<NumberDigit> read_line(const Strokes& strokes, float pen_width, const ReadImage& read);

/// The same for a picture's grey levels, dark ink on light paper or the reverse; boxes are in its pixels.
std::vector<NumberDigit> read_line(const Bitmap& picture, const ReadImage& read);

}  // namespace lecun1989
