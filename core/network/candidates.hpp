// The two digits that an answer lies between, and how far they are apart. LeCun et al. 1989, "Results".
#pragma once

#include <cstdint>
#include <span>

#include "architecture.hpp"

namespace lecun1989 {

/// The threshold that rejects nothing. Whoever means it says so: no function takes it by default.
inline constexpr float no_threshold = 0.0F;

/// The two digits with the greatest outputs.
struct Candidates {
    std::uint8_t best = 0;
    std::uint8_t second = 0;
    float margin = 0;  // the best output less the second best, 0 ... 2 A

    /// Whether the margin is too small for an answer; one that is no number always is.
    bool rejected_at(float threshold) const { return !(margin >= threshold); }
};

/// The first of equal outputs counts as better.
Candidates candidates_of(std::span<const float, Output::units> outputs);

}  // namespace lecun1989
