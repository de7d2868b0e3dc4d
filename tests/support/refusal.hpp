// What a reader says of a bad input, for tests that compare sentences.
#pragma once

#include <string>

#include <lecun1989/expected.hpp>

namespace lecun1989 {

template <class T>
std::string refusal(const Expected<T>& result) {
    return result ? "accepted" : result.error().message;
}

}  // namespace lecun1989
