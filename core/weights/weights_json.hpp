// Weights files: JSON <-> parameters and their provenance. The format is described by weights/weights.schema.json; this reader is
// stricter than a schema can be. Opens no files.
#pragma once

#include <string>
#include <string_view>

#include <lecun1989/expected.hpp>
#include <lecun1989/provenance.hpp>
#include "../network/parameters.hpp"
#include "../paper.hpp"

namespace lecun1989 {

struct Weights {
    Parameters<float> parameters;
    Provenance provenance;
    float rejection_threshold = 0;  // of the best output less the second best; 0 rejects nothing, and is what a file without one means
};

/// As far as two outputs can be apart.
inline constexpr float greatest_margin = 2.0F * static_cast<float>(paper::squash_amplitude);

/// Beyond this no weight is meant, and totals could overflow.
inline constexpr float greatest_weight = 1e6F;

/// Of weights in eight bits: how far integers go from 0, and how many scales a tensor has: one for each plane, or unit that has weights of
/// its own; one for a list of biases.
inline constexpr int greatest_integer = 127;
constexpr std::size_t scale_count(const TensorSpec& spec) { return spec.rank == 1 ? 1 : spec.shape[0]; }

/// Refuses whatever is unknown, missing, misshapen, not finite, beyond `greatest_weight`, twice there or behind the end, and names it.
Expected<Weights> read_weights(std::string_view json);

/// The same weights give the same bytes: in eight bits where the provenance has `rounded_from`, otherwise every float as the shortest text
/// that reads back to the same bits. Refuses values that are not finite, as training that ran away leaves them.
Expected<std::string> write_weights(const Weights& weights);

}  // namespace lecun1989
