// The two fully connected layers, forward and backward. A unit's weights lie in the order of its sources: on the way forward eight
// partial sums run side by side and are added at the end, on the way back the sources fill the lanes.
// LeCun et al. 1989, "Network Architecture".
#pragma once

#include "lanes.hpp"
#include "squash.hpp"

namespace lecun1989 {

template <class Layer, class T, class Machine>
struct Dense {
    static constexpr std::size_t sources = Layer::sources;
    static constexpr std::size_t units = Layer::units;
    static constexpr std::size_t whole = sources / 8 * 8;  // sources that fill eight lanes; the rest fill some
    static constexpr std::size_t rest = sources - whole;
    using Octet = typename Machine::template Octet<T>;

    /// source [sources] -> values [units] in (-A, A).
    static void forward(const T* weights, const T* biases, const T* source, T* values) {
        constexpr std::size_t tile = 5;
        static_assert(units % tile == 0);
        constexpr std::size_t filled = (units + 3) / 4 * 4;
        alignas(64) T totals[filled] = {};
        for (std::size_t unit = 0; unit < units; unit += tile) {
            Octet partial[tile] = {};
            const T* row = weights + unit * sources;
            for (std::size_t i = 0; i < whole; i += 8) {
                const Octet eight = load<Octet>(source + i);
                LECUN1989_UNROLL
                for (std::size_t j = 0; j < tile; ++j) {
                    partial[j] += eight * load<Octet>(row + j * sources + i);
                }
            }
            LECUN1989_UNROLL
            for (std::size_t j = 0; j < tile; ++j) {
                if constexpr (rest != 0) {
                    partial[j] += load_first<Octet, rest>(source + whole) * load_first<Octet, rest>(row + j * sources + whole);
                }
                totals[unit + j] = sum<T>(partial[j]) + biases[unit + j];
            }
        }
        for (std::size_t unit = 0; unit < filled; unit += 4) {
            store(totals + unit, squash<T>(load<Quad<T>>(totals + unit)));
        }
        __builtin_memcpy(values, totals, units * sizeof(T));
    }

    /// deltas [units]: slope of the loss by each unit's total. Writes its slope by the weights and the sources.
    static void backward(const T* weights, const T* source, const T* deltas, T* weight_slopes, T* source_slopes) {
        constexpr std::size_t tile = whole % 32 == 0 ? 4 : 3;
        static_assert(whole % (8 * tile) == 0);
        for (std::size_t i = 0; i < whole; i += 8 * tile) {
            sources_backward<tile, 8>(weights + i, source + i, deltas, weight_slopes + i, source_slopes + i);
        }
        if constexpr (rest != 0) {
            sources_backward<1, rest>(weights + whole, source + whole, deltas, weight_slopes + whole, source_slopes + whole);
        }
    }

private:
    /// `tile` times `count` sources.
    template <std::size_t tile, std::size_t count>
    static void sources_backward(const T* weights, const T* source, const T* deltas, T* weight_slopes, T* source_slopes) {
        Octet slopes[tile] = {};
        Octet values[tile];
        LECUN1989_UNROLL
        for (std::size_t i = 0; i < tile; ++i) {
            values[i] = load_first<Octet, count>(source + 8 * i);
        }
        for (std::size_t unit = 0; unit < units; ++unit) {
            const Octet delta = splat<Octet>(deltas[unit]);
            LECUN1989_UNROLL
            for (std::size_t i = 0; i < tile; ++i) {
                slopes[i] += load_first<Octet, count>(weights + unit * sources + 8 * i) * delta;
                store_first<count>(weight_slopes + unit * sources + 8 * i, values[i] * delta);
            }
        }
        LECUN1989_UNROLL
        for (std::size_t i = 0; i < tile; ++i) {
            store_first<count>(source_slopes + 8 * i, slopes[i]);
        }
    }
};

}  // namespace lecun1989
