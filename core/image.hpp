// Blank images.
#pragma once

#include <algorithm>

#include <lecun1989/image.hpp>

#include "paper.hpp"

namespace lecun1989 {

static_assert(image_side == paper::image_side);

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
