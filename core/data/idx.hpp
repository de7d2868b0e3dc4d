// MNIST's files, from bytes in memory. Format: big-endian 32-bit magic and sizes, then a byte a value (LeCun, Cortes, Burges, "The MNIST
// database of handwritten digits"). Opens and unpacks nothing.
#pragma once

#include <span>

#include <lecun1989/expected.hpp>
#include "dataset.hpp"

namespace lecun1989 {

/// images: magic 2051, count, 28, 28, pixels 0 (background) ... 255 (ink). labels: magic 2049, count, digits. Both have the same count,
/// above 0, with nothing missing and nothing after the end. Each image goes through `normalise`.
Expected<Dataset> read_idx(std::span<const std::uint8_t> images, std::span<const std::uint8_t> labels);

}  // namespace lecun1989
