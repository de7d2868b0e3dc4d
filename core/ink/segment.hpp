// A line of digits -> pieces in reading order, each a digit or a part of one: strokes as they were drawn, or patches of a picture's ink,
// cut where digits may touch. What belongs together is not decided here, since that takes reading: `core/reading/line` does it.
#pragma once

#include <span>
#include <vector>

#include <lecun1989/strokes.hpp>
#include "bitmap.hpp"

namespace lecun1989 {

/// Boxes are in the units of the source: the strokes' own, or pixels, including their outer edges.
struct Piece {
    Box box;
    Box upright;                     // around the middle of its strokes, with the slant removed
    float ink = 0;                   // length of stroke, or pixels of ink
    float severed = 0;               // ink that the cut before it goes through, in widths of the pen; 0 without a cut
    std::vector<std::size_t> parts;  // numbers of strokes or of pixels
};

/// A line of writing, separated into pieces.
struct Line {
    std::vector<Piece> pieces;  // by their middles from left to right, with the slant removed
    float height = 0;           // approximate, of its digits, between the middles of strokes
};

/// Makes each stroke a piece, except for stray dots and for strokes with a coordinate that is not drawable. No
/// pieces if no stroke is left.
Line take_apart(const Strokes& strokes);

/// Makes patches of ink pieces, cut where they may be several digits; without dust, ruled lines and whatever enters over the picture's
/// edge.
Line take_apart(const Bitmap& ink);

/// The strokes of a group of pieces, in the order in which they were drawn.
Strokes strokes_of(const Strokes& strokes, std::span<const Piece> group);

/// The ink of a group of pieces, cropped.
Bitmap ink_of(const Bitmap& ink, std::span<const Piece> group);

/// The box around a group of pieces, as it is or with the slant removed.
Box box_around(std::span<const Piece> group, Box Piece::*which);

}  // namespace lecun1989
