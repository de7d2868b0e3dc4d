// A course of training from its sets to its weights file, a few digits at a time: pass after pass, with the scores after each. However it
// is divided, it ends with the same bits.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "../data/named_set.hpp"
#include "../evaluation/evaluation.hpp"
#include "../weights/weights_json.hpp"
#include "trainer.hpp"

namespace lecun1989 {

/// What a weights file says of a training: `recipe`, perhaps with another step size than its own; `passes` of `planned_passes` done.
Provenance provenance_of(const Recipe& recipe, std::uint64_t seed, std::uint64_t passes, std::uint64_t planned_passes,
                         std::vector<DataName> data, const Score& train, std::optional<TestScore> test);

class Course {
public:
    /// The sets are not copied and must outlive the course; `test` may be null; at least one pass.
    Course(const NamedDataset& train, const NamedDataset* test, const Recipe& recipe, std::uint64_t seed, std::uint64_t passes);

    /// The next `count` digits: shown, and after each pass read for its scores. Does nothing once the course has ended.
    void advance(std::size_t count);

    /// Whether all passes are done, or a loss was no longer finite.
    bool has_ended() const { return ran_away_ || scores_.size() == passes_; }
    bool ran_away() const { return ran_away_; }
    std::uint64_t passes() const { return passes_; }
    std::size_t shown_in_pass() const { return shown_; }
    std::size_t pass_size() const { return train_.digits.pass_size(); }
    bool is_scoring() const { return shown_ == pass_size(); }

    struct PassScores {
        Score train;
        std::optional<Score> test;
    };
    /// The scores of each pass that is done.
    const std::vector<PassScores>& scores() const { return scores_; }

    const Parameters<float>& parameters() const { return trainer_.parameters(); }

    /// The weights file after the last completed pass. Refused before the first is completed, and if the training ran away.
    Expected<std::string> weights_file() const;

private:
    void score(std::size_t& count);
    void end_pass();

    const NamedDataset& train_;
    const NamedDataset* test_;
    Recipe recipe_;
    std::uint64_t seed_;
    std::uint64_t passes_;
    Trainer trainer_;
    std::size_t shown_ = 0;  // in the current pass
    Evaluator train_evaluator_;
    std::optional<Evaluator> test_evaluator_;
    std::vector<PassScores> scores_;
    Parameters<float> scored_;  // as the last whole pass left them
    bool ran_away_ = false;
};

}  // namespace lecun1989
