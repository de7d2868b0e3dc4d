// Teaching trained weights one more drawing: a few small steps on the drawing and on variations of it, interleaved with synthetic digits,
// so that little else is forgotten.
#pragma once

#include "../data/stroke_lines.hpp"
#include "../weights/weights_json.hpp"

namespace lecun1989 {

/// CHOICE: measured on 62 drawings that shipped weights misread: afterwards 57 were read right, and hardly more of the other digits were
/// misread.
struct Teaching {
    std::size_t rounds = 16;     // the first shows the drawing as it is, the others variations of it
    std::size_t rehearsed = 10;  // synthetic digits in each round
    float step_size = 0.001F;
};

/// The weights after a lesson on a drawing of at least one point, which is a digit 0 ... 9. The random choices follow from the number of
/// lessons before, so the same drawings in the same order leave the same weights. The provenance stays, with the scores from before the
/// first lesson, and counts the lessons; taught weights no longer count as pruned or rounded.
Weights taught(const Weights& before, const StrokeDigit& drawing, const Teaching& teaching = {});

/// Synthetic digits that no lesson rehearses, to measure what lessons forget.
inline constexpr std::size_t held_digits = 1000;
Dataset held_set();

}  // namespace lecun1989
