#include "network.hpp"

#include <algorithm>

#include "eight_lanes.hpp"
#include "passes.hpp"

namespace lecun1989 {
namespace {

#ifdef LECUN1989_EIGHT_LANES
bool has_eight_lanes() {
    static const bool has = __builtin_cpu_supports("avx2") != 0;
    return has;
}
#endif

}  // namespace

template <>
void forward(const Parameters<float>& parameters, std::span<const float, Input::units> image, State<float>& state) {
#ifdef LECUN1989_EIGHT_LANES
    if (has_eight_lanes()) {
        return eight_lanes::forward(parameters.values.data(), image.data(), state);
    }
#endif
    Passes<float, FourLanes>::forward(parameters.values.data(), image.data(), state);
}

template <>
void backward(const Parameters<float>& parameters, const State<float>& state, std::span<const float, Output::units> output_slopes,
              Parameters<float>& slopes) {
#ifdef LECUN1989_EIGHT_LANES
    if (has_eight_lanes()) {
        return eight_lanes::backward(parameters.values.data(), state, output_slopes.data(), slopes.values.data());
    }
#endif
    Passes<float, FourLanes>::backward(parameters.values.data(), state, output_slopes.data(), slopes.values.data());
}

template <>
void forward(const Parameters<double>& parameters, std::span<const double, Input::units> image, State<double>& state) {
    Passes<double, FourLanes>::forward(parameters.values.data(), image.data(), state);
}

template <>
void backward(const Parameters<double>& parameters, const State<double>& state, std::span<const double, Output::units> output_slopes,
              Parameters<double>& slopes) {
    Passes<double, FourLanes>::backward(parameters.values.data(), state, output_slopes.data(), slopes.values.data());
}

std::uint8_t answer(std::span<const float, Output::units> outputs) {
    return static_cast<std::uint8_t>(std::max_element(outputs.begin(), outputs.end()) - outputs.begin());
}

}  // namespace lecun1989
