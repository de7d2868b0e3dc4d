// A drawing wider or narrower than it is drawn.
#pragma once

#include <lecun1989/strokes.hpp>

namespace lecun1989 {

/// How many times as wide as high the drawing is, without its pen; 0 for a drawing without height, or without points.
float width_of(const Strokes& strokes);

/// The drawing, as many times as wide.
Strokes stretched(const Strokes& strokes, float times);

}  // namespace lecun1989
