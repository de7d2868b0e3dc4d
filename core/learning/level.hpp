// The common level of the ten outputs. Cross-entropy leaves it open, since adding the same to each total changes no class probability; but
// an output is its squashed total, and outputs at the squash's ceiling can no longer be told apart. A margin between outputs says how sure
// the network is only if right answers lie below the ceiling and everything else near the floor.
#pragma once

#include "../network/network.hpp"

namespace lecun1989 {

class Level {
public:
    /// Takes in what these parameters just made of a digit; ignores non-digits. Allocates nothing.
    void follow(const Parameters<float>& parameters, const State<float>& state, std::uint8_t digit);

    /// The parameters with all ten output biases moved by the same amount, so that the right output's total, averaged over about the last
    /// thousand digits, is that of the paper's target, +1. The answers stay the same.
    void write_levelled(const Parameters<float>& parameters, Parameters<float>& levelled) const;

private:
    static constexpr float share = 1.0F / 1024.0F;  // CHOICE: the newest digit's part of the mean
    static constexpr float right_total = 1.0F;      // where the squash gives `paper::target_right`

    float mean_ = right_total;  // of the right output's totals
};

}  // namespace lecun1989
