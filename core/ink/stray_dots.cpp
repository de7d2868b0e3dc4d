#include "stray_dots.hpp"

#include <algorithm>
#include <span>

namespace lecun1989 {
namespace {

Box box_of(const Stroke& stroke) { return box_around(std::span(&stroke, 1)); }

bool holds(const Box& box, Point point) {
    return point.x >= box.least.x && point.x <= box.most.x && point.y >= box.least.y && point.y <= box.most.y;
}

float squared_distance(Point point, Point from, Point to) {
    const Point along{to.x - from.x, to.y - from.y};
    const float length_squared = along.x * along.x + along.y * along.y;
    const float part = length_squared > 0.0F ? ((point.x - from.x) * along.x + (point.y - from.y) * along.y) / length_squared : 0.0F;
    const float clamped = std::clamp(part, 0.0F, 1.0F);
    const Point apart{point.x - from.x - clamped * along.x, point.y - from.y - clamped * along.y};
    return apart.x * apart.x + apart.y * apart.y;
}

bool is_within(float reach, Point point, const Stroke& stroke) {
    for (std::size_t i = 0; i < stroke.size(); ++i) {
        if (squared_distance(point, stroke[i == 0 ? 0 : i - 1], stroke[i]) <= reach * reach) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::vector<std::size_t> stray_dots(const Strokes& strokes) {
    const float size = box_around(strokes).longer_side();
    std::vector<std::size_t> dots;
    for (std::size_t i = 0; i < strokes.size(); ++i) {
        if (!strokes[i].empty() && box_of(strokes[i]).longer_side() <= dot_side * size) {
            dots.push_back(i);
        }
    }
    if (dots.empty()) {
        return dots;
    }
    const Strokes rest = without(strokes, dots);
    const Box box = box_around(rest);  // where all are dots: of nothing, beside which no dot is small
    const float reach = dot_reach * box.longer_side();
    std::erase_if(dots, [&](std::size_t dot) {
        const Box place = box_of(strokes[dot]);
        const Point middle{(place.least.x + place.most.x) / 2.0F, (place.least.y + place.most.y) / 2.0F};
        const bool is_small = place.longer_side() <= dot_side * box.longer_side();
        return !is_small || holds(box, middle) ||
               std::any_of(rest.begin(), rest.end(), [&](const Stroke& stroke) { return is_within(reach, middle, stroke); });
    });
    return dots;
}

Strokes without(const Strokes& strokes, const std::vector<std::size_t>& left_out) {
    Strokes kept;
    for (std::size_t i = 0; i < strokes.size(); ++i) {
        if (!std::binary_search(left_out.begin(), left_out.end(), i)) {
            kept.push_back(strokes[i]);
        }
    }
    return kept;
}

}  // namespace lecun1989
