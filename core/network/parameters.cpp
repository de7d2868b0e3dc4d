#include "parameters.hpp"

#include <algorithm>

namespace lecun1989 {
namespace {

/// h2.weights: the table lists a plane's sources from left to right, storage has them as they come round the ring.
std::size_t h2_weight_index(std::size_t index) {
    const std::size_t tap = index % H2::taps;
    const std::size_t drawn = index / H2::taps % H2::source_planes;
    const std::size_t plane = index / (H2::taps * H2::source_planes);
    std::array<std::size_t, H2::source_planes> sources{};
    for (std::size_t lane = 0; lane < sources.size(); ++lane) {
        sources[lane] = source_plane(plane, lane);
    }
    auto from_left = sources;
    std::sort(from_left.begin(), from_left.end());
    const auto lane = static_cast<std::size_t>(std::find(sources.begin(), sources.end(), from_left[drawn]) - sources.begin());
    return (tap * H2::Target::planes + plane) * H2::source_planes + lane;
}

}  // namespace

std::size_t storage_index(Tensor tensor, std::size_t index) {
    const std::size_t offset = offset_of(tensor);
    switch (tensor) {
        case Tensor::h1_weights: return offset + index % H1::taps * H1::Target::planes + index / H1::taps;
        case Tensor::h1_biases: return offset + planes_last<H1::Target>(index);
        case Tensor::h2_weights: return offset + h2_weight_index(index);
        case Tensor::h2_biases: return offset + planes_last<H2::Target>(index);
        case Tensor::h3_weights:
            return offset + index / H3::sources * H3::sources + planes_last<H2::Target>(index % H3::sources);
        case Tensor::h3_biases:
        case Tensor::output_weights:
        case Tensor::output_biases: break;
    }
    return offset + index;
}

}  // namespace lecun1989
