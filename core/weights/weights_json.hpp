// Weights files: JSON <-> parameters and their provenance. The format is described by weights/weights.schema.json; this reader is
// stricter than a schema can be. Opens no files.
#pragma once

#include <string>
#include <string_view>

#include <lecun1989/expected.hpp>
#include <lecun1989/model.hpp>
#include <lecun1989/provenance.hpp>
#include "../network/parameters.hpp"
#include "../paper.hpp"

namespace lecun1989 {

struct Weights {
    Parameters<float> parameters;
    Provenance provenance;
    float rejection_threshold = 0;  // of the margin between the best two outputs; 0, as in a file without one, rejects nothing
};

/// The greatest distance between two outputs.
inline constexpr float greatest_margin = 2.0F * static_cast<float>(paper::squash_amplitude);

/// A weight beyond this is a mistake, and totals could overflow.
inline constexpr float greatest_weight = 1e6F;

/// For weights in eight bits: the greatest integer in magnitude, and how many scales a tensor has: one for each plane, or for each unit
/// that has weights of its own; one for a list of biases.
inline constexpr int greatest_integer = 127;
constexpr std::size_t scale_count(const TensorSpec& spec) { return spec.rank == 1 ? 1 : spec.shape[0]; }

/// Refuses whatever is unknown, missing, duplicate, misshapen, not finite, beyond `greatest_weight` or after the end, and names it.
Expected<Weights> read_weights(std::string_view json);

/// The same weights give the same bytes: in eight bits if the provenance has `rounded_from`, otherwise every float as the shortest text
/// that reads back to the same bits. Refuses values that are not finite, which a runaway training leaves.
Expected<std::string> write_weights(const Weights& weights);

/// A model is weights that nothing changes any more.
Model model_of(Weights weights);
const Weights& weights_of(const Model& model);

}  // namespace lecun1989
