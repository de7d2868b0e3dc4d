// A digit as it might also have been drawn: bent, with another pen, and normalised as on the page. Bends what the digit was before it was
// normalised, if that is known, and otherwise the 16x16 image.
#pragma once

#include "../data/original.hpp"
#include "../image.hpp"
#include "../random.hpp"
#include "warp.hpp"

namespace lecun1989 {

/// How differently a digit may be drawn.
struct Variety {
    Bend bend;
    float thinnest_pen = 0;  // strokes: parts of the drawing's longer side
    float thickest_pen = 0;
    float longest_step = 0;  // strokes: the greatest distance below which points are left out, as a fast hand leaves them out
    float swelling = 0;      // scans: how much of a pixel's width lines grow or shrink on either side, 0 ... 1
    float shift_pixels = 0;  // images: of 16
    float zoom = 0;          // images: 0.1 for a tenth larger or smaller
};

/// Draws anew the digit whose 16x16 image is `image` and which was `original` before it was normalised.
Image redraw(const Original& original, const Image& image, const Variety& variety, Random& random);

}  // namespace lecun1989
