// Statistics over several runs of one training, or over the margins of one network's answers.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rejection.hpp"

namespace lecun1989 {

struct Spread {
    double median = 0;  // the mean of the middle two if their number is even
    double least = 0;
    double most = 0;
};

/// The spread of at least one value, in any order.
Spread spread_of(std::vector<double> values);

/// The index of the median run: the better of the middle two if their number is even, the first of equals. At least one.
std::size_t middle_run(std::span<const std::uint64_t> misses);

/// One threshold of rejection: how much is rejected, and how much of the rest is wrong.
struct RejectionPoint {
    double rejected_percent = 0;
    double error_percent = 0;
};

/// The curve that begins with nothing rejected and has a point for each threshold that rejects more than the last, as long as anything is
/// accepted. Thresholds are set on the very digits that are counted, as the paper's were: LeCun et al. 1989, "Results". At least one digit,
/// one reading each.
std::vector<RejectionPoint> rejection_curve(std::span<const Candidates> readings, std::span<const std::uint8_t> digits);

/// The least percentage to reject that leaves at most this error percentage on the rest; 100 if no threshold does.
double rejected_for_error(std::span<const RejectionPoint> curve, double error_percent);

}  // namespace lecun1989
