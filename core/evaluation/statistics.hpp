// What several runs of one training, or the margins of one network's answers, say together.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rejection.hpp"

namespace lecun1989 {

struct Spread {
    double median = 0;  // of an even number the mean of the middle two
    double least = 0;
    double most = 0;
};

/// Of at least one value, in any order.
Spread spread_of(std::vector<double> values);

/// Where the run in the middle stands: of an even number the better of the two, of equals the first. At least one.
std::size_t middle_run(std::span<const std::uint64_t> misses);

/// One threshold of rejection: how much is rejected, and how much of the rest is wrong.
struct RejectionPoint {
    double rejected_percent = 0;
    double error_percent = 0;
};

/// From nothing rejected on, a point for each threshold that rejects more than the last, as long as anything is accepted. Thresholds set on
/// the very digits that are counted, as the paper's were: LeCun et al. 1989, "Results". At least one digit, one reading each.
std::vector<RejectionPoint> rejection_curve(std::span<const Candidates> readings, std::span<const std::uint8_t> digits);

/// The least per cent to reject that leaves at most so many errors per cent on the rest; 100 where no threshold does.
double rejected_for_error(std::span<const RejectionPoint> curve, double error_percent);

}  // namespace lecun1989
