// A value, or the sentence that says why there is none. The core throws nothing across its face; C++23's std::expected is not yet in
// every standard library this has to build with.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace lecun1989 {

/// What went wrong, as one sentence for the user: the thing, what was expected, what was found.
struct Error {
    std::string message;
};

template <class T>
class [[nodiscard]] Expected {
public:
    Expected(T value) : either_(std::in_place_index<0>, std::move(value)) {}
    Expected(Error error) : either_(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return either_.index() == 0; }
    /// The value; only after the check above.
    T& operator*() { return *std::get_if<0>(&either_); }
    const T& operator*() const { return *std::get_if<0>(&either_); }
    T* operator->() { return std::get_if<0>(&either_); }
    const T* operator->() const { return std::get_if<0>(&either_); }
    /// The error; only when there is no value.
    const Error& error() const { return *std::get_if<1>(&either_); }

private:
    std::variant<T, Error> either_;
};

}  // namespace lecun1989
