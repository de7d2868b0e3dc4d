// Training: it learns, repeats itself to the bit, and follows its recipe; the loss and its slopes; where weights start; the signature.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>
#include <set>
#include <type_traits>

#include "core/data/synthetic.hpp"
#include "core/evaluation/evaluation.hpp"
#include "core/evaluation/loss.hpp"
#include "core/learning/trainer.hpp"
#include "core/network/start.hpp"

using namespace lecun1989;

namespace {

const Recipe plain = *find_recipe("1989-sgd");
const Recipe by_curvature = *find_recipe("1989");

/// The plain recipe with other steps.
Recipe stepping(float size, float factor) {
    Recipe recipe = plain;
    recipe.method = PlainDescent{size, factor};
    return recipe;
}

std::string trained(const Dataset& data, std::uint64_t seed, std::size_t presentations, const Recipe& recipe = plain) {
    Trainer trainer(data, recipe, seed);
    trainer.present(presentations);
    return hash_of(trainer.parameters());
}

/// The expected result of `Trainer`, in the words of the recipe: each digit in turn, one step each, smaller from pass to pass.
std::string trained_by_hand(const Dataset& data, std::uint64_t seed, std::size_t passes, const PlainDescent& descent) {
    Parameters<float> parameters = starting_parameters(seed);
    const auto state = std::make_unique<State<float>>();
    Parameters<float> slopes;
    float step_size = descent.step_size;
    for (std::size_t pass = 0; pass < passes; ++pass) {
        for (std::size_t i = 0; i < data.size(); ++i) {
            forward(parameters, data.images[i], *state);
            backward(parameters, *state, loss_slopes(state->outputs, data.digits[i]), slopes);
            for (std::size_t j = 0; j < parameter_count; ++j) {
                parameters.values[j] -= step_size * slopes.values[j];
            }
        }
        step_size *= descent.step_size_factor;
    }
    return hash_of(parameters);
}

Outputs outputs_of(float value) {
    Outputs outputs;
    outputs.fill(value);
    return outputs;
}

// What keeps a reference to its digits takes no temporary ones.
static_assert(std::is_constructible_v<Trainer, const Dataset&, const Recipe&, std::uint64_t>);
static_assert(!std::is_constructible_v<Trainer, Dataset, const Recipe&, std::uint64_t>);
static_assert(!std::is_constructible_v<Trainer, Dataset, const Recipe&, std::uint64_t, std::uint64_t>);
static_assert(!std::is_constructible_v<Evaluator, const Dataset&>);  // nobody forgets the threshold
static_assert(!std::is_constructible_v<Evaluator, Dataset, float>);

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

TEST_CASE("training: digits come in the set's order in every pass, and the step size falls from each pass to the next") {
    const Dataset data = synthetic(30, 8);
    CHECK(trained(data, 9, 90) == trained_by_hand(data, 9, 3, std::get<PlainDescent>(plain.method)));
    Dataset reversed = data;
    std::reverse(reversed.images.begin(), reversed.images.end());
    std::reverse(reversed.digits.begin(), reversed.digits.end());
    CHECK(trained(reversed, 9, 90) != trained(data, 9, 90));

    const Recipe halving = stepping(0.04F, 0.5F);
    CHECK(trained(data, 9, 90, halving) == trained_by_hand(data, 9, 3, {0.04F, 0.5F}));
    const Recipe constant = stepping(0.04F, 1.0F);
    CHECK(trained(data, 9, 30, constant) == trained(data, 9, 30, halving));  // the first pass has the recipe's own size
    CHECK(trained(data, 9, 31, constant) != trained(data, 9, 31, halving));
}

TEST_CASE("training by curvature: each step is the step size divided by damping and the running mean of curvatures") {
    const Dataset data = synthetic(30, 8);
    Recipe recipe = by_curvature;
    auto& descent = std::get<CurvatureDescent>(recipe.method);
    descent.share = 0.125F;
    Outputs of_outputs;
    of_outputs.fill(0.2F);  // the loss is the mean of ten squares
    Parameters<float> parameters = starting_parameters(9);
    const auto state = std::make_unique<State<float>>();
    Parameters<float> means;
    Parameters<float> found;
    float step_size = descent.step_size;
    std::size_t shown = 0;
    for (std::size_t pass = 0; pass < 3; ++pass, step_size *= descent.step_size_factor) {
        for (std::size_t digit = 0; digit < data.size(); ++digit) {
            forward(parameters, data.images[digit], *state);
            curvature(parameters, *state, of_outputs, found);
            shown += 1;
            const float share = shown < 8 ? 1.0F / static_cast<float>(shown) : 0.125F;
            for (std::size_t i = 0; i < parameter_count; ++i) {
                means.values[i] += share * (found.values[i] - means.values[i]);
            }
            backward(parameters, *state, loss_slopes(state->outputs, data.digits[digit]), found);
            for (std::size_t i = 0; i < parameter_count; ++i) {
                parameters.values[i] -= step_size / (descent.damping + means.values[i]) * found.values[i];
            }
        }
    }
    CHECK(trained(data, 9, 90, recipe) == hash_of(parameters));
}

TEST_CASE("training by curvature: with much damping it is the plain recipe") {
    const Dataset data = synthetic(30, 8);
    Recipe recipe = by_curvature;
    recipe.method = CurvatureDescent{.step_size = 0x1p55F, .step_size_factor = 0.5F, .damping = 0x1p60F, .share = 0.03F};
    CHECK(trained(data, 9, 90, recipe) == trained(data, 9, 90, stepping(0x1p-5F, 0.5F)));
    CHECK(trained(data, 9, 90, by_curvature) != trained(data, 9, 90));
}

TEST_CASE("training: steps that are too large leave NaN, and the loss shows it") {
    const Dataset data = synthetic(20, 8);
    Trainer trainer(data, stepping(1e30F, 1.0F), 1);
    trainer.present(40);
    CHECK_FALSE(std::isfinite(evaluate(trainer.parameters(), data, no_threshold).score.loss));
}

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

TEST_CASE("the answer is the greatest output, the first of equals") {
    Outputs outputs = outputs_of(-1.0F);
    CHECK(answer(outputs) == 0);
    outputs[9] = -0.5F;
    CHECK(answer(outputs) == 9);
    outputs[4] = -0.5F;
    CHECK(answer(outputs) == 4);
}

TEST_CASE("loss: the mean of the ten squared errors, and its slopes are its differences") {
    Outputs right = outputs_of(-1.0F);
    right[6] = 1.0F;
    CHECK(loss(right, 6) == 0.0);
    CHECK(std::fabs(loss(right, 5) - 0.8) < 1e-12);  // two outputs wrong by 2
    CHECK(std::fabs(loss(outputs_of(0.0F), 0) - 1.0) < 1e-12);

    Random random(11);
    for (std::uint8_t digit = 0; digit < 10; ++digit) {
        Outputs outputs;
        std::generate(outputs.begin(), outputs.end(), [&] { return random.uniform(-1.7F, 1.7F); });
        const Outputs slopes = loss_slopes(outputs, digit);
        for (std::size_t i = 0; i < outputs.size(); ++i) {
            Outputs above = outputs;
            Outputs below = outputs;
            above[i] += 0x1p-8F;
            below[i] -= 0x1p-8F;
            const double width = static_cast<double>(above[i]) - static_cast<double>(below[i]);
            const double difference = (loss(above, digit) - loss(below, digit)) / width;
            CHECK(std::fabs(difference - static_cast<double>(slopes[i])) < 1e-6);
        }
    }
}

TEST_CASE("start: weights fill +-2.4 / fan-in, layer by layer, and biases are 0") {
    const Parameters<float> parameters = starting_parameters(1989);
    constexpr std::array<std::size_t, 8> fan_ins = {25, 0, 200, 0, 192, 0, 30, 0};  // by the paper's shapes, not by the code's
    for (std::size_t which = 0; which < tensors.size(); ++which) {
        float least = 0.0F;
        float most = 0.0F;
        double sum = 0.0;
        std::set<float> different;
        for (std::size_t i = 0; i < tensors[which].size(); ++i) {
            const float value = parameters.values[offset_of(static_cast<Tensor>(which)) + i];
            least = std::min(least, value);
            most = std::max(most, value);
            sum += static_cast<double>(value);
            different.insert(value);
        }
        CAPTURE(tensors[which].name, least, most);
        const float range = fan_ins[which] == 0 ? 0.0F : 2.4F / static_cast<float>(fan_ins[which]);
        CHECK(least >= -range);
        CHECK(most <= range);
        if (fan_ins[which] != 0) {
            CHECK(least < -0.95F * range);
            CHECK(most > 0.95F * range);
            CHECK(std::fabs(sum / static_cast<double>(tensors[which].size())) < 0.1 * static_cast<double>(range));
            CHECK(different.size() > tensors[which].size() * 99 / 100);
        }
    }
    CHECK(hash_of(starting_parameters(1989)) == hash_of(parameters));
    CHECK(hash_of(starting_parameters(1990)) != hash_of(parameters));
}

TEST_CASE("recipes are found by name, and the error for an unknown one lists the names") {
    REQUIRE_FALSE(recipes().empty());
    for (const Recipe& recipe : recipes()) {
        const auto found = find_recipe(recipe.name);
        REQUIRE(found);
        CHECK(found->name == recipe.name);
        CHECK_FALSE(recipe.summary.empty());
        const auto unknown = find_recipe("1990");
        REQUIRE_FALSE(unknown);
        CHECK(unknown.error().message.find("recipe: expected one of ") == 0);
        CHECK(unknown.error().message.find(recipe.name) != std::string::npos);
        CHECK(unknown.error().message.find("; found \"1990\"") != std::string::npos);
    }
    CHECK_FALSE(find_recipe(""));
}
