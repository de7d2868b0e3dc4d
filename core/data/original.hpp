// What a digit was before it was normalised. A trainer that bends digits bends this, where nothing is cropped or blurred yet, and
// normalises again.
#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include <lecun1989/strokes.hpp>

namespace lecun1989 {

/// A square grey bitmap as a file has it.
struct Scan {
    std::size_t side = 0;
    std::vector<std::uint8_t> grey;  // [side][side], 0 background ... 255 ink
};

/// Nothing if only the normalised image is known; strokes in any units, y down.
using Original = std::variant<std::monostate, Scan, Strokes>;

}  // namespace lecun1989
