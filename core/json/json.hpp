// JSON text -> values. The only place that sees the JSON library; refuses with a sentence what a careless reader accepts (a duplicate key,
// a number that is too large, text after the end).
#pragma once

#include <string_view>

#include <nlohmann/json.hpp>

#include <lecun1989/expected.hpp>

namespace lecun1989 {

/// Keys keep their order and numbers are float32, so that every value is written as the shortest text that reads back to the same bits.
using Json = nlohmann::basic_json<nlohmann::ordered_map, std::vector, std::string, bool, std::int64_t, std::uint64_t, float>;

/// What a text holds, one event after another.
using JsonEvents = nlohmann::json_sax<Json>;

/// Whether the text is one JSON value with nothing after it and `events` took all of it. As a value a text takes up to 25 times its size;
/// as events it takes nothing.
bool walk_json(std::string_view text, JsonEvents& events);

/// Reads one JSON value with nothing after it. The message says where (line, column) and what.
Expected<Json> parse_json(std::string_view text);

/// A string as a message may show it: cut if it is long, with '?' for control characters, which must not reach a terminal.
std::string shown(std::string_view text);

/// How a message calls a value: "a string", "the number 3", ...
std::string describe(const Json& value);

}  // namespace lecun1989
