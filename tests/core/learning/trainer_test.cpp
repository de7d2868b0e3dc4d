// Training: it learns, repeats itself to the bit, however it is divided; the signature.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "core/data/synthetic.hpp"
#include "core/evaluation/evaluation.hpp"
#include "core/network/start.hpp"
#include "tests/support/training_fixture.hpp"

using namespace lecun1989;

namespace {

// What keeps a reference to its digits takes no temporary ones.
static_assert(std::is_constructible_v<Trainer, const Dataset&, const Recipe&, std::uint64_t>);
static_assert(!std::is_constructible_v<Trainer, Dataset, const Recipe&, std::uint64_t>);
static_assert(!std::is_constructible_v<Trainer, Dataset, const Recipe&, std::uint64_t, std::uint64_t>);

}  // namespace

// The signature of the network and its trainer. A commit that intends to change their numbers changes this literal and says "Signature: old
// -> new"; a difference on only one machine, compiler or optimisation level is a fault.
TEST_CASE("signature: two passes over synthetic digits") { CHECK(trained(synthetic(1000, 1989), 1989, 2000) == "65a2ea974e06cb87"); }

TEST_CASE("signature: two passes over synthetic digits, by curvature") {
    CHECK(trained(synthetic(1000, 1989), 1989, 2000, by_curvature) == "9c34e384e5d0b269");
}

TEST_CASE("training lowers the loss, and the digits are read") {
    const Dataset data = synthetic(500, 3);
    const Dataset others = synthetic(200, 4);
    for (const Recipe& recipe : {plain, by_curvature}) {
        Trainer trainer(data, recipe, 1);
        const Score before = evaluate(trainer.parameters(), data, no_threshold).score;
        trainer.present(2 * data.size());
        const Score between = evaluate(trainer.parameters(), data, no_threshold).score;
        trainer.present(8 * data.size());
        const Score after = evaluate(trainer.parameters(), data, no_threshold).score;
        CAPTURE(recipe.name, before.loss, between.loss, after.loss);
        CHECK(between.loss < before.loss);
        CHECK(after.loss < between.loss);
        CHECK(after.loss < 0.1F);
        CHECK(after.error_percent < 10.0F);
        CHECK(evaluate(trainer.parameters(), others, no_threshold).score.error_percent < 20.0F);
    }
}

TEST_CASE("training: a seed is a network, to the bit") {
    const Dataset data = synthetic(60, 5);
    CHECK(trained(data, 1, 90) == trained(data, 1, 90));
    CHECK(trained(data, 1, 90) != trained(data, 2, 90));
    CHECK(trained(data, 1, 90) != trained(data, 1, 91));
}

TEST_CASE("training: presenting in pieces gives the same bits as presenting at once") {
    const Dataset data = synthetic(40, 6);
    for (const Recipe& recipe : {plain, by_curvature}) {
        const std::string whole = trained(data, 7, 130, recipe);
        for (const std::size_t piece : {1U, 7U, 39U, 40U, 41U, 129U}) {
            Trainer trainer(data, recipe, 7);
            for (std::size_t presented = 0; presented < 130; presented += piece) {
                trainer.present(std::min(piece, 130 - presented));
            }
            CHECK(hash_of(trainer.parameters()) == whole);
        }
    }
    Trainer idle(data, plain, 7);
    idle.present(0);
    CHECK(hash_of(idle.parameters()) == hash_of(starting_parameters(7)));
}

TEST_CASE("training: steps that are too large leave NaN, and the loss shows it") {
    const Dataset data = synthetic(20, 8);
    Trainer trainer(data, stepping(1e30F, 1.0F), 1);
    trainer.present(40);
    CHECK_FALSE(std::isfinite(evaluate(trainer.parameters(), data, no_threshold).score.loss));
}
