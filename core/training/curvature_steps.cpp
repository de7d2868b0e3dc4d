#include "curvature_steps.hpp"

#include <algorithm>

namespace lecun1989 {

void find_steps(const ByCurvature& rule, float step_size, std::size_t shown, std::span<const float> curvatures, std::span<float> means,
                std::span<float> steps) {
    const float share = std::max(rule.share, 1.0F / static_cast<float>(shown));
    for (std::size_t i = 0; i < steps.size(); ++i) {
        means[i] += share * (curvatures[i] - means[i]);
        steps[i] = step_size / (rule.damping + means[i]);
    }
}

}  // namespace lecun1989
