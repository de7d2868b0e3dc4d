// The zip code digits that the paper was written on, as AT&T gave them out: text, a digit a line. By their own note they were straightened
// (deslanted) before; the network of the paper saw them as they were written. Opens and unpacks nothing.
#pragma once

#include <string_view>

#include <lecun1989/expected.hpp>
#include "dataset.hpp"

namespace lecun1989 {

/// Each line: the digit, then 256 grey levels in [-1, 1], row by row, apart by spaces. Taken as they are: they are normalised already.
/// Decimal numbers and nothing else. At least one line; blank ones are passed over, and the last may or may not end.
Expected<Dataset> read_zip_text(std::string_view text);

}  // namespace lecun1989
