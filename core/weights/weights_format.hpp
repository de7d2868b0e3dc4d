// What the reader and the writer of weights files share. Only for these two.
#pragma once

#include "../json/json.hpp"
#include "weights_json.hpp"

namespace lecun1989 {

inline constexpr std::string_view weights_format = "lecun1989-weights";
inline constexpr std::uint64_t weights_version = 1;
inline constexpr std::string_view weights_architecture = "lecun1989-9760";

inline Json shape_of(const TensorSpec& spec) {
    return Json(std::vector<std::uint64_t>(spec.shape.begin(), spec.shape.begin() + static_cast<std::ptrdiff_t>(spec.rank)));
}

}  // namespace lecun1989
