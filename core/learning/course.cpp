#include "course.hpp"

#include <algorithm>
#include <cmath>

namespace lecun1989 {

Provenance provenance_of(const Recipe& recipe, std::uint64_t seed, std::uint64_t passes, std::uint64_t planned_passes,
                         std::vector<DataName> data, const Score& train, std::optional<TestScore> test) {
    Provenance provenance{std::string(recipe.name), seed, passes, std::move(data), train, std::move(test)};
    const auto usual = find_recipe(recipe.name);
    if (!usual || usual->step_size() != recipe.step_size()) {
        provenance.step_size = recipe.step_size();
    }
    if (recipe.is_planned() && passes != planned_passes) {
        provenance.planned_passes = planned_passes;
    }
    return provenance;
}

Course::Course(const NamedDataset& train, const NamedDataset* test, const Recipe& recipe, std::uint64_t seed, std::uint64_t passes)
    : train_(train),
      test_(test),
      recipe_(recipe),
      seed_(seed),
      passes_(passes),
      trainer_(train.digits, recipe, seed, passes),
      train_evaluator_(train.digits) {
    if (test_ != nullptr) {
        test_evaluator_.emplace(test_->digits);
    }
}

void Course::advance(std::size_t count) {
    while (count > 0 && !has_ended()) {
        if (is_scoring()) {
            score(count);
            continue;
        }
        const std::size_t shown = std::min(count, pass_size() - shown_);
        trainer_.present(shown);
        shown_ += shown;
        count -= shown;
    }
}

void Course::score(std::size_t& count) {
    const auto read = [&](Evaluator& evaluator) {
        const std::size_t some = std::min(count, evaluator.left());
        evaluator.read(parameters(), some);
        count -= some;
        return evaluator.left() == 0;
    };
    if (read(train_evaluator_) && (!test_evaluator_ || read(*test_evaluator_))) {
        end_pass();
    }
}

void Course::end_pass() {
    PassScores scores{train_evaluator_.evaluation().score, {}};
    train_evaluator_ = Evaluator(train_.digits);
    if (test_ != nullptr) {
        scores.test = test_evaluator_->evaluation().score;
        test_evaluator_.emplace(test_->digits);
    }
    if (!std::isfinite(scores.train.loss)) {
        ran_away_ = true;
        return;
    }
    scores_.push_back(std::move(scores));
    scored_ = parameters();
    shown_ = 0;
}

Expected<std::string> Course::weights_file() const {
    if (ran_away_) {
        return Error{ErrorCode::state, "training ran away in pass " + std::to_string(scores_.size() + 1) + ": the loss is not finite"};
    }
    if (scores_.empty()) {
        return Error{ErrorCode::state, "weights: expected at least one whole pass, found none"};
    }
    std::optional<TestScore> test;
    if (test_ != nullptr) {
        test = TestScore{test_->name, *scores_.back().test};
    }
    return write_weights({scored_, provenance_of(recipe_, seed_, scores_.size(), passes_, {train_.name}, scores_.back().train, std::move(test))});
}

}  // namespace lecun1989
