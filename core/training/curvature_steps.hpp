// The paper's own step rule: a step for each parameter, smaller where the loss bends more. The curvatures come from `curvature` of
// core/network/network.hpp. LeCun et al. 1989, "Experiments"; Becker & LeCun 1988.
#pragma once

#include <span>

namespace lecun1989 {

struct ByCurvature {
    float damping = 1;  // added to curvatures, so that a parameter which hardly matters yet does not leap
    float share = 1;    // of the newest digit in the running mean of curvatures; more among the first digits, of which the mean is plain
};

/// Moves the running means of curvatures by the newest digit's, the `shown`-th of all, counted from 1, and finds the steps: step_size /
/// (damping + mean). All three as long as each other.
void find_steps(const ByCurvature& rule, float step_size, std::size_t shown, std::span<const float> curvatures, std::span<float> means,
                std::span<float> steps);

}  // namespace lecun1989
