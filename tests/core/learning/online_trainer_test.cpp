// Training as in the paper: each step as the recipe says in words, in the set's order.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <memory>
#include <string>

#include "core/data/synthetic.hpp"
#include "core/evaluation/loss.hpp"
#include "core/network/start.hpp"
#include "tests/support/training_fixture.hpp"

using namespace lecun1989;

namespace {

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

}  // namespace

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
