// The zip code digits that the paper was written on, as AT&T released them: text, one digit a line. By their own note they were deslanted
// beforehand; the network of the paper read them as they were written. Opens and unpacks nothing.
#pragma once

#include <string_view>

#include <lecun1989/expected.hpp>
#include "dataset.hpp"

namespace lecun1989 {

/// Each line: the digit, then 256 grey levels in [-1, 1], row by row, separated by spaces. Taken as they are, since they are normalised
/// already. Only decimal numbers. At least one line; blank lines are skipped, and the last line may lack its end.
Expected<Dataset> read_zip_text(std::string_view text);

}  // namespace lecun1989
