#include "synthetic.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

#include "../ink/ink.hpp"
#include "../ink/normalise.hpp"

// Every random draw is a statement of its own: C++ leaves the order within an expression open, and a seed stands for that order.

namespace lecun1989 {
namespace {

Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
Point operator*(float factor, Point a) { return {factor * a.x, factor * a.y}; }
float dot(Point a, Point b) { return a.x * b.x + a.y * b.y; }
float length(Point a) { return std::sqrt(dot(a, a)); }

/// -width ... width, the middle more likely than the ends: two draws.
float spread(Random& random, float width) {
    const float first = random.uniform(-width, width);
    const float second = random.uniform(-width, width);
    return (first + second) / 2.0F;
}

Point spread_point(Random& random, float width) {
    const float x = spread(random, width);
    const float y = spread(random, width);
    return {x, y};
}

/// A bent sheet of paper, so to speak: what one hand does to the whole digit. Coordinates about the digit's middle.
class Hand {
public:
    explicit Hand(Random& random) {
        aspect_ = random.uniform(0.65F, 1.4F);
        slant_ = spread(random, 0.45F) + 0.06F;  // people lean to the right more than to the left
        taper_ = spread(random, 0.4F);
        bow_ = spread(random, 0.2F);
        waist_ = spread(random, 0.3F);
        climb_ = spread(random, 0.18F);
        // A rotation without sine and cosine: t is the tangent of half the angle, 7 degrees at most.
        const float t = spread(random, 0.06F);
        cosine_ = (1.0F - t * t) / (1.0F + t * t);
        sine_ = 2.0F * t / (1.0F + t * t);
    }

