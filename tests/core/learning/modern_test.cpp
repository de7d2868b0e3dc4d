// Recipe `modern`: its loss, its steps, how it draws digits anew, the order and number of its presentations, and its own signature.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <numeric>

#include "core/data/synthetic.hpp"
#include "core/evaluation/evaluation.hpp"
#include "core/evaluation/loss.hpp"
#include "core/ink/ink.hpp"
#include "core/ink/normalise.hpp"
#include "core/learning/level.hpp"
#include "core/learning/trainer.hpp"
#include "core/network/start.hpp"
#include "tests/support/allocations.hpp"

using namespace lecun1989;

namespace {

const Recipe modern = *find_recipe("modern");
const Variety variety_of_modern = std::get<Modern>(modern.method).variety;
const Variety nothing{.bend = {}, .thinnest_pen = 0.08F, .thickest_pen = 0.08F};

/// 28 x 28, a ring of grey ink in the central 20 x 20.
Scan ring() {
    Scan scan{28, std::vector<std::uint8_t>(28 * 28, 0)};
    for (std::size_t row = 4; row < 24; ++row) {
        for (std::size_t column = 4; column < 24; ++column) {
            const float x = static_cast<float>(column) - 13.5F;
            const float y = static_cast<float>(row) - 13.5F;
            const float off = std::fabs(std::sqrt(x * x + y * y) - 8.0F);
            scan.grey[row * 28 + column] = static_cast<std::uint8_t>(255.0F * std::clamp(2.5F - off, 0.0F, 1.0F));
        }
    }
    return scan;
}

Bitmap bitmap_of(const Scan& scan) {
    Bitmap bitmap{scan.side, scan.side, {}};
    for (const std::uint8_t grey : scan.grey) {
        bitmap.ink.push_back(static_cast<float>(grey) / 255.0F);
    }
    return bitmap;
}

/// Digits of all three kinds: strokes, a scan, a bare image.
Dataset mixed(std::size_t count, std::uint64_t seed) {
    Dataset data = synthetic(count, seed);
    data.add(normalise(bitmap_of(ring())), 0, ring());
    const Dataset bare = synthetic(count, seed + 1);
    for (std::size_t i = 0; i < count; ++i) {
        data.add(bare.images[i], bare.digits[i]);
    }
    return data;
}

Dataset bare_images(std::size_t count, std::uint64_t seed) {
    Dataset data;
    const Dataset drawn = synthetic(count, seed);
    for (std::size_t i = 0; i < count; ++i) {
        data.add(drawn.images[i], drawn.digits[i]);
    }
    return data;
}

float farthest(const Image& a, const Image& b) {
    float most = 0.0F;
    for (std::size_t i = 0; i < a.size(); ++i) {
        most = std::max(most, std::fabs(a[i] - b[i]));
    }
    return most;
}

/// The last in memory; these are also levelled.
constexpr std::size_t first_output_bias = offset_of(Tensor::output_biases);
static_assert(first_output_bias + Output::units == parameter_count);

double output_of(double total) { return paper::squash_amplitude * std::tanh(paper::squash_slope * total); }

}  // namespace

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

TEST_CASE("times: a set is shown as often as its times say, after one round of all") {
    const Dataset once = bare_images(7, 1);
    const Dataset thrice = bare_images(5, 2);
    Dataset data;
    data.append(once, 1);
    data.append(thrice, 3);
    CHECK(data.size() == 12);
    CHECK(data.pass_size() == 22);

    Dataset written_out = data;
    written_out.append(thrice, 1);
    written_out.append(thrice, 1);
    std::fill(written_out.times.begin(), written_out.times.end(), 1U);
    const Recipe plain = *find_recipe("1989-sgd");
    Trainer by_times(data, plain, 3);
    Trainer by_hand(written_out, plain, 3);
    by_times.present(50);
    by_hand.present(50);
    CHECK(hash_of(by_times.parameters()) == hash_of(by_hand.parameters()));
}

TEST_CASE("class probabilities are the softmax of the totals, and cross-entropy's slopes agree with its differences") {
    Random random(11);
    for (std::uint8_t digit = 0; digit < 10; ++digit) {
        std::array<double, 10> totals{};
        Outputs outputs{};
        double sum = 0.0;
        for (std::size_t i = 0; i < 10; ++i) {
            totals[i] = static_cast<double>(random.uniform(-2.5F, 2.5F));
            outputs[i] = static_cast<float>(output_of(totals[i]));
            sum += std::exp(2.0 * paper::squash_slope * totals[i]);
        }
        const Outputs likely = likelihoods(outputs);
        const Outputs slopes = cross_entropy_slopes(outputs, likelihood_targets(digit, 0.1F));
        const auto entropy = [&] {
            double all = 0.0;
            for (const double total : totals) {
                all += std::exp(2.0 * paper::squash_slope * total);
            }
            double result = 0.0;
            for (std::size_t i = 0; i < 10; ++i) {
                result -= (i == digit ? 0.9 : 0.1 / 9.0) * (2.0 * paper::squash_slope * totals[i] - std::log(all));
            }
            return result;
        };
        for (std::size_t i = 0; i < 10; ++i) {
            CHECK(std::fabs(static_cast<double>(likely[i]) - std::exp(2.0 * paper::squash_slope * totals[i]) / sum) < 1e-5);
            const double total = totals[i];
            totals[i] = total + 1e-4;
            const double above = entropy();
            const double output_above = output_of(totals[i]);
            totals[i] = total - 1e-4;
            const double difference = (above - entropy()) / (output_above - output_of(totals[i]));
            totals[i] = total;
            CHECK(std::fabs(difference - static_cast<double>(slopes[i])) < 1e-3 * std::max(1.0, std::fabs(difference)));
        }
    }
}

