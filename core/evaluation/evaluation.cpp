#include "evaluation.hpp"

#include "../network/candidates.hpp"
#include "loss.hpp"

namespace lecun1989 {

void Evaluator::count(std::span<const float, Output::units> outputs) {
    const std::uint8_t digit = data_->digits[next_];
    const Candidates candidates = candidates_of(outputs);
    const bool missed = candidates.best != digit;
    const bool rejected = candidates.rejected_at(threshold_);
    if (digit != not_a_digit) {
        counted_.confusion[digit][candidates.best] += 1;
    }
    counted_.score.misses += missed ? 1U : 0U;
    counted_.rejected += rejected ? 1U : 0U;
    counted_.misses_accepted += missed && !rejected ? 1U : 0U;
    loss_sum_ += loss(outputs, digit);
    next_ += 1;
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
    State<float> state;
    for (const Image& image : data.images) {
        forward(parameters, image, state);
        evaluator.count(state.outputs);
    }
    return evaluator.evaluation();
}

}  // namespace lecun1989
