// The image that the network reads, [16][16], row by row, -1 background to +1 ink, and the check that it is one.
#pragma once

#include <algorithm>
#include <array>

#include "paper.hpp"

namespace lecun1989 {

inline constexpr std::size_t image_pixels = paper::image_side * paper::image_side;

using Image = std::array<float, image_pixels>;

/// A blank image: every pixel at the background level.
inline Image blank_image() {
    Image image;
    image.fill(paper::background_level);
    return image;
}

/// Whether the image is blank, so that there is no digit to ask for.
inline bool is_blank(const Image& image) {
    return std::all_of(image.begin(), image.end(), [](float pixel) { return pixel == paper::background_level; });
}

}  // namespace lecun1989