TEST_CASE("cross-entropy: outputs at the ends of their range give finite numbers") {
    Outputs outputs;
    for (const float value : {-1.7159F, 1.7159F}) {
        outputs.fill(value);
        for (const float slope : cross_entropy_slopes(outputs, likelihood_targets(3, 0.1F))) {
            CHECK(std::isfinite(slope));
        }
    }
}

TEST_CASE("Adam: steps as large as the step size whatever the slope, against it, and the mean of a batch") {
    Parameters<float> slopes;
    slopes.values[0] = 1e-4F;
    slopes.values[1] = -50.0F;
    Parameters<float> parameters;
    const auto adam = std::make_unique<Adam>();
    adam->descend(slopes, 4, 0.01F, 0.0F, parameters);
    CHECK(std::fabs(parameters.values[0] + 0.01F) < 1e-4F);
    CHECK(std::fabs(parameters.values[1] - 0.01F) < 1e-6F);
    CHECK(parameters.values[2] == 0.0F);

    // By the paper's formulas, in double.
    double mean = 0.0, square = 0.0, value = 0.0;
    const auto second = std::make_unique<Adam>();
    Parameters<float> followed;
    for (int step = 1; step <= 20; ++step) {
        const double slope = std::sin(step) * 3.0;
        mean = 0.9 * mean + 0.1 * slope;
        square = 0.999 * square + 0.001 * slope * slope;
        value -= 0.01 * (mean / (1.0 - std::pow(0.9, step))) / (std::sqrt(square / (1.0 - std::pow(0.999, step))) + 1e-8);
        slopes.values[5] = static_cast<float>(2.0 * slope);
        second->descend(slopes, 2, 0.01F, 0.0F, followed);
    }
    CHECK(std::fabs(static_cast<double>(followed.values[5]) - value) < 1e-5);
}

TEST_CASE("Adam: decay subtracts its part from every parameter, apart from the step") {
    Parameters<float> slopes;
    slopes.values[0] = 1.0F;
    Parameters<float> parameters;
    parameters.values.fill(2.0F);
    Parameters<float> undecayed = parameters;
    const auto adam = std::make_unique<Adam>();
    adam->descend(slopes, 1, 0.01F, 0.5F, parameters);
    CHECK(std::fabs(parameters.values[1] - 2.0F * (1.0F - 0.01F * 0.5F)) < 1e-6F);
    std::make_unique<Adam>()->descend(slopes, 1, 0.01F, 0.0F, undecayed);
    CHECK(undecayed.values[1] == 2.0F);
    CHECK(std::fabs(parameters.values[0] - (undecayed.values[0] - 2.0F * 0.01F * 0.5F)) < 1e-6F);
}

