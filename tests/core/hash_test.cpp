// FNV-1a: its published digits, and how floats count.
#include "tests/support/catch.hpp"

#include <array>
#include <string_view>

#include "core/hash.hpp"

using namespace lecun1989;

namespace {

std::string hash_of(std::string_view bytes) {
    Hash hash;
    for (const char byte : bytes) {
        hash.add(static_cast<std::uint8_t>(byte));
    }
    return hash.text();
}

std::string hash_of(float value) {
    Hash hash;
    hash.add(value);
    return hash.text();
}

}  // namespace

TEST_CASE("hash: the published digits of FNV-1a") {
    CHECK(hash_of("") == "cbf29ce484222325");
    CHECK(hash_of("a") == "af63dc4c8601ec8c");
    CHECK(hash_of("foobar") == "85944171f73967e8");
}

TEST_CASE("hash: a float counts as its four bytes, lowest first, and a list as its floats") {
    using namespace std::string_view_literals;
    CHECK(hash_of(-0.1F) == hash_of("\xcd\xcc\xcc\xbd"sv));
    CHECK(hash_of(0.0F) != hash_of(-0.0F));
    constexpr std::array values = {1.0F, -0.1F};
    Hash hash;
    hash.add(values);
    CHECK(hash.text() == hash_of("\x00\x00\x80\x3f\xcd\xcc\xcc\xbd"sv));
}
