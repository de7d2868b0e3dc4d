// Four, eight and sixteen numbers side by side, on the compiler's own vector types (GCC and Clang alike), so that the layers read as
// arithmetic and every machine adds in the same order. A `Machine` says how wide its registers are; the bits do not depend on it.
// Everything here is always inlined: no copy compiled for a wider machine may end up in the code for a narrower one.
#pragma once

#include <cfloat>
#include <cstddef>
#include <limits>

#ifdef __FAST_MATH__
#error "-ffast-math gives other bits on every machine; this code wants IEEE 754 arithmetic"
#endif

#define LECUN1989_INLINE [[gnu::always_inline]] inline
#define LECUN1989_INLINE_LAMBDA __attribute__((always_inline))
#define LECUN1989_UNROLL _Pragma("GCC unroll 16")
#define LECUN1989_NO_UNROLL _Pragma("GCC unroll 1")

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
template <class T>
using Widest = typename VectorOf<T, 16>::type;

/// More lanes than a register holds: one full register, then the rest.
template <class First, class Rest>
struct Joined {
    First first;
    Rest rest;

    LECUN1989_INLINE friend Joined operator+(Joined a, Joined b) { return {a.first + b.first, a.rest + b.rest}; }
    LECUN1989_INLINE friend Joined operator-(Joined a, Joined b) { return {a.first - b.first, a.rest - b.rest}; }
    LECUN1989_INLINE friend Joined operator*(Joined a, Joined b) { return {a.first * b.first, a.rest * b.rest}; }
    LECUN1989_INLINE friend Joined operator/(Joined a, Joined b) { return {a.first / b.first, a.rest / b.rest}; }
    LECUN1989_INLINE Joined& operator+=(Joined other) { return *this = *this + other; }
    LECUN1989_INLINE friend Joined operator&(Joined a, Joined b) { return {a.first & b.first, a.rest & b.rest}; }
    LECUN1989_INLINE friend Joined operator^(Joined a, Joined b) { return {a.first ^ b.first, a.rest ^ b.rest}; }
    LECUN1989_INLINE friend auto operator>=(Joined a, Joined b) {
        return Joined<decltype(a.first >= b.first), decltype(a.rest >= b.rest)>{a.first >= b.first, a.rest >= b.rest};
    }
};

constexpr std::size_t least(std::size_t a, std::size_t b) { return a < b ? a : b; }

template <class Lanes>
inline constexpr bool is_joined = requires(Lanes lanes) {
    lanes.rest;
};

template <class Lanes, class T>
constexpr std::size_t count_lanes() {
    if constexpr (is_joined<Lanes>) {
        return count_lanes<decltype(Lanes::first), T>() + count_lanes<decltype(Lanes::rest), T>();
    } else {
        return sizeof(Lanes) / sizeof(T);
    }
}

/// Registers of four numbers: SSE, NEON, SIMD128.
struct FourLanes {
    template <class T>
    using Octet = Joined<Quad<T>, Quad<T>>;
    template <class T>
    using Octets = Octet<T>;  // as many octets as fit one register, but at least one
    template <class T>
    using Register = Quad<T>;
    template <class T>
    using Twelve = Joined<Quad<T>, Octet<T>>;
    // How many running totals fit the registers:
    static constexpr std::size_t groups_at_once = 1;  // of four planes of H2
    static constexpr std::size_t places_at_once = 2;
    static constexpr std::size_t octets_at_once = 5;
};

/// Registers of eight floats: AVX2.
struct EightLanes {
    template <class T>
    using Octet = Wide<T>;
    template <class T>
    using Octets = Wide<T>;
    template <class T>
    using Register = Wide<T>;
    template <class T>
    using Twelve = Joined<Wide<T>, Quad<T>>;
    static constexpr std::size_t groups_at_once = 3;
    static constexpr std::size_t places_at_once = 1;
    static constexpr std::size_t octets_at_once = 10;
};

