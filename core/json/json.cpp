#include "json.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "float_text.hpp"

namespace lecun1989 {
namespace {

constexpr std::size_t deepest = 32;    // levels; no format of ours has more than six
constexpr std::size_t most_keys = 64;  // in an object; each is compared with all before it, and no object of ours has more than eight

/// Builds the value from the parser's events, and keeps the first problem.
class Builder : public JsonEvents {
public:
    Json value;
    std::string problem;
    std::size_t position = 0;  // byte of the problem, from 1; 0 when the parser does not say

    bool null() override { return add(nullptr); }
    bool boolean(bool given) override { return add(given); }
    bool number_integer(number_integer_t given) override { return add(given); }
    bool number_unsigned(number_unsigned_t given) override { return add(given); }
    bool number_float(number_float_t given, const string_t& /*text*/) override { return add(given); }
    bool string(string_t& given) override { return add(std::move(given)); }
    bool binary(binary_t& /*given*/) override { return refuse("binary data"); }
    bool start_object(std::size_t /*size*/) override { return open(Json::object()); }
    bool start_array(std::size_t /*size*/) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override {
        if (open_.back()->contains(name)) {
            return refuse("the key \"" + shown(name) + "\" stands twice in one object");
        }
        if (open_.back()->size() == most_keys) {
            return refuse("an object with more than " + std::to_string(most_keys) + " keys");
        }
        key_ = std::move(name);
        return true;
    }
    bool parse_error(std::size_t at, const std::string& token, const nlohmann::detail::exception& error) override {
        position = at;
        const std::string_view what = error.what();
        if (what.find("out_of_range") != std::string_view::npos) {
            return refuse("the number " + token + " is too large");
        }
        return refuse("not JSON near \"" + printable(token) + "\"");
    }

private:
    static std::string printable(std::string_view token) {
        std::string text(token.substr(0, 40));
        std::replace_if(
            text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
        return text;
    }
    bool refuse(std::string why) {
        problem = std::move(why);
        return false;
    }
    Json* place(Json given) {
        if (open_.empty()) {
            value = std::move(given);
            return &value;
        }
        if (open_.back()->is_array()) {
            open_.back()->push_back(std::move(given));
            return &open_.back()->back();
        }
        return &((*open_.back())[key_] = std::move(given));
    }
    bool add(Json given) {
        place(std::move(given));
        return true;
    }
    bool open(Json container) {
        if (open_.size() == deepest) {
            return refuse("nested more than " + std::to_string(deepest) + " deep");
        }
        open_.push_back(place(std::move(container)));
        return true;
    }
    bool close() {
        open_.pop_back();
        return true;
    }

    std::vector<Json*> open_;
    std::string key_;
};

std::string where(std::string_view text, std::size_t position) {
    const std::string_view before = text.substr(0, std::min(position - 1, text.size()));
    const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    const std::size_t column = before.size() - (before.rfind('\n') + 1) + 1;  // npos + 1 is 0
    return "line " + std::to_string(line) + ", column " + std::to_string(column) + ": ";
}

}  // namespace

std::string shown(std::string_view text) {
    constexpr std::size_t longest = 60;
    std::size_t end = std::min(text.size(), longest);
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;  // never cuts a character in the middle
    }
    std::string result(text.substr(0, end));
    std::replace_if(
        result.begin(), result.end(), [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; }, '?');
    return result + (end < text.size() ? "..." : "");
}

std::string text_of(float number) {
    if (std::isnan(number)) {
        return "NaN";
    }
    if (std::isinf(number)) {
        return number < 0.0F ? "-Infinity" : "Infinity";
    }
    // Does what dump() does for a number, without dump(), which would bring printf and more into the page.
    std::array<char, 32> text{};
    const char* end = nlohmann::detail::to_chars(text.data(), text.data() + text.size(), number);
    return std::string(static_cast<const char*>(text.data()), end);
}

bool walk_json(std::string_view text, JsonEvents& events) {
    // The parser takes a zero byte for the end, and would accept anything after it.
    return text.find('\0') == std::string_view::npos && Json::sax_parse(text.begin(), text.end(), &events);
}

Expected<Json> parse_json(std::string_view text) {
    if (const std::size_t zero = text.find('\0'); zero != std::string_view::npos) {
        return Error{ErrorCode::json, where(text, zero + 1) + "a zero byte, which is not JSON"};
    }
    Builder builder;
    if (!walk_json(text, builder)) {
        if (builder.position > text.size()) {
            builder.problem = "the text ends too early";
        }
        return Error{ErrorCode::json, (builder.position == 0 ? "" : where(text, builder.position)) + builder.problem};
    }
    return std::move(builder.value);
}

std::string describe(const Json& value) {
    switch (value.type()) {
        case Json::value_t::null: return "null";
        case Json::value_t::object: return "an object";
        case Json::value_t::array: return "an array of " + std::to_string(value.size());
        case Json::value_t::boolean: return value.get<bool>() ? "true" : "false";
        case Json::value_t::string: return "the string \"" + shown(value.get_ref<const std::string&>()) + "\"";
        case Json::value_t::number_integer: return "the number " + std::to_string(value.get<std::int64_t>());
        case Json::value_t::number_unsigned: return "the number " + std::to_string(value.get<std::uint64_t>());
        case Json::value_t::number_float: return "the number " + text_of(value.get<float>());
        case Json::value_t::binary:
        case Json::value_t::discarded: break;
    }
    return "no value";
}

}  // namespace lecun1989
