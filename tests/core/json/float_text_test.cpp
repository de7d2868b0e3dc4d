// Numbers as text: the same bits when read back, no digit too many, and a word for what JSON has no text for.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <bit>
#include <cctype>
#include <cmath>
#include <cstdlib>

#include "core/json/float_text.hpp"
#include "core/random.hpp"

using namespace lecun1989;

TEST_CASE("float text: the shortest text of a number, and words for what is none") {
    CHECK(text_of(0.1F) == "0.1");
    CHECK(text_of(0.1F + 0.2F) == "0.3");
    CHECK(text_of(1.0F / 3.0F) == "0.33333334");
    CHECK(text_of(-1.0F) == "-1.0");
    CHECK(text_of(-0.0F) == "-0.0");
    CHECK(text_of(1e6F) == "1e+06");
    CHECK(text_of(1e-45F) == "1e-45");
    CHECK(text_of(NAN) == "NaN");
    CHECK(text_of(INFINITY) == "Infinity");
    CHECK(text_of(-INFINITY) == "-Infinity");
}

TEST_CASE("float text: any finite number reads back to its bits, from at most nine digits") {
    Random random(1);
    for (int i = 0; i < 20000; ++i) {
        const auto value = std::bit_cast<float>(random.next());
        if (!std::isfinite(value)) {
            continue;
        }
        const std::string text = text_of(value);
        CAPTURE(text);
        REQUIRE(std::bit_cast<std::uint32_t>(std::strtof(text.c_str(), nullptr)) == std::bit_cast<std::uint32_t>(value));
        const std::string digits = text.substr(0, text.find('e'));
        const auto first = digits.find_first_of("123456789");
        REQUIRE((first == std::string::npos || std::count_if(digits.begin() + static_cast<std::ptrdiff_t>(first), digits.end(), [](char c) {
                                                   return std::isdigit(static_cast<unsigned char>(c)) != 0;
                                               }) <= 9));
    }
}