/// Registers of sixteen floats: AVX-512.
struct SixteenLanes {
    template <class T>
    using Octet = Wide<T>;
    template <class T>
    using Octets = Widest<T>;
    template <class T>
    using Register = Widest<T>;
    template <class T>
    using Twelve = Widest<T>;  // the last four lanes are unused
    static constexpr std::size_t groups_at_once = 3;
    static constexpr std::size_t places_at_once = 2;
    static constexpr std::size_t octets_at_once = 10;
};

template <class Half>
LECUN1989_INLINE Half low(Joined<Half, Half> lanes) {
    return lanes.first;
}
template <class Half>
LECUN1989_INLINE Half high(Joined<Half, Half> lanes) {
    return lanes.rest;
}
LECUN1989_INLINE Quad<float> low(Wide<float> octet) { return __builtin_shufflevector(octet, octet, 0, 1, 2, 3); }
LECUN1989_INLINE Quad<float> high(Wide<float> octet) { return __builtin_shufflevector(octet, octet, 4, 5, 6, 7); }
LECUN1989_INLINE Wide<float> low(Widest<float> lanes) { return __builtin_shufflevector(lanes, lanes, 0, 1, 2, 3, 4, 5, 6, 7); }
LECUN1989_INLINE Wide<float> high(Widest<float> lanes) { return __builtin_shufflevector(lanes, lanes, 8, 9, 10, 11, 12, 13, 14, 15); }
LECUN1989_INLINE Wide<float> join(Quad<float> a, Quad<float> b) { return __builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7); }
LECUN1989_INLINE Widest<float> join(Wide<float> a, Wide<float> b) {
    return __builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
}

template <class Lanes, class T>
LECUN1989_INLINE Lanes load(const T* source) {
    Lanes lanes;
    if constexpr (is_joined<Lanes>) {
        using First = decltype(Lanes::first);
        lanes.first = load<First>(source);
        lanes.rest = load<decltype(Lanes::rest)>(source + count_lanes<First, T>());
    } else {
        __builtin_memcpy(&lanes, source, sizeof lanes);
    }
    return lanes;
}
template <class Lanes, class T>
LECUN1989_INLINE void store(T* target, Lanes lanes) {
    if constexpr (is_joined<Lanes>) {
        store(target, lanes.first);
        store(target + count_lanes<decltype(Lanes::first), T>(), lanes.rest);
    } else {
        __builtin_memcpy(target, &lanes, sizeof lanes);
    }
}
/// The first `count` lanes; the others are zero and their memory is not touched.
template <class Lanes, std::size_t count, class T>
LECUN1989_INLINE Lanes load_first(const T* source) {
    constexpr std::size_t lane_count = count_lanes<Lanes, T>();
    constexpr std::size_t half = lane_count / 2;
    if constexpr (count == lane_count) {
        return load<Lanes>(source);
    } else if constexpr (count == 0) {
        return Lanes{};
    } else if constexpr (lane_count == 4) {
        Lanes lanes = {};
        __builtin_memcpy(&lanes, source, count * sizeof(T));
        return lanes;
    } else if constexpr (is_joined<Lanes>) {
        constexpr std::size_t front = least(count, count_lanes<decltype(Lanes::first), T>());
        return {load_first<decltype(Lanes::first), front>(source), load_first<decltype(Lanes::rest), count - front>(source + front)};
    } else {
        using Half = decltype(low(Lanes{}));
        constexpr std::size_t front = least(count, half);
        return join(load_first<Half, front>(source), load_first<Half, count - front>(source + front));
    }
}
template <std::size_t count, class Lanes, class T>
LECUN1989_INLINE void store_first(T* target, Lanes lanes) {
    constexpr std::size_t lane_count = count_lanes<Lanes, T>();
    if constexpr (count == lane_count) {
        store(target, lanes);
    } else if constexpr (lane_count == 4) {
        __builtin_memcpy(target, &lanes, count * sizeof(T));
    } else if constexpr (count > 0) {
        constexpr std::size_t front = least(count, lane_count / 2);
        store_first<front>(target, low(lanes));
        store_first<count - front>(target + front, high(lanes));
    }
}

