// The two layers of shared kernels, forward and backward. Both walk 5x5 neighbourhoods two steps apart; they differ in what fills the
// vector lanes. H1 has one source plane, so its 12 planes lie side by side. H2 reads 8 planes at every tap, so these lie side by side:
// the same layout then serves the way forward (one sum over the lanes at the end) and the way back (none).
// LeCun et al. 1989, "Network Architecture". The naive twin that these are held against is in tests/.
#pragma once

#include <algorithm>

#include "lanes.hpp"
#include "squash.hpp"
#include "state.hpp"

namespace lecun1989 {

/// H1: image [16][16] -> 12 planes of 8x8.
template <class T>
struct ImageConv {
    static constexpr std::size_t side = paper::kernel_side;
    static constexpr std::size_t planes = paper::h1_planes;
    static constexpr std::size_t tile = 4;  // units of a row at a time: their totals stay in registers

    /// Twelve planes at one place.
    struct Planes {
        Octet<T> first;
        Quad<T> last;
        static Planes load(const T* source) { return {load8(source), load4(source + 8)}; }
        static Planes zero() { return {splat8(T(0)), splat4(T(0))}; }
        void add(Planes factor, T value) {
            first += factor.first * splat8(value);
            last += factor.last * splat4(value);
        }
        void store_to(T* target) const {
            store(target, first);
            store(target + 8, last);
        }
    };

    /// Reads the bordered image, writes H1's units, round the ring, inside the border of state.h1.
    static void forward(const T* weights, const T* biases, State<T>& state) {
        for (std::size_t row = 0; row < paper::h1_side; ++row) {
            for (std::size_t column = 0; column < paper::h1_side; column += tile) {
                Planes totals[tile];
                for (std::size_t i = 0; i < tile; ++i) {
                    totals[i] = Planes::load(biases + (row * paper::h1_side + column + i) * planes);
                }
                for (std::size_t tap = 0; tap < H1::taps; ++tap) {
                    const T* source = neighbourhood(state, row, column) + tap / side * image_stride + tap % side;
                    const Planes kernel = Planes::load(weights + tap * planes);
                    for (std::size_t i = 0; i < tile; ++i) {
                        totals[i].add(kernel, source[i * paper::stride]);
                    }
                }
                for (std::size_t i = 0; i < tile; ++i) {
                    T* target = state.h1_at(border + row, border + column + i);
                    const Quad<T> block_a = squash<T>(totals[i].first.low);
                    store(target, block_a);
                    store(target + 4, squash<T>(totals[i].first.high));
                    store(target + 8, squash<T>(totals[i].last));
                    store(target + 12, block_a);
                }
            }
        }
    }

    /// deltas [row][column][plane]: slope of the loss by each unit's total. Writes its slope by the weights and biases.
    static void backward(const State<T>& state, const T* deltas, T* weight_slopes, T* bias_slopes) {
        for (std::size_t kernel_row = 0; kernel_row < side; ++kernel_row) {
            Planes slopes[side];
            std::fill(std::begin(slopes), std::end(slopes), Planes::zero());
            for (std::size_t unit = 0; unit < paper::h1_side * paper::h1_side; ++unit) {
                const T* source = neighbourhood(state, unit / paper::h1_side, unit % paper::h1_side) + kernel_row * image_stride;
                const Planes delta = Planes::load(deltas + unit * planes);
                for (std::size_t i = 0; i < side; ++i) {
                    slopes[i].add(delta, source[i]);
                }
            }
            for (std::size_t i = 0; i < side; ++i) {
                slopes[i].store_to(weight_slopes + (kernel_row * side + i) * planes);
            }
        }
        std::copy_n(deltas, H1::units, bias_slopes);
    }

private:
    static const T* neighbourhood(const State<T>& state, std::size_t row, std::size_t column) {
        return state.image.data() + row * paper::stride * image_stride + column * paper::stride;
    }
};

/// H2: 12 planes of 8x8 -> 12 planes of 4x4, each from 8 planes. Its planes go by groups of four, which read the same 8.
template <class T>
struct PlanesConv {
    static constexpr std::size_t side = paper::kernel_side;
    static constexpr std::size_t planes = paper::h2_planes;
    static constexpr std::size_t group = block_planes;
    static constexpr std::size_t lanes = H2::source_planes;
    static constexpr std::size_t places = paper::h2_side * paper::h2_side;

