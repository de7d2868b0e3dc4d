// PGM and PPM files, binary, of 8 bits a sample: the plainest pictures that there are.
#include <algorithm>
#include <charconv>

#include "formats.hpp"

namespace lecun1989 {
namespace {

constexpr bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Steps over spaces and comments to a number and over it; nothing if there is none, or none below a billion.
std::optional<std::size_t> take_number(std::string_view file, std::size_t& at) {
    constexpr std::size_t most_digits = 9;
    while (at < file.size() && (is_space(file[at]) || file[at] == '#')) {
        at = file[at] == '#' ? std::min(file.find_first_of("\r\n", at), file.size()) : at + 1;
    }
    const std::size_t end = std::min(file.find_first_not_of("0123456789", at), file.size());
    if (end == at || end - at > most_digits) {
        return std::nullopt;
    }
    std::size_t number = 0;
    std::from_chars(file.data() + at, file.data() + end, number);
    at = end;
    return number;
}

/// Opaque colours -> with their opacity.
std::vector<std::uint8_t> with_opacity(const std::vector<std::uint8_t>& colours) {
    std::vector<std::uint8_t> pixels;
    pixels.reserve(colours.size() / 3 * 4);
    for (std::size_t at = 0; at + 2 < colours.size(); at += 3) {
        pixels.insert(pixels.end(), {colours[at], colours[at + 1], colours[at + 2], 255});
    }
    return pixels;
}

}  // namespace

Expected<Picture> read_pnm(std::string_view file) {
    std::size_t at = 2;
    const auto columns = take_number(file, at);
    const auto rows = columns ? take_number(file, at) : columns;
    const auto white = rows ? take_number(file, at) : rows;
    if (!white || *white == 0 || *white > 65535) {
        return wrong_picture("expected columns, rows and the level of white, up to 65535, after " + std::string(file.substr(0, 2)) +
                             ", found other text");
    }
    if (auto error = refusal_of_size(*columns, *rows)) {
        return *std::move(error);
    }
    if (*white > 255) {
        return wrong_picture("expected 8 bits for each level of grey or colour, found 16");
    }
    const bool has_colour = file[1] == '6';
    const std::size_t samples = *columns * *rows * (has_colour ? 3 : 1);
    const std::size_t first = at + 1;  // after a single space
    if (first > file.size() || samples > file.size() - first) {
        return wrong_picture("cut short: " + std::to_string(file.size()) + " bytes, expected " + std::to_string(first + samples));
    }
    std::vector<std::uint8_t> levels(file.begin() + static_cast<std::ptrdiff_t>(first),
                                     file.begin() + static_cast<std::ptrdiff_t>(first + samples));
    if (const auto lightest = *std::max_element(levels.begin(), levels.end()); lightest > *white) {
        return damaged_picture("a level of " + std::to_string(lightest) + " above white, " + std::to_string(*white));
    }
    for (std::uint8_t& level : levels) {
        level = static_cast<std::uint8_t>((level * 255U + *white / 2) / *white);
    }
    return Picture{*columns, *rows, has_colour ? PixelFormat::rgba : PixelFormat::grey,
                   has_colour ? with_opacity(levels) : std::move(levels)};
}

}  // namespace lecun1989
