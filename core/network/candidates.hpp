// The two digits that an answer lies between, and how far they are apart. LeCun et al. 1989, "Results".
#pragma once

#include <cstdint>
#include <span>

#include "architecture.hpp"

namespace lecun1989 {

/// The two digits that the network takes for likeliest.
struct Candidates {
    std::uint8_t best = 0;
    std::uint8_t second = 0;
    float margin = 0;  // the best output less the second best, 0 ... 2 A

    /// Whether there is too little between them for an answer.
    bool rejected_at(float threshold) const { return margin < threshold; }
};

/// Of equal outputs the first counts as better.
Candidates candidates_of(std::span<const float, Output::units> outputs);

}  // namespace lecun1989
