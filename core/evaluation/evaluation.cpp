#include "evaluation.hpp"

#include "loss.hpp"
#include "rejection.hpp"

namespace lecun1989 {

void Evaluator::read(const Parameters<float>& parameters, std::size_t count) {
    State<float> state;
    for (; count > 0; --count, ++next_) {
        forward(parameters, data_->images[next_], state);
        const std::uint8_t digit = data_->digits[next_];
        const Candidates candidates = candidates_of(state.outputs);
        const bool missed = candidates.best != digit;
        const bool rejected = candidates.rejected_at(threshold_);
        if (digit != not_a_digit) {
            counted_.confusion[digit][candidates.best] += 1;
        }
        counted_.score.misses += missed ? 1U : 0U;
        counted_.rejected += rejected ? 1U : 0U;
        counted_.misses_accepted += missed && !rejected ? 1U : 0U;
        loss_sum_ += loss(state.outputs, digit);
    }
}

Evaluation Evaluator::evaluation() const {
    Evaluation evaluation = counted_;
    evaluation.score.examples = next_;
    const auto examples = static_cast<double>(next_);
    evaluation.score.error_percent = static_cast<float>(100.0 * static_cast<double>(evaluation.score.misses) / examples);
    evaluation.score.loss = static_cast<float>(loss_sum_ / examples);
    return evaluation;
}

Evaluation evaluate(const Parameters<float>& parameters, const Dataset& data, float threshold) {
    Evaluator evaluator(data, threshold);
    evaluator.read(parameters, data.size());
    return evaluator.evaluation();
}

}  // namespace lecun1989
