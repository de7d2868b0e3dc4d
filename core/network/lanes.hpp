// Four and eight numbers side by side, on the compiler's own vector types (GCC and Clang alike), so that the layers read as arithmetic
// and every machine adds in the same order. A `Machine` says how wide its registers are; the bits do not depend on it.
// Everything here is inlined by force: no copy compiled for a wider machine may end up in the code for a narrower one.
#pragma once

#include <cfloat>
#include <cstddef>
#include <limits>

#ifdef __FAST_MATH__
#error "-ffast-math gives other bits on every machine; this code wants IEEE 754 arithmetic"
#endif

#define LECUN1989_INLINE [[gnu::always_inline]] inline
#define LECUN1989_UNROLL _Pragma("GCC unroll 8")

namespace lecun1989 {

static_assert(FLT_EVAL_METHOD == 0 && std::numeric_limits<float>::is_iec559, "float must be IEEE 754 binary32, and stay that wide");

template <class T, std::size_t count>
struct VectorOf {
    typedef T type __attribute__((vector_size(count * sizeof(T))));
};
template <class T>
using Quad = typename VectorOf<T, 4>::type;
template <class T>
using Wide = typename VectorOf<T, 8>::type;

/// Eight lanes where registers hold four.
template <class T>
struct TwoQuads {
    Quad<T> low, high;

    LECUN1989_INLINE friend TwoQuads operator+(TwoQuads a, TwoQuads b) { return {a.low + b.low, a.high + b.high}; }
    LECUN1989_INLINE friend TwoQuads operator*(TwoQuads a, TwoQuads b) { return {a.low * b.low, a.high * b.high}; }
    LECUN1989_INLINE TwoQuads& operator+=(TwoQuads other) { return *this = *this + other; }
};

/// Registers of four floats: SSE, NEON, SIMD128.
struct FourLanes {
    template <class T>
    using Octet = TwoQuads<T>;
    static constexpr std::size_t octets_at_once = 4;  // running totals that fit its registers
};

/// Registers of eight floats: AVX.
struct EightLanes {
    template <class T>
    using Octet = Wide<T>;
    static constexpr std::size_t octets_at_once = 8;
};

template <class Lanes, class T>
LECUN1989_INLINE Lanes load(const T* source) {
    Lanes lanes;
    __builtin_memcpy(&lanes, source, sizeof lanes);
    return lanes;
}
/// The first `count` lanes; those beyond are zero and their memory is not touched.
template <class Lanes, std::size_t count, class T>
LECUN1989_INLINE Lanes load_first(const T* source) {
    static_assert(count * sizeof(T) <= sizeof(Lanes));
    Lanes lanes = {};
    __builtin_memcpy(&lanes, source, count * sizeof(T));
    return lanes;
}
template <class Lanes, class T>
LECUN1989_INLINE void store(T* target, Lanes lanes) {
    __builtin_memcpy(target, &lanes, sizeof lanes);
}
template <std::size_t count, class Lanes, class T>
LECUN1989_INLINE void store_first(T* target, Lanes lanes) {
    static_assert(count * sizeof(T) <= sizeof(Lanes));
    __builtin_memcpy(target, &lanes, count * sizeof(T));
}

/// The value in every lane.
template <class Lanes, class T>
LECUN1989_INLINE Lanes splat(T value) {
    if constexpr (requires(Lanes lanes) { lanes.low; }) {
        return {splat<Quad<T>>(value), splat<Quad<T>>(value)};
    } else {
        return value - Lanes{};  // not +, which would make a 0 of -0
    }
}

template <class T>
LECUN1989_INLINE Quad<T> low(TwoQuads<T> octet) {
    return octet.low;
}
template <class T>
LECUN1989_INLINE Quad<T> high(TwoQuads<T> octet) {
    return octet.high;
}
LECUN1989_INLINE Quad<float> low(Wide<float> octet) { return __builtin_shufflevector(octet, octet, 0, 1, 2, 3); }
LECUN1989_INLINE Quad<float> high(Wide<float> octet) { return __builtin_shufflevector(octet, octet, 4, 5, 6, 7); }

/// Four sums of four lanes at once, each (0 + 2) + (1 + 3).
template <class Four>
LECUN1989_INLINE Four sums(Four a, Four b, Four c, Four d) {
    const Four ab = __builtin_shufflevector(a, b, 0, 4, 1, 5) + __builtin_shufflevector(a, b, 2, 6, 3, 7);
    const Four cd = __builtin_shufflevector(c, d, 0, 4, 1, 5) + __builtin_shufflevector(c, d, 2, 6, 3, 7);
    return __builtin_shufflevector(ab, cd, 0, 1, 4, 5) + __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
}

/// The sum of all eight lanes; each of the lower four takes its partner of the upper four first, then as in `sums`.
template <class T, class Octet>
LECUN1989_INLINE T sum(Octet octet) {
    const Quad<T> four = low(octet) + high(octet);
    return (four[0] + four[2]) + (four[1] + four[3]);
}

}  // namespace lecun1989
