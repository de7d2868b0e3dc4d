#include "statistics.hpp"

#include <algorithm>
#include <numeric>

namespace lecun1989 {

Spread spread_of(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t count = values.size();
    return {(values[(count - 1) / 2] + values[count / 2]) / 2.0, values.front(), values.back()};
}

std::size_t middle_run(std::span<const std::uint64_t> misses) {
    std::vector<std::size_t> places(misses.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::stable_sort(places.begin(), places.end(), [&](std::size_t one, std::size_t other) { return misses[one] < misses[other]; });
    const std::size_t middle = places[(places.size() - 1) / 2];
    return static_cast<std::size_t>(std::find(misses.begin(), misses.end(), misses[middle]) - misses.begin());
}

std::vector<RejectionPoint> rejection_curve(std::span<const Candidates> readings, std::span<const std::uint8_t> digits) {
    std::vector<std::size_t> places(readings.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::stable_sort(places.begin(), places.end(),
                     [&](std::size_t one, std::size_t other) { return readings[one].margin < readings[other].margin; });
    const auto is_wrong = [&](std::size_t place) { return readings[place].best != digits[place]; };
    auto wrong = static_cast<std::size_t>(std::count_if(places.begin(), places.end(), is_wrong));
    std::vector<RejectionPoint> curve;
    for (std::size_t rejected = 0; rejected < places.size(); ++rejected) {
        const bool is_threshold = rejected == 0 || readings[places[rejected - 1]].margin < readings[places[rejected]].margin;
        if (is_threshold) {
            const auto all = static_cast<double>(places.size());
            const auto accepted = static_cast<double>(places.size() - rejected);
            curve.push_back({100.0 * static_cast<double>(rejected) / all, 100.0 * static_cast<double>(wrong) / accepted});
        }
        wrong -= is_wrong(places[rejected]) ? 1U : 0U;
    }
    return curve;
}

double rejected_for_error(std::span<const RejectionPoint> curve, double error_percent) {
    const auto found =
        std::find_if(curve.begin(), curve.end(), [&](const RejectionPoint& point) { return point.error_percent <= error_percent; });
    return found == curve.end() ? 100.0 : found->rejected_percent;
}

}  // namespace lecun1989
