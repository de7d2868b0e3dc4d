// A bent sheet: where each place of a digit goes when the digit is turned, slanted, stretched and pulled a little, all at random. The same
// sheet bends strokes (each point goes there) and bitmaps (each pixel is fetched from there).
#pragma once

#include <array>

#include <lecun1989/strokes.hpp>
#include "../random.hpp"

namespace lecun1989 {

/// The greatest random changes, about the middle of a digit whose longer side is 1; all 0 leaves the digit as it is.
struct Bend {
    float turn = 0;     // tangent of the angle, to a good approximation
    float slant = 0;    // to the right per unit up
    float stretch = 0;  // of one side against the other
    float taper = 0;    // growth per unit, across and down
    float pull = 0;     // of each knot of a net of 5 x 5, which the rest follows
};

class Warp {
public:
    Warp(const Bend& bend, Random& random);

    /// Where a place goes, in coordinates about the digit's middle.
    Point move(Point place) const;

private:
    static constexpr std::size_t knots = 5;
    using Net = std::array<std::array<Point, knots>, knots>;  // [row][column]

    float xx_, xy_, yx_, yy_;  // the matrix
    Point taper_;
    Net net_;
};

}  // namespace lecun1989
