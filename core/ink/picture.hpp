// A picture of one digit, scanned or photographed -> ink. Finds out by itself whether the ink is darker or lighter than its paper.
#pragma once

#include "bitmap.hpp"

namespace lecun1989 {

/// CHOICE: what differs from the paper by less than this part of the strongest ink is paper: grain, compression, a faint shadow.
inline constexpr float paper_noise = 0.2F;

/// Takes a picture's grey levels, 0 black ... 1 white, in place of ink, and gives its ink, 0 ... 1: how far each pixel is from the paper,
/// the middle grey of the picture's edge, towards the side that most of the difference lies on. All 0 for a picture of one grey.
Bitmap ink_of_picture(Bitmap picture);

}  // namespace lecun1989
