#include "candidates.hpp"

#include "network.hpp"

namespace lecun1989 {

Candidates candidates_of(std::span<const float, Output::units> outputs) {
    const std::uint8_t best = answer(outputs);
    std::uint8_t second = best == 0 ? 1 : 0;
    for (std::uint8_t digit = 0; digit < Output::units; ++digit) {
        second = digit != best && outputs[digit] > outputs[second] ? digit : second;
    }
    return {best, second, outputs[best] - outputs[second]};
}

}  // namespace lecun1989
