#include "rejection.hpp"

#include <algorithm>

#include "../weights/weights_json.hpp"

namespace lecun1989 {

std::vector<Candidates> read_all(const Parameters<float>& parameters, const Dataset& data) {
    std::vector<Candidates> readings;
    readings.reserve(data.size());
    State<float> state;
    for (const Image& image : data.images) {
        forward(parameters, image, state);
        readings.push_back(candidates_of(state.outputs));
    }
    return readings;
}

namespace {

struct Judged {
    float margin;
    bool right;
};

/// The least threshold at which few enough of the accepted answers are wrong; `judged` from the widest margin to the narrowest.
float threshold_of_error(std::span<const Judged> judged) {
    float threshold = greatest_margin;
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < judged.size(); ++i) {
        wrong += judged[i].right ? 0U : 1U;
        const bool last_of_its_margin = i + 1 == judged.size() || judged[i + 1].margin < judged[i].margin;
        if (last_of_its_margin && static_cast<double>(wrong) <= accepted_error * static_cast<double>(i + 1)) {
            threshold = i + 1 == judged.size() ? 0.0F : judged[i].margin;
        }
    }
    return threshold;
}

/// The greatest threshold that gives up few enough right answers.
float threshold_of_right_answers(std::span<const Judged> judged) {
    const auto right = static_cast<double>(std::count_if(judged.begin(), judged.end(), [](const Judged& one) { return one.right; }));
    auto spared = static_cast<std::size_t>(given_up * right);
    for (auto one = judged.rbegin(); one != judged.rend(); ++one) {
        if (one->right && spared-- == 0) {
            return one->margin;
        }
    }
    return 0.0F;
}

}  // namespace

float rejection_threshold(std::span<const Candidates> readings, std::span<const std::uint8_t> digits) {
    std::vector<Judged> judged;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        if (digits[i] != not_a_digit) {
            judged.push_back({readings[i].margin, readings[i].best == digits[i]});
        }
    }
    if (judged.empty()) {
        return 0.0F;
    }
    std::sort(judged.begin(), judged.end(), [](const Judged& one, const Judged& other) { return one.margin > other.margin; });
    return std::max(threshold_of_error(judged), threshold_of_right_answers(judged));
}

std::size_t count_changed(std::span<const Candidates> readings, std::size_t group_size, float threshold) {
    const auto same_answer = [&](const Candidates& one, const Candidates& other) {
        const bool rejected = one.rejected_at(threshold);
        return rejected == other.rejected_at(threshold) && (rejected || one.best == other.best);
    };
    std::size_t changed = 0;
    for (std::size_t first = 0; first + group_size <= readings.size(); first += group_size) {
        const auto group = readings.subspan(first, group_size);
        const bool all_same = std::all_of(group.begin(), group.end(), [&](const Candidates& one) { return same_answer(one, group[0]); });
        changed += all_same ? 0U : 1U;
    }
    return changed;
}

}  // namespace lecun1989
