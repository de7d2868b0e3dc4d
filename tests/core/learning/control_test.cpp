// The fully connected control: it learns, repeats itself, and steps by its rule; the pass loop trains it as it trains the network.
#include "tests/support/catch.hpp"

#include <cmath>
#include <memory>
#include <type_traits>

#include "core/data/synthetic.hpp"
#include "core/learning/control.hpp"
#include "core/learning/pass_loop.hpp"

using namespace lecun1989;

namespace {

const auto by_curvature = std::get<CurvatureDescent>((*find_recipe("1989")).method);

std::string hash_of(const Control& control) {
    Hash hash;
    hash.add(std::span<const float>(control.parameters()));
    return hash.text();
}

std::unique_ptr<Control> trained(const Dataset& data, std::uint64_t seed, std::size_t presentations) {
    auto control = std::make_unique<Control>(data, by_curvature, seed);
    control->present(presentations);
    return control;
}

static_assert(!std::is_constructible_v<Control, Dataset, const CurvatureDescent&, std::uint64_t>);

Score score_of(const Learner& learner, const Dataset& data) {
    Evaluator evaluator(data, no_threshold);
    for (const Outputs& outputs : learner.outputs_for(data.images)) {
        evaluator.count(outputs);
    }
    return evaluator.evaluation().score;
}

}  // namespace

TEST_CASE("signature: two passes of the control over synthetic digits") {
    CHECK(hash_of(*trained(synthetic(300, 1989), 1989, 600)) == "21c837a6563d5a4c");
}

TEST_CASE("control: it learns what is shown and reads other digits, a seed is a network, and training in pieces changes nothing") {
    const Dataset data = synthetic(500, 3);
    const Dataset others = synthetic(200, 4);
    const auto control = trained(data, 1, 10 * data.size());
    CHECK(score_of(*control, data).error_percent < 10.0F);
    CHECK(score_of(*control, others).error_percent < 30.0F);
    CHECK(score_of(*trained(data, 1, data.size()), data).loss > score_of(*control, data).loss);

    const Dataset few = synthetic(30, 5);
    const std::string whole = hash_of(*trained(few, 7, 70));
    CHECK(hash_of(*trained(few, 8, 70)) != whole);
    Control pieces(few, by_curvature, 7);
    for (const std::size_t piece : {1U, 28U, 2U, 39U}) {
        pieces.present(piece);
    }
    CHECK(hash_of(pieces) == whole);
}

TEST_CASE("control: score and readings agree, and a step goes down the differences of the loss") {
    const Dataset data = synthetic(60, 6);
    const auto control = trained(data, 1, 60);
    const auto readings = read_all(*control, data);
    std::uint64_t misses = 0;
    for (std::size_t i = 0; i < data.size(); ++i) {
        misses += readings[i].best != data.digits[i] ? 1U : 0U;
    }
    CHECK(misses == score_of(*control, data).misses);
    CHECK(misses > 0);

    // One digit, with so much damping that every step is a small one down the slope: the loss falls by the step size's share of the squared
    // slopes.
    Dataset one;
    one.add(data.images[0], data.digits[0]);
    CurvatureDescent plain = by_curvature;
    plain.step_size = 0x1p50F;
    plain.damping = 0x1p60F;  // steps of 2^-10
    Control stepping(one, plain, 3);
    const double before = loss(stepping.outputs_for(one.images)[0], one.digits[0]);
    const Control::Values start = stepping.parameters();
    stepping.present(1);
    double squares = 0.0;
    for (std::size_t i = 0; i < start.size(); ++i) {
        squares += std::pow((static_cast<double>(stepping.parameters()[i]) - static_cast<double>(start[i])) * 0x1p10, 2);
    }
    const double fallen = before - loss(stepping.outputs_for(one.images)[0], one.digits[0]);
    CHECK(fallen > 0.0);
    CHECK(std::fabs(fallen - squares * 0x1p-10) < 0.1 * fallen);
}

TEST_CASE("control: the pass loop presents every digit once a pass, and scores it after each") {
    const Dataset data = synthetic(40, 6);
    const Dataset others = synthetic(25, 7);
    Control control(data, by_curvature, 3);
    PassLoop loop(control, data.pass_size(), data, &others, 2);
    while (!loop.has_ended()) {
        loop.advance(7);
    }
    REQUIRE(loop.scores().size() == 2);
    for (std::size_t passes = 1; passes <= 2; ++passes) {
        const auto by_hand = trained(data, 3, passes * data.size());
        CHECK(loop.scores()[passes - 1].train.loss == score_of(*by_hand, data).loss);
        CHECK(loop.scores()[passes - 1].test->loss == score_of(*by_hand, others).loss);
    }
    CHECK(hash_of(control) == hash_of(*trained(data, 3, 2 * data.size())));
}
