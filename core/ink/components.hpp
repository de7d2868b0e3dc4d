// The connected patches of a picture's ink, and which of them is the digit.
#pragma once

#include <cstddef>
#include <vector>

#include "bitmap.hpp"

namespace lecun1989 {

/// Connected pixels with ink; corners connect too.
struct Patch {
    std::vector<std::size_t> pixels;
    float ink = 0.0F;
    std::size_t top = 0, bottom = 0, left = 0, right = 0;  // inclusive

    float height() const { return static_cast<float>(bottom - top + 1); }
    float width() const { return static_cast<float>(right - left + 1); }
    float longer_side() const { return height() > width() ? height() : width(); }
};

/// All of a picture's patches, in the order of their first pixels.
std::vector<Patch> patches_of(const Bitmap& ink);

bool at_edge(const Patch& patch, const Bitmap& ink);

/// Keeps the largest patch of ink that may be a digit, with any detached parts of it, and removes the rest: what touches the picture's
/// edge, what lies flat like a ruled line, specks. If no patch may be a digit, keeps the largest; leaves nothing if there is no ink.
void keep_digit(Bitmap& ink);

}  // namespace lecun1989
