// Recipes: how the one network is trained. A recipe never changes the network.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <lecun1989/expected.hpp>
#include "../network/parameters.hpp"
#include "../augment/redraw.hpp"

namespace lecun1989 {

/// What a recipe has beside or instead of the paper's training: digits in a new order in each pass and drawn differently each time,
/// cross-entropy, steps of several digits each with a size for each parameter (Adam: Kingma and Ba, 2015), parameters that decay, and
/// companions: the same network from other starts, which learn beside it and which it learns from (Hinton, Vinyals and Dean, 2015).
struct Modern {
    float smoothing = 0;         // what the target leaves to the nine other digits
    std::size_t batch_size = 1;  // digits a step
    float decay = 0;             // what a parameter loses of itself at a step of size 1; 0 ... 0.1
    std::size_t companions = 0;
    float heeded = 0;            // the part of the target that is what the companions hold for likely, 0 ... 1; the rest is what the set says
    std::uint32_t redrawn_every = 1;  // times that a digit of strokes or a scan is shown as it was drawn last
    Variety variety;
};

/// The paper's own steps: step size / (damping + running mean of curvatures), by the rule of core/network/curvature_rule.hpp.
struct ByCurvature {
    float damping = 1;  // added to curvatures, so that a parameter which hardly matters yet does not leap
    float share = 1;    // of the newest digit in the running mean

    /// Of the `shown`-th digit of all, counted from 1: more among the first digits, of which the mean is plain.
    float share_of(std::size_t shown) const { return std::max(share, 1.0F / static_cast<float>(shown)); }
};

class Trainer;

struct Recipe {
    std::string_view name;
    std::string_view summary;  // one line, for help
    float step_size;         // of the first pass
    float step_size_factor;  // from each pass to the next; 1 for a modern one, whose steps shrink smoothly to nothing in the last pass
    void (Trainer::*present)(std::size_t digit);  // one presentation
    std::uint64_t passes = paper::passes;
    std::optional<Modern> modern = {};
    std::optional<ByCurvature> by_curvature = {};
};

std::span<const Recipe> recipes();

/// The plain one, `1989-sgd`: all that the page's module trains by, for what redraws digits would make it too large. Who names this one
/// alone links no other.
const Recipe& plain_recipe();

/// By name; the error lists the names there are.
Expected<Recipe> find_recipe(std::string_view name);

}  // namespace lecun1989
