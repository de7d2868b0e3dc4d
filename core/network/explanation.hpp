// How one unit came to its value: each product that it adds up, where its sources lie, which pixels can reach it; for an output, how much
// each pixel changes it; and the network with some kernels switched off. For showing, not for training: slow. LeCun et al. 1989, "Network
// Architecture".
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "network.hpp"

namespace lecun1989 {

/// The layers whose units compute a total.
enum class LayerName : std::uint8_t { h1, h2, h3, output };

constexpr std::size_t units_of(LayerName layer) {
    constexpr std::array<std::size_t, 4> counts = {H1::units, H2::units, H3::units, Output::units};
    return counts[static_cast<std::size_t>(layer)];
}

/// One source's contribution to a unit's total.
struct Product {
    float value = 0;  // the source's; beyond the edge, the border's
    float weight = 0;
    float product = 0;
    std::size_t plane = 0;  // the source's place in the layer before; H3's units count as planes of one unit each
    int row = 0;            // below 0 or above the plane's last row where the place is beyond its edge
    int column = 0;
    bool beyond_edge = false;
};

/// A rectangle of pixels; the first and the last are inside.
struct Field {
    std::size_t first_row = 0;
    std::size_t last_row = 0;
    std::size_t first_column = 0;
    std::size_t last_column = 0;
};

/// How one unit came to its value. H1: 25 products, [row][column] of its neighbourhood; H2: 200, [source plane, as the table has them from
/// left to right][row][column]; H3: 192, [plane][row][column]; output: 30.
struct Arithmetic {
    std::vector<Product> products;
    float bias = 0;
    float total = 0;  // bias and products, added in the order in which the network adds them, so that `value` has the network's own bits
    float value = 0;
    Field field;
};

/// How a unit of a layer came to its value in `state`, after `forward` of the same parameters. `unit` counts as [plane][row][column] and is
/// below `units_of`.
Arithmetic explain(const Parameters<float>& parameters, const State<float>& state, LayerName layer, std::size_t unit);

/// The pixels that a unit's value depends on: for H1 its 5x5 neighbourhood, for H2 the union of its sources' neighbourhoods, for the others
/// every pixel; cropped at the edge of the image.
Field receptive_field(LayerName layer, std::size_t unit);

/// The slope of a loss by each pixel [16][16], from its slopes by each parameter as `backward` gives them. A bias's slope equals that by
/// its unit's total, so only H1 remains to be traversed: training need not know of this.
void pixel_slopes(const Parameters<float>& parameters, const Parameters<float>& slopes, std::span<float, Input::units> pixels);
void pixel_slopes(const Parameters<double>& parameters, const Parameters<double>& slopes, std::span<double, Input::units> pixels);

/// How much the value of one output, 0 ... 9, changes with each pixel of the image, [16][16], after `forward` of the same parameters.
std::array<float, Input::units> slopes_of_output(const Parameters<float>& parameters, const State<float>& state, std::size_t output);

/// The same network with some of H1's kernels switched off, plane p's where bit p of `off` is set.
/// CHOICE: a switched-off plane reads an empty image. It could give 0 instead, but 0 is an activation like any other, which blank paper
/// gives on hardly any plane, and H2's biases were learned with what blank paper gives.
Parameters<float> with_kernels_off(const Parameters<float>& parameters, std::uint32_t off);

}  // namespace lecun1989
