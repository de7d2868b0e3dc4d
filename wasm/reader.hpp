// What was loaded to read with, for the sources that show more of it.
#pragma once

#include "core/network/parameters.hpp"

namespace lecun1989 {

/// Null before any weights are loaded.
const Parameters<float>* loaded_parameters();

}  // namespace lecun1989
