#include "course.hpp"

#include <algorithm>

namespace lecun1989 {

Course::Course(const CourseSets& sets, const Recipe& recipe, std::uint64_t seed, std::uint64_t passes)
    : sets_(sets),
      recipe_(recipe),
      seed_(seed),
      trainer_(sets.train.get(), recipe, seed, passes),
      loop_(trainer_, sets.train.get().pass_size(), sets.scored.get(), sets.test == nullptr ? nullptr : &sets.test->digits, passes) {}

Course::Course(const NamedDataset& train, const NamedDataset* test, const Recipe& recipe, std::uint64_t seed, std::uint64_t passes)
    : Course(CourseSets{train.digits, train.digits, {train.name}, test}, recipe, seed, passes) {}

void Course::advance(std::size_t count) {
    while (count > 0 && !has_ended()) {
        const std::size_t some = std::min(count, loop_.left());
        const std::size_t passes_before = scores().size();
        loop_.advance(some);
        count -= some;
        if (scores().size() > passes_before) {
            after_last_pass_ = parameters();
        }
    }
}

Expected<Weights> Course::weights() const {
    if (ran_away()) {
        return loop_.runaway_error();
    }
    if (scores().empty()) {
        return Error{ErrorCode::state, "weights: expected at least one whole pass, found none"};
    }
    const PassScores& last = scores().back();
    Provenance provenance{std::string(recipe_.name), seed_, scores().size(), sets_.names, last.train, std::nullopt};
    if (last.test) {
        provenance.test = TestScore{sets_.test->name, *last.test};
    }
    const auto usual = find_recipe(recipe_.name);
    if (!usual || usual->step_size() != recipe_.step_size()) {
        provenance.step_size = recipe_.step_size();
    }
    if (recipe_.is_planned() && provenance.passes != passes()) {
        provenance.planned_passes = passes();
    }
    return Weights{after_last_pass_, std::move(provenance)};
}

Expected<std::string> Course::weights_file() const {
    const auto last = weights();
    return last ? write_weights(*last) : last.error();
}

}  // namespace lecun1989
