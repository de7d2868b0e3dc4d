// Picture files -> pixels, from bytes in memory. A file that is damaged or cut short is refused, never shown in part; nothing is printed.
#pragma once

#include <string_view>

#include <lecun1989/expected.hpp>
#include <lecun1989/reader.hpp>

namespace lecun1989 {

/// A PNG, JPEG or PGM (or PPM) file, known by its first bytes, of 1 to 64 million pixels; upright, turned as its EXIF data says. The
/// sentence of a refusal does not name the file.
Expected<Picture> read_picture(std::string_view file);

}  // namespace lecun1989
