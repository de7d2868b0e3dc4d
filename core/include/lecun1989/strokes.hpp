// What a pen does: points in the order in which they were drawn, a stroke from each touch to each lift.
#pragma once

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace lecun1989 {

/// A place on the pad, y down. The pad is the unit square; a data set's own units are scaled to it where the set is read.
struct Point {
    float x = 0;
    float y = 0;
};

/// At least one point; one alone is a dot.
using Stroke = std::vector<Point>;
using Strokes = std::vector<Stroke>;

/// CHOICE: the page's pen, a part of the pad's side.
inline constexpr float page_pen_width = 0.08F;

struct Box {
    Point least, most;

    float width() const { return most.x - least.x; }
    float height() const { return most.y - least.y; }
    float longer_side() const { return std::max(width(), height()); }
};

/// The box around every point. Only for drawings that have a point.
inline Box box_around(std::span<const Stroke> strokes) {
    Box box{{HUGE_VALF, HUGE_VALF}, {-HUGE_VALF, -HUGE_VALF}};
    for (const Stroke& stroke : strokes) {
        for (const Point point : stroke) {
            box.least = {std::min(box.least.x, point.x), std::min(box.least.y, point.y)};
            box.most = {std::max(box.most.x, point.x), std::max(box.most.y, point.y)};
        }
    }
    return box;
}

inline Box box_around(const Strokes& strokes) { return box_around(std::span<const Stroke>(strokes)); }

}  // namespace lecun1989