    Point move(Point point) const {
        const float room = 0.25F - point.y * point.y;  // none at the top and the bottom
        const float x = aspect_ * point.x * (1.0F + taper_ * point.y) + slant_ * -point.y + bow_ * room;
        const float y = point.y + waist_ * room - climb_ * point.x;
        return {cosine_ * x - sine_ * y, sine_ * x + cosine_ * y};
    }

private:
    float aspect_, slant_, taper_, bow_, waist_, climb_, cosine_, sine_;
};

/// The knots of one stroke, as this hand places them.
struct PenPath {
    std::vector<Point> points;
    std::vector<bool> corner;  // the ends are corners too
};

std::vector<PenPath> place_knots(Figure figure, const Hand& hand, Random& random) {
    int right = 0;
    for (const Knot knot : figure) {
        right = std::max<int>(right, knot.x);
    }
    const Point middle{static_cast<float>(right) / 200.0F, 0.5F};

    std::vector<PenPath> paths;
    Point strayed;
    for (const Knot knot : figure) {
        if (knot.pen == Pen::touches) {
            // A pen that comes down again rarely meets what is there.
            strayed = paths.empty() ? Point{} : spread_point(random, 0.04F);
            paths.emplace_back();
        }
        const Point place{static_cast<float>(knot.x) / 100.0F, static_cast<float>(knot.y) / 100.0F};
        const Point shaken = place - middle + strayed + spread_point(random, 0.05F);
        paths.back().points.push_back(hand.move(shaken));
        paths.back().corner.push_back(knot.pen != Pen::passes);
    }
    for (PenPath& path : paths) {
        path.corner.back() = true;
    }
    return paths;
}

/// The direction of the pen at each knot of a smooth run [first, last], of length one: at inner knots that of a parabola through the knot
/// and its two neighbours, at the ends that of the circle that leaves the inner one.
std::vector<Point> headings(const std::vector<Point>& points, std::size_t first, std::size_t last) {
    const auto unit = [](Point a) { return 1.0F / std::max(length(a), 1e-6F) * a; };
    std::vector<Point> result(last - first + 1);
    for (std::size_t i = first + 1; i < last; ++i) {
        const Point before = points[i] - points[i - 1];
        const Point after = points[i + 1] - points[i];
        result[i - first] = unit(length(after) * unit(before) + length(before) * unit(after));
    }
    const auto mirrored = [&](Point heading, Point chord) { return 2.0F * dot(heading, unit(chord)) * unit(chord) - heading; };
    const bool straight = last == first + 1;
    const Point only = unit(points[last] - points[first]);
    result.front() = straight ? only : mirrored(result[1], points[first + 1] - points[first]);
    result.back() = straight ? only : mirrored(result[last - first - 1], points[last] - points[last - 1]);
    return result;
}

Point bezier(Point a, Point b, Point c, Point d, float t) {
    const float s = 1.0F - t;
    return s * s * s * a + 3.0F * s * s * t * b + 3.0F * s * t * t * c + t * t * t * d;
}

/// A smooth tremble: a random aim that the pen follows lazily.
class Wobble {
public:
    explicit Wobble(Random& random) { strength_ = random.uniform(0.0F, 0.05F); }
    /// How far off the pen is after moving `way` further.
    Point next(Random& random, float way) {
        const Point aim = spread_point(random, strength_);
        off_ = off_ + std::min(way / 0.15F, 1.0F) * (aim - off_);
        return off_;
    }

private:
    float strength_ = 0;
    Point off_;
};

/// Follows the path with a point every `step` or so, as a tablet reports a pen.
Stroke follow(const PenPath& path, float step, Wobble& wobble, Random& random) {
    const std::vector<Point>& points = path.points;
    Stroke stroke{points.front()};
    for (std::size_t first = 0; first + 1 < points.size();) {
        std::size_t last = first + 1;
        while (!path.corner[last]) {
            ++last;
        }
        const std::vector<Point> ways = headings(points, first, last);
        for (std::size_t i = first; i < last; ++i) {
            const float chord = length(points[i + 1] - points[i]);
            const Point b = points[i] + chord / 3.0F * ways[i - first];
            const Point c = points[i + 1] - chord / 3.0F * ways[i - first + 1];
            const auto parts = std::max(1, static_cast<int>(chord / step + 0.5F));
            for (int part = 1; part <= parts; ++part) {
                const float t = static_cast<float>(part) / static_cast<float>(parts);
                const Point off = wobble.next(random, chord / static_cast<float>(parts));
                stroke.push_back(bezier(points[i], b, c, points[i + 1], t) + off);
            }
        }
        first = last;
    }
    return stroke;
}

/// Puts the drawing on the pad, its longer side, pen included, `size` of the pad's, and all of it inside.
void place(Strokes& strokes, float size, float pen_width, Random& random) {
    const Box box = box_around(strokes);
    const float scale = (size - pen_width) / box.longer_side();
    const float x = random.uniform(0.0F, 1.0F - pen_width - scale * box.width());
    const float y = random.uniform(0.0F, 1.0F - pen_width - scale * box.height());
    const Point corner{x + pen_width / 2.0F, y + pen_width / 2.0F};
    for (Stroke& stroke : strokes) {
        for (Point& point : stroke) {
            point = corner + scale * (point - box.least);
        }
    }
}

}  // namespace

SyntheticDigit draw_figure(Figure figure, Random& random) {
    const Hand hand(random);
    const std::vector<PenPath> paths = place_knots(figure, hand, random);
    const float step = random.uniform(0.02F, 0.14F);
    Wobble wobble(random);

    SyntheticDigit drawn;
    for (const PenPath& path : paths) {
        drawn.strokes.push_back(follow(path, step, wobble, random));
    }
    const float size = random.uniform(0.2F, 0.9F);
    // A pen too wide for the digit fills its loops.
    const float least_width = std::max(0.03F, 0.05F * size);
    const float most_width = std::min(0.12F, 0.15F * size);
    drawn.pen_width = random.uniform(least_width, most_width);
    place(drawn.strokes, size, drawn.pen_width, random);
    return drawn;
}

SyntheticDigit draw_synthetic(std::uint8_t digit, Random& random) {
    const std::span<const Figure> figures = figures_of(digit);
    const Figure figure = figures[random.below(static_cast<std::uint32_t>(figures.size()))];
    return draw_figure(figure, random);
}

Dataset synthetic(std::size_t count, std::uint64_t seed) {
    Random random(seed);
    Dataset dataset;
    dataset.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto digit = static_cast<std::uint8_t>(i % 10);
        SyntheticDigit drawn = draw_synthetic(digit, random);
        const Image image = normalise(draw_ink(drawn.strokes, drawn.pen_width));
        dataset.add(image, digit, std::move(drawn.strokes));
    }
    return dataset;
}

}  // namespace lecun1989
