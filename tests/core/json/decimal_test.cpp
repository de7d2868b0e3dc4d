// Numbers from text: exactly the floats that the C library reads, for texts of every length and size, and for the closest cases.
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "core/json/decimal.hpp"
#include "core/random.hpp"
#include "tests/support/catch.hpp"

using namespace lecun1989;

namespace {

void check_as_the_library(const std::string& text) {
    char* library_end = nullptr;
    char* end = nullptr;
    const float expected = std::strtof(text.c_str(), &library_end);
    const float found = float_of_decimal(text.c_str(), &end);
    INFO(text);
    CHECK(std::signbit(found) == std::signbit(expected));
    CHECK(found == expected);
    CHECK(end == library_end);
}

std::string digits(Random& random, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += static_cast<char>('0' + random.below(10));
    }
    return text;
}

std::string written(double number, int significant) {
    std::array<char, 400> text{};
    std::snprintf(text.data(), text.size(), "%.*e", significant - 1, number);
    return text.data();
}

}  // namespace

TEST_CASE("numbers of every length and size are read as the C library reads them") {
    Random random(1);
    for (int i = 0; i < 20000; ++i) {
        std::string text(random.below(2), '-');
        text += digits(random, 1 + random.below(30));
        if (random.below(4) != 0) {
            text += '.';
            text += digits(random, 1 + random.below(i % 100 == 0 ? 300 : 30));
        }
        if (random.below(2) == 0) {
            text += 'e';
            text.append(random.below(2), '-');
            text += std::to_string(random.below(i % 10 == 0 ? 400 : 50));
        }
        check_as_the_library(text);
    }
}

TEST_CASE("halfway between two floats, and next to it, the right one of the two is taken") {
    Random random(2);
    for (int i = 0; i < 5000; ++i) {
        const float less = std::ldexp(random.uniform(1.0F, 2.0F), static_cast<int>(random.below(276)) - 149);
        const double halfway = 0.5 * (static_cast<double>(less) + static_cast<double>(std::nextafterf(less, INFINITY)));
        const std::string exact = written(halfway, 150);
        const std::size_t e = exact.find('e');
        check_as_the_library(exact);
        std::string a_little_more = exact;
        a_little_more.insert(e, "000001");
        check_as_the_library(a_little_more);
        check_as_the_library(written(halfway, 20));
        check_as_the_library(written(std::nextafter(halfway, 0.0), 150));
        check_as_the_library(written(std::nextafter(halfway, HUGE_VAL), 150));
    }
}

TEST_CASE("without an exponent, of fifteen digits and more, and where a double lies midway between two floats and the text does not") {
    Random random(3);
    for (int i = 0; i < 20000; ++i) {
        const std::size_t whole = random.below(12);
        check_as_the_library(digits(random, whole + 1) + "." + digits(random, 14 - whole + random.below(3)));
    }
    for (const char* text : {"1.00000661611557", "1.00001460313797", "1.00002783536911", "-1.00000661611557", "-1.00001460313797",
                             "123456789012345", "1234567890123456"}) {
        check_as_the_library(text);
    }
}

TEST_CASE("numbers at the ends of the range of a float are read right") {
    for (const char* text : {"0",
                             "-0",
                             "0.0",
                             "-0e5",
                             "0e999999999999",
                             "3.4028234663852886e38",
                             "3.4028235677973366e38",
                             "3.4028235677973365e38",
                             "3.5e38",
                             "1e39",
                             "1e9999999999",
                             "1e-9999999999",
                             "1.17549435e-38",
                             "1.1754942e-38",
                             "1.4e-45",
                             "7.006492321624085e-46",
                             "7.006492321624086e-46",
                             "7.1e-46",
                             "1e-46",
                             "0.000000000000000000000000000000000000000000001",
                             "100000000000000000000000000000000000000",
                             "16777217",
                             "16777219",
                             "16777217.0000000000000000000000000000000000000000000000001",
                             "9007199254740993"}) {
        check_as_the_library(text);
    }
}

TEST_CASE("anything that is not part of a JSON number ends the number") {
    char* end = nullptr;
    const char* text = "1.5.2";
    CHECK(float_of_decimal(text, &end) == 1.5F);
    CHECK(end == text + 3);
}
