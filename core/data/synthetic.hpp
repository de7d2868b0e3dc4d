// Digits drawn from figures of our own, in the shapes that people use, each with its own slant, size, wobble and pen. They let training,
// tests and the page run without a data set.
#pragma once

#include <lecun1989/strokes.hpp>
#include "../random.hpp"
#include "dataset.hpp"
#include "digit_figures.hpp"

namespace lecun1989 {

/// One drawn digit, within the unit square, and the width of its pen.
struct SyntheticDigit {
    Strokes strokes;
    float pen_width = 0;
};

/// The figure of a digit, or another, as a random hand draws it; its knots must not all be in one place.
SyntheticDigit draw_figure(Figure figure, Random& random);

/// The next random drawing of `digit`, 0 ... 9, in one of its shapes.
SyntheticDigit draw_synthetic(std::uint8_t digit, Random& random);

/// `count` digits, 0 to 9 in turn, from one seed.
Dataset synthetic(std::size_t count, std::uint64_t seed);

}  // namespace lecun1989
