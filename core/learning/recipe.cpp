#include "recipe.hpp"

#include <array>
#include <string>

#include "../random.hpp"
#include "trainer.hpp"

namespace lecun1989 {
namespace {

// CHOICE: every number here was chosen on digits held out of the training halves; weights/README.md has what each one bought.
constexpr Modern modern = {
    .smoothing = 0.05F,
    .batch_size = 16,
    .decay = 0.01F,
    .companions = 3,
    .heeded = 0.7F,
    .redrawn_every = 4,
    .variety = {.bend = {.turn = 0.35F, .slant = 0.45F, .stretch = 0.35F, .taper = 0.23F, .pull = 0.035F},
                .thinnest_pen = 0.03F,
                .thickest_pen = 0.2F,
                .longest_step = 0.12F,
                .swelling = 0.5F,
                .shift_pixels = 0.5F,
                .zoom = 0.1F},
};

// CHOICE: the step sizes; the paper gives none, and its own rule is `1989`. Chosen on the last fifth of the training halves of
// zip and MNIST; see weights/README.md.
constexpr Recipe plain = {"1989-sgd", "plain gradient descent, one digit at a time in constant order, mean squared error, targets -1 and +1",
                          0.05F, 0.87F, &Trainer::present_plainly};

// CHOICE: the paper gives neither the step size nor the damping, nor the number of digits in the mean of the curvatures. Chosen on fifths
// of zip's training half; see weights/README.md.
constexpr Recipe paper_s_own = {"1989",
                                "the paper's: one digit at a time in constant order, mean squared error, each step divided by its parameter's curvature",
                                0.001F,
                                0.9F,
                                &Trainer::present_by_curvature,
                                paper::passes,
                                {},
                                ByCurvature{.damping = 0.01F, .share = 0.03F}};

constexpr std::array<Recipe, 3> all = {{
    paper_s_own,
    plain,
    {"modern", "digits drawn anew and in random order, cross-entropy, Adam's steps shrinking to nothing, three companions to learn from",
     0.001F, 1.0F, &Trainer::present_modernly, 400, modern},
}};

}  // namespace

std::span<const Recipe> recipes() { return all; }

const Recipe& plain_recipe() { return plain; }

Expected<Recipe> find_recipe(std::string_view name) {
    std::string names;
    for (const Recipe& recipe : all) {
        if (recipe.name == name) {
            return recipe;
        }
        names += (names.empty() ? "" : ", ") + std::string(recipe.name);
    }
    return Error{"recipe: expected one of " + names + "; found \"" + std::string(name) + "\""};
}

Parameters<float> starting_parameters(std::uint64_t seed) {
    struct Range {
        Tensor tensor;
        std::size_t fan_in;
    };
    // CHOICE: as printed. Other reproductions assume that the root of F was meant; on validation digits it did worse. Biases start at zero.
    constexpr std::array<Range, 4> ranges = {{{Tensor::h1_weights, H1::fan_in},
                                              {Tensor::h2_weights, H2::fan_in},
                                              {Tensor::h3_weights, H3::fan_in},
                                              {Tensor::output_weights, Output::fan_in}}};
    Parameters<float> parameters;
    Random random(seed);
    for (const Range& range : ranges) {
        const float most = paper::start_range / static_cast<float>(range.fan_in);
        for (std::size_t i = 0; i < tensors[static_cast<std::size_t>(range.tensor)].size(); ++i) {
            parameters.values[storage_index(range.tensor, i)] = random.uniform(-most, most);
        }
    }
    return parameters;
}

}  // namespace lecun1989
