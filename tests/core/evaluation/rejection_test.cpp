// Declining to answer: which two digits come first, and by what margin.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/data/non_digits.hpp"
#include "core/evaluation/evaluation.hpp"
#include "core/evaluation/rejection.hpp"
#include "core/weights/weights_json.hpp"
#include "tests/support/network_fixture.hpp"

using namespace lecun1989;

namespace {

/// Readings of threes: `right` of them right, the others answered as eights.
struct Readings {
    std::vector<Candidates> candidates;
    std::vector<std::uint8_t> digits;

    void add(std::size_t count, bool right, float margin) {
        candidates.insert(candidates.end(), count, right ? Candidates{3, 8, margin} : Candidates{8, 3, margin});
        digits.insert(digits.end(), count, std::uint8_t{3});
    }
    float threshold() const { return rejection_threshold(candidates, digits); }
    double error_at(float threshold) const {
        double accepted = 0;
        double wrong = 0;
        for (const Candidates& one : candidates) {
            accepted += one.rejected_at(threshold) ? 0 : 1;
            wrong += !one.rejected_at(threshold) && one.best != 3 ? 1 : 0;
        }
        return accepted > 0 ? wrong / accepted : 0;
    }
};

}  // namespace

TEST_CASE("candidates: the best, the second best and the margin between them") {
    std::array<float, 10> outputs{};
    outputs.fill(-1.0F);
    outputs[7] = 0.75F;
    outputs[2] = 0.5F;
    const Candidates candidates = candidates_of(outputs);
    CHECK(candidates.best == 7);
    CHECK(candidates.second == 2);
    CHECK(candidates.margin == 0.25F);
    CHECK_FALSE(candidates.rejected_at(0.0F));
    CHECK_FALSE(candidates.rejected_at(0.25F));
    CHECK(candidates.rejected_at(0.26F));
}

TEST_CASE("candidates: the first of equal outputs, with margin 0") {
    const std::array<float, 10> equal{};
    CHECK(candidates_of(equal).best == 0);
    CHECK(candidates_of(equal).second == 1);
    CHECK(candidates_of(equal).margin == 0.0F);
    CHECK_FALSE(candidates_of(equal).rejected_at(0.0F));
    std::array<float, 10> two{};
    two[0] = 1.0F;
    CHECK(candidates_of(two).second == 1);
    two[9] = 1.0F;
    CHECK(candidates_of(two).best == 0);
    CHECK(candidates_of(two).second == 9);
}

TEST_CASE("rejection: the least threshold at which one accepted answer in a hundred is wrong") {
    Readings readings;
    readings.add(950, true, 1.0F);
    readings.add(9, false, 0.75F);
    readings.add(30, false, 0.5F);
    readings.add(45, true, 0.25F);  // more than may be given up
    CHECK(readings.threshold() == 0.75F);
    CHECK(readings.error_at(readings.threshold()) <= 0.01);
    readings.add(1, false, 0.75F);  // ten of 960 are too many; what has one margin is taken or left together
    CHECK(readings.threshold() == 1.0F);
}

TEST_CASE("rejection: with few enough errors, five in a thousand right answers, those of least margin, are given up") {
    Readings readings;
    readings.add(1, false, 0.1F);
    readings.add(2, true, 0.2F);
    readings.add(3, true, 0.4F);
    readings.add(997, true, 1.5F);
    CHECK(readings.threshold() == 1.5F);  // the five of small margin are rejected, and with them the one error
    readings.add(1, true, 0.3F);
    CHECK(readings.threshold() == 0.4F);  // six of 1,003 would be too many
}

TEST_CASE("rejection: all answers right, all wrong, and non-digits") {
    CHECK(rejection_threshold({}, {}) == 0.0F);
    Readings none;
    none.add(100, false, 2.0F);
    CHECK(none.threshold() == greatest_margin);
    Readings few;
    few.add(10, true, 0.5F);  // of which no one can be given up
    CHECK(few.threshold() == 0.5F);
    few.add(1, false, 3.0F);
    few.digits.back() = not_a_digit;
    CHECK(few.threshold() == 0.5F);
}

TEST_CASE("rejection: groups whose answers differ are counted, a rejection being an answer") {
    const std::vector<Candidates> readings{{3, 8, 0.9F}, {3, 5, 0.8F}, {3, 8, 0.9F}, {3, 8, 0.1F}, {3, 8, 0.1F}, {8, 3, 0.2F}};
    CHECK(count_changed(readings, 2, 0.0F) == 1);
    CHECK(count_changed(readings, 2, 0.5F) == 1);  // another two: the second answer is now a rejection, the third both are
    CHECK(count_changed(readings, 3, 0.0F) == 1);
    CHECK(count_changed(readings, 6, 0.0F) == 1);
    CHECK(count_changed({}, 3, 0.0F) == 0);
}

TEST_CASE("evaluate: counts what the threshold rejects, and the misses among the others") {
    const auto parameters = random_parameters<float>(4);
    const Dataset digits = synthetic(200, 3);
    const auto readings = read_all(*parameters, digits);
    for (const float threshold : {0.0F, 0.1F, 0.5F, greatest_margin}) {
        std::uint64_t rejected = 0;
        std::uint64_t misses_accepted = 0;
        for (std::size_t i = 0; i < digits.size(); ++i) {
            rejected += readings[i].margin < threshold ? 1U : 0U;
            misses_accepted += readings[i].margin >= threshold && readings[i].best != digits.digits[i] ? 1U : 0U;
        }
        const Evaluation evaluation = evaluate(*parameters, digits, threshold);
        CHECK(evaluation.rejected == rejected);
        CHECK(evaluation.misses_accepted == misses_accepted);
        CHECK(evaluation.score.misses == evaluate(*parameters, digits, no_threshold).score.misses);
    }
}

TEST_CASE("evaluate: a non-digit is a miss unless it is rejected, and in no row of the confusion") {
    const auto parameters = random_parameters<float>(4);
    const Evaluation evaluation = evaluate(*parameters, non_digits(60, 3, NonDigitKinds::to_test_on), 0.2F);
    CHECK(evaluation.score.misses == 60);
    CHECK(evaluation.rejected + evaluation.misses_accepted == 60);
    for (const auto& row : evaluation.confusion) {
        CHECK(std::count(row.begin(), row.end(), 0U) == 10);
    }
}

TEST_CASE("rejection: a margin that is no number is no answer, at any threshold") {
    CHECK(Candidates{0, 1, NAN}.rejected_at(no_threshold));
    CHECK(Candidates{0, 1, NAN}.rejected_at(0.5F));
    CHECK_FALSE(Candidates{0, 1, 0.0F}.rejected_at(no_threshold));
    CHECK_FALSE(Candidates{0, 1, 0.5F}.rejected_at(0.5F));
    CHECK(Candidates{0, 1, 0.25F}.rejected_at(0.5F));
}
