// How high the ten outputs lie together. Cross-entropy leaves that open, for the same added to each total changes no likelihood; but an
// output is its total squashed, and what has come to the squash's ceiling is no longer told apart: a margin between outputs says how sure
// the network is only where right answers lie below the ceiling and everything else near the floor.
#pragma once

#include "../network/network.hpp"

namespace lecun1989 {

class Level {
public:
    /// Takes in what these parameters just made of a digit; what is no digit tells nothing. Allocates nothing.
    void follow(const Parameters<float>& parameters, const State<float>& state, std::uint8_t digit);

    /// The parameters with all ten output biases moved by as much, so that the right output's total is that of the paper's target, +1, on
    /// the average of the last thousand digits or so that were followed. The answers stay.
    void write_levelled(const Parameters<float>& parameters, Parameters<float>& levelled) const;

private:
    static constexpr float share = 1.0F / 1024.0F;  // CHOICE: of the newest digit in the mean
    static constexpr float right_total = 1.0F;      // where the squash is `paper::target_right`, as it is made

    float mean_ = right_total;  // of the right output's totals
};

}  // namespace lecun1989
