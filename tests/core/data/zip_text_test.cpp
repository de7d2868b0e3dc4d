// The reader of zip text: good files are read right, and each way in which a file can be wrong is refused by a sentence.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/data/zip_text.hpp"
#include "tests/support/refusal.hpp"

using namespace lecun1989;

namespace {

using Bytes = std::vector<std::uint8_t>;

/// A line of zip text: the digit, then 256 times `grey` except that column `column` (from 1, the digit's) holds `token`.
std::string zip_line(std::size_t column = 0, const std::string& token = "", const std::string& grey = "-1.0000") {
    std::string line;
    for (std::size_t i = 1; i <= 257; ++i) {
        line += i == column ? token : i == 1 ? "6.0000" : grey;
        line += ' ';
    }
    return line;
}

}  // namespace

TEST_CASE("zip text: lines are read in order, grey levels as they are") {
    const auto dataset = read_zip_text(zip_line(3, "0.8620") + "\n" + zip_line(1, "9") + "\n");
    REQUIRE(dataset);
    CHECK(dataset->digits == Bytes{6, 9});
    CHECK(dataset->images[0][0] == -1.0F);
    CHECK(dataset->images[0][1] == 0.862F);
    CHECK(dataset->images[0][255] == -1.0F);
    CHECK(is_blank(dataset->images[1]));
}

TEST_CASE("zip text: every way to write a decimal number is read") {
    const std::vector<std::pair<std::string, float>> cases{{"1", 1.0F},        {"-1", -1.0F},         {"+0.5", 0.5F}, {".25", 0.25F},
                                                           {"-.631", -0.631F}, {"0.", 0.0F},          {"5e-1", 0.5F}, {"-2.5E-01", -0.25F},
                                                           {"0.1", 0.1F},      {"0.100000001", 0.1F}, {"-0", 0.0F}};
    for (const auto& [token, value] : cases) {
        const auto dataset = read_zip_text(zip_line(257, token));
        INFO(token);
        REQUIRE(dataset);
        CHECK(dataset->images[0][255] == value);
    }
}

TEST_CASE("zip text: carriage returns, tabs, spaces, blank lines and a missing last newline do no harm") {
    const std::string line = zip_line(2, "0.5");
    const auto plain = read_zip_text(line + "\n" + line + "\n");
    REQUIRE(plain);
    CHECK(plain->size() == 2);
    std::string tabbed = line;
    std::replace(tabbed.begin(), tabbed.end(), ' ', '\t');
    for (const std::string& text : {line + "\r\n" + line + "\r\n", "  " + line + "   \n" + line, tabbed + "\n" + tabbed,
                                    "\n\n" + line + "\n  \r\n" + line + "\n\n"}) {
        const auto dataset = read_zip_text(text);
        REQUIRE(dataset);
        CHECK(dataset->hash() == plain->hash());
    }
}

TEST_CASE("zip text: a wrong count of columns is refused") {
    const std::string good = zip_line() + "\n";
    CHECK(refusal(read_zip_text(good + "6 -1 -1\n")) == "line 2: 3 columns, expected 257 (a digit and 256 grey levels)");
    CHECK(refusal(read_zip_text("6\n")) == "line 1: 1 columns, expected 257 (a digit and 256 grey levels)");
    CHECK(refusal(read_zip_text(zip_line() + "anything")) == "line 1: 258 columns, expected 257 (a digit and 256 grey levels)");
    CHECK(refusal(read_zip_text(good + "\n" + zip_line() + "0.5 anything")) ==
          "line 3: 259 columns, expected 257 (a digit and 256 grey levels)");
}

TEST_CASE("zip text: what is not a grey level is refused") {
    const std::string good = zip_line() + "\n";
    const auto message = [&](const std::string& token) { return refusal(read_zip_text(good + zip_line(12, token))); };
    for (const std::string token : {"abc", "nan", "-nan", "inf", "-inf",  "0x1p-1", "0x0",     "1e",   "--1",    "+-1", "-",
                                    ".",   "e5",  "0.5f", "0,5", "1.0.0", "1.0001", "-1.0001", "1e39", "-1e999", "2"}) {
        CHECK(message(token) == "line 2, column 12: found \"" + token + "\", expected a grey level from -1 to 1");
    }
    CHECK(message(std::string("0.5\0", 4)) == "line 2, column 12: found \"0.5?\", expected a grey level from -1 to 1");
    CHECK(message("\x1b[31m\xff") == "line 2, column 12: found \"?[31m?\", expected a grey level from -1 to 1");
    CHECK(message(std::string(1000000, '1')) ==
          "line 2, column 12: found \"" + std::string(40, '1') + "\"..., expected a grey level from -1 to 1");
}

TEST_CASE("zip text: what is not a digit is refused") {
    for (const std::string token : {"10", "-1", "6.5", "1e30", "nan", "six", "0x6"}) {
        CHECK(refusal(read_zip_text(zip_line(1, token))) == "line 1, column 1: found \"" + token + "\", expected a whole digit 0 to 9");
    }
}

TEST_CASE("zip text: an empty text is refused") {
    CHECK(refusal(read_zip_text("")) == "no line with a digit in 0 bytes, expected at least one");
    CHECK(refusal(read_zip_text("\n \r\n")) == "no line with a digit in 4 bytes, expected at least one");
}
