#include "recipe.hpp"

#include <array>
#include <string>

#include "../random.hpp"

namespace lecun1989 {
namespace {

constexpr std::array<Recipe, 1> all = {{
    // CHOICE: the step sizes; the paper gives none, and its own rule is not this one. Chosen on the last fifth of the training halves of
    // zip and MNIST; see weights/README.md.
    {"1989-sgd", "plain gradient descent, one digit at a time in constant order, mean squared error, targets -1 and +1", 0.05F, 0.87F},
}};

}  // namespace

std::span<const Recipe> recipes() { return all; }

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
    // CHOICE: as printed. Other reproductions take the root of F as meant; on validation digits it did worse. Biases start at zero.
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
