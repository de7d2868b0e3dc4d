// A value, or the error that says why there is none. The library throws nothing across its face; C++23's std::expected is not yet in every
// standard library that this has to build with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace lecun1989 {

/// What was wrong, for programs.
enum class ErrorCode : std::uint8_t {
    json,     // a text that is not JSON
    weights,  // a weights file, or weights that cannot be written as one
    digits,   // a set of digits
    image,    // a 16x16 image to be read
    strokes,  // strokes to be read, or the width of their pen
    picture,  // a scan or photo to be read
    number,   // a number out of its range: a seed, a step size, a count
    name,     // a name that is not in the list: of a recipe, a layer, a part of a set
    state,    // something asked for before it is there, or after it failed
    file,     // a file that could not be opened, read or written
    memory,   // not enough of it
};

/// The code's own name, "json" to "memory".
constexpr std::string_view name_of(ErrorCode code) {
    constexpr std::string_view names[] = {"json",   "weights", "digits", "image", "strokes", "picture",
                                          "number", "name",    "state",  "file",  "memory"};
    return names[static_cast<std::size_t>(code)];
}

/// What went wrong: its kind for programs; the thing, the value found and the value expected as one sentence for people.
struct Error {
    ErrorCode code;
    std::string message;
};

template <class T>
class [[nodiscard]] Expected {
public:
    Expected(T value) : either_(std::in_place_index<0>, std::move(value)) {}
    Expected(Error error) : either_(std::in_place_index<1>, std::move(error)) {}
    /// A value made in its place.
    template <class... Arguments>
    explicit Expected(std::in_place_t, Arguments&&... arguments) : either_(std::in_place_index<0>, std::forward<Arguments>(arguments)...) {}

    explicit operator bool() const { return either_.index() == 0; }

    /// The value; only after the check above. Of a temporary a copy, so that no reference to it dangles.
    T& operator*() & { return *std::get_if<0>(&either_); }
    const T& operator*() const& { return *std::get_if<0>(&either_); }
    T operator*() && { return std::move(*std::get_if<0>(&either_)); }
    T* operator->() & { return std::get_if<0>(&either_); }
    const T* operator->() const& { return std::get_if<0>(&either_); }
    const T* operator->() const&& = delete;

    /// The error; only when there is no value.
    const Error& error() const& { return *std::get_if<1>(&either_); }
    Error error() && { return std::move(*std::get_if<1>(&either_)); }

private:
    std::variant<T, Error> either_;
};

}  // namespace lecun1989
