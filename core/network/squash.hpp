// The squashing function, f(x) = A tanh(S x), its derivative, and a hyperbolic tangent of our own from + - * / alone: the libraries'
// differ from one to the next in the last bits, and training would carry that into every weight.
#pragma once

#include <cstdint>

#include "../paper.hpp"
#include "lanes.hpp"

namespace lecun1989 {

/// tanh of several floats, within 2e-7 of the true one everywhere (1.54e-7 is the most over all floats), odd, inside (-1, 1).
/// With n/d a rational minimax approximation of tanh(x/2) on [0, 4.5] (our own fit):
///   tanh x = 2nd / (n^2 + d^2) = 1 - (d - n)^2 / (n^2 + d^2),
/// of which the first form rounds best for small x and the second for large. Signs and choices are made on the bits, which costs less
/// than choosing between numbers.
template <class Lanes>
LECUN1989_INLINE Lanes tanh_of_floats(Lanes x) {
    using Bits = decltype(x < x);
    const Bits sign = __builtin_bit_cast(Bits, x) & std::numeric_limits<std::int32_t>::min();
    Lanes magnitude = __builtin_bit_cast(Lanes, __builtin_bit_cast(Bits, x) ^ sign);
    // From 9 on the nearest value below 1 is as near as a float comes. This way round NaN stays NaN, so that a runaway training shows.
    magnitude = magnitude > 9.0F ? splat<Lanes>(9.0F) : magnitude;
    const Lanes square = magnitude * magnitude;
    const Lanes n = magnitude * (((3.8285293e-08F * square + 7.1695984e-05F) * square + 0.014161169F) * square + 0.44999996F);
    const Lanes d = ((2.447572e-06F * square + 0.0012536172F) * square + 0.10332222F) * square + 0.9F;
    const Bits large = magnitude >= 0.9F;
    const Bits small_numerator = __builtin_bit_cast(Bits, n * d * 2.0F);
    const Bits large_numerator = __builtin_bit_cast(Bits, (n - d) * (d - n));
    const Lanes numerator = __builtin_bit_cast(Lanes, small_numerator ^ ((small_numerator ^ large_numerator) & large));
    const Lanes base = __builtin_bit_cast(Lanes, __builtin_bit_cast(Bits, splat<Lanes>(1.0F)) & large);
    const Lanes result = base + numerator / (n * n + d * d);
    return __builtin_bit_cast(Lanes, __builtin_bit_cast(Bits, result) ^ sign);
}

LECUN1989_INLINE Quad<float> tanh(Quad<float> x) { return tanh_of_floats(x); }
LECUN1989_INLINE Wide<float> tanh(Wide<float> x) { return tanh_of_floats(x); }

/// The same for checks in double precision: Lambert's continued fraction, to the last digits for |x| < 20, where tanh has reached 1.
inline Quad<double> tanh(Quad<double> x) {
    const auto far = x * x > 400.0;
    const Quad<double> inside = far ? Quad<double>{} : x;
    Quad<double> fraction = splat<Quad<double>>(121.0);
    for (double odd = 119.0; odd > 0.0; odd -= 2.0) {
        fraction = odd + inside * inside / fraction;
    }
    const auto one = splat<Quad<double>>(1.0);
    return far ? (x < 0.0 ? -one : one) : inside / fraction;
}

/// f of several totals.
template <class T, class Lanes>
LECUN1989_INLINE Lanes squash(Lanes total) {
    if constexpr (requires(Lanes lanes) { lanes.low; }) {
        return {squash<T>(total.low), squash<T>(total.high)};
    } else {
        return static_cast<T>(paper::squash_amplitude) * tanh(static_cast<T>(paper::squash_slope) * total);
    }
}

/// f of `count` totals, in their place.
template <std::size_t count, class Lanes, class T>
LECUN1989_INLINE void squash_all(T* totals) {
    static_assert(count * sizeof(T) % sizeof(Lanes) == 0);
    for (std::size_t i = 0; i < count; i += sizeof(Lanes) / sizeof(T)) {
        store(totals + i, squash<T>(load<Lanes>(totals + i)));
    }
}

/// f'(x) from the value f(x): S (A - f)(A + f) / A.
template <class T>
LECUN1989_INLINE T squash_slope(T value) {
    constexpr T amplitude = static_cast<T>(paper::squash_amplitude);
    constexpr T scale = static_cast<T>(paper::squash_slope / paper::squash_amplitude);
    return scale * ((amplitude - value) * (amplitude + value));
}

}  // namespace lecun1989
