// Training: presentations in constant order. Returns numbers, prints nothing, opens nothing; the caller decides how far to go at a time.
// LeCun et al. 1989, "Experiments".
#pragma once

#include "evaluation.hpp"
#include "recipe.hpp"

namespace lecun1989 {

class Trainer {
public:
    /// `data` is not copied and must outlive the trainer; at least one digit.
    Trainer(const Dataset& data, const Recipe& recipe, std::uint64_t seed);

    /// The next `count` digits in the set's order, each followed by one step; starts again at the first behind the last.
    void present(std::size_t count);

    const Parameters<float>& parameters() const { return parameters_; }

private:
    const Dataset& data_;
    Recipe recipe_;
    Parameters<float> parameters_;
    State<float> state_;
    std::size_t next_ = 0;
    float step_size_;
};

}  // namespace lecun1989
