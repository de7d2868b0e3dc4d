// What a pass loop trains: the network by a recipe (`Trainer`), or the paper's control (`Control`).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "../data/dataset.hpp"
#include "../evaluation/loss.hpp"
#include "../network/candidates.hpp"

namespace lecun1989 {

class Learner {
public:
    virtual ~Learner() = default;

    /// The next `count` presentations.
    virtual void present(std::size_t count) = 0;

    /// The outputs for each image, as far as training has come.
    virtual std::vector<Outputs> outputs_for(std::span<const Image> images) const = 0;
};

/// The candidates for every image of a set, in its order.
std::vector<Candidates> read_all(const Learner& learner, const Dataset& data);

}  // namespace lecun1989
