// The two layers of shared kernels, forward and backward. Both walk 5x5 neighbourhoods two steps apart; they differ in what fills the
// vector lanes. H1 has one source plane, so its 12 planes lie side by side. H2 reads 8 planes at every tap, so these lie side by side:
// the same layout then serves the way forward (one sum over the lanes at the end) and the way back (none).
// LeCun et al. 1989, "Network Architecture". The naive twin that these are held against is in tests/.
#pragma once

#include "lanes.hpp"
#include "squash.hpp"
#include "state.hpp"

namespace lecun1989 {

/// H1: image [16][16] -> 12 planes of 8x8. As many units of a row as fit the registers at a time, first for planes 0 ... 7, then for 8 ... 11.
template <class T, class Machine>
struct ImageConv {
    static constexpr std::size_t side = paper::kernel_side;
    static constexpr std::size_t planes = paper::h1_planes;
    static constexpr std::size_t row_units = paper::h1_side;
    using Octet = typename Machine::template Octet<T>;

    /// image: bordered [row][column]; h1: bordered, round the ring; writes inside its border.
    static void forward(const T* weights, const T* biases, const T* image, T* h1) {
        alignas(64) T units[H1::units];  // [row][column][plane]: totals, then values
        planes_forward<Octet, Machine::octets_at_once>(weights, biases, image, units);
        planes_forward<Quad<T>, row_units>(weights + 8, biases + 8, image, units + 8);
        squash_all<H1::units, Octet>(units);
        const T* unit = units;
        for (std::size_t row = 0; row < row_units; ++row) {
            T* ring = h1 + ((border + row) * h1_stride + border) * ring_planes;
            for (std::size_t column = 0; column < row_units; ++column, unit += planes, ring += ring_planes) {
                store(ring, load<Octet>(unit));
                store(ring + 8, load<Quad<T>>(unit + 8));
                store(ring + planes, load<Quad<T>>(unit));
            }
        }
    }

    /// deltas [row][column][plane]: slope of the loss by each unit's total. Writes its slope by the weights.
    static void backward(const T* image, const T* deltas, T* weight_slopes) {
        planes_backward<Octet>(image, deltas, weight_slopes);
        planes_backward<Quad<T>>(image, deltas + 8, weight_slopes + 8);
    }

private:
    static const T* neighbourhood(const T* image, std::size_t row, std::size_t column) {
        return image + row * paper::stride * image_stride + column * paper::stride;
    }

    template <class Lanes, std::size_t tile>
    static void planes_forward(const T* weights, const T* biases, const T* image, T* totals_out) {
        for (std::size_t row = 0; row < row_units; ++row) {
            for (std::size_t column = 0; column < row_units; column += tile) {
                Lanes totals[tile];
                LECUN1989_UNROLL
                for (std::size_t i = 0; i < tile; ++i) {
                    totals[i] = load<Lanes>(biases + (row * row_units + column + i) * planes);
                }
                const T* source = neighbourhood(image, row, column);
                const T* kernels = weights;
                for (std::size_t kernel_row = 0; kernel_row < side; ++kernel_row, source += image_stride) {
                    for (std::size_t kernel_column = 0; kernel_column < side; ++kernel_column, kernels += planes) {
                        const Lanes kernel = load<Lanes>(kernels);
                        LECUN1989_UNROLL
                        for (std::size_t i = 0; i < tile; ++i) {
                            totals[i] += kernel * splat<Lanes>(source[kernel_column + i * paper::stride]);
                        }
                    }
                }
                LECUN1989_UNROLL
                for (std::size_t i = 0; i < tile; ++i) {
                    store(totals_out + (row * row_units + column + i) * planes, totals[i]);
                }
            }
        }
    }

