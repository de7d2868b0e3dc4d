// Teaching trained weights one drawing more: a few small steps on the drawing and on variations of it, synthetic digits being rehearsed in
// between, so that little else is forgotten.
#pragma once

#include "../data/stroke_lines.hpp"
#include "../weights/weights_json.hpp"

namespace lecun1989 {

/// CHOICE: measured on 62 drawings that shipped weights misread: 57 were then read right, and of other digits hardly more were misread.
struct Teaching {
    std::size_t rounds = 16;     // the first shows the drawing as it is, the others variations of it
    std::size_t rehearsed = 10;  // synthetic digits in each round
    float step_size = 0.001F;
};

/// Weights behind a lesson; of the drawing, at least one point, a digit 0 ... 9. What chance decides follows from how many lessons there
/// were before, so the same drawings in the same order leave the same weights. The provenance stays, its scores being those before the
/// first lesson, and counts the lessons; what was pruned or rounded is so no longer.
Weights taught(const Weights& before, const StrokeDigit& drawing, const Teaching& teaching = {});

/// Synthetic digits that no lesson rehearses, to see what lessons forget.
inline constexpr std::size_t held_digits = 1000;
Dataset held_set();

}  // namespace lecun1989
