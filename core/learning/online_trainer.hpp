// Training as in the paper: digits in the set's order, the same in every pass, and a step after each. LeCun et al. 1989, "Experiments".
#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "../data/dataset.hpp"
#include "../evaluation/loss.hpp"
#include "../network/network.hpp"
#include "recipe.hpp"

namespace lecun1989 {

class OnlineTrainer {
public:
    using Descent = std::variant<PlainDescent, CurvatureDescent>;

    /// `data` is not copied and must outlive the trainer; at least one digit.
    OnlineTrainer(const Dataset& data, const Descent& descent, std::uint64_t seed);
    OnlineTrainer(const Dataset&&, const Descent&, std::uint64_t) = delete;

    /// The next `count` presentations.
    void present(std::size_t count);

    const Parameters<float>& parameters() const { return parameters_; }

private:
    void step(const Outputs& output_slopes);

    const Dataset& data_;
    Descent descent_;
    float step_size_;
    float step_size_factor_;
    std::vector<std::uint32_t> order_;  // of one pass
    std::size_t shown_ = 0;             // over all passes
    Parameters<float> parameters_;
    State<float> state_;
    Parameters<float> mean_curvatures_;  // only for steps by curvature
};

}  // namespace lecun1989
