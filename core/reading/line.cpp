#include "line.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "../ink/drawing.hpp"
#include "../ink/normalise.hpp"
#include "../ink/picture.hpp"

namespace lecun1989 {
namespace {

// CHOICE: what it costs to take neighbouring pieces for a digit. The numbers were found by search on five-digit numbers composed of pen
// digits by writers whom the network had not learned from; the rates in weights/README.md are those of yet other writers.
constexpr std::size_t most_pieces = 6;  // of a digit
constexpr float sure_margin = 1.5F;     // a reading with at least this margin is in no doubt
constexpr float usual_length = 1.5F;    // of a digit's ink, in heights of the line: a doubtful digit costs the more, the more ink it takes,
constexpr float least_length = 0.65F;   // but at least as much as with this many usual lengths; otherwise single pieces would win
constexpr float least_height = 0.9F;    // in heights of the line,
constexpr float cost_of_height = 4.3F;  // for each height that is lacking
constexpr float widest_upright = 0.55F;    // in heights of the line,
constexpr float cost_of_width = 5.9F;      // for each height beyond
constexpr float cost_of_joining = 0.28F;   // of pieces that stand side by side; nothing where one stands above the other
constexpr float cost_of_parting = 0.22F;   // of pieces that stand one above the other; nothing where they stand side by side
constexpr float cost_of_cut = 1.2F;        // through ink,
constexpr float cost_of_severing = 0.75F;  // and for each width of the pen
constexpr float gain_of_digit = 0.29F;     // otherwise few digits would cost less than many
constexpr float widest = 2.0F;             // in heights of the line; wider groups are not tried

/// How far the later of two neighbours is above or below the other (1), beside it (0), or apart (down to -1/2).
float overlap(const Piece& one, const Piece& other, float line_height) {
    const float common = std::min(one.upright.most.x, other.upright.most.x) - std::max(one.upright.least.x, other.upright.least.x);
    const float narrower = std::min(one.upright.width(), other.upright.width());
    return std::clamp(common / std::max(narrower, 0.05F * line_height), -0.5F, 1.0F);
}

/// The cost of a group, apart from the doubt about it.
float cost_of_shape(std::span<const Piece> group, const Box& upright, float line_height) {
    float cost = cost_of_height * std::max(0.0F, least_height - upright.height() / line_height) +
                 cost_of_width * std::max(0.0F, upright.width() / line_height - widest_upright) - gain_of_digit;
    for (std::size_t i = 1; i < group.size(); ++i) {
        // What was cut belonged together.
        cost += group[i].severed > 0.0F ? 0.0F : cost_of_joining * (1.0F - overlap(group[i - 1], group[i], line_height));
    }
    return cost;
}

float cost_of_doubt(std::span<const Piece> group, const Reading& reading, float line_height) {
    float ink = 0.0F;
    for (const Piece& piece : group) {
        ink += piece.ink;
    }
    return (least_length + ink / (usual_length * line_height)) * std::max(0.0F, 1.0F - reading.margin / sure_margin);
}

using ReadGroup = std::function<NumberDigit(std::span<const Piece>)>;

/// The cheapest of all ways to join neighbouring pieces.
std::vector<NumberDigit> best_grouping(const Line& line, const ReadGroup& read) {
    struct Best {
        float cost = std::numeric_limits<float>::infinity();
        std::size_t begin = 0;  // of its last digit
        NumberDigit digit;
    };
    const std::span<const Piece> pieces(line.pieces);
    std::vector<Best> best(pieces.size() + 1);  // for each number of first pieces
    best[0].cost = 0.0F;
    for (std::size_t end = 1; end < best.size(); ++end) {
        for (std::size_t begin = end - std::min(end, most_pieces); begin < end; ++begin) {
            const auto group = pieces.subspan(begin, end - begin);
            const Box upright = box_around(group, &Piece::upright);
            if (group.size() > 1 && upright.width() > widest * line.height) {
                continue;
            }
            float cost = best[begin].cost + cost_of_shape(group, upright, line.height);
            if (begin > 0) {
                cost += group.front().severed > 0.0F ? cost_of_cut + cost_of_severing * group.front().severed
                                                     : cost_of_parting * overlap(pieces[begin - 1], pieces[begin], line.height);
            }
            if (cost >= best[end].cost) {
                continue;  // doubt only adds to the cost, and reading takes time
            }
            NumberDigit digit = read(group);
            cost += cost_of_doubt(group, digit.reading, line.height);
            if (cost < best[end].cost) {
                best[end] = {cost, begin, std::move(digit)};
            }
        }
    }
    std::vector<NumberDigit> digits;
    for (std::size_t end = pieces.size(); end > 0; end = best[end].begin) {
        digits.push_back(std::move(best[end].digit));
    }
    std::reverse(digits.begin(), digits.end());
    return digits;
}

NumberDigit read_group(std::span<const Piece> group, const Image& image, const ReadImage& read) {
    NumberDigit digit{box_around(group, &Piece::box), {}, read(image)};
    for (const Piece& piece : group) {
        digit.parts.insert(digit.parts.end(), piece.parts.begin(), piece.parts.end());
    }
    return digit;
}

}  // namespace

std::vector<NumberDigit> read_line(const Strokes& strokes, float pen_width, const ReadImage& read) {
    return best_grouping(take_apart(strokes), [&](std::span<const Piece> group) {
        return read_group(group, image_of(strokes_of(strokes, group), pen_width), read);
    });
}

std::vector<NumberDigit> read_line(const Bitmap& picture, const ReadImage& read) {
    const auto scale = static_cast<float>(reduction(picture, line_picture_side));
    const Bitmap ink = ink_of_line(picture);
    auto digits = best_grouping(take_apart(ink),
                                [&](std::span<const Piece> group) { return read_group(group, normalise(ink_of(ink, group)), read); });
    for (NumberDigit& digit : digits) {
        digit.parts.clear();
        digit.box = {{digit.box.least.x * scale, digit.box.least.y * scale}, {digit.box.most.x * scale, digit.box.most.y * scale}};
    }
    return digits;
}

}  // namespace lecun1989
