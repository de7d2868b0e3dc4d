#include "normalise.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace lecun1989 {
namespace {

/// Rows and columns that hold ink: from begin to before end.
struct Bounds {
    std::size_t row_begin, row_end, column_begin, column_end;
};

std::optional<Bounds> cut_out(const Bitmap& bitmap) {
    const float darkest = bitmap.ink.empty() ? 0.0F : *std::max_element(bitmap.ink.begin(), bitmap.ink.end());
    if (!(darkest > 0.0F)) {
        return std::nullopt;
    }
    const float dark = cut_threshold * darkest;
    Bounds cut{bitmap.rows, 0, bitmap.columns, 0};
    for (std::size_t row = 0; row < bitmap.rows; ++row) {
        std::size_t begin = 0;
        while (begin < bitmap.columns && !(bitmap.at(row, begin) >= dark)) {
            ++begin;
        }
        if (begin == bitmap.columns) {
            continue;
        }
        std::size_t end = bitmap.columns;
        while (!(bitmap.at(row, end - 1) >= dark)) {
            --end;
        }
        cut = {std::min(cut.row_begin, row), row + 1, std::min(cut.column_begin, begin), std::max(cut.column_end, end)};
    }
    return cut;
}

/// One direction of the map: how much of each source pixel falls on each of the 16.
struct Shares {
    std::size_t first = 0;      // source pixel of shares[0]
    std::vector<float> shares;  // parts of the target pixel, together at most 1
};

/// Centres the source pixels begin ... end, `scale` to a target pixel, on the 16.
std::array<Shares, image_side> shares_of(std::size_t begin, std::size_t end, float scale) {
    const float length = static_cast<float>(end - begin);
    const float margin = (static_cast<float>(image_side) * scale - length) / 2.0F;
    std::array<Shares, image_side> all;
    for (std::size_t target = 0; target < image_side; ++target) {
        // In source pixels from `begin`.
        const float low = std::max(static_cast<float>(target) * scale - margin, 0.0F);
        const float high = std::min(static_cast<float>(target + 1) * scale - margin, length);
        Shares& here = all[target];
        here.first = begin + static_cast<std::size_t>(low);
        for (float edge = std::floor(low); edge < high; edge += 1.0F) {
            here.shares.push_back((std::min(edge + 1.0F, high) - std::max(edge, low)) / scale);
        }
    }
    return all;
}

}  // namespace

Image normalise(const Bitmap& bitmap) {
    Image image = blank_image();
    const auto cut = cut_out(bitmap);
    if (!cut) {
        return image;
    }
    const std::size_t longer = std::max(cut->row_end - cut->row_begin, cut->column_end - cut->column_begin);
    const float scale = static_cast<float>(longer) / static_cast<float>(image_side);
    const auto rows = shares_of(cut->row_begin, cut->row_end, scale);
    const auto columns = shares_of(cut->column_begin, cut->column_end, scale);
    for (std::size_t row = 0; row < image_side; ++row) {
        for (std::size_t column = 0; column < image_side; ++column) {
            float ink = 0.0F;
            for (std::size_t i = 0; i < rows[row].shares.size(); ++i) {
                float line = 0.0F;
                for (std::size_t j = 0; j < columns[column].shares.size(); ++j) {
                    line += bitmap.at(rows[row].first + i, columns[column].first + j) * columns[column].shares[j];
                }
                ink += line * rows[row].shares[i];
            }
            image[row * image_side + column] =
                std::clamp(paper::background_level + (paper::ink_level - paper::background_level) * ink, -1.0F, 1.0F);
        }
    }
    return image;
}

}  // namespace lecun1989
