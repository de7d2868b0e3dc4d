#include "eight_lanes.hpp"

#include "passes.hpp"

namespace lecun1989::eight_lanes {

void forward(const float* parameters, const float* image, State<float>& state) {
    Passes<float, EightLanes>::forward(parameters, image, state);
}

void backward(const float* parameters, const State<float>& state, const float* output_slopes, float* slopes) {
    Passes<float, EightLanes>::backward(parameters, state, output_slopes, slopes);
}

}  // namespace lecun1989::eight_lanes