    /// Reads the bordered ring of H1, writes state.h2 [row][column][plane].
    static void forward(const T* weights, const T* biases, State<T>& state) {
        for (std::size_t place = 0; place < places; ++place) {
            for (std::size_t plane = 0; plane < planes; plane += group) {
                Octet<T> totals[group];
                std::fill(std::begin(totals), std::end(totals), splat8(T(0)));
                for (std::size_t tap = 0; tap < H2::taps; ++tap) {
                    const Octet<T> source = load8(state.h1_at(source_row(place, tap), source_column(place, tap)) + plane);
                    const T* kernels = weights + (tap * planes + plane) * lanes;
                    for (std::size_t i = 0; i < group; ++i) {
                        totals[i] += source * load8(kernels + i * lanes);
                    }
                }
                const Quad<T> sum = sums(totals[0].low + totals[0].high, totals[1].low + totals[1].high,
                                         totals[2].low + totals[2].high, totals[3].low + totals[3].high);
                store(state.h2.data() + place * planes + plane, squash<T>(sum + load4(biases + place * planes + plane)));
            }
        }
    }

    /// deltas [row][column][plane]: slope of the loss by each unit's total. Writes its slope by the weights, the biases, and the values
    /// of H1, source_slopes [row][column][plane].
    static void backward(const T* weights, const State<T>& state, const T* deltas, T* weight_slopes, T* bias_slopes,
                         T* source_slopes) {
        weights_backward(state, deltas, weight_slopes);
        std::copy_n(deltas, H2::units, bias_slopes);
        sources_backward(weights, deltas, source_slopes);
    }

private:
    static constexpr std::size_t source_row(std::size_t place, std::size_t tap) {
        return place / paper::h2_side * paper::stride + tap / side;
    }
    static constexpr std::size_t source_column(std::size_t place, std::size_t tap) {
        return place % paper::h2_side * paper::stride + tap % side;
    }
    static constexpr bool inside(std::size_t bordered_place) {
        return bordered_place >= border && bordered_place < border + paper::h1_side;
    }

    static void weights_backward(const State<T>& state, const T* deltas, T* weight_slopes) {
        for (std::size_t tap = 0; tap < H2::taps; ++tap) {
            for (std::size_t plane = 0; plane < planes; plane += group) {
                Octet<T> slopes[group];
                std::fill(std::begin(slopes), std::end(slopes), splat8(T(0)));
                for (std::size_t place = 0; place < places; ++place) {
                    const Octet<T> source = load8(state.h1_at(source_row(place, tap), source_column(place, tap)) + plane);
                    for (std::size_t i = 0; i < group; ++i) {
                        slopes[i] += source * splat8(deltas[place * planes + plane + i]);
                    }
                }
                for (std::size_t i = 0; i < group; ++i) {
                    store(weight_slopes + (tap * planes + plane + i) * lanes, slopes[i]);
                }
            }
        }
    }

    static void sources_backward(const T* weights, const T* deltas, T* source_slopes) {
        alignas(64) T ring[paper::h1_side * paper::h1_side * ring_planes] = {};
        for (std::size_t place = 0; place < places; ++place) {
            for (std::size_t tap = 0; tap < H2::taps; ++tap) {
                const std::size_t row = source_row(place, tap);
                const std::size_t column = source_column(place, tap);
                if (!inside(row) || !inside(column)) {
                    continue;
                }
                T* source = ring + ((row - border) * paper::h1_side + column - border) * ring_planes;
                for (std::size_t plane = 0; plane < planes; plane += group) {
                    const T* kernels = weights + (tap * planes + plane) * lanes;
                    Octet<T> slope = load8(source + plane);
                    for (std::size_t i = 0; i < group; ++i) {
                        slope += load8(kernels + i * lanes) * splat8(deltas[place * planes + plane + i]);
                    }
                    store(source + plane, slope);
                }
            }
        }
        for (std::size_t unit = 0; unit < paper::h1_side * paper::h1_side; ++unit) {
            const T* source = ring + unit * ring_planes;
            T* target = source_slopes + unit * paper::h1_planes;
            store(target, load4(source) + load4(source + 12));
            store(target + 4, load4(source + 4));
            store(target + 8, load4(source + 8));
        }
    }
};

}  // namespace lecun1989
