// Training by recipe `modern`, which is not the paper's: digits in a new order in each pass and drawn anew, a step after each batch, and
// companions that learn beside the network.
#pragma once

#include <cstdint>
#include <vector>

#include "../data/dataset.hpp"
#include "../evaluation/loss.hpp"
#include "../random.hpp"
#include "adam.hpp"
#include "level.hpp"
#include "recipe.hpp"

namespace lecun1989 {

class ModernTrainer {
public:
    /// `data` is not copied and must outlive the trainer; at least one digit. Steps shrink to nothing over `passes`; later presentations
    /// change nothing more.
    ModernTrainer(const Dataset& data, const Modern& modern, std::uint64_t seed, std::uint64_t passes);
    ModernTrainer(const Dataset&&, const Modern&, std::uint64_t, std::uint64_t) = delete;

    /// The next `count` presentations.
    void present(std::size_t count);

    /// The network's, with the outputs on their level.
    const Parameters<float>& parameters() const { return levelled_; }

private:
    /// The network or a companion.
    struct Trained {
        Parameters<float> parameters;
        Parameters<float> slope_sums;  // over the current batch
        Adam adam;
    };

    void present_digit(std::size_t digit);
    const Image& drawn_anew(std::size_t digit);
    /// Returns the class probabilities before this update.
    Outputs add_slopes(Trained& trained, const Image& image, const Outputs& targets);
    void step_all();
    float shrinking_step_size() const;

    const Dataset& data_;
    Modern modern_;
    std::uint64_t passes_;
    Trained network_;
    std::vector<Trained> companions_;
    std::vector<std::uint32_t> order_;  // of the current pass
    std::size_t next_ = 0;
    std::uint64_t pass_ = 0;
    Random random_;
    std::vector<Image> drawn_;
    std::vector<std::uint32_t> shown_;  // how often each digit was shown
    State<float> state_;
    Parameters<float> slopes_;
    std::size_t summed_ = 0;  // digits in the current batch
    Level level_;
    Parameters<float> levelled_;
};

}  // namespace lecun1989
