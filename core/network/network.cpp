#include "network.hpp"

#include <algorithm>
#include <array>

#include "machines.hpp"
#include "passes.hpp"

namespace lecun1989 {

using NarrowPasses = Passes<float, FourLanes>;
const MachinePasses passes_of_four_lanes = {
    NarrowPasses::forward,   NarrowPasses::backward,         NarrowPasses::descend, NarrowPasses::descend_by_curvature,
    NarrowPasses::curvature, NarrowPasses::follow_curvature,
};

// LECUN1989_WIDEST_LANES is 8 or 16 where passes for so many have been compiled.
std::span<const MachinePasses* const> runnable_passes() {
    static constexpr std::array all = {
        &passes_of_four_lanes,
#if LECUN1989_WIDEST_LANES >= 8
        &passes_of_eight_lanes,
#endif
#if LECUN1989_WIDEST_LANES >= 16
        &passes_of_sixteen_lanes,
#endif
    };
    std::size_t count = 1;
#if LECUN1989_WIDEST_LANES >= 8
    count += __builtin_cpu_supports("avx2") != 0 ? 1U : 0U;
#endif
#if LECUN1989_WIDEST_LANES >= 16
    count += count == 2 && __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512vl") != 0 &&
                     __builtin_cpu_supports("avx512dq") != 0
                 ? 1U
                 : 0U;
#endif
    return std::span(all).first(count);
}

namespace {

#if LECUN1989_WIDEST_LANES > 4
/// The widest that this processor can run.
const MachinePasses& chosen_passes() {
    static const MachinePasses& widest = *runnable_passes().back();
    return widest;
}
#else
#ifdef LECUN1989_SMALL
/// In two steps, so that there is one backward pass and not one for each kind of step.
void descend_small(float* parameters, const State<float>& state, const float* output_slopes, float step_size) {
    alignas(64) std::array<float, parameter_count> slopes;
    NarrowPasses::backward(parameters, state, output_slopes, slopes.data());
    for (std::size_t i = 0; i < parameter_count; ++i) {
        parameters[i] -= step_size * slopes[i];
    }
}
constexpr auto narrow_descend = descend_small;
#else
constexpr auto narrow_descend = NarrowPasses::descend;
#endif
// Called by name and not through a pointer, so that a linker leaves out what nobody calls.
constexpr MachinePasses chosen_passes() {
    return {NarrowPasses::forward,   NarrowPasses::backward,        narrow_descend, NarrowPasses::descend_by_curvature,
            NarrowPasses::curvature, NarrowPasses::follow_curvature};
}
#endif

}  // namespace

void forward(const Parameters<float>& parameters, std::span<const float, Input::units> image, State<float>& state) {
    chosen_passes().forward(parameters.values.data(), image.data(), state);
}

void backward(const Parameters<float>& parameters, const State<float>& state, std::span<const float, Output::units> output_slopes,
              Parameters<float>& slopes) {
    chosen_passes().backward(parameters.values.data(), state, output_slopes.data(), slopes.values.data());
}

void descend(Parameters<float>& parameters, const State<float>& state, std::span<const float, Output::units> output_slopes,
             float step_size) {
    chosen_passes().descend(parameters.values.data(), state, output_slopes.data(), step_size);
}

void descend(Parameters<float>& parameters, const State<float>& state, std::span<const float, Output::units> output_slopes, float step_size,
             float damping, const Parameters<float>& curvatures) {
    chosen_passes().descend_by_curvature(parameters.values.data(), state, output_slopes.data(), step_size, damping,
                                         curvatures.values.data());
}

void follow_curvature(const Parameters<float>& parameters, const State<float>& state,
                      std::span<const float, Output::units> output_curvatures, float share, Parameters<float>& means) {
    chosen_passes().follow_curvature(parameters.values.data(), state, output_curvatures.data(), share, means.values.data());
}

void curvature(const Parameters<float>& parameters, const State<float>& state, std::span<const float, Output::units> output_curvatures,
               Parameters<float>& curvatures) {
    chosen_passes().curvature(parameters.values.data(), state, output_curvatures.data(), curvatures.values.data());
}

void forward(const Parameters<double>& parameters, std::span<const double, Input::units> image, State<double>& state) {
    Passes<double, FourLanes>::forward(parameters.values.data(), image.data(), state);
}

void backward(const Parameters<double>& parameters, const State<double>& state, std::span<const double, Output::units> output_slopes,
              Parameters<double>& slopes) {
    Passes<double, FourLanes>::backward(parameters.values.data(), state, output_slopes.data(), slopes.values.data());
}

void curvature(const Parameters<double>& parameters, const State<double>& state, std::span<const double, Output::units> output_curvatures,
               Parameters<double>& curvatures) {
    Passes<double, FourLanes>::curvature(parameters.values.data(), state, output_curvatures.data(), curvatures.values.data());
}

std::uint8_t answer(std::span<const float, Output::units> outputs) {
    return static_cast<std::uint8_t>(std::max_element(outputs.begin(), outputs.end()) - outputs.begin());
}

}  // namespace lecun1989
