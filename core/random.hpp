// Our own random numbers, the same on every platform: PCG32 (O'Neill 2014, pcg-random.org), 64-bit state, 32-bit output.
// The standard library's distributions are not used: they differ from one library to the next.
// Seed 1989 begins 0x44ec701b, 0x8b499b37, 0xff6efbef (tests/core/random_test.cpp holds the code to it).
#pragma once

#include <cstdint>

namespace lecun1989 {

class Random {
public:
    explicit constexpr Random(std::uint64_t seed) {
        next();
        state_ += seed;
        next();
    }

    /// 32 random bits.
    constexpr std::uint32_t next() {
        const std::uint64_t old = state_;
        state_ = old * 6364136223846793005ULL + 1442695040888963407ULL;
        const auto shifted = static_cast<std::uint32_t>(((old >> 18U) ^ old) >> 27U);
        const auto turn = static_cast<std::uint32_t>(old >> 59U);
        return (shifted >> turn) | (shifted << ((32U - turn) & 31U));
    }

    /// Uniform in [low, high): one of 2^24 evenly spaced values, from one draw.
    constexpr float uniform(float low, float high) {
        const float value = low + (high - low) * (static_cast<float>(next() >> 8U) * 0x1p-24F);
        return value < high ? value : low;  // rounding can reach high
    }

    /// Uniform in 0 ... count - 1, from one draw; count in 1 ... 2^32 - 1. The bias, count / 2^32, does not matter here.
    constexpr std::uint32_t below(std::uint32_t count) {
        return static_cast<std::uint32_t>((static_cast<std::uint64_t>(next()) * count) >> 32U);
    }

private:
    std::uint64_t state_ = 0;
};

}  // namespace lecun1989
