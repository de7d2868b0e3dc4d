// A number as it is written on an envelope: a line of strokes, or a photo of one -> its digits in reading order, each with its place and
// what the network reads in it. Reading decides which pieces of a line make a digit: of all ways to join neighbours, the best is the one in
// which every digit looks most like one and is neither too wide nor too low for its line.
#pragma once

#include "../ink/segment.hpp"
#include "reader.hpp"

namespace lecun1989 {

struct NumberDigit {
    Box box;                         // in the units of what was read
    std::vector<std::size_t> parts;  // numbers of its strokes; none for a picture
    Image image{};
    Reading reading;
};

/// The digits of a line of strokes, drawn with a pen `pen_width` wide, as in `image_of`; each is declined on its own if its margin is below
/// `threshold`. None if nothing is written.
std::vector<NumberDigit> read_number(const Parameters<float>& parameters, const Strokes& strokes, float pen_width, float threshold);

/// The same for a picture, dark ink on light paper or the reverse; boxes are in its pixels.
std::vector<NumberDigit> read_number(const Parameters<float>& parameters, const Bitmap& picture, float threshold);

}  // namespace lecun1989
