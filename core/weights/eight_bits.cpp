#include "eight_bits.hpp"

#include <algorithm>
#include <cmath>

namespace lecun1989 {
namespace {

/// The least number of 17 significant bits, or nearly, that makes `greatest` at most 127 scales. 17 and an integer's 7 are a float's 24.
float scale_of(float greatest) {
    constexpr std::uint32_t bits_less = 24 - 17;
    constexpr std::uint32_t below = (1U << bits_less) - 1;
    const auto bits = __builtin_bit_cast(std::uint32_t, greatest / static_cast<float>(greatest_integer));
    return __builtin_bit_cast(float, (bits + below) & ~below);
}

}  // namespace

std::int8_t nearest_integer(float value, float scale) {
    constexpr auto most = static_cast<float>(greatest_integer);
    const float integer = scale > 0.0F ? std::clamp(value / scale, -most, most) : 0.0F;
    return static_cast<std::int8_t>(integer < 0.0F ? integer - 0.5F : integer + 0.5F);
}

EightBits eight_bits_of(const Parameters<float>& parameters, Tensor tensor) {
    const TensorSpec& spec = tensors[static_cast<std::size_t>(tensor)];
    const std::size_t group = spec.size() / scale_count(spec);
    EightBits bits;
    for (std::size_t first = 0; first < spec.size(); first += group) {
        const auto value = [&](std::size_t i) { return parameters.values[storage_index(tensor, first + i)]; };
        float greatest = 0.0F;
        for (std::size_t i = 0; i < group; ++i) {
            greatest = std::max(greatest, std::fabs(value(i)));
        }
        bits.scales.push_back(scale_of(greatest));
        for (std::size_t i = 0; i < group; ++i) {
            bits.integers.push_back(nearest_integer(value(i), bits.scales.back()));
        }
    }
    return bits;
}

}  // namespace lecun1989
