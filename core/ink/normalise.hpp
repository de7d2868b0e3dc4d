// Any grey bitmap -> the 16x16 image that the network reads: the paper's linear map, and the only preprocessing of the project. Page,
// photos, MNIST and pen data all come through here. LeCun et al. 1989, "Preprocessing".
#pragma once

#include "../image.hpp"
#include "bitmap.hpp"

namespace lecun1989 {

/// CHOICE: how much ink makes a pixel count when the digit is cropped, as a part of the darkest pixel's. The paper cropped binary images;
/// on grey ones the pale rim of a stroke should not push the box outwards by a whole pixel.
inline constexpr float cut_threshold = 0.25F;

/// Crops to the ink, scales it to fill 16 pixels on its longer side with its aspect ratio kept, centres the shorter side, and gives each
/// pixel the mean of the ink that falls on it, from -1 (none) to +1. Blank if the bitmap has no ink.
Image normalise(const Bitmap& bitmap);

}  // namespace lecun1989
