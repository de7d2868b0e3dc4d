// The 9,760 parameters: one flat array, so that a step of training or a hash is one loop, with a named window on each tensor.
// In memory the planes come last, so that they fill vector lanes; everything outside the core sees the paper's order,
// [plane][row][column], and `storage_index` is the one place that knows both.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "architecture.hpp"

namespace lecun1989 {

/// A tensor's name and shape as every file and interface has it; `rank` of the `shape` count.
struct TensorSpec {
    std::string_view name;
    std::array<std::size_t, 4> shape;
    std::size_t rank;

    constexpr std::size_t size() const {
        std::size_t count = 1;
        for (std::size_t i = 0; i < rank; ++i) {
            count *= shape[i];
        }
        return count;
    }
};

enum class Tensor : std::size_t { h1_weights, h1_biases, h2_weights, h2_biases, h3_weights, h3_biases, output_weights, output_biases };

/// The one list of tensors, in the order of every file. h2.weights: [H2 plane][source plane, as the table has them from left to
/// right][row][column]; h3.weights: [unit][its 192 sources in the order plane, row, column].
inline constexpr std::array<TensorSpec, 8> tensors = {{
    {"h1.weights", {paper::h1_planes, paper::kernel_side, paper::kernel_side}, 3},
    {"h1.biases", {paper::h1_planes, paper::h1_side, paper::h1_side}, 3},
    {"h2.weights", {paper::h2_planes, H2::source_planes, paper::kernel_side, paper::kernel_side}, 4},
    {"h2.biases", {paper::h2_planes, paper::h2_side, paper::h2_side}, 3},
    {"h3.weights", {H3::units, H3::sources}, 2},
    {"h3.biases", {H3::units}, 1},
    {"output.weights", {Output::units, Output::sources}, 2},
    {"output.biases", {Output::units}, 1},
}};

/// The order of storage: first the tensors that are whole cache lines long, so that each of them begins on one.
inline constexpr std::array<Tensor, 8> storage_order = {Tensor::h2_weights, Tensor::h1_biases,    Tensor::h3_weights,
                                                        Tensor::h2_biases,  Tensor::h1_weights,   Tensor::output_weights,
                                                        Tensor::h3_biases,  Tensor::output_biases};

/// Where a tensor begins in the flat array.
constexpr std::size_t offset_of(Tensor tensor) {
    std::size_t offset = 0;
    for (const Tensor before : storage_order) {
        if (before == tensor) {
            break;
        }
        offset += tensors[static_cast<std::size_t>(before)].size();
    }
    return offset;
}

/// The values themselves, T float (shipped) or double (for checks).
///   h1.weights [tap][plane]   h1.biases [row][column][plane]   h2.weights [tap][plane][lane]   h2.biases [row][column][plane]
///   h3.weights [unit][H2 row][H2 column][H2 plane]   h3.biases [unit]   output.weights [unit][source]   output.biases [unit]
template <class T>
struct Parameters {
    alignas(64) std::array<T, parameter_count> values{};

    template <Tensor tensor>
    auto window() {
        return std::span<T, tensors[static_cast<std::size_t>(tensor)].size()>(values.data() + offset_of(tensor),
                                                                              tensors[static_cast<std::size_t>(tensor)].size());
    }
    template <Tensor tensor>
    auto window() const {
        return std::span<const T, tensors[static_cast<std::size_t>(tensor)].size()>(values.data() + offset_of(tensor),
                                                                                    tensors[static_cast<std::size_t>(tensor)].size());
    }
};

static_assert(sizeof(Parameters<float>) == paper::parameters * sizeof(float));

/// Where the index-th value of a tensor, counted in the paper's order, is in `Parameters::values`.
std::size_t storage_index(Tensor tensor, std::size_t index);

/// All 9,760: the tensors one after another, each in the order of files.
std::vector<float> in_file_order(const Parameters<float>& parameters);

/// Names these parameters by their bits in the order of files, so that a new layout in memory changes nothing.
std::string hash_of(const Parameters<float>& parameters);

/// Counts the parameters that are left, which means not 0, of 9,760; and the connections that they make, of 64,660.
std::size_t count_parameters(const Parameters<float>& parameters);
std::size_t count_connections(const Parameters<float>& parameters);

/// Where a unit of a layer, counted as [plane][row][column], is in a layer stored as [row][column][plane].
template <class Layer>
constexpr std::size_t planes_last(std::size_t unit) {
    constexpr std::size_t plane_units = Layer::rows * Layer::columns;
    return unit % plane_units * Layer::planes + unit / plane_units;
}

}  // namespace lecun1989
