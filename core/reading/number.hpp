// A number as it is written on an envelope: a line of strokes, or a photo of one -> its digits in reading order, each with its place and what
// the network reads of it. Which pieces of a line make a digit is settled by reading: of all ways to put neighbours together, the one in
// which every digit looks most like one, and is neither too wide nor too low for its line.
#pragma once

#include "../ink/segment.hpp"
#include "reader.hpp"

namespace lecun1989 {

struct NumberDigit {
    Box box;                         // in the units of what was read
    std::vector<std::size_t> parts;  // numbers of its strokes; of a picture none
    Image image{};
    Reading reading;
};

/// The digits of a line of strokes, drawn with a pen `pen_width` wide, as `image_of` takes it, each declined on its own where its margin is
/// under `threshold`. None where nothing is written.
std::vector<NumberDigit> read_number(const Parameters<float>& parameters, const Strokes& strokes, float pen_width, float threshold);

/// The same of a picture, dark ink on light paper or the other way round; boxes lie in its own pixels.
std::vector<NumberDigit> read_number(const Parameters<float>& parameters, const Bitmap& picture, float threshold);

}  // namespace lecun1989
