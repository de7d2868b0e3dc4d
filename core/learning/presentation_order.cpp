#include "presentation_order.hpp"

#include <algorithm>

namespace lecun1989 {

std::vector<std::uint32_t> presentation_order(const Dataset& data) {
    std::vector<std::uint32_t> order;
    order.reserve(data.pass_size());
    const std::uint32_t rounds = *std::max_element(data.times.begin(), data.times.end());
    for (std::uint32_t round = 0; round < rounds; ++round) {
        for (std::size_t digit = 0; digit < data.size(); ++digit) {
            if (data.times[digit] > round) {
                order.push_back(static_cast<std::uint32_t>(digit));
            }
        }
    }
    return order;
}

}  // namespace lecun1989
