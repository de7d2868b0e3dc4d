// The squashing function, f(x) = A tanh(S x), its derivative, and a hyperbolic tangent of our own from + - * / alone: the libraries'
// differ from one to the next in the last bits, and training would carry that into every weight.
#pragma once

#include <cstdint>

#include "../paper.hpp"
#include "lanes.hpp"

namespace lecun1989 {

/// The numbers of `tanh_of_floats`. They stand in memory, in a file of their own, since V8 makes a vector of a constant anew wherever one
/// is used; that is slower than to load it.
struct TanhCoefficients {
    float n[4], d[4];  // of magnitude * (1, square, square^2, ...) and of (1, square, ...)
    float large;       // from here on the second form
    float end;         // from here on the nearest value below 1 is as near as a float comes
    float one, two;
};
extern const TanhCoefficients tanh_coefficients;

/// tanh of several floats, within 2e-7 of the true one everywhere (1.54e-7 is the most over all floats), odd, inside (-1, 1).
/// With n/d a rational minimax approximation of tanh(x/2) on [0, 4.5] (our own fit):
///   tanh x = 2nd / (n^2 + d^2) = 1 - (d - n)^2 / (n^2 + d^2),
/// of which the first form rounds best for small x and the second for large. Signs and choices are made on the bits, which costs less
/// than choosing between numbers.
template <class Lanes>
LECUN1989_INLINE Lanes tanh_of_floats(Lanes x) {
    using Bits = decltype(x < x);
    const TanhCoefficients& c = tanh_coefficients;
    const Bits sign = __builtin_bit_cast(Bits, x) & std::numeric_limits<std::int32_t>::min();
    Lanes magnitude = __builtin_bit_cast(Lanes, __builtin_bit_cast(Bits, x) ^ sign);
    // This way round NaN stays NaN, so that a runaway training shows, and a machine's own minimum serves.
    const auto end = splat<Lanes>(c.end);
    magnitude = end < magnitude ? end : magnitude;
    const Lanes square = magnitude * magnitude;
    const Lanes n = magnitude * (((c.n[3] * square + c.n[2]) * square + c.n[1]) * square + c.n[0]);
    const Lanes d = ((c.d[3] * square + c.d[2]) * square + c.d[1]) * square + c.d[0];
    const Bits large = magnitude >= c.large;
    const Bits small_numerator = __builtin_bit_cast(Bits, n * d * c.two);
    const Bits large_numerator = __builtin_bit_cast(Bits, (n - d) * (d - n));
    const Lanes numerator = __builtin_bit_cast(Lanes, small_numerator ^ ((small_numerator ^ large_numerator) & large));
    const Lanes base = __builtin_bit_cast(Lanes, __builtin_bit_cast(Bits, splat<Lanes>(c.one)) & large);
    const Lanes result = base + numerator / (n * n + d * d);
    return __builtin_bit_cast(Lanes, __builtin_bit_cast(Bits, result) ^ sign);
}

LECUN1989_INLINE Quad<float> tanh(Quad<float> x) { return tanh_of_floats(x); }
LECUN1989_INLINE Wide<float> tanh(Wide<float> x) { return tanh_of_floats(x); }
LECUN1989_INLINE Widest<float> tanh(Widest<float> x) { return tanh_of_floats(x); }

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
    if constexpr (is_joined<Lanes>) {
        return {squash<T>(total.first), squash<T>(total.rest)};
    } else {
        return static_cast<T>(paper::squash_amplitude) * tanh(static_cast<T>(paper::squash_slope) * total);
    }
}

template <class T, class Machine>
struct Squash {
    /// f of the first `count` totals, a multiple of 16, in their place. Once for all layers, for it is long; a machine's own, so that the
    /// linker does not take one for another.
    [[gnu::noinline]] static void all(T* totals, std::size_t count) {
        using Register = typename Machine::template Register<T>;
        for (std::size_t i = 0; i < count; i += count_lanes<Register, T>()) {
            store(totals + i, squash<T>(load<Register>(totals + i)));
        }
    }
};

/// What goes back through the network: slopes of the loss, or its curvatures, the diagonal of its second derivatives without the terms
/// that could be negative (Gauss-Newton). These take the same sums over the same connections, but with the squares of the factors.
/// Becker & LeCun 1988.
enum class Order { slopes, curvatures };

template <Order order, class Lanes>
LECUN1989_INLINE Lanes factor(Lanes value) {
    if constexpr (order == Order::curvatures) {
        return value * value;
    } else {
        return value;
    }
}

/// f'(x) from the value f(x): S (A - f)(A + f) / A, of several.
template <class T, class Lanes>
LECUN1989_INLINE Lanes squash_slope(Lanes value) {
    const auto amplitude = splat<Lanes>(static_cast<T>(paper::squash_amplitude));
    const auto scale = splat<Lanes>(static_cast<T>(paper::squash_slope / paper::squash_amplitude));
    return scale * ((amplitude - value) * (amplitude + value));
}

}  // namespace lecun1989
