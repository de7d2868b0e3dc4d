// The paper's control: a network without its constraints, 256 inputs, 40 hidden units that each read all inputs, 10 outputs that each read
// all hidden units; trained as recipe `1989` trains. It shows what the shared kernels are worth, and nothing else uses it. LeCun et al.
// 1989, "Results". A unit adds its sources up in turn, so that the bits are the same everywhere.
#pragma once

#include <array>
#include <vector>

#include "learner.hpp"
#include "recipe.hpp"

namespace lecun1989 {

class Control final : public Learner {
public:
    static constexpr std::size_t hidden_units = 40;
    static constexpr std::size_t parameter_count = hidden_units * (image_pixels + 1) + Output::units * (hidden_units + 1);
    using Values = std::array<float, parameter_count>;  // for each layer, weights [source][unit], then biases [unit]

    /// `data` is not copied and must outlive the control; at least one digit.
    Control(const Dataset& data, const CurvatureDescent& descent, std::uint64_t seed);
    Control(const Dataset&&, const CurvatureDescent&, std::uint64_t) = delete;

    /// The next `count` presentations, going through the set's order again and again, with a step after each.
    void present(std::size_t count) override;

    std::vector<Outputs> outputs_for(std::span<const Image> images) const override;
    const Values& parameters() const { return parameters_; }

private:
    const Dataset& data_;
    CurvatureDescent descent_;
    Values parameters_{};
    Values mean_curvatures_{};
    std::size_t shown_ = 0;
    float step_size_;
};

}  // namespace lecun1989
