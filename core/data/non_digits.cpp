#include "non_digits.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "../ink/ink.hpp"
#include "../ink/normalise.hpp"
#include "non_digit_figures.hpp"

// Every random draw is a statement of its own, as in synthetic.cpp: a seed stands for their order.

namespace lecun1989 {
namespace {

std::int8_t anywhere(Random& random) { return static_cast<std::int8_t>(random.below(101)); }

/// Random knots in succession: a scribble if the pen passes smoothly, scrawl if it turns or is lifted.
SyntheticDigit draw_random(std::uint32_t least_knots, std::uint32_t more, Pen pen, std::uint32_t knots_a_stroke, Random& random) {
    const std::uint32_t count = least_knots + random.below(more);
    std::vector<Knot> knots;
    while (knots.size() < count) {
        const std::int8_t x = anywhere(random);
        const std::int8_t y = anywhere(random);
        if (knots.empty() || x != knots.back().x || y != knots.back().y) {
            knots.push_back({x, y, knots.size() % knots_a_stroke == 0 ? Pen::touches : pen});
        }
    }
    return draw_figure(knots, random);
}

SyntheticDigit draw_scribble(Random& random) { return draw_random(9, 16, Pen::passes, 100, random); }
SyntheticDigit draw_scrawl(Random& random) { return draw_random(8, 10, Pen::turns, 100, random); }
SyntheticDigit draw_sticks(Random& random) { return draw_random(6, 9, Pen::passes, 2, random); }
SyntheticDigit draw_tangle(Random& random) { return draw_random(9, 9, Pen::passes, 3, random); }

/// A pen that touched the pad and hardly moved.
SyntheticDigit draw_dot(Random& random) {
    const float x = random.uniform(0.1F, 0.85F);
    const float y = random.uniform(0.1F, 0.85F);
    const float width = random.uniform(0.03F, 0.12F);
    const float aside = random.uniform(0.0F, 0.6F);
    const float down = random.uniform(0.0F, 0.4F);
    return {{{{x, y}, {x + aside * width, y + down * width}}}, width};
}

/// Two points, well apart.
SyntheticDigit draw_two_dots(Random& random) {
    const float width = random.uniform(0.06F, 0.12F);
    const float aside = random.uniform(-0.3F, 0.3F);
    const float down = random.uniform(0.25F, 0.4F);
    return {{{{0.5F - aside, 0.5F - down}}, {{0.5F + aside, 0.5F + down}}}, width};
}

/// Two digits side by side, half the pad high.
SyntheticDigit draw_two_digits(std::uint32_t least, Random& random) {
    SyntheticDigit both;
    both.pen_width = random.uniform(0.03F, 0.07F);
    float left = 0.05F;
    for (int side = 0; side < 2; ++side) {
        const auto digit = static_cast<std::uint8_t>(least + random.below(5));
        const SyntheticDigit drawn = draw_synthetic(digit, random);
        const Box box = box_around(drawn.strokes);
        // A digit that lies flat, as a one that leans far may, keeps to its half of the pad.
        const float scale = std::min(0.5F / box.height(), 0.38F / std::max(box.width(), 1e-6F));
        for (const Stroke& stroke : drawn.strokes) {
            both.strokes.emplace_back();
            for (const Point point : stroke) {
                both.strokes.back().push_back({left + scale * (point.x - box.least.x), 0.25F + scale * (point.y - box.least.y)});
            }
        }
        left += scale * box.width() + random.uniform(0.09F, 0.14F);
    }
    return both;
}

SyntheticDigit draw_two_low_digits(Random& random) { return draw_two_digits(0, random); }
SyntheticDigit draw_two_high_digits(Random& random) { return draw_two_digits(5, random); }

using Draw = SyntheticDigit (*)(Random&);

/// The kinds drawn by rule, besides the figures.
constexpr std::array<Draw, 4> drawn_to_train_on = {draw_scribble, draw_sticks, draw_dot, draw_two_low_digits};
constexpr std::array<Draw, 4> drawn_to_test_on = {draw_scrawl, draw_tangle, draw_two_dots, draw_two_high_digits};

std::span<const Figure> figures_of(NonDigitKinds kinds) {
    return kinds == NonDigitKinds::to_train_on ? non_digits_to_train_on() : non_digits_to_test_on();
}

std::span<const Draw> draws_of(NonDigitKinds kinds) { return kinds == NonDigitKinds::to_train_on ? drawn_to_train_on : drawn_to_test_on; }

}  // namespace

std::size_t count_of(NonDigitKinds kinds) { return figures_of(kinds).size() + draws_of(kinds).size(); }

SyntheticDigit draw_non_digit(NonDigitKinds kinds, std::size_t kind, Random& random) {
    const std::span<const Figure> figures = figures_of(kinds);
    return kind < figures.size() ? draw_figure(figures[kind], random) : draws_of(kinds)[kind - figures.size()](random);
}

Dataset non_digits(std::size_t count, std::uint64_t seed, NonDigitKinds kinds) {
    Random random(seed);
    Dataset dataset;
    dataset.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const SyntheticDigit drawn = draw_non_digit(kinds, i % count_of(kinds), random);
        dataset.add(normalise(draw_ink(drawn.strokes, drawn.pen_width)), not_a_digit);
    }
    return dataset;
}

}  // namespace lecun1989
