// Steps with a size for each parameter: along the mean of its recent slopes, divided by the root of the mean of their squares (Kingma and
// Ba, "Adam", 2015; their constants). Shared weights, whose slopes are sums over many places, thus get steps as large as the others'.
#pragma once

#include "../network/parameters.hpp"

namespace lecun1989 {

class Adam {
public:
    /// One step of about `step_size` for each parameter, down the slope `slope_sums` / `count`; before it each parameter loses `step_size`
    /// * `decay`, less than 1, of itself (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019). Allocates nothing.
    void descend(const Parameters<float>& slope_sums, std::size_t count, float step_size, float decay, Parameters<float>& parameters);

private:
    static constexpr float slopes_kept = 0.9F;  // how much of the mean each step keeps
    static constexpr float squares_kept = 0.999F;

    Parameters<float> slopes_;
    Parameters<float> squares_;
    float slopes_start_ = 1.0F;  // bias correction of the means, which start at 0
    float squares_start_ = 1.0F;
};

}  // namespace lecun1989
