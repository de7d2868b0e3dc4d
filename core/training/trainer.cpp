#include "trainer.hpp"

#include "loss.hpp"

namespace lecun1989 {

Trainer::Trainer(const Dataset& data, const Recipe& recipe, std::uint64_t seed)
    : data_(data), recipe_(recipe), parameters_(starting_parameters(seed)), step_size_(recipe.step_size) {}

void Trainer::present(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        forward<float>(parameters_, data_.images[next_], state_);
        const Outputs output_slopes = loss_slopes(state_.outputs, data_.digits[next_]);
        descend(parameters_, state_, output_slopes, step_size_);
        next_ += 1;
        if (next_ == data_.size()) {
            next_ = 0;
            step_size_ *= recipe_.step_size_factor;
        }
    }
}

}  // namespace lecun1989
