#include "segment.hpp"

#include <algorithm>
#include <cmath>

#include "components.hpp"
#include "cuts.hpp"
#include "ink.hpp"

namespace lecun1989 {
namespace {

/// CHOICE: a stroke whose longer side is less than this part of the line's height is dirt, or a resting hand.
constexpr float greatest_dot = 0.12F;

/// CHOICE: the greatest slant of writing, in heights; whatever seems to lean more does not.
constexpr float most_slant = 0.6F;

struct Part {
    float size, weight;
};

/// The size below which parts hold half of all the weight.
float middle_size(std::vector<Part> parts) {
    std::sort(parts.begin(), parts.end(), [](const Part& one, const Part& other) { return one.size < other.size; });
    float all = 0.0F;
    for (const Part& part : parts) {
        all += part.weight;
    }
    float passed = 0.0F;
    for (const Part& part : parts) {
        passed += part.weight;
        if (passed >= all / 2.0F) {
            return part.size;
        }
    }
    return 0.0F;
}

bool drawable(const Stroke& stroke) {
    return !stroke.empty() && std::all_of(stroke.begin(), stroke.end(), [](const Point point) { return is_drawable(point); });
}

float length_of(const Stroke& stroke) {
    float length = 0.0F;
    for (std::size_t i = 1; i < stroke.size(); ++i) {
        length += std::hypot(stroke[i].x - stroke[i - 1].x, stroke[i].y - stroke[i - 1].y);
    }
    return length;
}

/// How far writing leans to the right on its way up, by those of its lines that run up or down rather than across. CHOICE: lines that lean
/// far count little, so that a digit's diagonals are not taken for the slant of the whole.
float slant_of(const Strokes& strokes) {
    float across = 0.0F;
    float along = 0.0F;
    for (const Stroke& stroke : strokes) {
        const std::size_t end = drawable(stroke) ? stroke.size() : 0;
        for (std::size_t i = 1; i < end; ++i) {
            const float x = stroke[i].x - stroke[i - 1].x;
            const float y = stroke[i].y - stroke[i - 1].y;
            if (std::fabs(y) > std::fabs(x)) {
                const float weight = y * y / std::max(std::hypot(x, y), 1e-12F);
                across -= weight * (x / y);
                along += weight;
            }
        }
    }
    return along > 0.0F ? std::clamp(across / along, -most_slant, most_slant) : 0.0F;
}

Strokes upright(const Strokes& strokes, float slant) {
    Strokes result = strokes;
    for (Stroke& stroke : result) {
        for (Point& point : stroke) {
            point.x += slant * point.y;
        }
    }
    return result;
}

float middle(const Piece& piece) { return piece.upright.least.x + piece.upright.width() / 2.0F; }

void sort_pieces(Line& line) {
    std::stable_sort(line.pieces.begin(), line.pieces.end(),
                     [](const Piece& one, const Piece& other) { return middle(one) < middle(other); });
}

/// CHOICE: in a picture of a line of digits, parts of these sizes, in heights of the line, are not writing: dust, ruled lines.
constexpr float greatest_speck = 0.15F;
constexpr float longest_dash = 1.3F;   // of a patch
constexpr float dash_flatness = 0.2F;  // at most this high relative to its width

/// CHOICE: without anything as dark as this, there is only grain.
constexpr float palest_stroke = 0.5F;

/// The slant, among the possible ones, under which the columns of ink differ most: digits then stand apart, and upright strokes fall into
/// few columns.
float slant_of(const Bitmap& ink, const std::vector<Patch>& patches) {
    constexpr int steps = 12;
    float best_slant = 0.0F;
    double best = 0.0;
    const float lean = most_slant * static_cast<float>(ink.rows);
    std::vector<float> columns(ink.columns + 2 * static_cast<std::size_t>(lean) + 3);
    for (int step = -steps; step <= steps; ++step) {
        const float slant = most_slant * static_cast<float>(step) / steps;
        std::fill(columns.begin(), columns.end(), 0.0F);
        for (const Patch& patch : patches) {
            for (const std::size_t pixel : patch.pixels) {
                const float x = static_cast<float>(pixel % ink.columns) + slant * static_cast<float>(pixel / ink.columns) + lean + 1.0F;
                columns[static_cast<std::size_t>(std::max(x, 0.0F)) % columns.size()] += ink.ink[pixel];
            }
        }
        double squares = 0.0;
        for (const float column : columns) {
            squares += static_cast<double>(column) * static_cast<double>(column);
        }
        // A small bonus for being upright, so that of equal slants the upright one is taken.
        squares *= 1.0 - 0.1 * std::fabs(static_cast<double>(slant));
        if (squares > best) {
            best = squares;
            best_slant = slant;
        }
    }
    return best_slant;
}

/// The width of the pen in pixels: a stroke has two edges.
float stroke_width_px(const Bitmap& ink, const std::vector<Patch>& patches) {
    std::size_t area = 0;
    std::size_t edge = 0;
    const auto blank = [&](std::size_t pixel) { return ink.ink[pixel] <= 0.0F; };
    for (const Patch& patch : patches) {
        for (const std::size_t pixel : patch.pixels) {
            const std::size_t row = pixel / ink.columns;
            const std::size_t column = pixel % ink.columns;
            const bool at_side = row == 0 || column == 0 || row + 1 == ink.rows || column + 1 == ink.columns;
            ++area;
            const bool at_edge_of_ink =
                at_side || blank(pixel - 1) || blank(pixel + 1) || blank(pixel - ink.columns) || blank(pixel + ink.columns);
            edge += at_edge_of_ink ? 1U : 0U;
        }
    }
    return std::max(2.0F * static_cast<float>(area) / std::max(static_cast<float>(edge), 1.0F), 1.0F);
}

float height_of_line(const std::vector<Patch>& patches) {
    std::vector<Part> heights;
    for (const Patch& patch : patches) {
        heights.push_back({patch.height(), patch.ink});
    }
    return middle_size(heights);
}

/// The patches that may be writing.
std::vector<Patch> writing_in(const Bitmap& ink) {
    std::vector<Patch> patches = patches_of(ink);
    float all = 0.0F;
    float inside = 0.0F;
    for (const Patch& patch : patches) {
        all += patch.ink;
        inside += at_edge(patch, ink) ? 0.0F : patch.ink;
    }
    if (inside > 0.1F * all) {  // otherwise the writing itself fills the picture to its edges
        std::erase_if(patches, [&](const Patch& patch) { return at_edge(patch, ink); });
    }
    std::erase_if(patches, [&](const Patch& patch) {
        return std::all_of(patch.pixels.begin(), patch.pixels.end(), [&](std::size_t pixel) { return ink.ink[pixel] < palest_stroke; });
    });
    const float height = height_of_line(patches);
    std::erase_if(patches, [&](const Patch& patch) {
        return patch.longer_side() <= greatest_speck * height ||
               (patch.width() > longest_dash * height && patch.height() <= dash_flatness * patch.width());
    });
    return patches;
}

}  // namespace

Line take_apart(const Strokes& strokes) {
    const Strokes straight = upright(strokes, slant_of(strokes));
    Line line;
    std::vector<Part> heights;
    for (std::size_t i = 0; i < strokes.size(); ++i) {
        if (drawable(strokes[i])) {
            line.pieces.push_back(
                {box_around(std::span(&strokes[i], 1)), box_around(std::span(&straight[i], 1)), length_of(strokes[i]), 0.0F, {i}});
            heights.push_back({line.pieces.back().box.height(), line.pieces.back().ink});
        }
    }
    line.height = middle_size(heights);
    std::erase_if(line.pieces, [&](const Piece& piece) { return piece.box.longer_side() <= greatest_dot * line.height; });
    sort_pieces(line);
    return line;
}

Line take_apart(const Bitmap& ink) {
    const std::vector<Patch> patches = writing_in(ink);
    Line line;
    if (patches.empty()) {
        return line;
    }
    const float slant = slant_of(ink, patches);
    const float pen_px = stroke_width_px(ink, patches);
    line.height = std::max(height_of_line(patches) - pen_px, 1.0F);
    for (const Patch& patch : patches) {
        add_pieces(ink, patch, slant, line.height, pen_px, line.pieces);
    }
    sort_pieces(line);
    return line;
}

Strokes strokes_of(const Strokes& strokes, std::span<const Piece> group) {
    std::vector<std::size_t> numbers;
    for (const Piece& piece : group) {
        numbers.insert(numbers.end(), piece.parts.begin(), piece.parts.end());
    }
    std::sort(numbers.begin(), numbers.end());
    Strokes taken;
    for (const std::size_t number : numbers) {
        taken.push_back(strokes[number]);
    }
    return taken;
}

Bitmap ink_of(const Bitmap& ink, std::span<const Piece> group) {
    const Box box = box_around(group, &Piece::box);
    const auto left = static_cast<std::size_t>(box.least.x);
    const auto top = static_cast<std::size_t>(box.least.y);
    Bitmap cut{static_cast<std::size_t>(box.height()), static_cast<std::size_t>(box.width()), {}};
    cut.ink.assign(cut.rows * cut.columns, 0.0F);
    for (const Piece& piece : group) {
        for (const std::size_t pixel : piece.parts) {
            cut.ink[(pixel / ink.columns - top) * cut.columns + pixel % ink.columns - left] = ink.ink[pixel];
        }
    }
    return cut;
}

Box box_around(std::span<const Piece> group, Box Piece::*which) {
    Box box = group.front().*which;
    for (const Piece& piece : group) {
        const Box& other = piece.*which;
        box.least = {std::min(box.least.x, other.least.x), std::min(box.least.y, other.least.y)};
        box.most = {std::max(box.most.x, other.most.x), std::max(box.most.y, other.most.y)};
    }
    return box;
}

}  // namespace lecun1989
