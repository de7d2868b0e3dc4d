// The one image that the network sees.
#pragma once

#include <array>
#include <cstddef>

namespace lecun1989 {

inline constexpr std::size_t image_side = 16;
inline constexpr std::size_t image_pixels = image_side * image_side;

/// [16][16], row by row, -1 background to +1 ink.
using Image = std::array<float, image_pixels>;

}  // namespace lecun1989
