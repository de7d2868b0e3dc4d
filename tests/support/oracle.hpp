// The naive twin of the network: plain loops in double, everything in the order [plane][row][column], written from the paper and from
// the drawn table of connections, and sharing no arithmetic and no layout with core/network. It is slow, and an oracle only for tests.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "core/network/parameters.hpp"

namespace lecun1989::oracle {

/// One value for every parameter, a vector for each tensor, in the paper's order.
struct Tensors {
    std::array<std::vector<double>, tensors.size()> each;

    std::vector<double>& operator[](Tensor tensor) { return each[static_cast<std::size_t>(tensor)]; }
    const std::vector<double>& operator[](Tensor tensor) const { return each[static_cast<std::size_t>(tensor)]; }
};

/// The same values, out of the order in which the core stores them.
template <class T>
Tensors read(const Parameters<T>& parameters) {
    Tensors result;
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        for (std::size_t index = 0; index < tensors[i].size(); ++index) {
            result.each[i].push_back(static_cast<double>(parameters.values[storage_index(static_cast<Tensor>(i), index)]));
        }
    }
    return result;
}

/// Total input and value of every unit of a layer.
struct Layer {
    std::vector<double> totals, values;
};

struct Pass {
    std::vector<double> image;
    Layer h1, h2, h3, outputs;
};

/// One presentation.  image [16][16].
Pass forward(const Tensors& parameters, std::span<const double> image);

/// The slope of a loss by every parameter, from its slope by each output [10].
Tensors backward(const Tensors& parameters, const Pass& pass, std::span<const double> output_slopes);

/// Becker and LeCun's positive approximation of the second derivative by every parameter, from that by each output [10].
Tensors curvature(const Tensors& parameters, const Pass& pass, std::span<const double> output_curvatures);

}  // namespace lecun1989::oracle
