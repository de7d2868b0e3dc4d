// A value or an error: what callers may do with either, and what does not compile.
#include "tests/support/catch.hpp"

#include <memory>
#include <set>
#include <string>
#include <type_traits>
#include <vector>

#include <lecun1989/expected.hpp>

using namespace lecun1989;

namespace {

Expected<std::string> found() { return std::string("digits"); }
Expected<std::string> missing() { return Error{ErrorCode::file, "no such file"}; }

template <class T>
concept has_arrow = requires(T value) {
    static_cast<T&&>(value).operator->();
};

// No reference into a temporary.
static_assert(std::is_same_v<decltype(*found()), std::string>);
static_assert(std::is_same_v<decltype(missing().error()), Error>);
static_assert(has_arrow<const Expected<std::string>&> && !has_arrow<Expected<std::string>> && !has_arrow<const Expected<std::string>>);
// A condition may ask it, but it is no number.
static_assert(std::is_constructible_v<bool, Expected<int>> && !std::is_convertible_v<Expected<int>, bool>);

}  // namespace

TEST_CASE("expected: it is true with a value, false with an error, and gives back either") {
    Expected<std::string> value = found();
    REQUIRE(value);
    CHECK(*value == "digits");
    value->push_back('!');
    CHECK(*value == "digits!");
    const Expected<std::string> error = missing();
    REQUIRE_FALSE(error);
    CHECK(error.error().code == ErrorCode::file);
    CHECK(error.error().message == "no such file");
}

TEST_CASE("expected: a value that cannot be copied is moved out, or made in its place") {
    Expected<std::unique_ptr<int>> pointer = std::make_unique<int>(1989);
    const std::unique_ptr<int> taken = *std::move(pointer);
    CHECK(*taken == 1989);
    const Expected<std::vector<int>> made(std::in_place, 3U, 7);
    CHECK(*made == std::vector<int>{7, 7, 7});
}

TEST_CASE("errors: every code has a name of its own") {
    CHECK(name_of(ErrorCode::json) == "json");
    CHECK(name_of(ErrorCode::number) == "number");
    CHECK(name_of(ErrorCode::memory) == "memory");
    std::set<std::string_view> names;
    for (std::size_t code = 0; code <= static_cast<std::size_t>(ErrorCode::memory); ++code) {
        names.insert(name_of(static_cast<ErrorCode>(code)));
    }
    CHECK(names.size() == static_cast<std::size_t>(ErrorCode::memory) + 1);
}
