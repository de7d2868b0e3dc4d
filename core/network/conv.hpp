// The two layers of shared kernels, forward and backward. Both walk 5x5 neighbourhoods two steps apart; they differ in what fills the
// vector lanes. H1 has one source plane, so its 12 planes lie side by side. H2 reads 8 planes at every tap, so these lie side by side:
// the same layout then serves the way forward (one sum over the lanes at the end) and the way back (none).
// LeCun et al. 1989, "Network Architecture". The naive twin that these are held against is in tests/.
#pragma once

#include "lanes.hpp"
#include "squash.hpp"
#include "state.hpp"

namespace lecun1989 {

/// H1: image [16][16] -> 12 planes of 8x8.
template <class T, class Machine>
struct ImageConv {
    static constexpr std::size_t side = paper::kernel_side;
    static constexpr std::size_t planes = paper::h1_planes;
    static constexpr std::size_t row_units = paper::h1_side;
    using Twelve = typename Machine::template Twelve<T>;
    using Octet = typename Machine::template Octet<T>;
    static_assert(planes == 12);

    /// image: bordered [row][column]; h1: bordered, round the ring; writes inside its border.
    static void forward(const T* weights, const T* biases, const T* image, T* h1) {
        alignas(64) T units[H1::units];  // [row][column][plane]: totals, then values
        if constexpr (is_joined<Twelve>) {
            sum_up<Octet, 8>(weights, biases, image, units);
            sum_up<Quad<T>, 4>(weights + 8, biases + 8, image, units + 8);
        } else {
            sum_up<Twelve, planes>(weights, biases, image, units);
        }
        Squash<T, Machine>::all(units, H1::units);
        for (std::size_t unit = 0; unit < row_units * row_units; ++unit) {
            T* ring = h1 + h1_place(unit);
            store(ring, load<Octet>(units + unit * planes));
            store(ring + 8, load<Quad<T>>(units + unit * planes + 8));
            store(ring + planes, load<Quad<T>>(units + unit * planes));
        }
    }

    /// deltas [row][column][plane round the ring]: slope (curvature) of the loss by each unit's total; only the first twelve of the ring
    /// count. `take` gets the slope by each weight.
    template <Order order, class Take>
    static void backward(const T* image, const T* deltas, Take take) {
        LECUN1989_NO_UNROLL
        for (std::size_t kernel_row = 0; kernel_row < side; ++kernel_row) {
            Twelve slopes[side] = {};
            for (std::size_t unit = 0; unit < row_units * row_units; ++unit) {
                const T* source = neighbourhood(image, unit) + kernel_row * image_stride;
                const Twelve delta = load<Twelve>(deltas + unit * ring_planes);
                LECUN1989_UNROLL
                for (std::size_t i = 0; i < side; ++i) {
                    slopes[i] += delta * factor<order>(splat<Twelve>(source[i]));
                }
            }
            LECUN1989_UNROLL
            for (std::size_t i = 0; i < side; ++i) {
                take.template first<planes>((kernel_row * side + i) * planes, slopes[i]);
            }
        }
    }

private:
    /// The totals of `count` planes, which fill the first lanes or all of them, for half a row of units at a time or for a whole row: eight
    /// registers of running totals, which leaves every machine room for their operands.
    template <class Lanes, std::size_t count>
    LECUN1989_INLINE static void sum_up(const T* weights, const T* biases, const T* image, T* totals) {
        constexpr std::size_t tile = is_joined<Lanes> ? row_units / 2 : row_units;
        constexpr std::size_t lanes = count_lanes<Lanes, T>();
        constexpr bool pads = lanes > count;  // padded kernels fill whole registers, so that each is read by a single load
        constexpr std::size_t step = pads ? lanes : planes;
        alignas(64) T padded[pads ? H1::taps * lanes : 1];
        if constexpr (pads) {
            for (std::size_t tap = 0; tap < H1::taps; ++tap) {
                store(padded + tap * lanes, load_first<Lanes, count>(weights + tap * planes));
            }
        }
        for (std::size_t unit = 0; unit < row_units * row_units; unit += tile) {
            Lanes sums[tile];
            LECUN1989_UNROLL
            for (std::size_t i = 0; i < tile; ++i) {
                sums[i] = load_first<Lanes, count>(biases + (unit + i) * planes);
            }
            const T* source = neighbourhood(image, unit);
            const T* kernels = pads ? padded : weights;
            LECUN1989_NO_UNROLL
            for (std::size_t kernel_row = 0; kernel_row < side; ++kernel_row, source += image_stride) {
                LECUN1989_NO_UNROLL
                for (std::size_t kernel_column = 0; kernel_column < side; ++kernel_column, kernels += step) {
                    const auto kernel = load<Lanes>(kernels);
                    LECUN1989_UNROLL
                    for (std::size_t i = 0; i < tile; ++i) {
                        sums[i] += kernel * splat<Lanes>(source[kernel_column + i * paper::stride]);
                    }
                }
            }
            LECUN1989_UNROLL
            for (std::size_t i = 0; i < tile; ++i) {
                store_first<count>(totals + (unit + i) * planes, sums[i]);
            }
        }
    }
    static const T* neighbourhood(const T* image, std::size_t unit) {
        return image + unit / row_units * paper::stride * image_stride + unit % row_units * paper::stride;
    }
};

/// H2: 12 planes of 8x8 -> 12 planes of 4x4, each from 8 planes. Its planes go by groups of four, which read the same 8.
template <class T, class Machine>
struct PlanesConv {
    static constexpr std::size_t side = paper::kernel_side;
    static constexpr std::size_t planes = paper::h2_planes;
    static constexpr std::size_t group = block_planes;
    static constexpr std::size_t lanes = H2::source_planes;
    static constexpr std::size_t row_units = paper::h2_side;
    static constexpr std::size_t places = row_units * row_units;
    using Octet = typename Machine::template Octet<T>;
    using Octets = typename Machine::template Octets<T>;
    static constexpr std::size_t at_once = count_lanes<Octets, T>() / lanes;  // planes in one register
    static constexpr std::size_t registers = group / at_once;                 // for a group
    static constexpr std::size_t groups = Machine::groups_at_once;
    // In the forward pass a register may also hold a part of a plane's lanes. Loads are expensive there, so each serves several places.
    using Register = typename Machine::template Register<T>;
    static constexpr std::size_t parts = lanes * at_once / count_lanes<Register, T>();
    static constexpr std::size_t tile = Machine::places_at_once;  // of a row

