#include "recipe.hpp"

#include <array>
#include <string>

#include "../json/float_text.hpp"

namespace lecun1989 {
namespace {

// CHOICE: the paper gives neither the step size nor the damping, nor the number of digits in the mean of the curvatures. Chosen on fifths
// of zip's training half; see weights/README.md.
constexpr Recipe paper_s_own = {
    "1989", "the paper's: one digit at a time in constant order, mean squared error, each step divided by its parameter's curvature",
    paper::passes, CurvatureDescent{.step_size = 0.001F, .step_size_factor = 0.9F, .damping = 0.01F, .share = 0.03F}};

// CHOICE: the step sizes; the paper gives none, and its own rule is `1989`. Chosen on the last fifth of the training halves of
// zip and MNIST; see weights/README.md.
constexpr Recipe plain_descent = {"1989-sgd",
                                  "plain gradient descent, one digit at a time in constant order, mean squared error, targets -1 and +1",
                                  paper::passes, PlainDescent{.step_size = 0.05F, .step_size_factor = 0.87F}};

// CHOICE: every number here was chosen on digits held out of the training halves; weights/README.md has what each one bought.
constexpr Recipe with_companions = {
    "modern", "digits drawn anew and in random order, cross-entropy, Adam's steps shrinking to nothing, three companions to learn from",
    400,
    Modern{.step_size = 0.001F,
           .smoothing = 0.05F,
           .batch_size = 16,
           .decay = 0.01F,
           .companions = 3,
           .companions_share = 0.7F,
           .redrawn_every = 4,
           .variety = {.bend = {.turn = 0.35F, .slant = 0.45F, .stretch = 0.35F, .taper = 0.23F, .pull = 0.035F},
                       .thinnest_pen = 0.03F,
                       .thickest_pen = 0.2F,
                       .longest_step = 0.12F,
                       .swelling = 0.5F,
                       .shift_pixels = 0.5F,
                       .zoom = 0.1F}}};

constexpr std::array<Recipe, 3> known_recipes = {{paper_s_own, plain_descent, with_companions}};

}  // namespace

std::span<const Recipe> recipes() { return known_recipes; }

const Recipe& plain_recipe() { return plain_descent; }

Expected<Recipe> find_recipe(std::string_view name) {
    std::string names;
    for (const Recipe& recipe : known_recipes) {
        if (recipe.name == name) {
            return recipe;
        }
        names += (names.empty() ? "" : ", ") + std::string(recipe.name);
    }
    return Error{ErrorCode::name, "recipe: expected one of " + names + "; found \"" + std::string(name) + "\""};
}

Expected<Recipe> with_step_size(Recipe recipe, float step_size) {
    constexpr float greatest = 10.0F;
    if (!(step_size > 0.0F && step_size <= greatest)) {
        return Error{ErrorCode::number, "step size: expected a number above 0 and at most 10, found " + text_of(step_size)};
    }
    std::visit([&](auto& numbers) { numbers.step_size = step_size; }, recipe.method);
    return recipe;
}

}  // namespace lecun1989
