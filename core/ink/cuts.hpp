// A patch of ink that may be several digits which touch -> slices, cut where a way from top to bottom goes through little ink.
#pragma once

#include "components.hpp"
#include "segment.hpp"

namespace lecun1989 {

/// Adds a patch of a line of writing to its pieces: whole where it is narrow, else in slices from left to right. `slant` as far as the line
/// leans to the right on its way up, in heights; `pen_px` the width of its strokes.
void add_pieces(const Bitmap& ink, const Patch& patch, float slant, float line_height, float pen_px, std::vector<Piece>& pieces);

}  // namespace lecun1989
