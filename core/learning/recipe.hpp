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

/// What a recipe may have besides or instead of the paper's training: digits in a new order in each pass and drawn differently each time,
/// cross-entropy, steps over several digits with a size for each parameter (Adam: Kingma and Ba, 2015), parameters that decay, and
/// companions: the same network from other starts, which learn beside it and from which it learns (Hinton, Vinyals and Dean, 2015).
struct Modern {
    float smoothing = 0;         // what the target leaves to the nine other digits
    std::size_t batch_size = 1;  // digits a step
    float decay = 0;             // the part of itself that a parameter loses in a step of size 1; 0 ... 0.1
    std::size_t companions = 0;
    float heeded = 0;            // the companions' part of the target, 0 ... 1; the rest is the set's digit
    std::uint32_t redrawn_every = 1;  // how often one drawing of a digit is shown before it is drawn anew; strokes and scans
    Variety variety;
};

/// The paper's own steps: step size / (damping + running mean of curvatures), by the rule of core/network/curvature_rule.hpp.
struct ByCurvature {
    float damping = 1;  // added to curvatures, so that a parameter that hardly matters yet does not leap
    float share = 1;    // the newest digit's part of the running mean

    /// The share of the `shown`-th digit, counted from 1 over all passes: larger for the first digits, over which the mean is unweighted.
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

/// The plain one, `1989-sgd`: the only one that the page's module trains by, since the code that redraws digits would make it too large. A
/// program that names only this one links no other.
const Recipe& plain_recipe();

/// The recipe of this name; the error lists the names.
Expected<Recipe> find_recipe(std::string_view name);

}  // namespace lecun1989
