#include "rounding.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "../network/network.hpp"
#include "../weights/eight_bits.hpp"

namespace lecun1989 {
namespace {

/// A layer as units of planes, each with the plane's weights and a bias of its own; for H3 and the outputs each plane is a single unit.
struct RoundedLayer {
    Tensor weights;
    Tensor biases;
    std::size_t units;  // of a plane
    /// What a unit of a plane reads through one of the plane's weights; weights and units in the order of files.
    float (*source)(const State<float>& state, std::size_t plane, std::size_t weight, std::size_t unit);
};

constexpr std::size_t side = paper::kernel_side;
constexpr std::array<RoundedLayer, 4> layers = {{
    {Tensor::h1_weights, Tensor::h1_biases, paper::h1_side* paper::h1_side,
     [](const State<float>& state, std::size_t, std::size_t weight, std::size_t unit) {
         const std::size_t row = unit / paper::h1_side * 2 + weight / side;
         return state.image[row * image_stride + unit % paper::h1_side * 2 + weight % side];
     }},
    {Tensor::h2_weights, Tensor::h2_biases, paper::h2_side* paper::h2_side,
     [](const State<float>& state, std::size_t plane, std::size_t weight, std::size_t unit) {
         const std::size_t tap = weight % H2::taps;
         const float* const sources = state.h1_at(unit / paper::h2_side * 2 + tap / side, unit % paper::h2_side * 2 + tap % side);
         return sources[drawn_source_plane(plane, weight / H2::taps)];
     }},
    {Tensor::h3_weights, Tensor::h3_biases, 1,
     [](const State<float>& state, std::size_t, std::size_t weight, std::size_t) { return state.h2[planes_last<H2::Target>(weight)]; }},
    {Tensor::output_weights, Tensor::output_biases, 1,
     [](const State<float>& state, std::size_t, std::size_t weight, std::size_t) { return state.h3[weight]; }},
}};

/// A tensor's values, and the scale and integer to which each is rounded.
class Rounding {
public:
    Rounding(Parameters<float>& parameters, Tensor tensor)
        : parameters_(parameters), tensor_(tensor), nearest_(eight_bits_of(parameters, tensor)) {}

    std::size_t groups() const { return nearest_.scales.size(); }
    std::size_t size() const { return nearest_.integers.size(); }
    float value(std::size_t i) const { return parameters_.values[storage_index(tensor_, i)]; }

    /// Rounds the i-th value up or down, whichever is nearer to `wanted`, and returns the result.
    float round(std::size_t i, float wanted) {
        const float scale = nearest_.scales[i / (size() / groups())];
        const bool is_greatest = std::abs(nearest_.integers[i]) == greatest_integer;
        float& value = parameters_.values[storage_index(tensor_, i)];
        if (value != 0.0F) {
            const auto integer = static_cast<float>(is_greatest ? nearest_.integers[i] : nearest_integer(wanted, scale));
            value = scale * std::clamp(integer, std::floor(value / scale), std::ceil(value / scale));
        }
        return value;
    }

private:
    Parameters<float>& parameters_;
    Tensor tensor_;
    EightBits nearest_;
};

/// Rounds the weights of a plane one after another, then its units' biases.
void round_plane(const RoundedLayer& layer, std::size_t plane, std::span<const State<float>> states, Rounding& weights, Rounding& biases) {
    const std::size_t count = weights.size() / weights.groups();
    std::vector<double> errors(states.size() * layer.units, 0.0);  // from each unit's original total: [state][unit]
    std::vector<float> sources(errors.size());
    for (std::size_t weight = 0; weight < count; ++weight) {
        const float exact = weights.value(plane * count + weight);
        double along = 0.0;
        double squares = 0.0;
        for (std::size_t i = 0; i < errors.size(); ++i) {
            sources[i] = layer.source(states[i / layer.units], plane, weight, i % layer.units);
            along += static_cast<double>(sources[i]) * errors[i];
            squares += static_cast<double>(sources[i]) * static_cast<double>(sources[i]);
        }
        // The part of the lack that is proportional to this source, by least squares.
        const auto made_up_for = static_cast<float>(squares > 0.0 ? along / squares : 0.0);
        const auto rounded = weights.round(plane * count + weight, exact + made_up_for);
        for (std::size_t i = 0; i < errors.size(); ++i) {
            errors[i] += static_cast<double>(exact - rounded) * static_cast<double>(sources[i]);
        }
    }
    for (std::size_t unit = 0; unit < layer.units; ++unit) {
        double sum = 0.0;
        for (std::size_t i = unit; i < errors.size(); i += layer.units) {
            sum += errors[i];
        }
        const std::size_t bias = plane * layer.units + unit;
        biases.round(bias, biases.value(bias) + static_cast<float>(sum / static_cast<double>(std::max<std::size_t>(states.size(), 1))));
    }
}

}  // namespace

void round_to_eight_bits(Weights& weights, std::span<const Image> images) {
    if (!weights.provenance.rounded_from.empty()) {
        return;
    }
    weights.provenance.rounded_from = hash_of(weights.parameters);
    std::vector<State<float>> states(images.size());
    for (std::size_t i = 0; i < images.size(); ++i) {
        forward(weights.parameters, images[i], states[i]);
    }
    for (const RoundedLayer& layer : layers) {
        Rounding of_weights(weights.parameters, layer.weights);
        Rounding of_biases(weights.parameters, layer.biases);
        for (std::size_t plane = 0; plane < of_weights.groups(); ++plane) {
            round_plane(layer, plane, states, of_weights, of_biases);
        }
    }
}

}  // namespace lecun1989
