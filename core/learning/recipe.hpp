// Recipes: how the one network is trained. A recipe never changes the network.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <variant>

#include <lecun1989/expected.hpp>
#include "../augment/redraw.hpp"
#include "../paper.hpp"

namespace lecun1989 {

/// Down the slope of the paper's loss, a step after each digit, all parameters by the same step size.
struct PlainDescent {
    float step_size = 0;         // of the first pass
    float step_size_factor = 1;  // from each pass to the next
};

/// The paper's own steps, one after each digit: step size / (damping + running mean of curvatures), by the rule of
/// core/network/curvature_rule.hpp.
struct CurvatureDescent {
    float step_size = 0;         // of the first pass
    float step_size_factor = 1;  // from each pass to the next
    float damping = 1;           // added to curvatures, so that a parameter that hardly matters yet does not leap
    float share = 1;             // the newest digit's part of the running mean

    /// The share of the `shown`-th digit, counted from 1 over all passes: larger for the first digits, over which the mean is unweighted.
    float share_of(std::size_t shown) const { return std::max(share, 1.0F / static_cast<float>(shown)); }
};

/// Not the paper's: digits in a new order in each pass and drawn differently each time, cross-entropy, steps over several digits with a
/// size for each parameter (Adam: Kingma and Ba, 2015), parameters that decay, and companions: the same network from other starts, which
/// learn beside it and from which it learns (Hinton, Vinyals and Dean, 2015).
struct Modern {
    float step_size = 0;         // of the first step; the steps shrink smoothly to nothing in the last pass
    float smoothing = 0;         // what the target leaves to the nine other digits
    std::size_t batch_size = 1;  // digits a step
    float decay = 0;             // the part of itself that a parameter loses in a step of size 1; 0 ... 0.1
    std::size_t companions = 0;
    float companions_share = 0;       // the companions' part of the target, 0 ... 1; the rest is the set's digit
    std::uint32_t redrawn_every = 1;  // how often one drawing of a digit is shown before it is drawn anew; strokes and scans
    Variety variety;
};

struct Recipe {
    std::string_view name;
    std::string_view summary;  // one line, for help
    std::uint64_t passes;      // unless the caller wants another number
    std::variant<PlainDescent, CurvatureDescent, Modern> method;

    float step_size() const {
        return std::visit([](const auto& numbers) { return numbers.step_size; }, method);
    }
    /// Whether steps shrink to nothing by a plan of passes, so that a part of a plan differs from a shorter plan.
    bool is_planned() const { return std::holds_alternative<Modern>(method); }
};

std::span<const Recipe> recipes();

/// The plain one, `1989-sgd`.
const Recipe& plain_recipe();

/// The recipe of this name; the error lists the names.
Expected<Recipe> find_recipe(std::string_view name);

/// The recipe with another step size for the first pass; above 0 and at most 10.
Expected<Recipe> with_step_size(Recipe recipe, float step_size);

}  // namespace lecun1989
