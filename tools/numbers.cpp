#include "numbers.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <functional>

#include "core/data/text_lines.hpp"
#include "core/json/float_text.hpp"

namespace lecun1989 {
namespace {

std::string range(std::uint64_t least, std::uint64_t most) { return std::to_string(least) + " to " + std::to_string(most); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Steps over digits; how many there were.
std::size_t take_digits(std::string_view& text) {
    const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
    const auto count = static_cast<std::size_t>(end - text.begin());
    text.remove_prefix(count);
    return count;
}

/// An optional sign, digits with at most one point among them, and perhaps a power of ten: no "nan", no "inf", no hexadecimal.
bool is_decimal(std::string_view text) {
    const auto take = [&text](std::string_view any) {
        const bool found = !text.empty() && any.find(text.front()) != std::string_view::npos;
        text.remove_prefix(found ? 1 : 0);
        return found;
    };
    take("-");
    const std::size_t before = take_digits(text);
    const std::size_t after = take(".") ? take_digits(text) : 0;
    if (before + after == 0) {
        return false;
    }
    if (take("eE")) {
        take("+-");
        return take_digits(text) > 0 && text.empty();
    }
    return text.empty();
}

/// The sentence about a text that is not the number expected.
std::string refusal(const std::string& expected, std::string_view text) {
    std::string sentence = "expected " + expected + ", found " + in_quotes(text);
    std::string with_point(text);
    std::replace(with_point.begin(), with_point.end(), ',', '.');
    if (with_point != text && is_decimal(with_point)) {
        sentence += ": decimals follow a point, not a comma";
    }
    return sentence;
}

CLI::Validator decimal_validator(const std::string& expected, const std::string& shown_range, const std::function<bool(float)>& fits) {
    return {[=](std::string& text) {
                const float number = is_decimal(text) ? std::strtof(text.c_str(), nullptr) : HUGE_VALF;
                return std::isfinite(number) && fits(number) ? std::string() : refusal(expected, text);
            },
            shown_range};
}

}  // namespace

Expected<std::uint64_t> whole_number(std::string_view text, std::uint64_t least, std::uint64_t most) {
    std::uint64_t number = 0;
    const bool digits_alone = !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (!digits_alone || error != std::errc() || number < least || number > most) {
        return Error{ErrorCode::number, refusal("a whole number from " + range(least, most), text)};
    }
    return number;
}

CLI::Validator whole(std::uint64_t least, std::uint64_t most) {
    return {[=](std::string& text) {
                const auto number = whole_number(text, least, most);
                if (number) {
                    text = std::to_string(*number);  // which the option's own reader cannot take for octal
                }
                return number ? std::string() : number.error().message;
            },
            most == UINT64_MAX ? std::to_string(least) + " or more" : range(least, most)};
}

CLI::Validator decimal(float least, float most) {
    const std::string range = text_of(least) + " to " + text_of(most);
    return decimal_validator("a number from " + range, range, [=](float number) { return number >= least && number <= most; });
}

CLI::Validator above_zero() {
    return decimal_validator("a number above 0", "above 0", [](float number) { return number > 0.0F; });
}

}  // namespace lecun1989
