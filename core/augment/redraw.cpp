#include "redraw.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "../ink/ink.hpp"
#include "../ink/normalise.hpp"

// Every random draw is a statement of its own: C++ leaves the order within an expression open, and a seed stands for that order.

namespace lecun1989 {
namespace {

/// About its middle, its longer side 1.
void centre(Strokes& strokes) {
    const Box box = box_around(strokes);
    const Point middle{(box.least.x + box.most.x) / 2.0F, (box.least.y + box.most.y) / 2.0F};
    const float longer = box.longer_side();
    for (Stroke& stroke : strokes) {
        for (Point& point : stroke) {
            point = longer > 0.0F ? Point{(point.x - middle.x) / longer, (point.y - middle.y) / longer} : Point{};
        }
    }
}

/// Leaves out points that are less than a step from the one before; the ends stay.
Stroke thinned(const Stroke& stroke, float step) {
    Stroke kept;
    for (std::size_t i = 0; i < stroke.size(); ++i) {
        const Point before = kept.empty() ? Point{} : kept.back();
        const Point apart{stroke[i].x - before.x, stroke[i].y - before.y};
        if (i == 0 || i + 1 == stroke.size() || apart.x * apart.x + apart.y * apart.y >= step * step) {
            kept.push_back(stroke[i]);
        }
    }
    return kept;
}

Image redraw_strokes(Strokes strokes, const Variety& variety, Random& random) {
    const Warp warp(variety.bend, random);
    const float step = random.uniform(0.0F, variety.longest_step);
    // Uniform in the root, so that thin pens lie closer together than thick ones.
    const float root = random.uniform(std::sqrt(variety.thinnest_pen), std::sqrt(variety.thickest_pen));
    centre(strokes);
    for (Stroke& stroke : strokes) {
        stroke = thinned(stroke, step);
        for (Point& point : stroke) {
            point = warp.move(point);
        }
    }
    centre(strokes);
    return normalise(draw_ink(strokes, root * root));
}

/// Interpolates a grey level between four.
float between(const float* upper, const float* lower, float right_part, float lower_part) {
    const float above = upper[0] + right_part * (upper[1] - upper[0]);
    const float below = lower[0] + right_part * (lower[1] - lower[0]);
    return above + lower_part * (below - above);
}

/// A scan's ink, 0 ... 1, with a border of one pixel without ink.
struct Bordered {
    std::size_t stride;
    std::vector<float> ink;
};

Bordered bordered_ink(const Scan& scan) {
    Bordered bordered{scan.side + 2, {}};
    bordered.ink.assign(bordered.stride * bordered.stride, 0.0F);
    for (std::size_t row = 0; row < scan.side; ++row) {
        for (std::size_t column = 0; column < scan.side; ++column) {
            bordered.ink[(row + 1) * bordered.stride + column + 1] = static_cast<float>(scan.grey[row * scan.side + column]) / 255.0F;
        }
    }
    return bordered;
}

/// Moves each pixel towards the darkest of itself and its four neighbours, or towards the palest where `growth` is negative.
void swell(Bordered& bordered, float growth) {
    const std::vector<float> before = bordered.ink;
    const std::size_t stride = bordered.stride;
    for (std::size_t row = 1; row + 1 < stride; ++row) {
        for (std::size_t column = 1; column + 1 < stride; ++column) {
            const std::size_t here = row * stride + column;
            const auto around = {before[here], before[here - 1], before[here + 1], before[here - stride], before[here + stride]};
            const float aim = growth > 0.0F ? std::max(around) : std::min(around);
            bordered.ink[here] += std::fabs(growth) * (aim - before[here]);
        }
    }
}

Image redraw_scan(const Scan& scan, const Variety& variety, Random& random) {
    const Warp warp(variety.bend, random);
    const float growth = random.uniform(-variety.swelling, variety.swelling);
    Bordered source = bordered_ink(scan);
    swell(source, growth);

    // MNIST's digits are 20 pixels long in 28. This leaves room for bending outwards, and `normalise` crops what is not used.
    const std::size_t room = scan.side / 7;
    const float unit = static_cast<float>(scan.side) * (5.0F / 7.0F);
    Bitmap bent{scan.side + 2 * room, scan.side + 2 * room, {}};
    bent.ink.assign(bent.rows * bent.columns, 0.0F);
    const float middle = static_cast<float>(bent.rows - 1) / 2.0F;
    const float source_middle = static_cast<float>(source.stride - 1) / 2.0F;
    const float last = static_cast<float>(source.stride - 1);
    for (std::size_t row = 0; row < bent.rows; ++row) {
        for (std::size_t column = 0; column < bent.columns; ++column) {
            const Point from = warp.move({(static_cast<float>(column) - middle) / unit, (static_cast<float>(row) - middle) / unit});
            const float x = from.x * unit + source_middle;
            const float y = from.y * unit + source_middle;
            if (x >= 0.0F && x < last && y >= 0.0F && y < last) {
                const auto left = static_cast<std::size_t>(x);
                const auto top = static_cast<std::size_t>(y);
                const float* corner = source.ink.data() + top * source.stride + left;
                bent.ink[row * bent.columns + column] =
                    between(corner, corner + source.stride, x - static_cast<float>(left), y - static_cast<float>(top));
            }
        }
    }
    return normalise(bent);
}

/// The weight of each of four pixels in a row for a place `part` of the way from the second to the third (Catmull and Rom's spline, which
/// keeps lines sharper than a mean of two does).
std::array<float, 4> cubic_weights(float part) {
    return {part * (-0.5F + part * (1.0F - 0.5F * part)), 1.0F + part * part * (-2.5F + 1.5F * part),
            part * (0.5F + part * (2.0F - 1.5F * part)), part * part * (-0.5F + 0.5F * part)};
}

Image redraw_image(const Image& image, const Variety& variety, Random& random) {
    constexpr std::size_t side = paper::image_side;
    constexpr std::size_t border = 3;  // no pixel further out is used
    constexpr std::size_t stride = side + 2 * border;
    constexpr float middle = (static_cast<float>(side) - 1.0F) / 2.0F;
    const Warp warp(variety.bend, random);
    const float right = random.uniform(-variety.shift_pixels, variety.shift_pixels);
    const float down = random.uniform(-variety.shift_pixels, variety.shift_pixels);
    const float unit = static_cast<float>(side);
    const float fetched_unit = unit * random.uniform(1.0F - variety.zoom, 1.0F + variety.zoom);

    std::array<float, stride * stride> source;
    source.fill(paper::background_level);
    for (std::size_t row = 0; row < side; ++row) {
        std::copy_n(image.begin() + static_cast<std::ptrdiff_t>(row * side), side,
                    source.begin() + static_cast<std::ptrdiff_t>((row + border) * stride + border));
    }
    Image bent;
    for (std::size_t row = 0; row < side; ++row) {
        for (std::size_t column = 0; column < side; ++column) {
            const Point from = warp.move({(static_cast<float>(column) - middle) / unit, (static_cast<float>(row) - middle) / unit});
            const auto inside = [](float place) { return std::clamp(place, 1.0F, static_cast<float>(stride) - 2.5F); };
            const float x = inside(from.x * fetched_unit + middle + right + static_cast<float>(border));
            const float y = inside(from.y * fetched_unit + middle + down + static_cast<float>(border));
            const auto left = static_cast<std::size_t>(x);
            const auto top = static_cast<std::size_t>(y);
            const auto across = cubic_weights(x - static_cast<float>(left));
            const auto along = cubic_weights(y - static_cast<float>(top));
            float grey = 0.0F;
            for (std::size_t i = 0; i < 4; ++i) {
                const float* line = source.data() + (top + i - 1) * stride + left - 1;
                grey += along[i] * (across[0] * line[0] + across[1] * line[1] + across[2] * line[2] + across[3] * line[3]);
            }
            bent[row * side + column] = std::clamp(grey, paper::background_level, paper::ink_level);
        }
    }
    return bent;
}

}  // namespace

Image redraw(const Original& original, const Image& image, const Variety& variety, Random& random) {
    if (const auto* strokes = std::get_if<Strokes>(&original)) {
        return redraw_strokes(*strokes, variety, random);
    }
    if (const auto* scan = std::get_if<Scan>(&original)) {
        return redraw_scan(*scan, variety, random);
    }
    return redraw_image(image, variety, random);
}

}  // namespace lecun1989
