// What hangs together in a picture's ink, and which of it is the digit.
#pragma once

#include <cstddef>
#include <vector>

#include "bitmap.hpp"

namespace lecun1989 {

/// Pixels with ink that touch one another, by a corner too.
struct Patch {
    std::vector<std::size_t> pixels;
    float ink = 0.0F;
    std::size_t top = 0, bottom = 0, left = 0, right = 0;  // the outermost, themselves inside

    float height() const { return static_cast<float>(bottom - top + 1); }
    float width() const { return static_cast<float>(right - left + 1); }
    float longer_side() const { return height() > width() ? height() : width(); }
};

/// All of a picture's patches, by their first pixels.
std::vector<Patch> patches_of(const Bitmap& ink);

bool at_edge(const Patch& patch, const Bitmap& ink);

/// Leaves the largest patch of ink that may be a digit, with those parts of it that hang apart, and takes the rest away: what touches the
/// picture's edge, what lies down as a ruled line does, specks. Where nothing may be a digit, the largest patch; nothing where there is no ink.
void keep_digit(Bitmap& ink);

}  // namespace lecun1989