/// The value in every lane.
template <class Lanes, class T>
LECUN1989_INLINE Lanes splat(T value) {
    if constexpr (is_joined<Lanes>) {
        return {splat<decltype(Lanes::first)>(value), splat<decltype(Lanes::rest)>(value)};
    } else {
        return value - Lanes{};  // not +, which would make a 0 of -0
    }
}

/// The four numbers of `same`, each in every lane.
template <class Lanes, class Four>
LECUN1989_INLINE Lanes broadcast(const Four& same) {
    if constexpr (is_joined<Lanes>) {
        return {broadcast<decltype(Lanes::first)>(same), broadcast<decltype(Lanes::rest)>(same)};
    } else if constexpr (sizeof(Lanes) == sizeof(Four)) {
        return same;
    } else {
        return splat<Lanes>(same[0]);
    }
}

/// The same eight numbers in every octet; with fewer lanes, the first of the eight.
template <class Lanes, class T>
LECUN1989_INLINE Lanes repeat(const T* eight) {
    if constexpr (count_lanes<Lanes, T>() <= 8) {
        return load<Lanes>(eight);
    } else {
        const Wide<T> octet = load<Wide<T>>(eight);
        return join(octet, octet);
    }
}
/// Each octet filled with a number of its own.
template <class Octets, class T>
LECUN1989_INLINE Octets splat_each(const T* values) {
    if constexpr (count_lanes<Octets, T>() == 8) {
        return splat<Octets>(values[0]);
    } else {
        return join(splat<Wide<T>>(values[0]), splat<Wide<T>>(values[1]));
    }
}

/// Lane by lane; the second operand where either is NaN.
template <class Lanes>
LECUN1989_INLINE Lanes lesser(Lanes a, Lanes b) {
    if constexpr (is_joined<Lanes>) {
        return {lesser(a.first, b.first), lesser(a.rest, b.rest)};
    } else {
        return a < b ? a : b;
    }
}

/// Four sums of four lanes at once, each (0 + 2) + (1 + 3).
template <class Four>
LECUN1989_INLINE Four sums(Four a, Four b, Four c, Four d) {
    const Four ab = __builtin_shufflevector(a, b, 0, 4, 1, 5) + __builtin_shufflevector(a, b, 2, 6, 3, 7);
    const Four cd = __builtin_shufflevector(c, d, 0, 4, 1, 5) + __builtin_shufflevector(c, d, 2, 6, 3, 7);
    return __builtin_shufflevector(ab, cd, 0, 1, 4, 5) + __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
}

/// Rows become columns.
template <class Four>
LECUN1989_INLINE void transpose(Four (&rows)[4]) {
    const Four ab_low = __builtin_shufflevector(rows[0], rows[1], 0, 4, 1, 5);
    const Four ab_high = __builtin_shufflevector(rows[0], rows[1], 2, 6, 3, 7);
    const Four cd_low = __builtin_shufflevector(rows[2], rows[3], 0, 4, 1, 5);
    const Four cd_high = __builtin_shufflevector(rows[2], rows[3], 2, 6, 3, 7);
    rows[0] = __builtin_shufflevector(ab_low, cd_low, 0, 1, 4, 5);
    rows[1] = __builtin_shufflevector(ab_low, cd_low, 2, 3, 6, 7);
    rows[2] = __builtin_shufflevector(ab_high, cd_high, 0, 1, 4, 5);
    rows[3] = __builtin_shufflevector(ab_high, cd_high, 2, 3, 6, 7);
}

/// The sum of all eight lanes; first each of the lower four takes its partner of the upper four, then as in `sums`.
template <class T, class Octet>
LECUN1989_INLINE T sum(Octet octet) {
    const Quad<T> four = low(octet) + high(octet);
    return (four[0] + four[2]) + (four[1] + four[3]);
}

}  // namespace lecun1989
