// The evaluation of a set: misses, confusion, loss and rejections, counted digit by digit.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <memory>
#include <numeric>
#include <type_traits>

#include "core/data/non_digits.hpp"
#include "core/data/synthetic.hpp"
#include "core/evaluation/evaluation.hpp"
#include "core/evaluation/loss.hpp"
#include "core/evaluation/rejection.hpp"
#include "core/weights/weights_json.hpp"
#include "tests/support/network_fixture.hpp"
#include "tests/support/training_fixture.hpp"

using namespace lecun1989;

namespace {

// What keeps a reference to its digits takes no temporary ones.
static_assert(!std::is_constructible_v<Evaluator, const Dataset&>);  // nobody forgets the threshold
static_assert(!std::is_constructible_v<Evaluator, Dataset, float>);

}  // namespace

TEST_CASE("evaluate: confusion, misses and loss agree on the same digits") {
    const Dataset data = synthetic(150, 10);
    Trainer trainer(data, plain, 1);
    trainer.present(300);
    const Evaluation evaluation = evaluate(trainer.parameters(), data, no_threshold);
    std::uint64_t all = 0;
    std::uint64_t right = 0;
    for (std::size_t digit = 0; digit < 10; ++digit) {
        CHECK(std::accumulate(evaluation.confusion[digit].begin(), evaluation.confusion[digit].end(), std::uint64_t{0}) == 15);
        all += std::accumulate(evaluation.confusion[digit].begin(), evaluation.confusion[digit].end(), std::uint64_t{0});
        right += evaluation.confusion[digit][digit];
    }
    CHECK(evaluation.score.examples == 150);
    CHECK(all == 150);
    CHECK(evaluation.score.misses == 150 - right);
    CHECK(evaluation.score.misses > 0);
    CHECK(evaluation.score.error_percent == static_cast<float>(100.0 * static_cast<double>(evaluation.score.misses) / 150.0));

    const auto state = std::make_unique<State<float>>();
    double sum = 0.0;
    std::uint64_t eights_read_as_three = 0;
    for (std::size_t i = 0; i < data.size(); ++i) {
        forward(trainer.parameters(), data.images[i], *state);
        sum += loss(state->outputs, data.digits[i]);
        eights_read_as_three += data.digits[i] == 8 && answer(state->outputs) == 3 ? 1U : 0U;
    }
    CHECK(evaluation.score.loss == static_cast<float>(sum / 150.0));
    CHECK(evaluation.confusion[8][3] == eights_read_as_three);
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
