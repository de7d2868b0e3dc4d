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

/// The nearest that eight bits can hold to a tensor of finite values. Values that are already in eight bits come back unchanged.
EightBits eight_bits_of(const Parameters<float>& parameters, Tensor tensor);

/// Rounds weights to eight bits and records in their provenance which weights were rounded; weights in eight bits already stay as they are.
/// Their scores stay those from before the rounding. Each weight becomes the nearest value, or, if `images` show what the network usually
/// reads, whichever of the next above and below compensates better, on these images, for what rounding the unit's other weights has changed
/// in its total (greedy path following: Lybrand and Saab, 2021; here each layer as though the others were exact, which worked as well). A 0
/// stays 0, and the greatest of a group, which determines the scale, goes to the nearest value.
void round_to_eight_bits(Weights& weights, std::span<const Image> images = {});

}  // namespace lecun1989
