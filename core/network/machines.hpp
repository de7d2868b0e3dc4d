// The passes for every kind of machine that this build knows, and the choice among them. The passes for wider registers are compiled
// separately, each only for the processors that have such registers. The bits are the same.
#pragma once

#include <span>

#include "state.hpp"

namespace lecun1989 {

/// The passes of `Passes<float, Machine>`, which says what they do.
struct MachinePasses {
    void (*forward)(const float* parameters, const float* image, State<float>& state);
    void (*backward)(const float* parameters, const State<float>& state, const float* output_slopes, float* slopes);
    void (*descend)(float* parameters, const State<float>& state, const float* output_slopes, float step_size);
    void (*descend_by_curvature)(float* parameters, const State<float>& state, const float* output_slopes, float step_size, float damping,
                                 const float* curvatures);
    void (*curvature)(const float* parameters, const State<float>& state, const float* output_curvatures, float* curvatures);
    void (*follow_curvature)(const float* parameters, const State<float>& state, const float* output_curvatures, float share, float* means);
};

extern const MachinePasses passes_of_four_lanes;
extern const MachinePasses passes_of_eight_lanes;
extern const MachinePasses passes_of_sixteen_lanes;

/// The machines that this processor can run, the narrowest first.
std::span<const MachinePasses* const> runnable_passes();

}  // namespace lecun1989
