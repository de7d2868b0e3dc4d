#include "pruning.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "../evaluation/loss.hpp"

namespace lecun1989 {
namespace {

// CHOICE: the paper does not say how it trained again. Chosen on the last fifth of zip's training half; see weights/README.md.
constexpr float first_step_size = 0.01F;  // of each round
constexpr float step_size_factor = 0.8F;  // from each pass to the next
constexpr double gentle_part = 0.87;      // left by each round; ten rounds leave about a quarter

/// The number in 0 ... 1 that, so many times multiplied by itself, is `power`. By multiplications alone, the same on every machine.
double root_of(double power, std::size_t count) {
    double low = 0.0;
    double high = 1.0;
    for (int halving = 0; halving < 60; ++halving) {
        const double middle = (low + high) / 2.0;
        double product = 1.0;
        for (std::size_t i = 0; i < count; ++i) {
            product *= middle;
        }
        (product < power ? low : high) = middle;
    }
    return high;
}

/// The places of all parameters in `Parameters::values`, in the order of files, so that no layout in memory decides between equals.
std::vector<std::size_t> places_in_order() {
    std::vector<std::size_t> places;
    for (std::size_t which = 0; which < tensors.size(); ++which) {
        for (std::size_t i = 0; i < tensors[which].size(); ++i) {
            places.push_back(storage_index(static_cast<Tensor>(which), i));
        }
    }
    return places;
}

}  // namespace

Parameters<float> saliencies(const Parameters<float>& parameters, const Dataset& data) {
    const Outputs output_curvatures = loss_curvatures();
    State<float> state;
    Parameters<float> curvatures;
    std::vector<double> sums(parameter_count);
    for (const Image& image : data.images) {
        forward(parameters, image, state);
        curvature(parameters, state, output_curvatures, curvatures);
        for (std::size_t i = 0; i < sums.size(); ++i) {
            sums[i] += static_cast<double>(curvatures.values[i]);
        }
    }
    Parameters<float> result;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const auto value = static_cast<double>(parameters.values[i]);
        result.values[i] = static_cast<float>(sums[i] / static_cast<double>(data.size()) * value * value / 2.0);
    }
    return result;
}

std::size_t gentle_rounds(std::size_t there, std::size_t keep) {
    std::size_t rounds = 0;
    for (auto left = static_cast<double>(there); left > static_cast<double>(keep); left *= gentle_part) {
        rounds += 1;
    }
    return rounds;
}

Pruner::Pruner(const Dataset& data, const Parameters<float>& parameters, const PruningPlan& plan)
    : data_(data), plan_(plan), parameters_(parameters), random_(plan.seed), left_(static_cast<double>(count_parameters(parameters))) {
    part_left_ = root_of(static_cast<double>(plan.keep) / left_, plan.rounds);
}

void Pruner::round() {
    rounds_ += 1;
    left_ *= part_left_;
    remove(rounds_ < plan_.rounds ? static_cast<std::size_t>(left_ + 0.5) : plan_.keep);
    train();
}

void Pruner::remove(std::size_t left) {
    Parameters<float> scores;
    if (plan_.by == PruneBy::saliency) {
        scores = saliencies(parameters_, data_);
    }
    std::vector<std::size_t> places = places_in_order();
    for (const std::size_t place : places) {
        float& score = scores.values[place];
        score = plan_.by == PruneBy::magnitude ? std::fabs(parameters_.values[place])
                : plan_.by == PruneBy::random  ? random_.uniform(0.0F, 1.0F)
                                               : score;
        score = score >= 0.0F ? score : std::numeric_limits<float>::infinity();  // NaN has no place in an order
    }
    std::erase_if(places, [&](std::size_t place) { return parameters_.values[place] == 0.0F; });
    std::stable_sort(places.begin(), places.end(),
                     [&](std::size_t one, std::size_t other) { return scores.values[one] < scores.values[other]; });
    for (std::size_t i = 0; i + left < places.size(); ++i) {
        parameters_.values[places[i]] = 0.0F;
    }
}

void Pruner::train() {
    Parameters<float> curvatures;  // infinite for a deleted parameter, which therefore takes no step
    float step_size = first_step_size;
    for (std::size_t pass = 0; pass < plan_.passes; ++pass, step_size *= step_size_factor) {
        for (std::size_t i = 0; i < parameter_count; ++i) {
            curvatures.values[i] = parameters_.values[i] == 0.0F ? std::numeric_limits<float>::infinity() : 0.0F;
        }
        for (std::size_t i = 0; i < data_.size(); ++i) {
            forward(parameters_, data_.images[i], state_);
            descend(parameters_, state_, loss_slopes(state_.outputs, data_.digits[i]), step_size, 1.0F, curvatures);
        }
    }
}

}  // namespace lecun1989
