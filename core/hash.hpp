// FNV-1a, 64 bits: names a data set or a set of parameters by its bits. It guards against mistakes, not against forgery.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>

namespace lecun1989 {

class Hash {
public:
    void add(std::uint8_t byte) { state_ = (state_ ^ byte) * 0x100000001b3ULL; }
    /// A float counts as its four bytes, lowest first, on every machine.
    void add(float value) {
        std::uint32_t bits = 0;
        std::memcpy(&bits, &value, sizeof bits);
        for (unsigned shift = 0; shift < 32; shift += 8) {
            add(static_cast<std::uint8_t>(bits >> shift));
        }
    }
    void add(std::span<const float> values) {
        for (const float value : values) {
            add(value);
        }
    }

    /// Sixteen hexadecimal digits.
    std::string text() const {
        std::string digits(16, '0');
        for (std::size_t i = 0; i < digits.size(); ++i) {
            digits[i] = "0123456789abcdef"[(state_ >> (60 - 4 * i)) & 15U];
        }
        return digits;
    }

private:
    std::uint64_t state_ = 0xcbf29ce484222325ULL;
};

}  // namespace lecun1989
