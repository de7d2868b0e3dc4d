// Declining to answer, as the paper's network did: where the best output is less than a threshold above the second best. LeCun et al.
// 1989, "Results".
#pragma once

#include <span>
#include <vector>

#include "../data/dataset.hpp"
#include "../network/candidates.hpp"
#include "../network/network.hpp"

namespace lecun1989 {

/// The candidates for every image of a set, in its order.
std::vector<Candidates> read_all(const Parameters<float>& parameters, const Dataset& data);

/// The part of what is accepted that may be wrong. LeCun et al. 1989, "Results".
inline constexpr double accepted_error = 0.01;

/// CHOICE: the part of the right answers that may be given up beyond that, so that what is no digit is turned away too. The margins of digits
/// alone do not say where that happens: a good network errs on hardly 1 % of them, and would reject nothing. People unlike those whose
/// digits are given here are rejected several times as often: of digits.json's unseen pens 2.6 %, with 92 % of what is no digit.
inline constexpr double given_up = 0.005;

/// The threshold for these readings of digits that stand for those to come, not of digits that were learnt by heart: the least at which at
/// most `accepted_error` of what is accepted is wrong, or, where that is more, the greatest that rejects at most `given_up` of what was
/// right. What is no digit is left out. `greatest_margin` of weights files where nothing else will do; 0 for no digits.
float rejection_threshold(std::span<const Candidates> readings, std::span<const std::uint8_t> digits);

/// In how many of the groups of `group_size` readings, one after another, not all give the same answer at this threshold, a rejection being
/// an answer too.
std::size_t count_changed(std::span<const Candidates> readings, std::size_t group_size, float threshold);

}  // namespace lecun1989
