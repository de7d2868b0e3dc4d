#include "parameters.hpp"

#include "../hash.hpp"

#include <algorithm>

namespace lecun1989 {
namespace {

/// h2.weights: the table lists a plane's sources from left to right, storage in their order round the ring.
std::size_t h2_weight_index(std::size_t index) {
    const std::size_t tap = index % H2::taps;
    const std::size_t drawn = index / H2::taps % H2::source_planes;
    const std::size_t plane = index / (H2::taps * H2::source_planes);
    return (tap * H2::Target::planes + plane) * H2::source_planes + lane_of(plane, drawn_source_plane(plane, drawn));
}

std::size_t count_left(std::span<const float> values) {
    return values.size() - static_cast<std::size_t>(std::count(values.begin(), values.end(), 0.0F));
}

}  // namespace

std::size_t storage_index(Tensor tensor, std::size_t index) {
    const std::size_t offset = offset_of(tensor);
    switch (tensor) {
        case Tensor::h1_weights: return offset + index % H1::taps * H1::Target::planes + index / H1::taps;
        case Tensor::h1_biases: return offset + planes_last<H1::Target>(index);
        case Tensor::h2_weights: return offset + h2_weight_index(index);
        case Tensor::h2_biases: return offset + planes_last<H2::Target>(index);
        case Tensor::h3_weights: return offset + index / H3::sources * H3::sources + planes_last<H2::Target>(index % H3::sources);
        case Tensor::h3_biases:
        case Tensor::output_weights:
        case Tensor::output_biases: break;
    }
    return offset + index;
}

std::size_t count_parameters(const Parameters<float>& parameters) { return count_left(std::span(parameters.values)); }

std::size_t count_connections(const Parameters<float>& parameters) {
    // A kernel's weight makes a connection for each unit of its plane; every other parameter makes one.
    constexpr std::size_t h1_share = H1::Target::rows * H1::Target::columns;
    constexpr std::size_t h2_share = H2::Target::rows * H2::Target::columns;
    return count_parameters(parameters) + (h1_share - 1) * count_left(parameters.window<Tensor::h1_weights>()) +
           (h2_share - 1) * count_left(parameters.window<Tensor::h2_weights>());
}

std::vector<float> in_file_order(const Parameters<float>& parameters) {
    std::vector<float> values;
    values.reserve(parameter_count);
    for (std::size_t which = 0; which < tensors.size(); ++which) {
        for (std::size_t i = 0; i < tensors[which].size(); ++i) {
            values.push_back(parameters.values[storage_index(static_cast<Tensor>(which), i)]);
        }
    }
    return values;
}

std::string hash_of(const Parameters<float>& parameters) {
    Hash hash;
    hash.add(in_file_order(parameters));
    return hash.text();
}

}  // namespace lecun1989
