// Rounding trained weights to eight bits, so that the network's outputs change little.
#pragma once

#include <span>

#include "../image.hpp"
#include "../weights/weights_json.hpp"

namespace lecun1989 {

/// Rounds weights to eight bits and records in their provenance which weights were rounded; weights in eight bits already stay as they are.
/// Their scores stay those from before the rounding. Each weight becomes the nearest value, or, if `images` show what the network usually
/// reads, whichever of the next above and below compensates better, on these images, for what rounding the unit's other weights has changed
/// in its total (greedy path following: Lybrand and Saab, 2021; here each layer as though the others were exact, which worked as well). A 0
/// stays 0, and the greatest of a group, which determines the scale, goes to the nearest value.
void round_to_eight_bits(Weights& weights, std::span<const Image> images = {});

}  // namespace lecun1989
