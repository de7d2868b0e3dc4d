// Picture files -> pixels, from bytes in memory. A file that is damaged or cut short is refused, never shown in part; nothing is printed.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <lecun1989/expected.hpp>
#include <lecun1989/reader.hpp>

namespace lecun1989 {

/// Pixels row by row, upright.
struct Picture {
    std::size_t columns = 0;
    std::size_t rows = 0;
    PixelFormat format = PixelFormat::grey;
    std::vector<std::uint8_t> bytes;

    PictureView view() const { return {bytes, columns, rows, format}; }
};

/// A PNG, JPEG or PGM (or PPM) file, known by its first bytes, of 1 to 64 million pixels; turned as its EXIF data says. The sentence of a
/// refusal does not name the file.
Expected<Picture> read_picture(std::string_view file);

}  // namespace lecun1989