    /// h1: bordered, round the ring. values [row][column][plane].
    static void forward(const T* weights, const T* biases, const T* h1, T* values) {
        for (std::size_t place = 0; place < places; place += tile) {
            for (std::size_t plane = 0; plane < planes; plane += groups * group) {
                Register totals[parts][tile][groups][registers] = {};
                for (std::size_t part = 0; part < parts; ++part) {
                    const std::size_t lane = part * (lanes / parts);
                    add_products(weights + plane * lanes + lane, h1 + bordered_place(place) + plane + lane, totals[part]);
                }
                LECUN1989_UNROLL
                for (std::size_t i = 0; i < tile; ++i) {
                    LECUN1989_UNROLL
                    for (std::size_t j = 0; j < groups; ++j) {
                        const std::size_t unit = (place + i) * planes + plane + j * group;
                        store(values + unit, sums_of_group(totals, i, j) + load<Quad<T>>(biases + unit));
                    }
                }
            }
        }
        Squash<T, Machine>::all(values, H2::units);
    }

    /// deltas [row][column][plane]: slope (curvature) of the loss by each unit's total. `take` gets the slope by each weight.
    template <Order order, class Take>
    static void weights_backward(const T* h1, const T* deltas, Take take) {
        // Every delta in the lanes of its plane. A register that holds one plane has its delta spread where it is used, at no cost.
        constexpr bool one_by_one = at_once == 1;
        Octets spread[one_by_one ? 1 : H2::units / at_once];
        for (std::size_t i = 0; !one_by_one && i < H2::units / at_once; ++i) {
            spread[i] = splat_each<Octets>(deltas + i * at_once);
        }
        for (std::size_t tap = 0; tap < H2::taps; ++tap) {
            for (std::size_t plane = 0; plane < planes; plane += groups * group) {
                Octets slopes[groups][registers] = {};
                const T* source = h1 + (tap / side * h1_stride + tap % side) * ring_planes + plane;
                const T* delta = deltas + plane;
                const Octets* lanes_of_delta = spread + (one_by_one ? 0 : plane / at_once);
                for (std::size_t row = 0; row < row_units; ++row, source += (h1_stride - row_units) * paper::stride * ring_planes) {
                    LECUN1989_NO_UNROLL
                    for (std::size_t column = 0; column < row_units; ++column, source += paper::stride * ring_planes) {
                        LECUN1989_UNROLL
                        for (std::size_t j = 0; j < groups; ++j) {
                            const auto eight = factor<order>(repeat<Octets>(source + j * group));
                            LECUN1989_UNROLL
                            for (std::size_t i = 0; i < registers; ++i) {
                                const std::size_t which = j * registers + i;
                                slopes[j][i] += eight * (one_by_one ? splat<Octets>(delta[which]) : lanes_of_delta[which]);
                            }
                        }
                        delta += planes;
                        lanes_of_delta += one_by_one ? 0 : planes / at_once;
                    }
                }
                LECUN1989_UNROLL
                for (std::size_t j = 0; j < groups; ++j) {
                    LECUN1989_UNROLL
                    for (std::size_t i = 0; i < registers; ++i) {
                        take.template first<at_once * lanes>((tap * planes + plane + j * group + i * at_once) * lanes, slopes[j][i]);
                    }
                }
            }
        }
    }

