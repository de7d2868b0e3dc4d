// Pictures of a digit in every way that PNG, JPEG and PGM can hold one, encoded here.
#pragma once

#include <string>
#include <vector>

namespace lecun1989 {

std::vector<std::string> png_seeds();
std::vector<std::string> jpeg_seeds();
std::vector<std::string> pnm_seeds();

}  // namespace lecun1989
