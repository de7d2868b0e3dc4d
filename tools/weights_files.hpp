// Weights files on disk.
#pragma once

#include <optional>
#include <string>

#include <lecun1989/expected.hpp>
#include "core/weights/weights_json.hpp"

namespace lecun1989 {

/// Reads a weights file; the message names it.
Expected<Weights> load_weights(const std::string& path);

/// Writes a weights file, whole or not at all; the error, if any, names it.
std::optional<Error> save_weights(const std::string& path, const Weights& weights);

}  // namespace lecun1989
