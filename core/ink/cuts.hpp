// Cuts a patch of ink that may be several touching digits into slices, along paths from top to bottom that cross little ink.
#pragma once

#include "components.hpp"
#include "segment.hpp"

namespace lecun1989 {

/// Adds a patch of a line of writing to its pieces: whole if it is narrow, otherwise in slices from left to right. `slant`: how far the
/// line leans to the right on its way up, in heights; `pen_px`: the width of its strokes.
void add_pieces(const Bitmap& ink, const Patch& patch, float slant, float line_height, float pen_px, std::vector<Piece>& pieces);

}  // namespace lecun1989
