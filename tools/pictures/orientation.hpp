// How a camera was held: the tag "orientation" of EXIF data, and turning a picture by it. Knows no other tag.
// Exif 2.32, 4.6.4 A, tag 274; TIFF 6.0, section 2.
#pragma once

#include <string_view>

#include "picture_file.hpp"

namespace lecun1989 {

/// From 1 (upright) to 8, from EXIF data, which begins with its byte order. Data without a valid orientation say that the picture is
/// upright: a camera's other tags are no business of ours, and no checksum tells whether they are whole.
int orientation_of(std::string_view exif);

/// The picture as it was seen.
Picture turned(Picture picture, int orientation);

}  // namespace lecun1989
