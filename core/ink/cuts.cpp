#include "cuts.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace lecun1989 {
namespace {

/// CHOICE: a patch this wide, in heights of the line, may be more than one digit, and is cut along paths through little ink.
constexpr float narrowest_pair = 0.55F;
/// CHOICE: the least distance between two cuts, and the most ink that a cut may go through.
constexpr float least_slice = 0.16F;
constexpr float most_severed = 0.8F;

/// A path from a patch's top to its bottom: its column in every row, with the slant removed, and the ink that it goes through.
struct CutPath {
    std::vector<int> columns;
    float severed = 0.0F;
};

/// A patch with the slant removed, and a little room at its sides.
struct Slice {
    const Bitmap& ink;
    const Patch& patch;
    float slant;
    int left, width;
    std::vector<float> at;  // [row][column] of the patch alone

    Slice(const Bitmap& bitmap, const Patch& taken, float lean)
        : ink(bitmap), patch(taken), slant(lean), left(column_of(taken.pixels.front())), width(0) {
        int right = left;
        for (const std::size_t pixel : patch.pixels) {
            left = std::min(left, column_of(pixel));
            right = std::max(right, column_of(pixel));
        }
        width = right - left + 1;
        at.assign((patch.bottom - patch.top + 1) * static_cast<std::size_t>(width), 0.0F);
        for (const std::size_t pixel : patch.pixels) {
            at[place(pixel / ink.columns - patch.top, column_of(pixel) - left)] = ink.ink[pixel];
        }
    }
    int column_of(std::size_t pixel) const {
        return static_cast<int>(
            std::floor(static_cast<float>(pixel % ink.columns) + slant * static_cast<float>(pixel / ink.columns) + 0.5F));
    }
    std::size_t place(std::size_t row, int column) const {
        return row * static_cast<std::size_t>(width) + static_cast<std::size_t>(column);
    }
};

/// The paths from top to bottom through the least ink, each a minimum among its neighbours, from left to right. A step to the side costs a
/// little, so that paths are no longer than necessary.
std::vector<CutPath> cuts_through(const Slice& slice, float line_height) {
    constexpr float side_step = 0.1F;
    const auto rows = slice.patch.bottom - slice.patch.top + 1;
    const int width = slice.width;
    std::vector<float> cost = slice.at;
    std::vector<std::int8_t> came(cost.size(), 0);
    for (std::size_t row = 1; row < rows; ++row) {
        for (int column = 0; column < width; ++column) {
            float least = cost[slice.place(row - 1, column)];
            for (const int step : {-1, 1}) {
                const int before = column + step;
                if (before >= 0 && before < width && cost[slice.place(row - 1, before)] + side_step < least) {
                    least = cost[slice.place(row - 1, before)] + side_step;
                    came[slice.place(row, column)] = static_cast<std::int8_t>(step);
                }
            }
            cost[slice.place(row, column)] += least;
        }
    }
    std::vector<int> ends(static_cast<std::size_t>(width));
    std::iota(ends.begin(), ends.end(), 0);
    const auto cost_at = [&](int column) { return cost[slice.place(rows - 1, column)]; };
    std::stable_sort(ends.begin(), ends.end(), [&](int one, int other) { return cost_at(one) < cost_at(other); });
    std::vector<CutPath> cuts;
    for (const int end : ends) {
        CutPath cut{std::vector<int>(rows), 0.0F};
        float middle = 0.0F;
        int column = end;
        for (std::size_t row = rows; row-- > 0;) {
            cut.columns[row] = column;
            cut.severed += slice.at[slice.place(row, column)];
            middle += static_cast<float>(column) / static_cast<float>(rows);
            column += came[slice.place(row, column)];
        }
        const auto middle_of = [&](const CutPath& other) {
            return static_cast<float>(std::accumulate(other.columns.begin(), other.columns.end(), 0)) / static_cast<float>(rows);
        };
        const float apart = least_slice * line_height;
        const bool near =
            std::any_of(cuts.begin(), cuts.end(), [&](const CutPath& other) { return std::fabs(middle_of(other) - middle) < apart; });
        if (!near && middle >= apart && middle <= static_cast<float>(width) - apart && cut.severed <= most_severed * line_height) {
            cuts.push_back(std::move(cut));
        }
    }
    std::sort(cuts.begin(), cuts.end(), [](const CutPath& one, const CutPath& other) {
        return std::accumulate(one.columns.begin(), one.columns.end(), 0) < std::accumulate(other.columns.begin(), other.columns.end(), 0);
    });
    return cuts;
}

}  // namespace

void add_pieces(const Bitmap& ink, const Patch& patch, float slant, float line_height, float pen_px, std::vector<Piece>& pieces) {
    const Slice slice(ink, patch, slant);
    std::vector<CutPath> cuts;
    if (static_cast<float>(slice.width) > narrowest_pair * line_height) {
        cuts = cuts_through(slice, line_height);
    }
    std::vector<Piece> parts(cuts.size() + 1);
    for (const std::size_t pixel : patch.pixels) {
        const std::size_t row = pixel / ink.columns;
        const int column = slice.column_of(pixel);
        const auto passed = std::count_if(cuts.begin(), cuts.end(),
                                          [&](const CutPath& cut) { return cut.columns[row - patch.top] <= column - slice.left; });
        Piece& part = parts[static_cast<std::size_t>(passed)];
        const auto x = static_cast<float>(pixel % ink.columns);
        const auto y = static_cast<float>(row);
        const Box box{{x, y}, {x + 1.0F, y + 1.0F}};
        const Box upright{{static_cast<float>(column), y}, {static_cast<float>(column + 1), y + 1.0F}};
        const auto around = [first = part.parts.empty()](const Box& one, const Box& other) {
            return first ? other
                         : Box{{std::min(one.least.x, other.least.x), std::min(one.least.y, other.least.y)},
                               {std::max(one.most.x, other.most.x), std::max(one.most.y, other.most.y)}};
        };
        part.box = around(part.box, box);
        part.upright = around(part.upright, upright);
        part.ink += ink.ink[pixel] / pen_px;
        part.parts.push_back(pixel);
    }
    bool first = true;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].parts.empty()) {
            continue;
        }
        if (!first) {
            parts[i].severed = std::max(cuts[i - 1].severed / pen_px, 0.1F);
        }
        first = false;
        // The middle lines count, as they do when strokes are known.
        Box& upright = parts[i].upright;
        const float x = std::min(pen_px, upright.width()) / 2.0F;
        const float y = std::min(pen_px, upright.height()) / 2.0F;
        upright = {{upright.least.x + x, upright.least.y + y}, {upright.most.x - x, upright.most.y - y}};
        pieces.push_back(std::move(parts[i]));
    }
}

}  // namespace lecun1989
