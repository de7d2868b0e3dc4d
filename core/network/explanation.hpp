// What stands behind one unit's value: each product that it adds up, where its sources lie, which pixels can reach it; behind an output, how
// much each pixel sways it; and the network as it is when kernels are switched off. For showing, not for training: it takes its time.
// LeCun et al. 1989, "Network Architecture".
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "network.hpp"

namespace lecun1989 {

/// The layers whose units add something up.
enum class Layer : std::uint8_t { h1, h2, h3, output };

constexpr std::size_t units_of(Layer layer) {
    constexpr std::array<std::size_t, 4> counts = {H1::units, H2::units, H3::units, Output::units};
    return counts[static_cast<std::size_t>(layer)];
}

/// One source's part in a unit's total.
struct Product {
    float value = 0;    // the source's, or what is read beyond the edge
    float weight = 0;
    float product = 0;
    std::size_t plane = 0;  // the source's place in the layer before; H3's units count as planes of one unit each
    int row = 0;            // less than 0 or more than the plane's last where the place is beyond its edge
    int column = 0;
    bool beyond_edge = false;
};

/// Pixels of the image, the first and the last themselves inside.
struct Field {
    std::size_t first_row = 0;
    std::size_t last_row = 0;
    std::size_t first_column = 0;
    std::size_t last_column = 0;
};

/// How one unit came to its value. A unit of H1 has 25 products, [row][column] of its neighbourhood; of H2 200, [source plane, as the table
/// has them from left to right][row][column]; of H3 192, [plane][row][column]; an output 30.
struct Arithmetic {
    std::vector<Product> products;
    float bias = 0;
    float total = 0;  // bias and products, added in the order in which the network adds them, so that `value` has the network's own bits
    float value = 0;
    Field field;
};

/// How the `unit`-th unit of a layer, counted as [plane][row][column] and below `units_of`, came to its value in `state`, after `forward` of
/// the same parameters.
Arithmetic explain(const Parameters<float>& parameters, const State<float>& state, Layer layer, std::size_t unit);

/// The pixels that a unit's value depends on: the 5x5 neighbourhood of a unit of H1, all those of a unit of H2's sources, every pixel for
/// the others; cut at the edge of the image.
Field receptive_field(Layer layer, std::size_t unit);

/// From the slopes of a loss by each parameter, as `backward` gives them, its slope by each pixel [16][16]. A bias's slope is that by its
/// unit's total, so H1's are all that is left to go back through: training need not know of this.
template <class T>
void pixel_slopes(const Parameters<T>& parameters, const Parameters<T>& slopes, std::span<T, Input::units> pixels);

template <>
void pixel_slopes(const Parameters<float>&, const Parameters<float>&, std::span<float, Input::units>);
template <>
void pixel_slopes(const Parameters<double>&, const Parameters<double>&, std::span<double, Input::units>);

/// How much the value of one output, 0 ... 9, changes with each pixel of the image, [16][16], after `forward` of the same parameters.
std::array<float, Input::units> slopes_of_output(const Parameters<float>& parameters, const State<float>& state, std::size_t output);

/// The same network with some of H1's kernels switched off, plane p's where bit p of `off` is set.
/// CHOICE: the units of a plane that is off see an empty image whatever is drawn, and do not give 0. So nothing of the drawing comes through
/// that plane, and the rest of the network gets from it what it gets wherever there is no ink. A 0 would be a value like another, which on
/// most planes no paper gives, and H2's biases were learned beside what paper does give.
Parameters<float> with_kernels_off(const Parameters<float>& parameters, std::uint32_t off);

}  // namespace lecun1989
