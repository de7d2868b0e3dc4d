#include "adam.hpp"

#include <cmath>

namespace lecun1989 {

void Adam::descend(const Parameters<float>& slope_sums, std::size_t count, float step_size, float decay, Parameters<float>& parameters) {
    slopes_start_ *= slopes_kept;
    squares_start_ *= squares_kept;
    const float slopes_scale = step_size / (1.0F - slopes_start_);
    const float squares_scale = 1.0F / (1.0F - squares_start_);
    const float part = 1.0F / static_cast<float>(count);
    const float kept = 1.0F - step_size * decay;
    for (std::size_t i = 0; i < parameter_count; ++i) {
        const float slope = part * slope_sums.values[i];
        slopes_.values[i] = slopes_kept * slopes_.values[i] + (1.0F - slopes_kept) * slope;
        squares_.values[i] = squares_kept * squares_.values[i] + (1.0F - squares_kept) * (slope * slope);
        // A root has the same bits everywhere by IEEE 754; 1e-8 leaves a parameter without slopes without a step.
        const float step = slopes_scale * slopes_.values[i] / (std::sqrt(squares_scale * squares_.values[i]) + 1e-8F);
        parameters.values[i] = kept * parameters.values[i] - step;
    }
}

}  // namespace lecun1989
