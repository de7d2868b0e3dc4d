// The passes for processors with AVX2, compiled for them alone, so apart from everything else: call only where the processor has it.
// The same bits as everywhere.
#pragma once

#include "state.hpp"

namespace lecun1989::eight_lanes {

void forward(const float* parameters, const float* image, State<float>& state);
void backward(const float* parameters, const State<float>& state, const float* output_slopes, float* slopes);

}  // namespace lecun1989::eight_lanes
