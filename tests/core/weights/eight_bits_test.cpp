// Eight bits: the nearest integer, scales whose products need no rounding, and that eight bits of eight bits are the same.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>

#include "core/weights/eight_bits.hpp"
#include "tests/support/network_fixture.hpp"

using namespace lecun1989;

TEST_CASE("eight bits: the nearest integer, halves away from 0, never beyond 127, and 0 without a scale") {
    CHECK(nearest_integer(1.0F, 0.5F) == 2);
    CHECK(nearest_integer(0.74F, 0.5F) == 1);
    CHECK(nearest_integer(0.75F, 0.5F) == 2);
    CHECK(nearest_integer(-0.75F, 0.5F) == -2);
    CHECK(nearest_integer(-0.74F, 0.5F) == -1);
    CHECK(nearest_integer(0.2F, 0.5F) == 0);
    CHECK(nearest_integer(1e6F, 0.5F) == 127);
    CHECK(nearest_integer(-1e6F, 0.5F) == -127);
    CHECK(nearest_integer(3.0F, 0.0F) == 0);
}

TEST_CASE("eight bits: no product of a scale and an integer is rounded, and the greatest value is 127 scales or less") {
    const auto parameters = random_parameters<float>(11);
    for (std::size_t which = 0; which < tensors.size(); ++which) {
        const auto tensor = static_cast<Tensor>(which);
        const EightBits bits = eight_bits_of(*parameters, tensor);
        const std::size_t group = bits.integers.size() / bits.scales.size();
        CAPTURE(tensors[which].name);
        for (const float scale : bits.scales) {
            REQUIRE(static_cast<double>(scale * 127.0F) == static_cast<double>(scale) * 127.0);
            REQUIRE(static_cast<double>(scale * 101.0F) == static_cast<double>(scale) * 101.0);
        }
        for (std::size_t i = 0; i < bits.integers.size(); ++i) {
            REQUIRE(std::fabs(parameters->values[storage_index(tensor, i)]) <= 127.0F * bits.scales[i / group]);
        }
    }
}

TEST_CASE("eight bits: values that are in eight bits come back unchanged") {
    auto parameters = random_parameters<float>(12);
    const EightBits bits = eight_bits_of(*parameters, Tensor::h2_weights);
    const std::size_t group = bits.integers.size() / bits.scales.size();
    for (std::size_t i = 0; i < bits.integers.size(); ++i) {
        parameters->values[storage_index(Tensor::h2_weights, i)] = bits.scales[i / group] * static_cast<float>(bits.integers[i]);
    }
    const EightBits again = eight_bits_of(*parameters, Tensor::h2_weights);
    CHECK(again.scales == bits.scales);
    CHECK(again.integers == bits.integers);
}
