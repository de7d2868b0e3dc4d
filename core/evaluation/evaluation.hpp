// What a set of digits says of some parameters.
#pragma once

#include <array>

#include <lecun1989/provenance.hpp>
#include "../data/dataset.hpp"
#include "../network/network.hpp"

namespace lecun1989 {

struct Evaluation {
    Score score;  // as though nothing were rejected; a drawing that is no digit is always a miss
    std::array<std::array<std::uint64_t, Output::units>, Output::units> confusion{};  // [digit][answer], of what is a digit
    std::uint64_t rejected = 0;         // at the threshold
    std::uint64_t misses_accepted = 0;  // misses that are not rejected
};

/// The evaluation of a set, some of its digits at a time: what is read in pieces counts up to the same bits.
class Evaluator {
public:
    /// `data`, at least one digit, is not copied and must outlive the evaluator.
    explicit Evaluator(const Dataset& data, float threshold = 0.0F) : data_(&data), threshold_(threshold) {}

    /// The next `count` digits, no more than are left.
    void read(const Parameters<float>& parameters, std::size_t count);
    std::size_t left() const { return data_->size() - next_; }
    /// Of what was read.
    Evaluation evaluation() const;

private:
    const Dataset* data_;
    float threshold_;
    std::size_t next_ = 0;
    double loss_sum_ = 0.0;
    Evaluation counted_;
};

/// Every digit of a set of at least one; rejects where the best output is less than `threshold` above the second best.
Evaluation evaluate(const Parameters<float>& parameters, const Dataset& data, float threshold = 0.0F);

}  // namespace lecun1989
