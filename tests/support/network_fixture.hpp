// What the tests of the network share: random parameters, images and slopes, the calls with their types filled in, and a comparison of
// many numbers that remembers the worst. No expectations of its own.
#pragma once

#include "catch.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/network/network.hpp"
#include "core/random.hpp"

namespace lecun1989 {

/// Parameters large enough that every layer bends, small enough that none saturates; biases all different, so that none passes for
/// another.
template <class T>
std::unique_ptr<Parameters<T>> random_parameters(std::uint64_t seed) {
    Random random(seed);
    auto parameters = std::make_unique<Parameters<T>>();
    constexpr std::array<std::size_t, 8> fan_ins = {H1::fan_in, 0, H2::fan_in, 0, H3::fan_in, 0, Output::fan_in, 0};
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        const float range = fan_ins[i] == 0 ? 0.5F : paper::start_range / std::sqrt(static_cast<float>(fan_ins[i]));
        for (std::size_t index = 0; index < tensors[i].size(); ++index) {
            parameters->values[offset_of(static_cast<Tensor>(i)) + index] = static_cast<T>(random.uniform(-range, range));
        }
    }
    return parameters;
}

template <class T>
std::array<T, Input::units> random_image(std::uint64_t seed) {
    Random random(seed);
    std::array<T, Input::units> image;
    std::generate(image.begin(), image.end(), [&] { return static_cast<T>(random.uniform(-1.0F, 1.0F)); });
    return image;
}

template <class T>
std::array<T, Output::units> random_ten(std::uint64_t seed) {
    Random random(seed);
    std::array<T, Output::units> ten;
    std::generate(ten.begin(), ten.end(), [&] { return static_cast<T>(random.uniform(-1.5F, 1.5F)); });
    return ten;
}

inline std::array<float, Output::units> outputs_of(float value) {
    std::array<float, Output::units> outputs;
    outputs.fill(value);
    return outputs;
}

template <class T>
void present(const Parameters<T>& parameters, const std::array<T, Input::units>& image, State<T>& state) {
    forward(parameters, std::span<const T, Input::units>(image), state);
}

template <class T>
void back(const Parameters<T>& parameters, const State<T>& state, const std::array<T, Output::units>& output_slopes,
          Parameters<T>& slopes) {
    backward(parameters, state, std::span<const T, Output::units>(output_slopes), slopes);
}

/// The greatest of the differences, and where; a NaN counts as the greatest of all.
struct Worst {
    double difference = 0.0;
    std::size_t at = 0;

    void add(double found, double expected, std::size_t index) {
        const double apart = std::fabs(found - expected);
        if (!(apart <= difference)) {
            difference = std::isnan(apart) ? HUGE_VAL : apart;
            at = index;
        }
    }
};

template <class Found>
Worst worst_of(const Found& found, const std::vector<double>& expected) {
    Worst worst;
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        worst.add(static_cast<double>(found[i]), expected[i], i);
    }
    return worst;
}

}  // namespace lecun1989
