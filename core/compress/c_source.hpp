// The network with its weights as one C99 file for a small machine, as its authors did for their signal processor (LeCun et al.
// 1989, "Implementation"). Only makes text: opens no files.
#pragma once

#include <string>

#include "../weights/weights_json.hpp"

namespace lecun1989 {

/// C99 that needs nothing else, not even a library: `int lecun1989_read(const float image[256], float outputs[10])` gives the very bits of
/// `forward` if float is IEEE 754 and no multiply-add is fused. Weights that are not in eight bits are rounded to the nearest.
std::string c_source_of(Weights weights);

}  // namespace lecun1989
