// Digits drawn from stroke templates of our own, in the shapes that people use, each with its own slant, size, wobble and pen. They let
// training, tests and the page run where no data set was fetched.
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

/// The figure, a digit's or another, as a random hand draws it; its knots not all in one place.
SyntheticDigit draw_figure(Figure figure, Random& random);

/// digit 0 ... 9; the next random digit of that name, in one of its shapes.
SyntheticDigit draw_synthetic(std::uint8_t digit, Random& random);

/// `count` digits, 0 to 9 in turn, from one seed.
Dataset synthetic(std::size_t count, std::uint64_t seed);

}  // namespace lecun1989
