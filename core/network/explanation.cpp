#include "explanation.hpp"

#include <algorithm>

#include "squash.hpp"

namespace lecun1989 {
namespace {

float parameter(const Parameters<float>& parameters, Tensor tensor, std::size_t index) {
    return parameters.values[storage_index(tensor, index)];
}

/// The place of a unit in a layer of feature detectors, and the 5x5 places that it reads in each plane of its source.
template <class Layer>
struct Neighbourhood {
    std::size_t plane, row, column;

    explicit Neighbourhood(std::size_t unit)
        : plane(unit / (Layer::Target::rows * Layer::Target::columns)),
          row(unit / Layer::Target::columns % Layer::Target::rows),
          column(unit % Layer::Target::columns) {}

    /// The place under a tap, counted from the border's corner.
    std::size_t bordered_row(std::size_t tap) const { return row * paper::stride + tap / paper::kernel_side; }
    std::size_t bordered_column(std::size_t tap) const { return column * paper::stride + tap % paper::kernel_side; }

    Product product(std::size_t source_plane, std::size_t tap, float value, float weight) const {
        const int source_row = static_cast<int>(bordered_row(tap)) - static_cast<int>(border);
        const int source_column = static_cast<int>(bordered_column(tap)) - static_cast<int>(border);
        const auto outside = [](int at, std::size_t count) { return at < 0 || at >= static_cast<int>(count); };
        return {value,
                weight,
                value * weight,
                source_plane,
                source_row,
                source_column,
                outside(source_row, Layer::Source::rows) || outside(source_column, Layer::Source::columns)};
    }
};

/// The eight partial sums of `lanes.hpp`, in its order.
float sum_of(const std::array<float, 8>& partial) {
    std::array<float, 4> four{};
    for (std::size_t i = 0; i < four.size(); ++i) {
        four[i] = partial[i] + partial[i + 4];
    }
    return (four[0] + four[2]) + (four[1] + four[3]);
}

void explain_h1(const Parameters<float>& parameters, const State<float>& state, std::size_t unit, Arithmetic& found) {
    const Neighbourhood<H1> place(unit);
    found.bias = parameter(parameters, Tensor::h1_biases, unit);
    found.total = found.bias;
    for (std::size_t tap = 0; tap < H1::taps; ++tap) {
        const float value = state.image[place.bordered_row(tap) * image_stride + place.bordered_column(tap)];
        const float weight = parameter(parameters, Tensor::h1_weights, place.plane * H1::taps + tap);
        found.products.push_back(place.product(0, tap, value, weight));
        found.total += found.products.back().product;
    }
}

void explain_h2(const Parameters<float>& parameters, const State<float>& state, std::size_t unit, Arithmetic& found) {
    const Neighbourhood<H2> place(unit);
    std::array<float, H2::source_planes> partial{};
    for (std::size_t drawn = 0; drawn < H2::source_planes; ++drawn) {
        const std::size_t source = drawn_source_plane(place.plane, drawn);
        for (std::size_t tap = 0; tap < H2::taps; ++tap) {
            const float value = state.h1_at(place.bordered_row(tap), place.bordered_column(tap))[source];
            const float weight = parameter(parameters, Tensor::h2_weights, (place.plane * H2::source_planes + drawn) * H2::taps + tap);
            found.products.push_back(place.product(source, tap, value, weight));
            partial[lane_of(place.plane, source)] += found.products.back().product;
        }
    }
    found.bias = parameter(parameters, Tensor::h2_biases, unit);
    found.total = sum_of(partial) + found.bias;
}

void explain_h3(const Parameters<float>& parameters, const State<float>& state, std::size_t unit, Arithmetic& found) {
    constexpr std::size_t places = H2::Target::rows * H2::Target::columns;
    std::array<float, 8> partial{};
    for (std::size_t source = 0; source < H3::sources; ++source) {
        const float value = state.h2[planes_last<H2::Target>(source)];
        const float weight = parameter(parameters, Tensor::h3_weights, unit * H3::sources + source);
        found.products.push_back({value, weight, value * weight, source / places, static_cast<int>(source % places / H2::Target::columns),
                                  static_cast<int>(source % H2::Target::columns), false});
    }
    for (std::size_t stored = 0; stored < H3::sources; ++stored) {
        const std::size_t source = stored % H2::Target::planes * places + stored / H2::Target::planes;  // of the order of storage
        partial[stored % partial.size()] += found.products[source].product;
    }
    found.bias = parameter(parameters, Tensor::h3_biases, unit);
    found.total = sum_of(partial) + found.bias;
}

void explain_output(const Parameters<float>& parameters, const State<float>& state, std::size_t unit, Arithmetic& found) {
    std::array<float, 8> partial{};
    for (std::size_t source = 0; source < Output::sources; ++source) {
        const float value = state.h3[source];
        const float weight = parameter(parameters, Tensor::output_weights, unit * Output::sources + source);
        found.products.push_back({value, weight, value * weight, source, 0, 0, false});
        partial[source % partial.size()] += found.products.back().product;
    }
    found.bias = parameter(parameters, Tensor::output_biases, unit);
    found.total = sum_of(partial) + found.bias;
}

/// The first and the last place, of `source_count`, under the taps of units `first` to `last`.
struct Span {
    std::size_t first, last;

