// The squashing function, f(x) = A tanh(S x), its derivative, and a hyperbolic tangent of our own from + - * / alone: the libraries'
// differ from one to the next in the last bits, and training would carry that into every weight.
#pragma once

#include <cstdint>
#include <type_traits>

#include "../paper.hpp"
#include "lanes.hpp"

namespace lecun1989 {

/// The constants of `tanh_of_floats`, each in four lanes. They are kept in memory, in a file of their own, since V8 builds a vector
/// constant anew wherever it is used, which is slower than a load.
struct TanhCoefficients {
    Quad<float> n[4], d[4];  // of magnitude * (1, square, square^2, ...) and of (1, square, ...)
    Quad<float> large;       // from here on the second form applies
    Quad<float> end;         // from here on the nearest value below 1 is as near as a float comes
    Quad<float> one;
};
extern const TanhCoefficients tanh_coefficients;

/// tanh of several floats, within 2e-7 of the true one everywhere (1.54e-7 is the most over all floats), odd, inside (-1, 1).
/// With n/d a rational minimax approximation of tanh(x/2) on [0, 4.5] (our own fit):
///   tanh x = 2nd / (n^2 + d^2) = 1 - (d - n)^2 / (n^2 + d^2),
/// of which the first form rounds best for small x and the second for large. Signs and choices are made on the bits, which costs less
/// than choosing between numbers.
template <class Lanes>
LECUN1989_INLINE Lanes tanh_of_floats(Lanes x) {
    using Bits = decltype(x >= x);
    const auto bits_of = [](Lanes lanes) LECUN1989_INLINE_LAMBDA { return __builtin_bit_cast(Bits, lanes); };
    const auto lanes_of = [](Bits bits) LECUN1989_INLINE_LAMBDA { return __builtin_bit_cast(Lanes, bits); };
    const auto all = [](const Quad<float>& four) LECUN1989_INLINE_LAMBDA { return broadcast<Lanes>(four); };
    const TanhCoefficients& c = tanh_coefficients;
    const Bits magnitude_bits = bits_of(x) & splat<Bits>(std::numeric_limits<std::int32_t>::max());
    const Bits sign = bits_of(x) ^ magnitude_bits;
    // In this order NaN stays NaN, so that a runaway training shows, and the machine's own minimum instruction serves.
    const Lanes magnitude = lesser(all(c.end), lanes_of(magnitude_bits));
    const Lanes square = magnitude * magnitude;
    const Lanes n = magnitude * (((all(c.n[3]) * square + all(c.n[2])) * square + all(c.n[1])) * square + all(c.n[0]));
    const Lanes d = ((all(c.d[3]) * square + all(c.d[2])) * square + all(c.d[1])) * square + all(c.d[0]);
    const Bits is_large = magnitude >= all(c.large);
    const Lanes product = n * d;
    const Bits small_numerator = bits_of(product + product);
    const Bits large_numerator = bits_of((n - d) * (d - n));
    const Lanes numerator = lanes_of(small_numerator ^ ((small_numerator ^ large_numerator) & is_large));
    const Lanes base = lanes_of(bits_of(all(c.one)) & is_large);
    return lanes_of(bits_of(base + numerator / (n * n + d * d)) ^ sign);
}

/// The same for checks in double precision: Lambert's continued fraction, to the last digits for |x| < 20, where tanh has reached 1.
inline Quad<double> tanh_of_doubles(Quad<double> x) {
    const auto far = x * x > 400.0;
    const Quad<double> inside = far ? Quad<double>{} : x;
    Quad<double> fraction = splat<Quad<double>>(121.0);
    for (double odd = 119.0; odd > 0.0; odd -= 2.0) {
        fraction = odd + inside * inside / fraction;
    }
    const auto one = splat<Quad<double>>(1.0);
    return far ? (x < 0.0 ? -one : one) : inside / fraction;
}

template <class T, class Lanes>
LECUN1989_INLINE Lanes tanh(Lanes x) {
    if constexpr (std::is_same_v<T, float>) {
        return tanh_of_floats(x);
    } else if constexpr (is_joined<Lanes>) {
        return {tanh<T>(x.first), tanh<T>(x.rest)};
    } else {
        return tanh_of_doubles(x);
    }
}

/// f of several totals.
template <class T, class Lanes>
LECUN1989_INLINE Lanes squash(Lanes total) {
    return splat<Lanes>(static_cast<T>(paper::squash_amplitude)) * tanh<T>(splat<Lanes>(static_cast<T>(paper::squash_slope)) * total);
}

template <class T, class Machine>
struct Squash {
    /// f of the first `count` totals, a multiple of 16, in place, two registers at a time, so that one computes while the other waits. One
    /// copy for all layers, because it is long; one for each machine, so that the linker does not take one for another.
    [[gnu::noinline]] static void all(T* totals, std::size_t count) {
        using Register = typename Machine::template Register<T>;
        using Two = Joined<Register, Register>;
        constexpr std::size_t step = count_lanes<Two, T>();
        std::size_t i = 0;
        for (; i + step <= count; i += step) {
            store(totals + i, squash<T>(load<Two>(totals + i)));
        }
        if constexpr (step > 16) {
            if (i < count) {
                store(totals + i, squash<T>(load<Register>(totals + i)));
            }
        }
    }
};

/// What the backward pass carries: slopes of the loss, or its curvatures, the diagonal of its second derivatives without the terms that
/// could be negative (Gauss-Newton). Curvatures are the same sums over the same connections, with the factors squared. Becker & LeCun 1988.
enum class Order { slopes, curvatures };

template <Order order, class Lanes>
LECUN1989_INLINE Lanes factor(Lanes value) {
    if constexpr (order == Order::curvatures) {
        return value * value;
    } else {
        return value;
    }
}

/// f'(x) from the value f(x), for several values: S (A - f)(A + f) / A.
template <class T, class Lanes>
LECUN1989_INLINE Lanes squash_slope(Lanes value) {
    const auto amplitude = splat<Lanes>(static_cast<T>(paper::squash_amplitude));
    const auto scale = splat<Lanes>(static_cast<T>(paper::squash_slope / paper::squash_amplitude));
    return scale * ((amplitude - value) * (amplitude + value));
}

}  // namespace lecun1989
