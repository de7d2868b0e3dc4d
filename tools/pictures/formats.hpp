// What the readers of the formats share. Each refuses by the same sentences.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "picture_file.hpp"

namespace lecun1989 {

Expected<Picture> read_jpeg(std::string_view file);
Expected<Picture> read_png(std::string_view file);
Expected<Picture> read_pnm(std::string_view file);

inline Error wrong_picture(const std::string& sentence) { return Error{ErrorCode::picture, sentence}; }

/// `found` is what the library that reads the format says of it.
inline Error damaged_picture(const std::string& found) { return wrong_picture("a damaged picture (" + found + ")"); }

inline Error picture_cut_short(std::size_t bytes) {
    return wrong_picture("cut short: " + std::to_string(bytes) + " bytes, without the end of the picture");
}

/// To be asked before memory is taken for pixels.
inline std::optional<Error> refusal_of_size(std::size_t columns, std::size_t rows) {
    const std::string found = ", found " + std::to_string(columns) + " x " + std::to_string(rows);
    if (columns == 0 || rows == 0) {
        return wrong_picture("expected a picture of at least one pixel" + found);
    }
    if (columns > most_picture_pixels || rows > most_picture_pixels / columns) {
        return wrong_picture("expected at most 64 million pixels" + found);
    }
    return std::nullopt;
}

}  // namespace lecun1989