    Span sources(std::size_t source_count) const {
        const std::size_t begin = first * paper::stride;
        return {begin - std::min(begin, border), std::min(last * paper::stride + paper::kernel_side - 1 - border, source_count - 1)};
    }
};

template <class T>
void go_back_through_h1(const Parameters<T>& parameters, const Parameters<T>& slopes, std::span<T, Input::units> pixels) {
    std::fill(pixels.begin(), pixels.end(), T(0));
    const auto kernels = parameters.template window<Tensor::h1_weights>();
    const auto deltas = slopes.template window<Tensor::h1_biases>();
    for (std::size_t unit = 0; unit < H1::units; ++unit) {
        const Neighbourhood<H1> place(unit);
        const T delta = deltas[planes_last<H1::Target>(unit)];
        for (std::size_t tap = 0; tap < H1::taps; ++tap) {
            const Product seen = place.product(0, tap, 0.0F, 0.0F);
            if (!seen.beyond_edge) {
                pixels[static_cast<std::size_t>(seen.row) * paper::image_side + static_cast<std::size_t>(seen.column)] +=
                    kernels[tap * H1::Target::planes + place.plane] * delta;
            }
        }
    }
}

}  // namespace

Arithmetic explain(const Parameters<float>& parameters, const State<float>& state, LayerName layer, std::size_t unit) {
    Arithmetic found;
    switch (layer) {
        case LayerName::h1: explain_h1(parameters, state, unit, found); break;
        case LayerName::h2: explain_h2(parameters, state, unit, found); break;
        case LayerName::h3: explain_h3(parameters, state, unit, found); break;
        case LayerName::output: explain_output(parameters, state, unit, found); break;
    }
    found.value = squash<float>(splat<Quad<float>>(found.total))[0];
    found.field = receptive_field(layer, unit);
    return found;
}

Field receptive_field(LayerName layer, std::size_t unit) {
    Span rows{0, paper::image_side - 1};
    Span columns = rows;
    if (layer == LayerName::h1) {
        const Neighbourhood<H1> place(unit);
        rows = Span{place.row, place.row}.sources(paper::image_side);
        columns = Span{place.column, place.column}.sources(paper::image_side);
    } else if (layer == LayerName::h2) {
        const Neighbourhood<H2> place(unit);
        rows = Span{place.row, place.row}.sources(paper::h1_side).sources(paper::image_side);
        columns = Span{place.column, place.column}.sources(paper::h1_side).sources(paper::image_side);
    }
    return {rows.first, rows.last, columns.first, columns.last};
}

void pixel_slopes(const Parameters<float>& parameters, const Parameters<float>& slopes, std::span<float, Input::units> pixels) {
    go_back_through_h1(parameters, slopes, pixels);
}

void pixel_slopes(const Parameters<double>& parameters, const Parameters<double>& slopes, std::span<double, Input::units> pixels) {
    go_back_through_h1(parameters, slopes, pixels);
}

std::array<float, Input::units> slopes_of_output(const Parameters<float>& parameters, const State<float>& state, std::size_t output) {
    std::array<float, Output::units> output_slopes{};
    output_slopes[output] = 1.0F;
    Parameters<float> slopes;
    backward(parameters, state, output_slopes, slopes);
    std::array<float, Input::units> pixels;
    pixel_slopes(parameters, slopes, pixels);
    return pixels;
}

Parameters<float> with_kernels_off(const Parameters<float>& parameters, std::uint32_t off) {
    Parameters<float> changed = parameters;
    constexpr std::size_t plane_units = H1::Target::rows * H1::Target::columns;
    for (std::size_t plane = 0; plane < H1::Target::planes; ++plane) {
        if ((off >> plane & 1U) == 0) {
            continue;
        }
        // Every unit's total on an empty image, in the order in which the layer adds it up, becomes its bias; and no pixel counts.
        for (std::size_t unit = plane * plane_units; unit < (plane + 1) * plane_units; ++unit) {
            float& bias = changed.values[storage_index(Tensor::h1_biases, unit)];
            for (std::size_t tap = 0; tap < H1::taps; ++tap) {
                bias += parameter(parameters, Tensor::h1_weights, plane * H1::taps + tap) * paper::background_level;
            }
        }
        for (std::size_t tap = 0; tap < H1::taps; ++tap) {
            changed.values[storage_index(Tensor::h1_weights, plane * H1::taps + tap)] = 0.0F;
        }
    }
    return changed;
}

}  // namespace lecun1989