    /// The slope (curvature) of the loss by the values of H1, written to source_slopes [row][column][plane round the ring]: a plane that is
    /// on the ring twice has a part of it in each place.
    template <Order order>
    static void sources_backward(const T* weights, const T* deltas, T* source_slopes) {
        __builtin_memset(source_slopes, 0, paper::h1_side * paper::h1_side * ring_planes * sizeof(T));
        for (std::size_t place = 0; place < places; ++place) {
            const Taps rows = taps_inside(place / row_units);
            const Taps columns = taps_inside(place % row_units);
            for (std::size_t plane = 0; plane < planes; plane += group) {
                Octet delta[group];
                LECUN1989_UNROLL
                for (std::size_t i = 0; i < group; ++i) {
                    delta[i] = splat<Octet>(deltas[place * planes + plane + i]);
                }
                LECUN1989_NO_UNROLL
                for (std::size_t kernel_row = rows.first; kernel_row < rows.end; ++kernel_row) {
                    const std::size_t row = place / row_units * paper::stride + kernel_row - border;
                    const std::size_t column = place % row_units * paper::stride + columns.first - border;
                    T* source = source_slopes + (row * paper::h1_side + column) * ring_planes + plane;
                    const T* kernels = weights + ((kernel_row * side + columns.first) * planes + plane) * lanes;
                    for (std::size_t count = columns.first; count < columns.end;
                         ++count, source += ring_planes, kernels += planes * lanes) {
                        Octet slope = load<Octet>(source);
                        LECUN1989_UNROLL
                        for (std::size_t i = 0; i < group; ++i) {
                            slope += factor<order>(load<Octet>(kernels + i * lanes)) * delta[i];
                        }
                        store(source, slope);
                    }
                }
            }
        }
    }

private:
    struct Taps {
        std::size_t first, end;
    };
    /// Which rows (columns) of a kernel fall on the planes and not on their border, for a unit's row (column).
    static constexpr Taps taps_inside(std::size_t unit) {
        const std::size_t before = unit * paper::stride < border ? border - unit * paper::stride : 0;
        const std::size_t end = paper::h1_side + border - unit * paper::stride;
        return {before, end < side ? end : side};
    }
    static constexpr std::size_t bordered_place(std::size_t place) {
        return (place / row_units * paper::stride * h1_stride + place % row_units * paper::stride) * ring_planes;
    }

    LECUN1989_INLINE static void add_products(const T* kernels, const T* source, Register (&totals)[tile][groups][registers]) {
        LECUN1989_NO_UNROLL
        for (std::size_t kernel_row = 0; kernel_row < side; ++kernel_row, source += h1_stride * ring_planes) {
            LECUN1989_NO_UNROLL
            for (std::size_t kernel_column = 0; kernel_column < side; ++kernel_column, kernels += planes * lanes) {
                LECUN1989_UNROLL
                for (std::size_t j = 0; j < groups; ++j) {
                    Register eight[tile];
                    LECUN1989_UNROLL
                    for (std::size_t i = 0; i < tile; ++i) {
                        eight[i] = repeat<Register>(source + (kernel_column + i * paper::stride) * ring_planes + j * group);
                    }
                    LECUN1989_UNROLL
                    for (std::size_t k = 0; k < registers; ++k) {
                        const auto kernel = load<Register>(kernels + (j * group + k * at_once) * lanes);
                        LECUN1989_UNROLL
                        for (std::size_t i = 0; i < tile; ++i) {
                            totals[i][j][k] += eight[i] * kernel;
                        }
                    }
                }
            }
        }
    }
    /// Of a group of planes at one of the places.
    LECUN1989_INLINE static Quad<T> sums_of_group(const Register (&totals)[parts][tile][groups][registers], std::size_t i, std::size_t j) {
        const auto halves = [](auto octet) { return low(octet) + high(octet); };
        const auto& t = totals[0][i][j];
        if constexpr (parts == 2) {
            const auto& u = totals[1][i][j];
            return sums(t[0] + u[0], t[1] + u[1], t[2] + u[2], t[3] + u[3]);
        } else if constexpr (at_once == 1) {
            return sums(halves(t[0]), halves(t[1]), halves(t[2]), halves(t[3]));
        } else {
            return sums(halves(low(t[0])), halves(high(t[0])), halves(low(t[1])), halves(high(t[1])));
        }
    }
};

}  // namespace lecun1989
