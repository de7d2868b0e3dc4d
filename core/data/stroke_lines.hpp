// Digits as pen strokes, a JSON object a line: {"digit": 8, "strokes": [[[x, y], ...], ...]}. Opens and unpacks nothing.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <lecun1989/expected.hpp>
#include <lecun1989/strokes.hpp>
#include "../ink/ink.hpp"
#include "dataset.hpp"

namespace lecun1989 {

struct StrokeDigit {
    std::uint8_t digit = 0;
    Strokes strokes;  // in the file's own units, y down
};

/// CHOICE: the greatest length of a line in bytes, far beyond what a hand can write as one digit: 100,000 points and more.
inline constexpr std::size_t longest_stroke_line = std::size_t{1} << 21U;

/// At least one line; blank lines are skipped. A line: these two keys and no other, a digit 0 ... 9, at least one stroke, each of at least
/// one point, each of two numbers within `farthest_coordinate`; no longer than `longest_stroke_line`.
Expected<std::vector<StrokeDigit>> read_stroke_lines(std::string_view text);

/// Why this is no digit of such a file (ErrorCode::strokes), if it isn't.
std::optional<Error> refusal_of(const StrokeDigit& digit);

/// One digit as such a line, with its end.
std::string line_of(const StrokeDigit& digit);

/// The digits as on the page's pad, `pen_width` a part of the pad's side. CHOICE: a set's units say nothing about the pad that its writers
/// saw, so each is drawn at the usual size, `usual_side`. A lone dot stays a dot. A digit without points, or a pen without width, leaves a
/// blank image.
Dataset draw_digits(std::span<const StrokeDigit> digits, float pen_width);

/// The least size for `draw_digits_anywhere`, as a part of the pad's side; the greatest is the whole pad.
inline constexpr float least_placed_side = 0.2F;

/// Each digit `placements` times in succession, at random sizes and places on the pad, from one seed.
Dataset draw_digits_anywhere(std::span<const StrokeDigit> digits, float pen_width, std::size_t placements, std::uint64_t seed);

}  // namespace lecun1989
