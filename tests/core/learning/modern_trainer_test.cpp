// Recipe `modern`: its steps, its companions, the order and number of its presentations, the level of its outputs, and its own signature.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

#include "core/evaluation/evaluation.hpp"
#include "core/evaluation/loss.hpp"
#include "core/learning/trainer.hpp"
#include "core/network/start.hpp"
#include "tests/support/allocations.hpp"
#include "tests/support/modern_fixture.hpp"

using namespace lecun1989;

// The signature of recipe `modern`; see trainer_test.cpp.
TEST_CASE("signature: two modern passes over strokes, a scan and bare images") {
    const Dataset data = mixed(300, 1989);
    Trainer trainer(data, modern, 1989, 2);
    trainer.present(2 * data.pass_size());
    CHECK(hash_of(trainer.parameters()) == "ff15f2e677a13b26");
}

TEST_CASE("modern: unseen digits of every kind are read") {
    const Dataset others = synthetic(300, 4);
    for (const Dataset& data : {synthetic(600, 3), bare_images(600, 3)}) {
        Trainer trainer(data, modern, 1, 12);
        trainer.present(12 * data.pass_size());
        CHECK(evaluate(trainer.parameters(), others, no_threshold).score.error_percent < 8.0F);
    }
}

TEST_CASE("modern: presenting in pieces gives the same bits as presenting at once, and a seed is a network") {
    const Dataset data = mixed(20, 6);
    const auto trained = [&](std::uint64_t seed, std::size_t piece) {
        Trainer trainer(data, modern, seed, 3);
        for (std::size_t presented = 0; presented < 100; presented += piece) {
            trainer.present(std::min(piece, 100 - presented));
        }
        return hash_of(trainer.parameters());
    };
    const std::string whole = trained(7, 100);
    for (const std::size_t piece : {1U, 15U, 16U, 17U, 41U}) {
        CHECK(trained(7, piece) == whole);
    }
    CHECK(trained(8, 100) != whole);
}

TEST_CASE("modern: a step every 16 digits, smaller and smaller, none after the planned passes") {
    const Dataset data = bare_images(32, 6);
    Trainer trainer(data, modern, 7, 4);
    std::string before = hash_of(trainer.parameters());
    float largest = 1.0F;
    for (std::size_t step = 0; step < 10; ++step) {
        trainer.present(15);
        CHECK(hash_of(trainer.parameters()) == before);
        const Parameters<float> old = trainer.parameters();
        trainer.present(1);
        float most = 0.0F;
        for (std::size_t i = 0; i < first_output_bias; ++i) {
            most = std::max(most, std::fabs(trainer.parameters().values[i] - old.values[i]));
        }
        CHECK((most > 0.0F) == (step < 7));  // the eighth and last planned one is of no size
        CHECK((step < 2 || most <= largest));
        CHECK((hash_of(trainer.parameters()) == before) == (step >= 8));
        largest = most;
        before = hash_of(trainer.parameters());
    }
}

TEST_CASE("modern: bare images are presented without allocating") {
    const Dataset data = bare_images(40, 6);
    Trainer trainer(data, modern, 7);
    const std::size_t before = allocation_count();
    trainer.present(200);
    CHECK(allocation_count() == before);
}

TEST_CASE("modern: the target mixes the class probabilities of companions with starts of their own and the set's digit") {
    // One batch of digits that are shown as they are: their order matters only by rounding.
    constexpr std::uint64_t seed = 5;
    const Dataset data = bare_images(16, 6);
    Recipe recipe = modern;
    auto& numbers = std::get<Modern>(recipe.method);
    numbers.variety = {};
    numbers.companions = 2;
    numbers.companions_share = 0.9F;
    Trainer trainer(data, recipe, seed, 10);
    trainer.present(16);

    Random starts(~seed);
    const Parameters<float> first = starting_parameters(starts.next());
    const Parameters<float> second = starting_parameters(starts.next());
    Parameters<float> by_hand = starting_parameters(seed);
    CHECK(hash_of(first) != hash_of(second));
    CHECK(hash_of(first) != hash_of(by_hand));
    const auto state = std::make_unique<State<float>>();
    const auto likely = [&](const Parameters<float>& parameters, const Image& image) {
        forward(parameters, image, *state);
        return likelihoods(state->outputs);
    };
    Parameters<float> sums;
    Parameters<float> slopes;
    for (std::size_t digit = 0; digit < data.size(); ++digit) {
        Outputs targets = likelihood_targets(data.digits[digit], numbers.smoothing);
        const Outputs one = likely(first, data.images[digit]);
        const Outputs other = likely(second, data.images[digit]);
        for (std::size_t i = 0; i < targets.size(); ++i) {
            targets[i] = 0.1F * targets[i] + 0.45F * one[i] + 0.45F * other[i];
        }
        forward(by_hand, data.images[digit], *state);
        backward(by_hand, *state, cross_entropy_slopes(state->outputs, targets), slopes);
        for (std::size_t i = 0; i < parameter_count; ++i) {
            sums.values[i] += slopes.values[i];
        }
    }
    for (std::size_t i = 0; i < first_output_bias; ++i) {
        // Adam's first step is equally long for every slope, so slopes whose sign rounding may flip are left out.
        const float step = trainer.parameters().values[i] - by_hand.values[i];
        if (std::fabs(sums.values[i]) > 1e-4F) {
            REQUIRE((step < 0.0F) == (sums.values[i] > 0.0F));
        }
    }
}

TEST_CASE("modern: companions without a part of the target change nothing, and with all of it the network learns to read without labels") {
    const auto trained = [](std::size_t companions, float share, const Dataset& data, std::uint64_t passes) {
        Recipe recipe = modern;
        std::get<Modern>(recipe.method).companions = companions;
        std::get<Modern>(recipe.method).companions_share = share;
        Trainer trainer(data, recipe, 5, passes);
        trainer.present(passes * data.pass_size());
        return trainer.parameters();
    };
    const Dataset few = mixed(40, 6);
    CHECK(hash_of(trained(0, 0.5F, few, 3)) == hash_of(trained(2, 0.0F, few, 3)));
    CHECK(hash_of(trained(2, 0.5F, few, 3)) != hash_of(trained(2, 0.0F, few, 3)));

    CHECK(evaluate(trained(2, 1.0F, bare_images(600, 3), 12), synthetic(300, 4), no_threshold).score.error_percent < 10.0F);
}

TEST_CASE("modern: right outputs lie about +1, however high cross-entropy leaves them") {
    const Dataset data = mixed(300, 6);
    Trainer trainer(data, modern, 2, 12);
    trainer.present(12 * data.pass_size());
    const auto state = std::make_unique<State<float>>();
    double right = 0.0;
    for (std::size_t i = 0; i < data.size(); ++i) {
        forward(trainer.parameters(), data.images[i], *state);
        right += static_cast<double>(state->outputs[data.digits[i]]) / static_cast<double>(data.size());
    }
    CHECK(std::fabs(right - 1.0) < 0.15);
}
