// The two fully connected layers, forward and backward. A unit's weights lie in the order of its sources: on the way forward eight
// partial sums run side by side and are added at the end, on the way back the sources fill the lanes.
// LeCun et al. 1989, "Network Architecture".
#pragma once

#include <algorithm>

#include "lanes.hpp"
#include "squash.hpp"

namespace lecun1989 {

template <class Layer, class T>
struct Dense {
    static constexpr std::size_t sources = Layer::sources;
    static constexpr std::size_t units = Layer::units;
    static constexpr std::size_t whole = sources / 8 * 8;  // sources that fill eight lanes; the rest fill some
    static constexpr std::size_t rest = sources - whole;

    /// source [sources] -> values [units] in (-A, A).
    static void forward(const T* weights, const T* biases, const T* source, T* values) {
        constexpr std::size_t tile = 5;
        static_assert(units % tile == 0);
        alignas(64) T totals[(units + 3) / 4 * 4] = {};
        for (std::size_t unit = 0; unit < units; unit += tile) {
            Octet<T> partial[tile];
            std::fill(std::begin(partial), std::end(partial), splat8(T(0)));
            for (std::size_t i = 0; i < whole; i += 8) {
                const Octet<T> eight = load8(source + i);
                for (std::size_t j = 0; j < tile; ++j) {
                    partial[j] += eight * load8(weights + (unit + j) * sources + i);
                }
            }
            for (std::size_t j = 0; j < tile; ++j) {
                if constexpr (rest != 0) {
                    partial[j] += load_first<rest>(source + whole) * load_first<rest>(weights + (unit + j) * sources + whole);
                }
                totals[unit + j] = sum(partial[j]) + biases[unit + j];
            }
        }
        for (std::size_t unit = 0; unit < units; unit += 4) {
            store(totals + unit, squash<T>(load4(totals + unit)));
        }
        std::copy_n(totals, units, values);
    }

    /// deltas [units]: slope of the loss by each unit's total. Writes its slope by the weights, the biases and the sources.
    static void backward(const T* weights, const T* source, const T* deltas, T* weight_slopes, T* bias_slopes, T* source_slopes) {
        for (std::size_t i = 0; i < whole; i += 8) {
            eight_sources_backward<8>(weights + i, source + i, deltas, weight_slopes + i, source_slopes + i);
        }
        if constexpr (rest != 0) {
            eight_sources_backward<rest>(weights + whole, source + whole, deltas, weight_slopes + whole, source_slopes + whole);
        }
        std::copy_n(deltas, units, bias_slopes);
    }

private:
    template <std::size_t count>
    static void eight_sources_backward(const T* weights, const T* source, const T* deltas, T* weight_slopes, T* source_slopes) {
        const Octet<T> value = load_first<count>(source);
        Octet<T> slope = splat8(T(0));
        for (std::size_t unit = 0; unit < units; ++unit) {
            const Octet<T> delta = splat8(deltas[unit]);
            slope += load_first<count>(weights + unit * sources) * delta;
            store_first<count>(weight_slopes + unit * sources, value * delta);
        }
        store_first<count>(source_slopes, slope);
    }
};

}  // namespace lecun1989
