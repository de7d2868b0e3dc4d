// What the tests of trainers by the paper's recipes share. No expectations of its own.
#pragma once

#include <cstdint>
#include <string>

#include "core/learning/trainer.hpp"

namespace lecun1989 {

inline const Recipe plain = *find_recipe("1989-sgd");
inline const Recipe by_curvature = *find_recipe("1989");

/// The plain recipe with other steps.
inline Recipe stepping(float size, float factor) {
    Recipe recipe = plain;
    recipe.method = PlainDescent{size, factor};
    return recipe;
}

inline std::string trained(const Dataset& data, std::uint64_t seed, std::size_t presentations, const Recipe& recipe = plain) {
    Trainer trainer(data, recipe, seed);
    trainer.present(presentations);
    return hash_of(trainer.parameters());
}

}  // namespace lecun1989
