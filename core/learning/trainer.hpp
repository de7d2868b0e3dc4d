// Training: one presentation after another, by a recipe. Returns numbers, prints nothing, opens nothing; the caller decides how far to go
// at a time. LeCun et al. 1989, "Experiments".
#pragma once

#include <vector>

#include "adam.hpp"
#include "../evaluation/evaluation.hpp"
#include "level.hpp"
#include "../evaluation/loss.hpp"
#include "recipe.hpp"

namespace lecun1989 {

class Trainer {
public:
    /// `data` is not copied and must outlive the trainer; at least one digit. A recipe whose steps shrink to nothing plans for `passes`;
    /// later presentations change nothing more.
    Trainer(const Dataset& data, const Recipe& recipe, std::uint64_t seed, std::uint64_t passes);
    Trainer(const Dataset& data, const Recipe& recipe, std::uint64_t seed) : Trainer(data, recipe, seed, recipe.passes) {}

    /// The next `count` presentations. A pass is `data.pass_size()` presentations long and shows each digit as often as the set says; by
    /// the paper in the set's order (digits shown several times begin again after the last one), with a step after each.
    void present(std::size_t count);

    const Parameters<float>& parameters() const { return recipe_.modern ? levelled_ : network_.parameters; }

    // One presentation; a recipe chooses which.
    void present_plainly(std::size_t digit);
    void present_by_curvature(std::size_t digit);
    void present_modernly(std::size_t digit);

private:
    struct Learner {
        Parameters<float> parameters;
        // Only for modern recipes.
        Parameters<float> slope_sums;  // over the current batch
        Adam adam;
    };

    const Image& drawn_anew(std::size_t digit);
    /// Returns the class probabilities before this update.
    Outputs add_slopes(Learner& learner, const Image& image, const Outputs& targets);
    void step(Learner& learner, float step_size);
    float shrinking_step_size() const;

    const Dataset& data_;
    Recipe recipe_;
    std::uint64_t passes_;
    Learner network_;
    State<float> state_;
    std::vector<std::uint32_t> order_;  // of one pass
    std::size_t next_ = 0;
    std::uint64_t pass_ = 0;
    float step_size_;

    Parameters<float> mean_curvatures_;  // only for recipes that step by curvature

    // Only for modern recipes.
    Random random_;
    std::vector<Image> drawn_;
    std::vector<std::uint32_t> shown_;  // how often each digit was shown
    std::vector<Learner> companions_;
    Parameters<float> slopes_;
    std::size_t summed_ = 0;  // digits in the current batch
    Level level_;
    Parameters<float> levelled_;  // the network's parameters with the outputs on their level, which callers get
};

}  // namespace lecun1989
