// Weights in eight bits: an integer from -127 to 127 for each parameter, and a scale for each plane or unit. A parameter is then scale x
// integer to the bit, on every machine: scales have 17 significant bits, so that no product has to be rounded.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "../image.hpp"
#include "weights_json.hpp"

namespace lecun1989 {

/// A tensor in the order of files; its scales each serve as many values as the next.
struct EightBits {
    std::vector<float> scales;  // scale_count() of them, none negative; 0 where all values are 0
    std::vector<std::int8_t> integers;
};

/// The nearest to a tensor of finite values that eight bits can hold. Of values that are already such, the very ones.
EightBits eight_bits_of(const Parameters<float>& parameters, Tensor tensor);

/// Rounds weights to eight bits, and writes down in their provenance from which; what is in eight bits already stays as it is. Their scores
/// stay those from before the rounding. Each becomes the nearest, or, where `images` show what the network usually sees, the next above or
/// below that makes up better on these for what rounding the unit's others has changed in its total (greedy path following: Lybrand and
/// Saab, 2021; here each layer as though the others were exact, which was worth as much). What is 0 stays 0, and the greatest of a group,
/// which its scale follows from, goes to the nearest.
void round_to_eight_bits(Weights& weights, std::span<const Image> images = {});

}  // namespace lecun1989
