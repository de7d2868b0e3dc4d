// How well parameters read a set of digits.
#pragma once

#include <array>
#include <span>

#include <lecun1989/provenance.hpp>
#include "../data/dataset.hpp"
#include "../network/candidates.hpp"
#include "../network/network.hpp"

namespace lecun1989 {

struct Evaluation {
    Score score;  // as though nothing were rejected; a non-digit is always a miss
    std::array<std::array<std::uint64_t, Output::units>, Output::units> confusion{};  // [digit][answer], without non-digits
    std::uint64_t rejected = 0;                                                       // at the threshold
    std::uint64_t misses_accepted = 0;                                                // misses that are not rejected
};

/// Evaluates a set in parts; the result has the same bits however it is divided.
class Evaluator {
public:
    /// `data`, at least one digit, is not copied and must outlive the evaluator.
    Evaluator(const Dataset& data, float threshold) : data_(&data), threshold_(threshold) {}
    Evaluator(const Dataset&&, float) = delete;

    /// The images that are not counted yet, in the set's order.
    std::span<const Image> left() const { return std::span(data_->images).subspan(next_); }
    /// Counts the first of them, for which these are the outputs.
    void count(std::span<const float, Output::units> outputs);
    /// The evaluation of what was counted so far.
    Evaluation evaluation() const;

private:
    const Dataset* data_;
    float threshold_;
    std::size_t next_ = 0;
    double loss_sum_ = 0.0;
    Evaluation counted_;
};

/// Evaluates every digit of a set of at least one; rejects if the best output is less than `threshold` above the second best.
Evaluation evaluate(const Parameters<float>& parameters, const Dataset& data, float threshold);

}  // namespace lecun1989
