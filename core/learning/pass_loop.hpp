// The loop of every training: pass after pass, with the scores after each, a few digits at a time. However it is divided, it ends with the
// same bits.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <lecun1989/expected.hpp>
#include "../evaluation/evaluation.hpp"
#include "learner.hpp"

namespace lecun1989 {

struct PassScores {
    Score train;
    std::optional<Score> test;
};

struct PassEvaluations {
    Evaluation train;
    std::optional<Evaluation> test;
};

class PassLoop {
public:
    /// Passes of `pass_size` presentations, at least one. After each, the learner reads `scored` for the train score, and `test` unless it
    /// is null. The learner and the sets are not copied and must outlive the loop.
    PassLoop(Learner& learner, std::size_t pass_size, const Dataset& scored, const Dataset* test, std::uint64_t passes);
    PassLoop(Learner&, std::size_t, const Dataset&&, const Dataset*, std::uint64_t) = delete;

    /// The next digits, at most `count` and no more than are left: shown, or, after all of a pass are shown, read for its scores.
    void advance(std::size_t count);

    /// How many digits are left to be shown in this pass, or, after all are shown, to be read.
    std::size_t left() const;
    bool is_scoring() const { return shown_ == pass_size_; }
    std::size_t shown_in_pass() const { return shown_; }
    std::size_t pass_size() const { return pass_size_; }
    std::uint64_t passes() const { return passes_; }

    /// Whether all passes are done, or a loss was no longer finite.
    bool has_ended() const { return ran_away_ || scores_.size() == passes_; }
    bool ran_away() const { return ran_away_; }
    /// That it ran away, as a sentence.
    Error runaway_error() const;

    /// The scores of each pass that is done.
    const std::vector<PassScores>& scores() const { return scores_; }
    /// More of the last one; only once there is one.
    const PassEvaluations& last_pass() const { return last_pass_; }

private:
    void end_pass();

    Learner& learner_;
    std::size_t pass_size_;
    std::uint64_t passes_;
    std::size_t shown_ = 0;  // in the current pass
    const Dataset& scored_;
    const Dataset* test_;
    Evaluator train_evaluator_;
    std::optional<Evaluator> test_evaluator_;
    std::vector<PassScores> scores_;
    PassEvaluations last_pass_;
    bool ran_away_ = false;
};

}  // namespace lecun1989
