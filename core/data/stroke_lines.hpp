// Digits as pen strokes, a JSON object a line: {"digit": 8, "strokes": [[[x, y], ...], ...]}. Opens and unpacks nothing.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "../expected.hpp"
#include "../ink/strokes.hpp"
#include "dataset.hpp"

namespace lecun1989 {

struct StrokeDigit {
    std::uint8_t digit = 0;
    Strokes strokes;  // in the file's own units, y down
};

/// How far from 0 a coordinate may lie; beyond it no tablet is meant, and arithmetic would lose the shape.
inline constexpr float farthest_coordinate = 1e6F;

/// At least one line; blank lines are passed over. A line: the two keys and no other, a digit 0 ... 9, at least one stroke, each of at
/// least one point, each of two numbers within `farthest_coordinate`.
Expected<std::vector<StrokeDigit>> read_stroke_lines(std::string_view text);

/// CHOICE: a set's units say nothing about the pad that its writers saw, so each digit is drawn as on the page's pad by someone who
/// makes its longer side this part of the pad's.
inline constexpr float drawn_side = 0.75F;

/// Draws the digits with the page's pen, `pen_width` a part of the pad's side, and normalises them. A lone dot stays a dot. A digit
/// without points, or a pen without width, leaves a blank image.
Dataset draw_digits(std::span<const StrokeDigit> digits, float pen_width);

}  // namespace lecun1989
