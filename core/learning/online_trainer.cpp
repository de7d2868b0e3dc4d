#include "online_trainer.hpp"

#include "../network/start.hpp"
#include "presentation_order.hpp"

namespace lecun1989 {

OnlineTrainer::OnlineTrainer(const Dataset& data, const Descent& descent, std::uint64_t seed)
    : data_(data),
      descent_(descent),
      step_size_(std::visit([](const auto& numbers) { return numbers.step_size; }, descent)),
      step_size_factor_(std::visit([](const auto& numbers) { return numbers.step_size_factor; }, descent)),
      order_(presentation_order(data)),
      parameters_(starting_parameters(seed)) {}

void OnlineTrainer::present(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t digit = order_[shown_ % order_.size()];
        shown_ += 1;
        forward(parameters_, data_.images[digit], state_);
        step(loss_slopes(state_.outputs, data_.digits[digit]));
        if (shown_ % order_.size() == 0) {
            step_size_ *= step_size_factor_;
        }
    }
}

void OnlineTrainer::step(const Outputs& output_slopes) {
    if (const auto* rule = std::get_if<CurvatureDescent>(&descent_)) {
        follow_curvature(parameters_, state_, loss_curvatures(), rule->share_of(shown_), mean_curvatures_);
        descend(parameters_, state_, output_slopes, step_size_, rule->damping, mean_curvatures_);
    } else {
        descend(parameters_, state_, output_slopes, step_size_);
    }
}

}  // namespace lecun1989
