#include "trainer.hpp"

#include "loss.hpp"

namespace lecun1989 {

Evaluation evaluate(const Parameters<float>& parameters, const Dataset& data) {
    Evaluation evaluation;
    State<float> state;
    double loss_sum = 0.0;
    for (std::size_t i = 0; i < data.size(); ++i) {
        forward<float>(parameters, data.images[i], state);
        const std::uint8_t answered = answer(state.outputs);
        evaluation.confusion[data.digits[i]][answered] += 1;
        evaluation.score.misses += answered == data.digits[i] ? 0U : 1U;
        loss_sum += loss(state.outputs, data.digits[i]);
    }
    evaluation.score.examples = data.size();
    const auto examples = static_cast<double>(data.size());
    evaluation.score.error_percent = static_cast<float>(100.0 * static_cast<double>(evaluation.score.misses) / examples);
    evaluation.score.loss = static_cast<float>(loss_sum / examples);
    return evaluation;
}

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
