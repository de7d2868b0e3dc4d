#include "zip_text.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

#include "text_lines.hpp"

namespace lecun1989 {
namespace {

constexpr std::size_t columns = 1 + image_pixels;
constexpr std::size_t longest_token = 60;  // characters; the files have at most seven

/// The next word of a line, cut from its front; empty at the line's end.
std::string_view take_token(std::string_view& line) {
    const std::size_t begin = line.find_first_not_of(text_spaces);
    if (begin == std::string_view::npos) {
        line = {};
        return {};
    }
    const std::size_t end = std::min(line.find_first_of(text_spaces, begin), line.size());
    const std::string_view token = line.substr(begin, end - begin);
    line.remove_prefix(end);
    return token;
}

/// A decimal number; none for anything else, including what strtof takes beyond it (nan, inf, hexadecimal, trailing text).
std::optional<float> read_number(std::string_view token) {
    if (token.empty() || token.size() > longest_token || token.find_first_not_of("0123456789+-.eE") != std::string_view::npos) {
        return std::nullopt;
    }
    char text[longest_token + 1] = {};  // strtof needs a terminating zero, which a part of a longer text lacks
    token.copy(text, token.size());
    char* end = nullptr;
    const float value = std::strtof(text, &end);
    return end == text + token.size() ? std::optional(value) : std::nullopt;
}

Error refuse(std::size_t line, std::size_t column, std::string_view found, const char* expected) {
    return Error{ErrorCode::digits, "line " + std::to_string(line) + ", column " + std::to_string(column) + ": found " + in_quotes(found) +
                                        ", expected " + expected};
}

/// One line: its 257 columns, number 1 the digit.
std::optional<Error> read_line(std::string_view line, std::size_t line_number, Dataset& dataset) {
    const std::string_view label = take_token(line);
    const std::optional<float> digit = read_number(label);
    if (!digit || !(*digit >= 0.0F && *digit <= 9.0F) || *digit != static_cast<float>(static_cast<int>(*digit))) {
        return refuse(line_number, 1, label, "a whole digit 0 to 9");
    }
    dataset.add(blank_image(), static_cast<std::uint8_t>(*digit));
    Image& image = dataset.images.back();
    std::size_t found = 1;
    for (std::string_view token = take_token(line); !token.empty(); token = take_token(line)) {
        ++found;
        if (found > columns) {
            continue;  // counted, for the message
        }
        const std::optional<float> grey = read_number(token);
        if (!grey || !(*grey >= paper::background_level && *grey <= paper::ink_level)) {
            return refuse(line_number, found, token, "a grey level from -1 to 1");
        }
        image[found - 2] = *grey;
    }
    if (found != columns) {
        return Error{ErrorCode::digits, "line " + std::to_string(line_number) + ": " + std::to_string(found) + " columns, expected " +
                                            std::to_string(columns) + " (a digit and 256 grey levels)"};
    }
    return std::nullopt;
}

}  // namespace

Expected<Dataset> read_zip_text(std::string_view text) {
    Dataset dataset;
    // A line has at least two characters for each column, so a text of newlines cannot ask for much memory.
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
    const std::size_t most = std::min(lines, text.size() / (2 * columns - 1) + 1);
    dataset.reserve(most);
    for (TextLines walk(text); walk.next();) {
        if (std::optional<Error> error = read_line(walk.line(), walk.number(), dataset)) {
            return *std::move(error);
        }
    }
    if (dataset.size() == 0) {
        return Error{ErrorCode::digits, "no line with a digit in " + std::to_string(text.size()) + " bytes, expected at least one"};
    }
    return dataset;
}

}  // namespace lecun1989
