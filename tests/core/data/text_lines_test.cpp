// Lines of text with their numbers, and tokens as messages show them.
#include "tests/support/catch.hpp"

#include <string>
#include <utility>
#include <vector>

#include "core/data/text_lines.hpp"

using namespace lecun1989;

namespace {

std::vector<std::pair<std::size_t, std::string>> lines_of(std::string_view text) {
    std::vector<std::pair<std::size_t, std::string>> found;
    TextLines lines(text);
    while (lines.next()) {
        found.emplace_back(lines.number(), lines.line());
    }
    return found;
}

}  // namespace

TEST_CASE("text lines: blank lines are skipped but counted, and the last one needs no end") {
    using Lines = std::vector<std::pair<std::size_t, std::string>>;
    CHECK(lines_of("one\n\n \t\r\n two \nthree") == Lines{{1, "one"}, {4, " two "}, {5, "three"}});
    CHECK(lines_of("one\n") == Lines{{1, "one"}});
    CHECK(lines_of("").empty());
    CHECK(lines_of("\n \r\n").empty());
}

TEST_CASE("text lines: a token in quotes is cut after 40 characters, and shows nothing that a terminal obeys") {
    CHECK(in_quotes("0.5") == "\"0.5\"");
    CHECK(in_quotes("\x1b[31m\xff\x7f") == "\"?[31m??\"");
    CHECK(in_quotes(std::string(40, '1')) == '"' + std::string(40, '1') + '"');
    CHECK(in_quotes(std::string(41, '1')) == '"' + std::string(40, '1') + "\"...");
}
