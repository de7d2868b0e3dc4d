// What a visitor draws -> the image that the network reads of it, wherever on the pad it stands and however large it is.
#pragma once

#include <lecun1989/strokes.hpp>
#include "../image.hpp"

namespace lecun1989 {

/// CHOICE: a drawing is read as though its longer side, without the pen, were this part of the pad's. Read as it is, a small digit's ink
/// would fill its loops and a large one's would be a hair, so the same hand would be read differently at another size. The pen that the
/// network reads therefore grows and shrinks with the drawing, and a pen's width means its width relative to a drawing of this size.
inline constexpr float usual_side = 0.75F;

/// CHOICE: anything smaller than this is a dot made by an unsteady hand, not a tiny digit: its pen no longer shrinks with it.
inline constexpr float least_side = 0.1F;

/// The image [16][16] of a drawing on the pad, points in its unit square (beyond it is allowed). pen_width: a part of the pad's side,
/// relative to a drawing of the usual size. Blank if `draw_ink` finds nothing to draw.
Image image_of(const Strokes& strokes, float pen_width);

/// The square on the pad that this image shows, to within a pixel of the intermediate bitmap; only for drawings that have a point.
Box place_of_image(const Strokes& strokes, float pen_width);

}  // namespace lecun1989
