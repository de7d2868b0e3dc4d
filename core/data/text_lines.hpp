// What the readers of text share: one line after another with its number, and a token as a message may show it. Knows no format.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace lecun1989 {

/// What separates words, including a carriage return before the end of the line.
inline constexpr std::string_view text_spaces = " \t\r";

/// Walks through a text; lines that hold only spaces are skipped, but counted.
class TextLines {
public:
    explicit TextLines(std::string_view text) : rest_(text) {}

    /// Steps to the next line that is not blank; false if there is none.
    bool next() {
        while (!rest_.empty()) {
            const std::size_t end = rest_.find('\n');
            line_ = rest_.substr(0, end);
            rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
            ++number_;
            if (line_.find_first_not_of(text_spaces) != std::string_view::npos) {
                return true;
            }
        }
        return false;
    }
    /// The line, without its end.
    std::string_view line() const { return line_; }
    /// Its number, from 1.
    std::size_t number() const { return number_; }

private:
    std::string_view rest_;
    std::string_view line_;
    std::size_t number_ = 0;
};

/// A token for a message: in quotes, cut if it is long, with '?' for what must not reach a terminal.
inline std::string in_quotes(std::string_view token) {
    constexpr std::size_t longest = 40;
    std::string text(token.substr(0, longest));
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
    return '"' + text + (token.size() > longest ? "\"..." : "\"");
}

}  // namespace lecun1989
