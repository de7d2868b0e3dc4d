#include "modern_trainer.hpp"

#include <algorithm>

#include "../network/start.hpp"
#include "presentation_order.hpp"

namespace lecun1989 {
namespace {

void shuffle(std::vector<std::uint32_t>& order, Random& random) {
    for (std::size_t left = order.size(); left > 1; --left) {
        std::swap(order[left - 1], order[random.below(static_cast<std::uint32_t>(left))]);
    }
}

}  // namespace

ModernTrainer::ModernTrainer(const Dataset& data, const Modern& modern, std::uint64_t seed, std::uint64_t passes)
    : data_(data),
      modern_(modern),
      passes_(passes),
      network_{starting_parameters(seed), {}, {}},
      companions_(modern.companions),
      order_(presentation_order(data)),
      random_(seed),
      drawn_(data.images),
      shown_(data.size(), 0),
      levelled_(network_.parameters) {
    Random starts(~seed);  // a stream apart from the one that orders and draws, so that companions by themselves change nothing
    for (Trained& companion : companions_) {
        companion.parameters = starting_parameters(starts.next());
    }
}

void ModernTrainer::present(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        if (next_ == 0) {
            shuffle(order_, random_);
        }
        if (pass_ < passes_) {  // later steps would have size 0, but the level would still move
            present_digit(order_[next_]);
        }
        next_ += 1;
        if (next_ == order_.size()) {
            next_ = 0;
            pass_ += 1;
        }
    }
}

void ModernTrainer::present_digit(std::size_t digit) {
    const Image& image = drawn_anew(digit);
    const Outputs labelled = likelihood_targets(data_.digits[digit], modern_.smoothing);
    Outputs targets = labelled;
    for (Trained& companion : companions_) {
        const Outputs likely = add_slopes(companion, image, labelled);
        const float share = modern_.companions_share / static_cast<float>(companions_.size());
        for (std::size_t i = 0; i < targets.size(); ++i) {
            targets[i] += share * (likely[i] - labelled[i]);
        }
    }
    add_slopes(network_, image, targets);
    level_.follow(network_.parameters, state_, data_.digits[digit]);
    summed_ += 1;
    if (summed_ == modern_.batch_size) {
        step_all();
    }
}

Outputs ModernTrainer::add_slopes(Trained& trained, const Image& image, const Outputs& targets) {
    forward(trained.parameters, image, state_);
    backward(trained.parameters, state_, cross_entropy_slopes(state_.outputs, targets), slopes_);
    for (std::size_t i = 0; i < parameter_count; ++i) {
        trained.slope_sums.values[i] += slopes_.values[i];
    }
    return likelihoods(state_.outputs);
}

void ModernTrainer::step_all() {
    const float step_size = shrinking_step_size();
    const auto step = [&](Trained& trained) {
        trained.adam.descend(trained.slope_sums, summed_, step_size, modern_.decay, trained.parameters);
        trained.slope_sums.values.fill(0.0F);
    };
    std::for_each(companions_.begin(), companions_.end(), step);
    step(network_);
    level_.write_levelled(network_.parameters, levelled_);
    summed_ = 0;
}

const Image& ModernTrainer::drawn_anew(std::size_t digit) {
    const Original& original = data_.originals[digit];
    // Bending an image takes less time than learning from it; drawing strokes takes longer, so each drawing is used several times.
    const bool is_image = std::holds_alternative<std::monostate>(original);
    const std::uint32_t every = is_image ? 1 : modern_.redrawn_every;
    const std::uint32_t shown = shown_[digit]++;
    // Not all digits are redrawn in the same pass, so that passes take the same time.
    if (shown == 0 || (shown + digit) % every == 0) {
        drawn_[digit] = redraw(original, data_.images[digit], modern_.variety, random_);
    }
    return drawn_[digit];
}

float ModernTrainer::shrinking_step_size() const {
    // Follows the middle of a cubic from 1 to 0: like a cosine, without computing one.
    const double presented = static_cast<double>(pass_) + static_cast<double>(next_ + 1) / static_cast<double>(order_.size());
    const double part = std::min(presented / static_cast<double>(passes_), 1.0);
    return modern_.step_size * static_cast<float>(1.0 - part * part * (3.0 - 2.0 * part));
}

}  // namespace lecun1989
