#include "evaluation.hpp"

#include "loss.hpp"
#include "rejection.hpp"

namespace lecun1989 {

Evaluation evaluate(const Parameters<float>& parameters, const Dataset& data, float threshold) {
    Evaluation evaluation;
    State<float> state;
    double loss_sum = 0.0;
    for (std::size_t i = 0; i < data.size(); ++i) {
        forward<float>(parameters, data.images[i], state);
        const Candidates candidates = candidates_of(state.outputs);
        const bool missed = candidates.best != data.digits[i];
        const bool rejected = candidates.rejected_at(threshold);
        if (data.digits[i] != not_a_digit) {
            evaluation.confusion[data.digits[i]][candidates.best] += 1;
        }
        evaluation.score.misses += missed ? 1U : 0U;
        evaluation.rejected += rejected ? 1U : 0U;
        evaluation.misses_accepted += missed && !rejected ? 1U : 0U;
        loss_sum += loss(state.outputs, data.digits[i]);
    }
    evaluation.score.examples = data.size();
    const auto examples = static_cast<double>(data.size());
    evaluation.score.error_percent = static_cast<float>(100.0 * static_cast<double>(evaluation.score.misses) / examples);
    evaluation.score.loss = static_cast<float>(loss_sum / examples);
    return evaluation;
}

}  // namespace lecun1989
