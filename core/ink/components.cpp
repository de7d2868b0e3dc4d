#include "components.hpp"

#include <algorithm>

namespace lecun1989 {
namespace {

/// CHOICE: the least size of a digit in a photo, as a part of the picture's longer side, and its greatest width, as a multiple of its
/// height.
constexpr float least_size = 0.1F;
constexpr float most_width_in_heights = 2.0F;

/// CHOICE: a detached part, such as a five's roof, has at least this part of the digit's ink and is at most this far from it, as a part of
/// the digit's longer side.
constexpr float least_part = 0.05F;
constexpr float farthest_part = 0.2F;

Patch take_patch(const Bitmap& bitmap, std::size_t start, std::vector<bool>& taken) {
    Patch patch{{start}, 0.0F, bitmap.rows, 0, bitmap.columns, 0};
    taken[start] = true;
    for (std::size_t next = 0; next < patch.pixels.size(); ++next) {
        const std::size_t pixel = patch.pixels[next];
        const std::size_t row = pixel / bitmap.columns;
        const std::size_t column = pixel % bitmap.columns;
        patch.ink += bitmap.ink[pixel];
        patch.top = std::min(patch.top, row);
        patch.bottom = std::max(patch.bottom, row);
        patch.left = std::min(patch.left, column);
        patch.right = std::max(patch.right, column);
        for (std::size_t i = row - std::min<std::size_t>(row, 1); i < std::min(row + 2, bitmap.rows); ++i) {
            for (std::size_t j = column - std::min<std::size_t>(column, 1); j < std::min(column + 2, bitmap.columns); ++j) {
                const std::size_t other = i * bitmap.columns + j;
                if (!taken[other] && bitmap.ink[other] > 0.0F) {
                    taken[other] = true;
                    patch.pixels.push_back(other);
                }
            }
        }
    }
    return patch;
}

bool may_be_digit(const Patch& patch, const Bitmap& bitmap) {
    return !at_edge(patch, bitmap) && patch.longer_side() >= least_size * static_cast<float>(std::max(bitmap.rows, bitmap.columns)) &&
           patch.width() <= most_width_in_heights * patch.height();
}

/// The distance between two boxes, along the axis on which they are farther apart.
float gap(const Patch& one, const Patch& other) {
    const auto between = [](std::size_t end, std::size_t begin) { return begin > end ? static_cast<float>(begin - end) : 0.0F; };
    return std::max(
        {between(one.bottom, other.top), between(other.bottom, one.top), between(one.right, other.left), between(other.right, one.left)});
}

}  // namespace

std::vector<Patch> patches_of(const Bitmap& ink) {
    std::vector<bool> taken(ink.ink.size());
    std::vector<Patch> patches;
    for (std::size_t pixel = 0; pixel < ink.ink.size(); ++pixel) {
        if (!taken[pixel] && ink.ink[pixel] > 0.0F) {
            patches.push_back(take_patch(ink, pixel, taken));
        }
    }
    return patches;
}

bool at_edge(const Patch& patch, const Bitmap& ink) {
    return patch.top == 0 || patch.left == 0 || patch.bottom + 1 == ink.rows || patch.right + 1 == ink.columns;
}

void keep_digit(Bitmap& ink) {
    const std::vector<Patch> patches = patches_of(ink);
    if (patches.empty()) {
        return;
    }
    const auto lesser = [&](const Patch& one, const Patch& other) {
        const bool one_may = may_be_digit(one, ink);
        const bool other_may = may_be_digit(other, ink);
        return one_may == other_may ? one.ink < other.ink : other_may;
    };
    const Patch& digit = *std::max_element(patches.begin(), patches.end(), lesser);
    for (const Patch& patch : patches) {
        // A digit that fills the picture touches its edges, and its parts may do so too.
        const bool part = patch.ink >= least_part * digit.ink && gap(digit, patch) <= farthest_part * digit.longer_side() &&
                          (at_edge(digit, ink) || !at_edge(patch, ink));
        if (&patch != &digit && !part) {
            for (const std::size_t pixel : patch.pixels) {
                ink.ink[pixel] = 0.0F;
            }
        }
    }
}

}  // namespace lecun1989
