#include "oracle.hpp"

#include <cmath>

namespace lecun1989::oracle {
namespace {

// The paper's figures once more, as literals: a slip in the core's own must not pass through here unseen.
constexpr double amplitude = 1.7159;
constexpr double slope_at_zero = 2.0 / 3.0;
constexpr double outside = -1.0;
constexpr int kernel_side = 5;

double squash(double total) { return amplitude * std::tanh(slope_at_zero * total); }

/// The derivative by the total, and not by way of the value.
double squash_derivative(double total) {
    const double t = std::tanh(slope_at_zero * total);
    return amplitude * slope_at_zero * (1.0 - t * t);
}

/// Planes of feature detectors: which planes each of them reads, from left to right, and the sides of the squares.
struct Planes {
    std::vector<std::vector<int>> reads;
    int source_side;
    int target_side;

    int planes() const { return static_cast<int>(reads.size()); }
    std::size_t source(int plane, int row, int column) const {
        return static_cast<std::size_t>((plane * source_side + row) * source_side + column);
    }
    std::size_t target(int plane, int row, int column) const {
        return static_cast<std::size_t>((plane * target_side + row) * target_side + column);
    }
    std::size_t weight(int plane, int nth_read, int kernel_row, int kernel_column) const {
        const int count = static_cast<int>(reads[static_cast<std::size_t>(plane)].size());
        return static_cast<std::size_t>(((plane * count + nth_read) * kernel_side + kernel_row) * kernel_side + kernel_column);
    }
    /// The unit's neighbourhood is centred on twice its own row and column.
    static int reached(int target_place, int kernel_place) { return 2 * target_place + kernel_place - kernel_side / 2; }
    bool inside(int row, int column) const { return row >= 0 && row < source_side && column >= 0 && column < source_side; }
};

Planes h1_planes() { return {std::vector<std::vector<int>>(12, {0}), 16, 8}; }

Planes h2_planes() {
    Planes planes{{}, 8, 4};
    for (std::size_t target = 0; target < 12; ++target) {
        std::vector<int> reads;
        for (int source = 0; source < 12; ++source) {
            if (connected(target, static_cast<std::size_t>(source))) {
                reads.push_back(source);
            }
        }
        planes.reads.push_back(reads);
    }
    return planes;
}

/// Calls visit(target, weight, whether the source is inside, source) for every weighted connection of the layer.
template <class Visit>
void for_each_connection(const Planes& planes, Visit visit) {
    for (int plane = 0; plane < planes.planes(); ++plane) {
        const std::vector<int>& reads = planes.reads[static_cast<std::size_t>(plane)];
        for (int row = 0; row < planes.target_side; ++row) {
            for (int column = 0; column < planes.target_side; ++column) {
                for (int nth = 0; nth < static_cast<int>(reads.size()); ++nth) {
                    for (int kernel_row = 0; kernel_row < kernel_side; ++kernel_row) {
                        for (int kernel_column = 0; kernel_column < kernel_side; ++kernel_column) {
                            const int source_row = Planes::reached(row, kernel_row);
                            const int source_column = Planes::reached(column, kernel_column);
                            const bool inside = planes.inside(source_row, source_column);
                            visit(planes.target(plane, row, column), planes.weight(plane, nth, kernel_row, kernel_column), inside,
                                  inside ? planes.source(reads[static_cast<std::size_t>(nth)], source_row, source_column) : 0);
                        }
                    }
                }
            }
        }
    }
}

Layer squashed(std::vector<double> totals) {
    Layer layer{totals, {}};
    for (const double total : totals) {
        layer.values.push_back(squash(total));
    }
    return layer;
}

Layer planes_forward(const Planes& planes, const std::vector<double>& weights, const std::vector<double>& biases,
                     const std::vector<double>& source) {
    std::vector<double> totals = biases;  // one for every unit, not for every plane
    for_each_connection(planes, [&](std::size_t target, std::size_t weight, bool inside, std::size_t from) {
        totals[target] += weights[weight] * (inside ? source[from] : outside);
    });
    return squashed(totals);
}

Layer dense_forward(const std::vector<double>& weights, const std::vector<double>& biases, const std::vector<double>& source) {
    std::vector<double> totals = biases;
    for (std::size_t unit = 0; unit < totals.size(); ++unit) {
        for (std::size_t i = 0; i < source.size(); ++i) {
            totals[unit] += weights[unit * source.size() + i] * source[i];
        }
    }
    return squashed(totals);
}

/// How a factor takes part: as it is in slopes, squared in curvatures.
using Factor = double (*)(double);
double itself(double value) { return value; }
double square(double value) { return value * value; }

/// Slopes by the totals, from those by the values.
std::vector<double> deltas_of(const Layer& layer, const std::vector<double>& value_slopes, Factor factor) {
    std::vector<double> deltas;
    for (std::size_t unit = 0; unit < layer.totals.size(); ++unit) {
        deltas.push_back(value_slopes[unit] * factor(squash_derivative(layer.totals[unit])));
    }
    return deltas;
}

/// Returns the slopes by the source's values; fills those by the weights.
std::vector<double> planes_backward(const Planes& planes, const std::vector<double>& weights, const std::vector<double>& source,
                                    const std::vector<double>& deltas, Factor factor, std::vector<double>& weight_slopes) {
    weight_slopes.assign(weights.size(), 0.0);
    std::vector<double> source_slopes(source.size(), 0.0);
    for_each_connection(planes, [&](std::size_t target, std::size_t weight, bool inside, std::size_t from) {
        weight_slopes[weight] += deltas[target] * factor(inside ? source[from] : outside);
        if (inside) {
            source_slopes[from] += deltas[target] * factor(weights[weight]);
        }
    });
    return source_slopes;
}

std::vector<double> dense_backward(const std::vector<double>& weights, const std::vector<double>& source, const std::vector<double>& deltas,
                                   Factor factor, std::vector<double>& weight_slopes) {
    weight_slopes.assign(weights.size(), 0.0);
    std::vector<double> source_slopes(source.size(), 0.0);
    for (std::size_t unit = 0; unit < deltas.size(); ++unit) {
        for (std::size_t i = 0; i < source.size(); ++i) {
            weight_slopes[unit * source.size() + i] = deltas[unit] * factor(source[i]);
            source_slopes[i] += deltas[unit] * factor(weights[unit * source.size() + i]);
        }
    }
    return source_slopes;
}

Tensors back(const Tensors& parameters, const Pass& pass, std::span<const double> of_outputs, Factor factor) {
    Tensors found;
    std::vector<double>& output_deltas = found[Tensor::output_biases];  // a bias's slope is its unit's
    output_deltas = deltas_of(pass.outputs, {of_outputs.begin(), of_outputs.end()}, factor);
    found[Tensor::h3_biases] = deltas_of(
        pass.h3, dense_backward(parameters[Tensor::output_weights], pass.h3.values, output_deltas, factor, found[Tensor::output_weights]),
        factor);
    found[Tensor::h2_biases] = deltas_of(
        pass.h2,
        dense_backward(parameters[Tensor::h3_weights], pass.h2.values, found[Tensor::h3_biases], factor, found[Tensor::h3_weights]),
        factor);
    found[Tensor::h1_biases] = deltas_of(pass.h1,
                                         planes_backward(h2_planes(), parameters[Tensor::h2_weights], pass.h1.values,
                                                         found[Tensor::h2_biases], factor, found[Tensor::h2_weights]),
                                         factor);
    planes_backward(h1_planes(), parameters[Tensor::h1_weights], pass.image, found[Tensor::h1_biases], factor, found[Tensor::h1_weights]);
    return found;
}

}  // namespace

Pass forward(const Tensors& parameters, std::span<const double> image) {
    Pass pass;
    pass.image.assign(image.begin(), image.end());
    pass.h1 = planes_forward(h1_planes(), parameters[Tensor::h1_weights], parameters[Tensor::h1_biases], pass.image);
    pass.h2 = planes_forward(h2_planes(), parameters[Tensor::h2_weights], parameters[Tensor::h2_biases], pass.h1.values);
    pass.h3 = dense_forward(parameters[Tensor::h3_weights], parameters[Tensor::h3_biases], pass.h2.values);
    pass.outputs = dense_forward(parameters[Tensor::output_weights], parameters[Tensor::output_biases], pass.h3.values);
    return pass;
}

Tensors backward(const Tensors& parameters, const Pass& pass, std::span<const double> output_slopes) {
    return back(parameters, pass, output_slopes, itself);
}

Tensors curvature(const Tensors& parameters, const Pass& pass, std::span<const double> output_curvatures) {
    return back(parameters, pass, output_curvatures, square);
}

}  // namespace lecun1989::oracle
