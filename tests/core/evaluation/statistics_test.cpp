// Statistics over runs and margins, by hand; the fully connected control: it learns, repeats itself, and steps by its rule.
#include "tests/support/catch.hpp"

#include <array>
#include <cmath>
#include <memory>

#include "core/data/synthetic.hpp"
#include "core/learning/control.hpp"
#include "core/evaluation/statistics.hpp"
#include "core/learning/trainer.hpp"

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

}  // namespace

TEST_CASE("spread: the median of odd and even numbers, the least and the most") {
    const Spread odd = spread_of({5, 1, 3});
    CHECK(odd.median == 3.0);
    CHECK(odd.least == 1.0);
    CHECK(odd.most == 5.0);
    CHECK(spread_of({4, 1, 3, 2}).median == 2.5);
    CHECK(spread_of({7}).median == 7.0);
}

TEST_CASE("the median run: the better of two in the middle, the first of equals") {
    CHECK(middle_run(std::array<std::uint64_t, 1>{9}) == 0);
    CHECK(middle_run(std::array<std::uint64_t, 3>{112, 105, 114}) == 0);
    CHECK(middle_run(std::array<std::uint64_t, 4>{4, 3, 2, 1}) == 2);
    CHECK(middle_run(std::array<std::uint64_t, 4>{7, 5, 5, 9}) == 1);
}

TEST_CASE("rejection curve: the narrowest margins go first, those of equal margin together") {
    // Margins 0.1 wrong, 0.2 right, 0.2 wrong, 0.5 right, 1.0 wrong.
    const std::array<Candidates, 5> readings = {{{3, 0, 0.5F}, {1, 0, 0.2F}, {2, 0, 0.1F}, {4, 0, 1.0F}, {5, 0, 0.2F}}};
    const std::array<std::uint8_t, 5> digits = {3, 1, 7, 7, 7};
    const auto curve = rejection_curve(readings, digits);
    REQUIRE(curve.size() == 4);
    const std::array<std::array<double, 2>, 4> expected = {{{0, 60}, {20, 50}, {60, 50}, {80, 100}}};
    for (std::size_t i = 0; i < curve.size(); ++i) {
        CAPTURE(i);
        CHECK(std::fabs(curve[i].rejected_percent - expected[i][0]) < 1e-9);
        CHECK(std::fabs(curve[i].error_percent - expected[i][1]) < 1e-9);
    }
    CHECK(rejected_for_error(curve, 60.0) == 0.0);
    CHECK(rejected_for_error(curve, 50.0) == 20.0);
    CHECK(rejected_for_error(curve, 49.0) == 100.0);
}

TEST_CASE("signature: two passes of the control over synthetic digits") {
    CHECK(hash_of(*trained(synthetic(300, 1989), 1989, 600)) == "21c837a6563d5a4c");
}

TEST_CASE("control: it learns what is shown and reads other digits; a seed is a network; training in pieces changes nothing") {
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
    const double before = loss(stepping.outputs_for(one.images[0]), one.digits[0]);
    const Control::Values start = stepping.parameters();
    stepping.present(1);
    double squares = 0.0;
    for (std::size_t i = 0; i < start.size(); ++i) {
        squares += std::pow((static_cast<double>(stepping.parameters()[i]) - static_cast<double>(start[i])) * 0x1p10, 2);
    }
    const double fallen = before - loss(stepping.outputs_for(one.images[0]), one.digits[0]);
    CHECK(fallen > 0.0);
    CHECK(std::fabs(fallen - squares * 0x1p-10) < 0.1 * fallen);
}
