// Declining to answer: the threshold that readings of digits call for, and how often answers differ.
#include "tests/support/catch.hpp"

#include <vector>

#include "core/evaluation/rejection.hpp"
#include "core/weights/weights_json.hpp"

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

TEST_CASE("rejection: the least threshold at which one accepted answer in a hundred is wrong") {
    Readings readings;
    readings.add(950, true, 1.0F);
    readings.add(9, false, 0.75F);
    readings.add(30, false, 0.5F);
    readings.add(45, true, 0.25F);  // more than may be given up
    CHECK(readings.threshold() == 0.75F);
    CHECK(readings.error_at(readings.threshold()) <= 0.01);
    readings.add(1, false, 0.75F);  // ten of 960 are too many, and readings of one margin are accepted or rejected together
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