TEST_CASE("target probabilities: nearly all for the digit, the rest even; even for a non-digit; adding up to 1") {
    const Outputs seven = likelihood_targets(7, 0.09F);
    const Outputs none = likelihood_targets(not_a_digit, 0.09F);
    float sum = 0.0F;
    for (std::size_t i = 0; i < 10; ++i) {
        CHECK(std::fabs(seven[i] - (i == 7 ? 0.91F : 0.01F)) < 1e-6F);
        CHECK(none[i] == 0.1F);
        sum += seven[i];
    }
    CHECK(std::fabs(sum - 1.0F) < 1e-6F);
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

TEST_CASE("modern: companions without a part of the target change nothing; with all of it, the network learns to read without labels") {
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

TEST_CASE("level: all output biases move together until the right output's mean total is 1; non-digits do not count") {
    const Dataset data = synthetic(200, 3);
    const auto state = std::make_unique<State<float>>();
    Parameters<float> parameters = starting_parameters(4);
    for (float& bias : parameters.window<Tensor::output_biases>()) {
        bias += 3.0F;
    }
    Level level;
    for (std::size_t i = 0; i < 8000; ++i) {
        forward(parameters, data.images[i % data.size()], *state);
        level.follow(parameters, *state, data.digits[i % data.size()]);
        level.follow(parameters, *state, not_a_digit);
    }
    Parameters<float> levelled;
    level.write_levelled(parameters, levelled);

    const float moved = levelled.values[first_output_bias] - parameters.values[first_output_bias];
    double right = 0.0;
    for (std::size_t i = 0; i < parameter_count; ++i) {
        CHECK(std::fabs(levelled.values[i] - parameters.values[i] - (i < first_output_bias ? 0.0F : moved)) < 1e-5F);
    }
    for (std::size_t i = 0; i < data.size(); ++i) {
        forward(parameters, data.images[i], *state);
        const std::uint8_t before = answer(state->outputs);
        forward(levelled, data.images[i], *state);
        CHECK(answer(state->outputs) == before);
        right += static_cast<double>(state->outputs[data.digits[i]]) / static_cast<double>(data.size());
    }
    CHECK(std::fabs(right - 1.0) < 0.05);  // of such small differences the squash makes no curve
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

TEST_CASE("warp: without strength nothing moves; with it, neighbouring places stay neighbours") {
    Random random(1);
    const Warp still({}, random);
    for (const Point place : {Point{0.0F, 0.0F}, Point{-0.5F, 0.31F}, Point{0.9F, -2.0F}}) {
        CHECK(still.move(place).x == place.x);
        CHECK(still.move(place).y == place.y);
    }
    for (int i = 0; i < 200; ++i) {
        const Warp warp(variety_of_modern.bend, random);
        for (float x = -0.6F; x < 0.6F; x += 0.05F) {
            const Point here = warp.move({x, -x / 2.0F});
            const Point there = warp.move({x + 0.001F, -x / 2.0F});
            REQUIRE(std::fabs(there.x - here.x) < 0.003F);
            REQUIRE(std::fabs(there.y - here.y) < 0.003F);
            REQUIRE(there.x > here.x);  // never folded
            REQUIRE(std::fabs(here.x - x) < 0.4F);
        }
    }
}

TEST_CASE("drawn anew: without variety a digit stays as it was") {
    Random random(5);
    const Dataset data = synthetic(100, 12);
    for (std::size_t i = 0; i < data.size(); ++i) {
        CHECK(redraw({}, data.images[i], nothing, random) == data.images[i]);
        Strokes strokes = std::get<Strokes>(data.originals[i]);
        const float longer = box_around(strokes).longer_side();
        for (Stroke& stroke : strokes) {
            for (Point& point : stroke) {
                point = {point.x / longer, point.y / longer};
            }
        }
        CHECK(farthest(redraw(data.originals[i], data.images[i], nothing, random), normalise(draw_ink(strokes, 0.08F))) < 1e-3F);
    }
    CHECK(farthest(redraw(ring(), blank_image(), nothing, random), normalise(bitmap_of(ring()))) < 1e-3F);
}

TEST_CASE("drawn anew: with variety a digit differs each time, and stays a valid image") {
    Random random(5);
    Variety wild = variety_of_modern;
    wild.bend = {.turn = 1.5F, .slant = 1.5F, .stretch = 2.0F, .taper = 1.0F, .pull = 0.3F};
    wild.shift_pixels = 30.0F;
    wild.zoom = 0.9F;
    wild.swelling = 1.0F;
    const Dataset data = mixed(30, 12);
    for (const Variety& variety : {variety_of_modern, wild}) {
        for (std::size_t i = 0; i < data.size(); ++i) {
            const Image first = redraw(data.originals[i], data.images[i], variety, random);
            const Image second = redraw(data.originals[i], data.images[i], variety, random);
            CHECK(first != second);
            for (const float pixel : first) {
                REQUIRE((pixel >= -1.0F && pixel <= 1.0F));
            }
        }
    }
}

TEST_CASE("drawn anew: pens span the allowed widths, and lines grow and shrink") {
    Random random(9);
    const auto ink_of = [](const Image& image) { return std::accumulate(image.begin(), image.end(), 0.0F); };
    const Original bar = Strokes{{{0.2F, 0.1F}, {0.6F, 0.9F}}};
    const float thin = ink_of(redraw(bar, {}, {.bend = {}, .thinnest_pen = 0.03F, .thickest_pen = 0.03F}, random));
    const float thick = ink_of(redraw(bar, {}, {.bend = {}, .thinnest_pen = 0.2F, .thickest_pen = 0.2F}, random));
    CHECK(thin < thick);
    const float unswollen = ink_of(redraw(ring(), {}, nothing, random));
    float least = unswollen;
    float most = unswollen;
    for (int i = 0; i < 100; ++i) {
        const float varied = ink_of(redraw(Strokes{{{0.2F, 0.1F}, {0.6F, 0.9F}}}, {}, variety_of_modern, random));
        CHECK(varied > thin - 60.0F);
        Variety swollen = nothing;
        swollen.swelling = 0.8F;
        const float ink = ink_of(redraw(ring(), {}, swollen, random));
        least = std::min(least, ink);
        most = std::max(most, ink);
    }
    CHECK(least < unswollen - 10.0F);
    CHECK(most > unswollen + 10.0F);
}

TEST_CASE("drawn anew: drawings without extent or points do no harm") {
    Random random(3);
    const Variety& variety = variety_of_modern;
    CHECK(is_blank(redraw(Strokes{}, {}, variety, random)));
    CHECK_FALSE(is_blank(redraw(Strokes{{{3.0F, 3.0F}}}, {}, variety, random)));
    CHECK(is_blank(redraw(Scan{28, std::vector<std::uint8_t>(784, 0)}, {}, variety, random)));
}
