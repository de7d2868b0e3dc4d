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
    /// `data` is not copied and must outlive the trainer; at least one digit. `passes` is how far a recipe plans whose steps shrink to
    /// nothing; presentations behind that change nothing more.
    Trainer(const Dataset& data, const Recipe& recipe, std::uint64_t seed, std::uint64_t passes);
    Trainer(const Dataset& data, const Recipe& recipe, std::uint64_t seed) : Trainer(data, recipe, seed, recipe.passes) {}

    /// The next `count` presentations. A pass shows each digit as often as the set says, by the paper in the set's order (what is shown
    /// several times begins again behind the last digit) with a step after each; `data.pass_size()` presentations long.
    void present(std::size_t count);

    const Parameters<float>& parameters() const { return recipe_.modern ? levelled_ : network_.parameters; }

    // One presentation, for recipes to choose from.
    void present_plainly(std::size_t digit);
    void present_by_curvature(std::size_t digit);
    void present_modernly(std::size_t digit);

private:
    struct Learner {
        Parameters<float> parameters;
        // Of modern recipes alone.
        Parameters<float> slope_sums;  // over the batch under way
        Adam adam;
    };

    const Image& drawn_anew(std::size_t digit);
    /// What the learner holds for likely, before it has learnt from it.
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

    Parameters<float> mean_curvatures_;  // of recipes by curvature alone

    // Of modern recipes alone.
    Random random_;
    std::vector<Image> drawn_;
    std::vector<std::uint32_t> shown_;  // how often each digit was
    std::vector<Learner> companions_;
    Parameters<float> slopes_;
    std::size_t summed_ = 0;  // digits of the batch under way
    Level level_;
    Parameters<float> levelled_;  // the network's as they stand, and as the world sees them
};

}  // namespace lecun1989
