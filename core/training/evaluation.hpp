// What a set of digits says of some parameters.
#pragma once

#include <array>

#include "../data/dataset.hpp"
#include "../network/network.hpp"
#include "../weights/provenance.hpp"

namespace lecun1989 {

struct Evaluation {
    Score score;  // as though nothing were rejected; a drawing that is no digit is always a miss
    std::array<std::array<std::uint64_t, Output::units>, Output::units> confusion{};  // [digit][answer], of what is a digit
    std::uint64_t rejected = 0;         // at the threshold
    std::uint64_t misses_accepted = 0;  // misses that are not rejected
};

/// Every digit of a set of at least one; rejects where the best output is less than `threshold` above the second best.
Evaluation evaluate(const Parameters<float>& parameters, const Dataset& data, float threshold = 0.0F);

}  // namespace lecun1989