    template <class Lanes>
    static void planes_backward(const T* image, const T* deltas, T* weight_slopes) {
        for (std::size_t kernel_row = 0; kernel_row < side; ++kernel_row) {
            Lanes slopes[side] = {};
            for (std::size_t row = 0; row < row_units; ++row) {
                const T* source = neighbourhood(image, row, 0) + kernel_row * image_stride;
                for (std::size_t column = 0; column < row_units; ++column, source += paper::stride) {
                    const Lanes delta = load<Lanes>(deltas + (row * row_units + column) * planes);
                    LECUN1989_UNROLL
                    for (std::size_t i = 0; i < side; ++i) {
                        slopes[i] += delta * splat<Lanes>(source[i]);
                    }
                }
            }
            LECUN1989_UNROLL
            for (std::size_t i = 0; i < side; ++i) {
                store(weight_slopes + (kernel_row * side + i) * planes, slopes[i]);
            }
        }
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

    /// h1: bordered, round the ring. values [row][column][plane].
    static void forward(const T* weights, const T* biases, const T* h1, T* values) {
        constexpr std::size_t tile = Machine::octets_at_once / group;  // places of a row at a time
        for (std::size_t place = 0; place < places; place += tile) {
            for (std::size_t plane = 0; plane < planes; plane += group) {
                Octet totals[tile][group] = {};
                const T* source = neighbourhood(h1, place) + plane;
                const T* kernels = weights + plane * lanes;
                for (std::size_t kernel_row = 0; kernel_row < side; ++kernel_row, source += h1_stride * ring_planes) {
                    for (std::size_t kernel_column = 0; kernel_column < side; ++kernel_column, kernels += planes * lanes) {
                        LECUN1989_UNROLL
                        for (std::size_t j = 0; j < tile; ++j) {
                            const Octet eight = load<Octet>(source + (kernel_column + j * paper::stride) * ring_planes);
                            LECUN1989_UNROLL
                            for (std::size_t i = 0; i < group; ++i) {
                                totals[j][i] += eight * load<Octet>(kernels + i * lanes);
                            }
                        }
                    }
                }
                LECUN1989_UNROLL
                for (std::size_t j = 0; j < tile; ++j) {
                    const std::size_t unit = (place + j) * planes + plane;
                    store(values + unit, sums(halves(totals[j][0]), halves(totals[j][1]), halves(totals[j][2]), halves(totals[j][3])) +
                                             load<Quad<T>>(biases + unit));
                }
            }
        }
        squash_all<H2::units, Octet>(values);
    }

    /// deltas [row][column][plane]: slope of the loss by each unit's total. Writes its slope by the weights.
    static void weights_backward(const T* h1, const T* deltas, T* weight_slopes) {
        for (std::size_t tap = 0; tap < H2::taps; ++tap) {
            for (std::size_t plane = 0; plane < planes; plane += group) {
                Octet slopes[group] = {};
                const T* source = h1 + (tap / side * h1_stride + tap % side) * ring_planes + plane;
                const T* delta = deltas + plane;
                for (std::size_t row = 0; row < row_units; ++row, source += paper::stride * h1_stride * ring_planes) {
                    for (std::size_t column = 0; column < row_units; ++column, delta += planes) {
                        const Octet eight = load<Octet>(source + column * paper::stride * ring_planes);
                        LECUN1989_UNROLL
                        for (std::size_t i = 0; i < group; ++i) {
                            slopes[i] += eight * splat<Octet>(delta[i]);
                        }
                    }
                }
                LECUN1989_UNROLL
                for (std::size_t i = 0; i < group; ++i) {
                    store(weight_slopes + (tap * planes + plane + i) * lanes, slopes[i]);
                }
            }
        }
    }

    /// The slope of the loss by the values of H1, source_slopes [row][column][plane].
    static void sources_backward(const T* weights, const T* deltas, T* source_slopes) {
        alignas(64) T ring[h1_stride * h1_stride * ring_planes] = {};  // bordered; what falls on the border is of no use
        for (std::size_t place = 0; place < places; ++place) {
            for (std::size_t plane = 0; plane < planes; plane += group) {
                Octet delta[group];
                LECUN1989_UNROLL
                for (std::size_t i = 0; i < group; ++i) {
                    delta[i] = splat<Octet>(deltas[place * planes + plane + i]);
                }
                T* source = ring + place_offset(place) + plane;
                const T* kernels = weights + plane * lanes;
                for (std::size_t kernel_row = 0; kernel_row < side; ++kernel_row, source += h1_stride * ring_planes) {
                    for (std::size_t kernel_column = 0; kernel_column < side; ++kernel_column, kernels += planes * lanes) {
                        Octet slope = load<Octet>(source + kernel_column * ring_planes);
                        LECUN1989_UNROLL
                        for (std::size_t i = 0; i < group; ++i) {
                            slope += load<Octet>(kernels + i * lanes) * delta[i];
                        }
                        store(source + kernel_column * ring_planes, slope);
                    }
                }
            }
        }
        for (std::size_t unit = 0; unit < paper::h1_side * paper::h1_side; ++unit) {
            const T* source = ring + ((border + unit / paper::h1_side) * h1_stride + border + unit % paper::h1_side) * ring_planes;
            T* target = source_slopes + unit * paper::h1_planes;
            store(target, load<Quad<T>>(source) + load<Quad<T>>(source + paper::h1_planes));
            store(target + 4, load<Quad<T>>(source + 4));
            store(target + 8, load<Quad<T>>(source + 8));
        }
    }

private:
    static constexpr std::size_t place_offset(std::size_t place) {
        return (place / row_units * paper::stride * h1_stride + place % row_units * paper::stride) * ring_planes;
    }
    static const T* neighbourhood(const T* h1, std::size_t place) { return h1 + place_offset(place); }
    LECUN1989_INLINE static Quad<T> halves(Octet octet) { return low(octet) + high(octet); }
};

}  // namespace lecun1989
