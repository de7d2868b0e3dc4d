// Optimal Brain Damage: deletes, in rounds, the parameters that the loss would hardly miss, and trains the others again in between. A
// deleted parameter is 0 and stays 0; all connections that share it go with it. LeCun, Denker, Solla, "Optimal Brain Damage", Advances in
// Neural Information Processing Systems 2, 1989. The passes through the network know nothing of this.
#pragma once

#include <span>

#include "../data/dataset.hpp"
#include "../network/network.hpp"
#include "../random.hpp"

namespace lecun1989 {

/// The order in which parameters go: least saliency first, as in the paper; least magnitude first; random.
enum class PruneBy { saliency, magnitude, random };

struct PruningPlan {
    PruneBy by = PruneBy::saliency;
    std::size_t keep = parameter_count;  // parameters left at the end, at least 1
    std::size_t rounds = 1;              // at least 1; each leaves the same part of what the last one left
    std::size_t passes = 0;              // of training after each round's deletions
    std::uint64_t seed = 1;              // of the random order
};

/// Roughly how much the loss on these digits would rise without each parameter: half its curvature, averaged over the digits, times its
/// square. At least one digit.
Parameters<float> saliencies(const Parameters<float>& parameters, const Dataset& data);

/// How many rounds to take from one number of parameters to another: enough that none deletes more than 13 in 100.
std::size_t gentle_rounds(std::size_t there, std::size_t keep);

class Pruner {
public:
    /// `data` is not copied and must outlive the pruner; at least one digit. What is 0 in `parameters` counts as deleted already.
    Pruner(const Dataset& data, const Parameters<float>& parameters, const PruningPlan& plan);
    Pruner(const Dataset&&, const Parameters<float>&, const PruningPlan&) = delete;

    /// The next round: deletes, then trains what is left. Call it as often as the plan has rounds.
    void round();

    const Parameters<float>& parameters() const { return parameters_; }

private:
    void remove(std::size_t left);
    void train();

    const Dataset& data_;
    PruningPlan plan_;
    Parameters<float> parameters_;
    State<float> state_;
    Random random_;
    double part_left_;  // by each round, of what it finds
    double left_;
    std::size_t rounds_ = 0;
};

}  // namespace lecun1989
