// The two fully connected layers, forward and backward. A unit's weights lie in the order of its sources: in the forward pass eight partial
// sums run side by side and are added at the end; in the backward pass the sources fill the lanes. LeCun et al. 1989, "Network
// Architecture".
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
        constexpr std::size_t tile = Machine::octets_at_once;
        static_assert(units % tile == 0);
        constexpr std::size_t filled = (units + 15) / 16 * 16;
        alignas(64) T totals[filled] = {};
        for (std::size_t unit = 0; unit < units; unit += tile) {
            Octet partial[tile] = {};
            const T* row = weights + unit * sources;
            LECUN1989_NO_UNROLL
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
        Squash<T, Machine>::all(totals, filled);
        __builtin_memcpy(values, totals, units * sizeof(T));
    }

    /// deltas [units]: slope (curvature) of the loss by each unit's total. `take` gets the slope by each weight. Writes the slope by each
    /// source.
    template <Order order, class Take>
    static void backward(const T* weights, const T* source, const T* deltas, T* source_slopes, Take take) {
        using Octets = typename Machine::template Octets<T>;
        if constexpr (constexpr std::size_t tile = 4, step = tile * count_lanes<Octets, T>(); whole % step == 0) {
            for (std::size_t i = 0; i < whole; i += step) {
                sources_backward<order, Octets, tile, step / tile>(weights, source, deltas, source_slopes, i, take);
            }
        } else {
            sources_backward<order, Octet, whole / 8, 8>(weights, source, deltas, source_slopes, 0, take);
        }
        if constexpr (rest != 0) {
            sources_backward<order, Octet, 1, rest>(weights, source, deltas, source_slopes, whole, take);
        }
    }

private:
    /// `tile` times `count` sources from `begin` on.
    template <Order order, class Lanes, std::size_t tile, std::size_t count, class Take>
    static void sources_backward(const T* weights, const T* source, const T* deltas, T* source_slopes, std::size_t begin, Take take) {
        Lanes slopes[tile] = {};
        Lanes values[tile];
        LECUN1989_UNROLL
        for (std::size_t i = 0; i < tile; ++i) {
            values[i] = factor<order>(load_first<Lanes, count>(source + begin + i * count));
        }
        LECUN1989_NO_UNROLL
        for (std::size_t unit = 0; unit < units; ++unit) {
            const auto delta = splat<Lanes>(deltas[unit]);
            LECUN1989_UNROLL
            for (std::size_t i = 0; i < tile; ++i) {
                const std::size_t at = unit * sources + begin + i * count;
                slopes[i] += factor<order>(load_first<Lanes, count>(weights + at)) * delta;
                take.template first<count>(at, values[i] * delta);
            }
        }
        LECUN1989_UNROLL
        for (std::size_t i = 0; i < tile; ++i) {
            store_first<count>(source_slopes + begin + i * count, slopes[i]);
        }
    }
};

}  // namespace lecun1989
