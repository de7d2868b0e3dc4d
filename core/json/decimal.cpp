#include "decimal.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>

namespace lecun1989 {
namespace {

/// A positive number in decimal: its digits, without leading zeros, as an integer times a power of ten.
struct Decimal {
    static constexpr std::size_t most = 128;  // the point halfway between two floats has at most 113
    std::array<std::uint8_t, most> digits{};
    std::size_t count = 0;
    int exponent = 0;

    void add(int digit, bool behind_point) {
        if (count == 0 && digit == 0) {
            exponent -= behind_point ? 1 : 0;
        } else if (count < most) {
            digits[count++] = static_cast<std::uint8_t>(digit);
            exponent -= behind_point ? 1 : 0;
        } else {
            digits[most - 1] |= digit == 0 ? 0U : 1U;  // no longer exactly halfway
            exponent += behind_point ? 0 : 1;
        }
    }
};

/// An integer below 2^1024, which is enough for every comparison here.
class Integer {
public:
    void times_and(std::uint32_t factor, std::uint32_t summand) {
        std::uint64_t carry = summand;
        for (std::uint32_t& word : words_) {
            carry += std::uint64_t{word} * factor;
            word = static_cast<std::uint32_t>(carry);
            carry >>= 32U;
        }
    }
    void times_power(std::uint32_t factor, int power) {
        for (; power > 0; --power) {
            times_and(factor, 0);
        }
    }
    /// -1, 0 or 1.
    friend int compare(const Integer& a, const Integer& b) {
        for (std::size_t i = a.words_.size(); i-- > 0;) {
            if (a.words_[i] != b.words_[i]) {
                return a.words_[i] < b.words_[i] ? -1 : 1;
            }
        }
        return 0;
    }

private:
    std::array<std::uint32_t, 32> words_{};  // least significant first
};

/// -1, 0 or 1, exactly.
int compare(const Decimal& decimal, double number) {
    int power_of_two = 0;
    const double fraction = std::frexp(number, &power_of_two);
    constexpr int fraction_bits = 32;  // a point halfway between two floats has 25
    Integer left;
    Integer right;
    for (std::size_t i = 0; i < decimal.count; ++i) {
        left.times_and(10, decimal.digits[i]);
    }
    right.times_and(1, static_cast<std::uint32_t>(std::ldexp(fraction, fraction_bits)));
    power_of_two -= fraction_bits;
    left.times_power(10, decimal.exponent);
    left.times_power(2, -power_of_two);
    right.times_power(10, -decimal.exponent);
    right.times_power(2, power_of_two);
    return compare(left, right);
}

/// Off by a few parts in 2^50 at most.
double roughly(const Decimal& decimal) {
    constexpr std::size_t enough = 18;
    std::int64_t integer = 0;
    for (std::size_t i = 0; i < decimal.count && i < enough; ++i) {
        integer = 10 * integer + decimal.digits[i];
    }
    int exponent = decimal.exponent + static_cast<int>(decimal.count > enough ? decimal.count - enough : 0);
    double power = 1.0;
    for (; exponent > 0; --exponent) {
        power *= 10.0;
    }
    auto number = static_cast<double>(integer) * power;
    double divisor = 1.0;
    for (; exponent < 0; ++exponent) {
        divisor *= 10.0;
    }
    return number / divisor;
}

bool is_even(float number) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &number, sizeof bits);
    return (bits & 1U) == 0;
}

float nearest(const Decimal& decimal) {
    constexpr int least_place = -46;
    constexpr int greatest_place = 39;
    const int place = static_cast<int>(decimal.count) + decimal.exponent;  // of the first digit; 0 is the first place after the point
    if (decimal.count == 0 || place < least_place) {
        return 0.0F;
    }
    if (place > greatest_place) {
        return std::numeric_limits<float>::infinity();
    }
    const double rough = roughly(decimal);
    constexpr double next = 0x1p128;  // what the float after the greatest would be
    float less = rough < next ? static_cast<float>(rough) : std::numeric_limits<float>::max();
    if (static_cast<double>(less) > rough) {
        less = std::nextafter(less, 0.0F);
    }
    const float more = std::nextafter(less, std::numeric_limits<float>::infinity());
    const double halfway = 0.5 * (static_cast<double>(less) + (std::isinf(more) ? next : static_cast<double>(more)));
    if (std::fabs(rough - halfway) > 0x1p-40 * rough) {
        return rough < halfway ? less : more;
    }
    if (const int order = compare(decimal, halfway); order != 0) {
        return order < 0 ? less : more;
    }
    return is_even(less) ? less : more;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The fast path for nearly all numbers: few digits, no exponent, and not halfway between two floats. A double holds the digits and the
/// power of ten exactly, so their quotient is rounded once; rounding that to a float is right unless it lies exactly midway.
std::optional<float> read_plainly(const char* text, const char** end) {
    constexpr int most_digits = 15;
    std::int64_t integer = 0;
    double power = 1.0;
    int digits = 0;
    bool behind_point = false;
    for (; is_digit(*text) || (*text == '.' && !behind_point); ++text) {
        if (*text == '.') {
            behind_point = true;
            continue;
        }
        integer = 10 * integer + (*text - '0');
        power *= behind_point ? 10.0 : 1.0;
        if (++digits > most_digits) {
            return std::nullopt;
        }
    }
    const double quotient = static_cast<double>(integer) / power;
    std::uint64_t bits = 0;
    std::memcpy(&bits, &quotient, sizeof bits);
    constexpr std::uint64_t beyond_float = (1U << 29U) - 1;  // bits that a double has and a float lacks
    if (*text == 'e' || *text == 'E' || (bits & beyond_float) == (beyond_float + 1) / 2) {
        return std::nullopt;
    }
    *end = text;
    return static_cast<float>(quotient);
}

}  // namespace

float float_of_decimal(const char* text, char** end) {
    const bool negative = *text == '-';
    text += negative ? 1 : 0;
    const char* plain_end = text;
    if (const auto plain = read_plainly(text, &plain_end)) {
        *end = const_cast<char*>(plain_end);
        return negative ? -*plain : *plain;
    }
    Decimal decimal;
    bool behind_point = false;
    for (; is_digit(*text) || (*text == '.' && !behind_point); ++text) {
        if (*text == '.') {
            behind_point = true;
        } else {
            decimal.add(*text - '0', behind_point);
        }
    }
    if (*text == 'e' || *text == 'E') {
        text += 1;
        const bool shrinks = *text == '-';
        text += *text == '-' || *text == '+' ? 1 : 0;
        constexpr int enough = 1 << 20;  // more than the digits of any text can compensate for
        int power = 0;
        for (; is_digit(*text); ++text) {
            power = std::min(10 * power + (*text - '0'), enough);
        }
        decimal.exponent += shrinks ? -power : power;
    }
    *end = const_cast<char*>(text);
    const float magnitude = nearest(decimal);
    return negative ? -magnitude : magnitude;
}

}  // namespace lecun1989
