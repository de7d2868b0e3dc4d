// Letters and signs that are not digits, each as the few places that the pen passes, as digit_figures.hpp has the digits. None that people
// also read as a digit, such as I, O, S, Z, l, q, or b.
#pragma once

#include <span>

#include "digit_figures.hpp"

namespace lecun1989 {

/// Two lists without a common figure, though some are akin: arrows in other directions, P and R.
std::span<const Figure> non_digits_to_train_on();
std::span<const Figure> non_digits_to_test_on();

}  // namespace lecun1989
