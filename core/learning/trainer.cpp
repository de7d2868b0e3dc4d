#include "trainer.hpp"
#include "../network/start.hpp"

#include <algorithm>

namespace lecun1989 {

namespace {

/// Every digit in turn, then again those that are shown more than once, and so on.
std::vector<std::uint32_t> order_of(const Dataset& data) {
    std::vector<std::uint32_t> order;
    order.reserve(data.pass_size());
    const std::uint32_t rounds = *std::max_element(data.times.begin(), data.times.end());
    for (std::uint32_t round = 0; round < rounds; ++round) {
        for (std::size_t digit = 0; digit < data.size(); ++digit) {
            if (data.times[digit] > round) {
                order.push_back(static_cast<std::uint32_t>(digit));
            }
        }
    }
    return order;
}

void shuffle(std::vector<std::uint32_t>& order, Random& random) {
    for (std::size_t left = order.size(); left > 1; --left) {
        std::swap(order[left - 1], order[random.below(static_cast<std::uint32_t>(left))]);
    }
}

}  // namespace

Trainer::Trainer(const Dataset& data, const Recipe& recipe, std::uint64_t seed, std::uint64_t passes)
    : data_(data),
      recipe_(recipe),
      passes_(passes),
      network_{starting_parameters(seed), {}, {}},
      order_(order_of(data)),
      step_size_(recipe.step_size),
      random_(seed) {
    if (recipe.modern) {
        drawn_ = data.images;
        shown_.assign(data.size(), 0);
        Random starts(~seed);  // a stream apart from the one that orders and draws, so that companions by themselves change nothing
        companions_.resize(recipe.modern->companions);
        for (Learner& companion : companions_) {
            companion.parameters = starting_parameters(starts.next());
        }
        levelled_ = network_.parameters;
    }
}

void Trainer::present(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        if (next_ == 0 && recipe_.modern) {
            shuffle(order_, random_);
        }
        (this->*recipe_.present)(order_[next_]);
        next_ += 1;
        if (next_ == order_.size()) {
            next_ = 0;
            pass_ += 1;
            step_size_ *= recipe_.step_size_factor;
        }
    }
}

void Trainer::present_plainly(std::size_t digit) {
    forward(network_.parameters, data_.images[digit], state_);
    const Outputs output_slopes = loss_slopes(state_.outputs, data_.digits[digit]);
    descend(network_.parameters, state_, output_slopes, step_size_);
}

void Trainer::present_by_curvature(std::size_t digit) {
    forward(network_.parameters, data_.images[digit], state_);
    const ByCurvature& rule = *recipe_.by_curvature;
    const std::size_t shown = static_cast<std::size_t>(pass_) * order_.size() + next_ + 1;
    follow_curvature(network_.parameters, state_, loss_curvatures(), rule.share_of(shown), mean_curvatures_);
    const Outputs output_slopes = loss_slopes(state_.outputs, data_.digits[digit]);
    descend(network_.parameters, state_, output_slopes, step_size_, rule.damping, mean_curvatures_);
}

void Trainer::present_modernly(std::size_t digit) {
    if (pass_ >= passes_) {
        return;  // steps have size 0 here, but the level would still move
    }
    const Modern& modern = *recipe_.modern;
    const Image& image = drawn_anew(digit);
    const Outputs labelled = likelihood_targets(data_.digits[digit], modern.smoothing);
    Outputs targets = labelled;
    for (Learner& companion : companions_) {
        const Outputs likely = add_slopes(companion, image, labelled);
        const float heeded = modern.heeded / static_cast<float>(companions_.size());
        for (std::size_t i = 0; i < targets.size(); ++i) {
            targets[i] += heeded * (likely[i] - labelled[i]);
        }
    }
    add_slopes(network_, image, targets);
    level_.follow(network_.parameters, state_, data_.digits[digit]);
    summed_ += 1;
    if (summed_ == modern.batch_size) {
        const float step_size = shrinking_step_size();
        for (Learner& companion : companions_) {
            step(companion, step_size);
        }
        step(network_, step_size);
        level_.write_levelled(network_.parameters, levelled_);
        summed_ = 0;
    }
}

Outputs Trainer::add_slopes(Learner& learner, const Image& image, const Outputs& targets) {
    forward(learner.parameters, image, state_);
    backward(learner.parameters, state_, cross_entropy_slopes(state_.outputs, targets), slopes_);
    for (std::size_t i = 0; i < parameter_count; ++i) {
        learner.slope_sums.values[i] += slopes_.values[i];
    }
    return likelihoods(state_.outputs);
}

void Trainer::step(Learner& learner, float step_size) {
    learner.adam.descend(learner.slope_sums, summed_, step_size, recipe_.modern->decay, learner.parameters);
    learner.slope_sums.values.fill(0.0F);
}

const Image& Trainer::drawn_anew(std::size_t digit) {
    const Original& original = data_.originals[digit];
    // Bending an image takes less time than learning from it; drawing strokes takes longer, so each drawing is used several times.
    const bool is_image = std::holds_alternative<std::monostate>(original);
    const std::uint32_t every = is_image ? 1 : recipe_.modern->redrawn_every;
    const std::uint32_t shown = shown_[digit]++;
    // Not all digits are redrawn in the same pass, so that passes take the same time.
    if (shown == 0 || (shown + digit) % every == 0) {
        drawn_[digit] = redraw(original, data_.images[digit], recipe_.modern->variety, random_);
    }
    return drawn_[digit];
}

float Trainer::shrinking_step_size() const {
    // Follows the middle of a cubic from 1 to 0: like a cosine, without computing one.
    const double presented = static_cast<double>(pass_) + static_cast<double>(next_ + 1) / static_cast<double>(order_.size());
    const double part = std::min(presented / static_cast<double>(passes_), 1.0);
    return step_size_ * static_cast<float>(1.0 - part * part * (3.0 - 2.0 * part));
}

}  // namespace lecun1989
