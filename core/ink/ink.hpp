// Strokes -> grey bitmap: a round pen of one width follows straight lines from point to point, and a pixel is as dark as the nearest
// line is near. Not the screen's drawing: the same ink in every browser and on the command line.
#pragma once

#include <cmath>

#include <lecun1989/strokes.hpp>
#include "bitmap.hpp"

namespace lecun1989 {

/// CHOICE: pixels on the longer side of the drawing; six to each of the network's, so that ink has soft, exact edges.
inline constexpr std::size_t ink_side = 96;

/// How far from 0 a coordinate may be; no tablet reports larger ones, and rounding would lose the shape.
inline constexpr float farthest_coordinate = 1e6F;
inline bool is_drawable(float coordinate) { return std::fabs(coordinate) <= farthest_coordinate; }
inline bool is_drawable(Point point) { return is_drawable(point.x) && is_drawable(point.y); }

/// Draws the strokes, points in the pad's unit square (beyond it is allowed), with a pen `pen_width` wide, a part of the pad's side, above
/// 0. The bitmap is cropped to the ink and scaled to `ink_side` pixels on its longer side, so that place and size on the pad do not matter.
/// Empty (0 x 0) if nothing is drawn, if a coordinate is not drawable, or if the pen is not 1e-6 to 1e6 wide.
Bitmap draw_ink(const Strokes& strokes, float pen_width);

}  // namespace lecun1989
