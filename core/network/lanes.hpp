// Four and eight numbers side by side, on the compiler's own vector types (GCC and Clang alike), so that the layers read as arithmetic
// and every machine adds in the same order. A `Quad` is one SSE, NEON or SIMD128 register of floats, an `Octet` two of them.
#pragma once

#include <cstddef>
#include <cstring>

namespace lecun1989 {

template <class T>
struct QuadOf {
    typedef T type __attribute__((vector_size(4 * sizeof(T))));
};
template <class T>
using Quad = typename QuadOf<T>::type;

template <class T>
struct Octet {
    Quad<T> low, high;

    friend Octet operator+(Octet a, Octet b) { return {a.low + b.low, a.high + b.high}; }
    friend Octet operator-(Octet a, Octet b) { return {a.low - b.low, a.high - b.high}; }
    friend Octet operator*(Octet a, Octet b) { return {a.low * b.low, a.high * b.high}; }
    Octet& operator+=(Octet other) { return *this = *this + other; }
};

template <class T>
Quad<T> splat4(T value) {
    return Quad<T>{value, value, value, value};
}
template <class T>
Octet<T> splat8(T value) {
    return {splat4(value), splat4(value)};
}

template <class T>
Quad<T> load4(const T* source) {
    Quad<T> lanes;
    std::memcpy(&lanes, source, sizeof lanes);
    return lanes;
}
template <class T>
Octet<T> load8(const T* source) {
    return {load4(source), load4(source + 4)};
}
/// The first `count` of eight; the lanes beyond are zero and their memory is not touched.
template <std::size_t count, class T>
Octet<T> load_first(const T* source) {
    static_assert(count <= 8);
    T lanes[8] = {};
    std::memcpy(lanes, source, count * sizeof(T));
    return load8(lanes);
}

template <class T>
void store(T* target, Quad<T> lanes) {
    std::memcpy(target, &lanes, sizeof lanes);
}
template <class T>
void store(T* target, Octet<T> lanes) {
    store(target, lanes.low);
    store(target + 4, lanes.high);
}
template <std::size_t count, class T>
void store_first(T* target, Octet<T> lanes) {
    static_assert(count <= 8);
    std::memcpy(target, &lanes, count * sizeof(T));
}

/// Four sums of four lanes at once, each (0 + 2) + (1 + 3).  Lanes: Quad<float> or Quad<double>.
template <class Lanes>
Lanes sums(Lanes a, Lanes b, Lanes c, Lanes d) {
    const Lanes ab = __builtin_shufflevector(a, b, 0, 4, 1, 5) + __builtin_shufflevector(a, b, 2, 6, 3, 7);
    const Lanes cd = __builtin_shufflevector(c, d, 0, 4, 1, 5) + __builtin_shufflevector(c, d, 2, 6, 3, 7);
    return __builtin_shufflevector(ab, cd, 0, 1, 4, 5) + __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
}

/// The sum of all eight lanes; each lane of `low` takes its partner of `high` first.
template <class T>
T sum(Octet<T> lanes) {
    const Quad<T> four = lanes.low + lanes.high;
    return (four[0] + four[2]) + (four[1] + four[3]);
}

}  // namespace lecun1989
