// JSON text: the values in it, what is refused at which place, and how messages call a value.
#include "tests/support/catch.hpp"

#include <string>

#include "core/json/json.hpp"
#include "tests/support/refusal.hpp"

using namespace lecun1989;

namespace {

std::string object_of(int keys) {
    std::string text = "{";
    for (int i = 0; i < keys; ++i) {
        text += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":0";
    }
    return text + "}";
}

}  // namespace

TEST_CASE("json: keys keep their order, whole numbers their digits, and other numbers are floats") {
    const auto json = parse_json(" {\"b\": [1, -2, 18446744073709551615], \"a\": 0.1, \"c\": [null, true, \"\\u00e9\"]} \n");
    REQUIRE(json);
    CHECK(json->dump() == "{\"b\":[1,-2,18446744073709551615],\"a\":0.1,\"c\":[null,true,\"\xc3\xa9\"]}");
    CHECK(json->at("a").get<float>() == 0.1F);
}

TEST_CASE("json: what is refused is named, with its line and column if it is no JSON") {
    CHECK(parse_json("[").error().code == ErrorCode::json);
    CHECK(refusal(parse_json("[1,\n 2")) == "line 2, column 3: the text ends too early");
    CHECK(refusal(parse_json("[1,\n x]")).find("line 2, column 2: not JSON near ") == 0);
    CHECK(refusal(parse_json("[] []")).find("line 1, column 4: not JSON near ") == 0);
    CHECK(refusal(parse_json(std::string("[]\0", 3))) == "line 1, column 3: a zero byte, which is not JSON");
    CHECK(refusal(parse_json("[1e39]")) == "line 1, column 5: the number 1e39 is too large");
    CHECK(refusal(parse_json("{\"a\": {\"b\": 1, \"b\": 2}}")) == "the key \"b\" stands twice in one object");
    CHECK(refusal(parse_json("[{\"a\": 1}, {\"a\": 2}]")) == "accepted");
}

TEST_CASE("json: 32 levels and 64 keys are read, one more is refused") {
    CHECK(refusal(parse_json(std::string(32, '[') + std::string(32, ']'))) == "accepted");
    CHECK(refusal(parse_json(std::string(33, '[') + std::string(33, ']'))) == "nested more than 32 deep");
    CHECK(refusal(parse_json(object_of(64))) == "accepted");
    CHECK(refusal(parse_json(object_of(65))) == "an object with more than 64 keys");
}

TEST_CASE("json: a message shows strings without control characters, cut between two characters") {
    CHECK(shown("caf\xc3\xa9\x1b[31m\n\x7f") == "caf\xc3\xa9?[31m??");
    CHECK(shown(std::string(60, 'a')) == std::string(60, 'a'));
    CHECK(shown(std::string(61, 'a')) == std::string(60, 'a') + "...");
    CHECK(shown(std::string(59, 'a') + "\xc3\xa9") == std::string(59, 'a') + "...");
}

TEST_CASE("json: a message calls every value by its kind") {
    CHECK(describe(nullptr) == "null");
    CHECK(describe(true) == "true");
    CHECK(describe(false) == "false");
    CHECK(describe(Json::object()) == "an object");
    CHECK(describe(Json::array({1, 2})) == "an array of 2");
    CHECK(describe("a\nb") == "the string \"a?b\"");
    CHECK(describe(-3) == "the number -3");
    CHECK(describe(3U) == "the number 3");
    CHECK(describe(0.5F) == "the number 0.5");
}
