// Weights in eight bits: an integer from -127 to 127 for each parameter, and a scale for each plane or unit. A parameter is then scale x
// integer to the bit, on every machine: scales have 17 significant bits, so that no product has to be rounded.
#pragma once

#include <cstdint>
#include <vector>

#include "weights_json.hpp"

namespace lecun1989 {

/// A tensor in the order of files; its scales each serve as many values as the next.
struct EightBits {
    std::vector<float> scales;  // scale_count() of them, none negative; 0 where all values are 0
    std::vector<std::int8_t> integers;
};

/// The nearest that eight bits can hold to a tensor of finite values. Values that are already in eight bits come back unchanged.
EightBits eight_bits_of(const Parameters<float>& parameters, Tensor tensor);

/// The integer from -127 to 127 that times `scale` is nearest to `value`; halves are rounded away from 0.
std::int8_t nearest_integer(float value, float scale);

}  // namespace lecun1989
