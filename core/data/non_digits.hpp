// Non-digits: letters, signs, scribbles, dots, two digits side by side. A network that may decline is tested with them, and may be trained
// with them too. The two halves have no kind in common, so that nothing rejected of the second half was itself trained on, though some of
// its figures are akin: arrows in other directions.
#pragma once

#include "dataset.hpp"
#include "synthetic.hpp"

namespace lecun1989 {

enum class NonDigitKinds : std::uint8_t {
    to_train_on,
    to_test_on,
};

/// How many kinds a half has.
std::size_t count_of(NonDigitKinds kinds);

/// The next random drawing of a kind, 0 ... count_of(kinds) - 1, within the unit square, and its pen.
SyntheticDigit draw_non_digit(NonDigitKinds kinds, std::size_t kind, Random& random);

/// `count` drawings, taking the kinds in turn, from one seed; each counts as `not_a_digit`.
Dataset non_digits(std::size_t count, std::uint64_t seed, NonDigitKinds kinds);

}  // namespace lecun1989
