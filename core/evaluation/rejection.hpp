// Declining to answer, as the paper's network did: if the best output is less than a threshold above the second best. LeCun et al. 1989,
// "Results".
#pragma once

#include <span>
#include <vector>

#include "../data/dataset.hpp"
#include "../network/candidates.hpp"
#include "../network/network.hpp"

namespace lecun1989 {

/// The candidates for every image of a set, in its order.
std::vector<Candidates> read_all(const Parameters<float>& parameters, const Dataset& data);

/// The part of the accepted answers that may be wrong. LeCun et al. 1989, "Results".
inline constexpr double accepted_error = 0.01;

/// CHOICE: the part of the right answers that may be given up beyond that, so that non-digits are declined too. The margins of digits alone
/// do not say where that happens: a good network errs on hardly 1 % of them and would reject nothing. Digits by people unlike the writers
/// of those given here are rejected several times as often: 2.6 % of digits.json's unseen pens, with 92 % of non-digits.
inline constexpr double given_up = 0.005;

/// The threshold chosen from these readings, which must stand for digits to come, not for digits that were learned by heart: the least at
/// which at most `accepted_error` of the accepted answers are wrong, or, if that is more, the greatest that rejects at most `given_up` of
/// the right answers. Non-digits are left out. `greatest_margin` of weights files if nothing less will do; 0 for no digits.
float rejection_threshold(std::span<const Candidates> readings, std::span<const std::uint8_t> digits);

/// Counts the groups of `group_size` consecutive readings whose answers differ at this threshold; a rejection is an answer too.
std::size_t count_changed(std::span<const Candidates> readings, std::size_t group_size, float threshold);

}  // namespace lecun1989
