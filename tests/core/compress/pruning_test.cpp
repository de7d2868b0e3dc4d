// Pruning: what saliency is, that the right parameters go and stay away, and that the same seed gives the same bits.
#include "tests/support/catch.hpp"

#include <cstring>
#include <set>

#include "core/compress/pruning.hpp"
#include "core/data/synthetic.hpp"
#include "core/evaluation/evaluation.hpp"
#include "core/hash.hpp"
#include "core/learning/trainer.hpp"
#include "tests/support/network_fixture.hpp"

using namespace lecun1989;

namespace {

Parameters<float> trained(const Dataset& data) {
    Trainer trainer(data, *find_recipe("1989-sgd"), 3);
    trainer.present(2 * data.size());
    return trainer.parameters();
}

Parameters<float> pruned(const Dataset& data, const Parameters<float>& parameters, const PruningPlan& plan) {
    Pruner pruner(data, parameters, plan);
    for (std::size_t round = 0; round < plan.rounds; ++round) {
        pruner.round();
    }
    return pruner.parameters();
}

bool same_bits(const Parameters<float>& one, const Parameters<float>& other) {
    return std::memcmp(one.values.data(), other.values.data(), sizeof one.values) == 0;
}

/// Whether of any two parameters the one with the greater score is left.
template <class Score>
bool greatest_are_left(const Parameters<float>& after, Score score) {
    float greatest_deleted = 0.0F;
    float least_kept = HUGE_VALF;
    for (std::size_t i = 0; i < parameter_count; ++i) {
        (after.values[i] == 0.0F ? greatest_deleted = std::max(greatest_deleted, score(i)) : least_kept = std::min(least_kept, score(i)));
    }
    return greatest_deleted <= least_kept;
}

}  // namespace

TEST_CASE("saliency: half the mean curvature times the square, for every parameter") {
    const Dataset data = synthetic(20, 4);
    const auto parameters = random_parameters<float>(5);
    const Parameters<float> found = saliencies(*parameters, data);
    const auto exact = std::make_unique<Parameters<double>>();
    std::copy(parameters->values.begin(), parameters->values.end(), exact->values.begin());
    const auto state = std::make_unique<State<double>>();
    const auto curvatures = std::make_unique<Parameters<double>>();
    std::vector<double> expected(parameter_count);
    std::array<double, Output::units> of_outputs;
    of_outputs.fill(0.2);  // of a mean of ten squares
    for (const Image& image : data.images) {
        std::array<double, Input::units> input;
        std::copy(image.begin(), image.end(), input.begin());
        present(*exact, input, *state);
        curvature(*exact, *state, std::span<const double, Output::units>(of_outputs), *curvatures);
        for (std::size_t i = 0; i < parameter_count; ++i) {
            expected[i] += curvatures->values[i] * exact->values[i] * exact->values[i] / 2.0 / 20.0;
        }
    }
    const double greatest = *std::max_element(expected.begin(), expected.end());
    const Worst worst = worst_of(found.values, expected);
    CAPTURE(worst.at, greatest);
    CHECK(greatest > 0.0);
    CHECK(worst.difference < 1e-5 * greatest);
}

TEST_CASE("pruning: parameters of least saliency, of least magnitude or at random go") {
    const Dataset data = synthetic(30, 6);
    const Parameters<float> before = trained(data);
    const Parameters<float> worth = saliencies(before, data);
    const std::size_t there = count_parameters(before);
    for (const std::size_t keep : {std::size_t{1}, std::size_t{500}, there - 1}) {
        const auto left = [&](PruneBy by, std::uint64_t seed = 1) { return pruned(data, before, {by, keep, 1, 0, seed}); };
        const Parameters<float> by_saliency = left(PruneBy::saliency);
        const Parameters<float> by_magnitude = left(PruneBy::magnitude);
        CHECK(greatest_are_left(by_saliency, [&](std::size_t i) { return worth.values[i]; }));
        CHECK(greatest_are_left(by_magnitude, [&](std::size_t i) { return std::fabs(before.values[i]); }));
        CHECK_FALSE(same_bits(left(PruneBy::random), left(PruneBy::random, 2)));
        CHECK(same_bits(left(PruneBy::random), left(PruneBy::random)));
        for (const auto& after : {by_saliency, by_magnitude, left(PruneBy::random)}) {
            CHECK(count_parameters(after) == keep);
            for (std::size_t i = 0; i < parameter_count; ++i) {
                CHECK((after.values[i] == 0.0F || after.values[i] == before.values[i]));
            }
        }
    }
}

TEST_CASE("pruning: what is deleted stays away, what is left is trained, and each round leaves the same part") {
    const Dataset data = synthetic(60, 7);
    const Parameters<float> before = trained(data);
    Pruner pruner(data, before, {PruneBy::saliency, 610, 4, 2, 1});
    Parameters<float> last = before;
    for (const std::size_t left : {4880U, 2440U, 1220U, 610U}) {
        pruner.round();
        const Parameters<float>& now = pruner.parameters();
        CHECK(count_parameters(now) == left);
        std::size_t back = 0;
        std::size_t changed = 0;
        for (std::size_t i = 0; i < parameter_count; ++i) {
            back += last.values[i] == 0.0F && std::memcmp(&now.values[i], &last.values[i], sizeof(float)) != 0 ? 1U : 0U;
            changed += now.values[i] != 0.0F && now.values[i] != last.values[i] ? 1U : 0U;
        }
        CHECK(back == 0);
        CHECK(changed > left / 2);
        last = now;
    }
    const Parameters<float> untrained = pruned(data, before, {PruneBy::saliency, 610, 4, 0, 1});
    CHECK(evaluate(last, data, no_threshold).score.loss < evaluate(untrained, data, no_threshold).score.loss);
    CHECK(same_bits(pruned(data, before, {PruneBy::saliency, 610, 4, 2, 1}), last));
    Hash hash;
    hash.add(std::span<const float>(last.values));
    CHECK(hash.text() == "2a84c00f629b7d1c");
}

TEST_CASE("pruning: gentle rounds delete at most 13 in 100, and are no more than necessary") {
    CHECK(gentle_rounds(9760, 9760) == 0);
    CHECK(gentle_rounds(9760, 9759) == 1);
    CHECK(gentle_rounds(100, 87) == 1);
    CHECK(gentle_rounds(100, 86) == 2);
    CHECK(gentle_rounds(9760, 4880) == 5);
    CHECK(gentle_rounds(9760, 2440) == 10);
    CHECK(gentle_rounds(4880, 2440) == 5);
}

TEST_CASE("pruning continues where it stopped: a parameter of 0 counts as deleted") {
    const Dataset data = synthetic(20, 8);
    const Parameters<float> half = pruned(data, trained(data), {PruneBy::random, 4880, 1, 1, 1});
    const Parameters<float> quarter = pruned(data, half, {PruneBy::random, 2440, 2, 1, 2});
    CHECK(count_parameters(quarter) == 2440);
    for (std::size_t i = 0; i < parameter_count; ++i) {
        CHECK((half.values[i] != 0.0F || quarter.values[i] == 0.0F));
    }
}
