#include "pass_loop.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace lecun1989 {

PassLoop::PassLoop(Learner& learner, std::size_t pass_size, const Dataset& scored, const Dataset* test, std::uint64_t passes)
    : learner_(learner), pass_size_(pass_size), passes_(passes), scored_(scored), test_(test), train_evaluator_(scored, no_threshold) {
    if (test_ != nullptr) {
        test_evaluator_.emplace(*test_, no_threshold);
    }
}

std::size_t PassLoop::left() const {
    if (!is_scoring()) {
        return pass_size_ - shown_;
    }
    return train_evaluator_.left().size() + (test_evaluator_ ? test_evaluator_->left().size() : 0);
}

void PassLoop::advance(std::size_t count) {
    if (has_ended()) {
        return;
    }
    if (!is_scoring()) {
        const std::size_t some = std::min(count, left());
        learner_.present(some);
        shown_ += some;
        return;
    }
    const auto read = [&](Evaluator& evaluator) {
        const auto images = evaluator.left().first(std::min(count, evaluator.left().size()));
        for (const Outputs& outputs : learner_.outputs_for(images)) {
            evaluator.count(outputs);
        }
        count -= images.size();
    };
    read(train_evaluator_);
    if (test_evaluator_) {
        read(*test_evaluator_);
    }
    if (left() == 0) {
        end_pass();
    }
}

void PassLoop::end_pass() {
    PassEvaluations evaluations{train_evaluator_.evaluation(), {}};
    train_evaluator_ = Evaluator(scored_, no_threshold);
    if (test_ != nullptr) {
        evaluations.test = test_evaluator_->evaluation();
        test_evaluator_.emplace(*test_, no_threshold);
    }
    if (!std::isfinite(evaluations.train.score.loss)) {
        ran_away_ = true;
        return;
    }
    PassScores scores{evaluations.train.score, {}};
    if (evaluations.test) {
        scores.test = evaluations.test->score;
    }
    scores_.push_back(scores);
    last_pass_ = evaluations;
    shown_ = 0;
}

Error PassLoop::runaway_error() const {
    return Error{ErrorCode::state, "training ran away in pass " + std::to_string(scores_.size() + 1) + ": the loss is not finite"};
}

}  // namespace lecun1989
