// What the paper measured, to compare with. LeCun et al. 1989, "Results".
#pragma once

#include <cstddef>

namespace lecun1989::paper {

// After 23 passes: digits misread, of 7,291 and of 2,007; and the percentage of test digits to reject for 1 % error on the rest.
inline constexpr std::size_t train_digits = 7291;
inline constexpr std::size_t test_digits = 2007;
inline constexpr std::size_t train_misses = 10;
inline constexpr std::size_t test_misses = 102;
inline constexpr double rejected_percent = 12.1;

// The same for the control, fully connected: 256 inputs, 40 hidden units, 10 outputs; in per cent.
inline constexpr double control_train_error_percent = 1.6;
inline constexpr double control_test_error_percent = 8.1;
inline constexpr double control_rejected_percent = 19.4;

}  // namespace lecun1989::paper
