// What hangs together in a picture's ink, and which of it is the digit.
#pragma once

#include "bitmap.hpp"

namespace lecun1989 {

/// Leaves the largest patch of ink that may be a digit, with those parts of it that hang apart, and takes the rest away: what touches the
/// picture's edge, what lies down as a ruled line does, specks. Where nothing may be a digit, the largest patch; nothing where there is no ink.
void keep_digit(Bitmap& ink);

}  // namespace lecun1989
