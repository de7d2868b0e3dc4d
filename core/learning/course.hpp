// A course of training from its sets to its weights file: the pass loop of the network by a recipe, and what the file says of it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "../data/named_set.hpp"
#include "../weights/weights_json.hpp"
#include "pass_loop.hpp"
#include "trainer.hpp"

namespace lecun1989 {

/// What a course trains and tests on. References, so the sets must outlive the course.
struct CourseSets {
    std::reference_wrapper<const Dataset> train;
    std::reference_wrapper<const Dataset> scored;  // what the train score counts: `train` without its non-digits
    std::vector<DataName> names;                   // of the sets in `train`
    const NamedDataset* test = nullptr;            // null if nothing is tested
};

class Course {
public:
    /// At least one pass.
    Course(const CourseSets& sets, const Recipe& recipe, std::uint64_t seed, std::uint64_t passes);
    /// The sets are not copied and must outlive the course; `test` may be null; at least one pass.
    Course(const NamedDataset& train, const NamedDataset* test, const Recipe& recipe, std::uint64_t seed, std::uint64_t passes);
    Course(const NamedDataset&&, const NamedDataset*, const Recipe&, std::uint64_t, std::uint64_t) = delete;
    Course(const Course&) = delete;  // the loop knows where the trainer is
    Course& operator=(const Course&) = delete;

    /// The next `count` digits: shown, and after each pass read for its scores. Does nothing once the course has ended.
    void advance(std::size_t count);

    // As the pass loop has them.
    std::size_t left() const { return loop_.left(); }
    bool is_scoring() const { return loop_.is_scoring(); }
    std::size_t shown_in_pass() const { return loop_.shown_in_pass(); }
    std::size_t pass_size() const { return loop_.pass_size(); }
    std::uint64_t passes() const { return loop_.passes(); }
    bool has_ended() const { return loop_.has_ended(); }
    bool ran_away() const { return loop_.ran_away(); }
    const std::vector<PassScores>& scores() const { return loop_.scores(); }
    const PassEvaluations& last_pass() const { return loop_.last_pass(); }

    const Parameters<float>& parameters() const { return trainer_.parameters(); }

    /// The weights after the last completed pass, with their provenance. Refused before the first is completed, and if the training ran
    /// away.
    Expected<Weights> weights() const;
    /// Their file.
    Expected<std::string> weights_file() const;

private:
    CourseSets sets_;
    Recipe recipe_;
    std::uint64_t seed_;
    Trainer trainer_;
    PassLoop loop_;
    Parameters<float> after_last_pass_;
};

}  // namespace lecun1989
