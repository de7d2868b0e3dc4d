#include "orientation.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "formats.hpp"

namespace lecun1989 {
namespace {

constexpr int upright = 1;

/// Unsigned numbers in either byte order; none beyond the end.
class Tiff {
public:
    explicit Tiff(std::string_view bytes) : bytes_(bytes) {}

    bool has_header() {
        little_ = bytes_.starts_with("II");
        return (little_ || bytes_.starts_with("MM")) && number(2, 2) == 42U;
    }
    std::optional<std::size_t> number(std::size_t at, std::size_t size) const {
        if (at > bytes_.size() || size > bytes_.size() - at) {
            return std::nullopt;
        }
        std::size_t value = 0;
        for (std::size_t i = 0; i < size; ++i) {
            const char byte = bytes_[at + (little_ ? size - 1 - i : i)];
            value = value << 8U | static_cast<unsigned char>(byte);
        }
        return value;
    }

private:
    std::string_view bytes_;
    bool little_ = false;
};

}  // namespace

int orientation_of(std::string_view exif) {
    constexpr std::size_t entry_size = 12;
    constexpr std::size_t orientation_tag = 274;
    constexpr std::size_t type_short = 3;
    Tiff tiff(exif);
    const auto directory = tiff.has_header() ? tiff.number(4, 4) : std::nullopt;
    const auto count = directory ? tiff.number(*directory, 2) : std::nullopt;
    for (std::size_t i = 0; i < count.value_or(0); ++i) {
        const std::size_t entry = *directory + 2 + i * entry_size;
        const auto tag = tiff.number(entry, 2);
        if (!tag) {
            break;
        }
        if (tag == orientation_tag && tiff.number(entry + 2, 2) == type_short && tiff.number(entry + 4, 4) == 1U) {
            const std::size_t value = tiff.number(entry + 8, 2).value_or(upright);
            return value >= 1 && value <= 8 ? static_cast<int>(value) : upright;
        }
    }
    return upright;
}

Picture turned(Picture picture, int orientation) {
    if (orientation == upright) {
        return picture;
    }
    const bool on_its_side = orientation >= 5;
    const bool from_bottom =
        orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;  // where its first row comes from
    const bool from_right = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const std::size_t channels = channels_of(picture.format);
    Picture result{picture.columns, picture.rows, picture.format, std::vector<std::uint8_t>(picture.bytes.size())};
    if (on_its_side) {
        std::swap(result.columns, result.rows);
    }
    for (std::size_t row = 0; row < result.rows; ++row) {
        for (std::size_t column = 0; column < result.columns; ++column) {
            const std::size_t i = on_its_side ? column : row;
            const std::size_t j = on_its_side ? row : column;
            const std::size_t from =
                (from_bottom ? picture.rows - 1 - i : i) * picture.columns + (from_right ? picture.columns - 1 - j : j);
            std::copy_n(picture.bytes.data() + from * channels, channels, result.bytes.data() + (row * result.columns + column) * channels);
        }
    }
    return result;
}

}  // namespace lecun1989
