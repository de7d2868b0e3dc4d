// A line of digits -> pieces in reading order, each of them a digit or a part of one: strokes as they were drawn, or patches of a picture's
// ink, cut where digits may touch. What belongs together is not decided here, for that takes reading: `core/reading/number` does it.
#pragma once

#include <span>
#include <vector>

#include <lecun1989/strokes.hpp>
#include "bitmap.hpp"

namespace lecun1989 {

/// Boxes lie in the units of what was taken apart: the strokes' own, or pixels, a pixel's outer edges counted.
struct Piece {
    Box box;
    Box upright;                     // around the middle of its strokes, had the writing no slant
    float ink = 0;                   // length of stroke, or pixels of ink
    float severed = 0;               // what parts it from the piece before cuts through so much ink, in widths of the pen; 0 where nothing is cut
    std::vector<std::size_t> parts;  // numbers of strokes or of pixels
};

/// A line of writing taken apart.
struct Line {
    std::vector<Piece> pieces;  // as their middles follow one another from left to right, slant taken away
    float height = 0;           // of its digits, about, from the middles of strokes
};

/// Every stroke is a piece, but for dots of dirt and strokes with coordinates that are no numbers or a million or more from 0. No pieces
/// where there is no stroke left.
Line take_apart(const Strokes& strokes);

/// Patches of ink, cut where they may be several digits; without dust, lines that were ruled and what comes in over the picture's edge.
Line take_apart(const Bitmap& ink);

/// The strokes of a group of pieces, in the order in which they were drawn.
Strokes strokes_of(const Strokes& strokes, std::span<const Piece> group);

/// The ink of a group of pieces, cut out.
Bitmap ink_of(const Bitmap& ink, std::span<const Piece> group);

/// The box around a group of pieces, as it stands or without slant.
Box box_around(std::span<const Piece> group, Box Piece::* which);

}  // namespace lecun1989
