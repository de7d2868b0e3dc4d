// The figures in which people write the ten digits, each as the few places that the pen passes. Figures only: synthetic.cpp makes one
// drawing differ from the next.
#pragma once

#include <cstdint>
#include <span>

namespace lecun1989 {

enum class Pen : std::uint8_t {
    touches,  // begins a stroke
    passes,   // in a smooth curve
    turns,    // in a corner
};

/// Hundredths of the digit's usual height: x to the right from its left edge, y down from its top.
struct Knot {
    std::int8_t x = 0;
    std::int8_t y = 0;
    Pen pen = Pen::touches;
};

namespace knots {

constexpr Knot at(std::int8_t x, std::int8_t y) { return {x, y, Pen::touches}; }
constexpr Knot by(std::int8_t x, std::int8_t y) { return {x, y, Pen::passes}; }
constexpr Knot turn(std::int8_t x, std::int8_t y) { return {x, y, Pen::turns}; }

}  // namespace knots

/// One way to write a digit. The first knot touches, and no two in a row are in one place.
using Figure = std::span<const Knot>;

/// The ways to write a digit, 0 ... 9; the usual ones stand in several proportions.
std::span<const Figure> figures_of(std::uint8_t digit);

}  // namespace lecun1989
