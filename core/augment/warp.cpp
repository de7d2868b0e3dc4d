#include "warp.hpp"

#include <algorithm>

// Every random draw is a statement of its own: C++ leaves the order within an expression open, and a seed stands for that order.

namespace lecun1989 {
namespace {

/// The net covers a digit and half as much around it.
constexpr float net_side = 1.5F;

/// -most ... most, the middle more likely than the ends: two draws.
float either_way(Random& random, float most) {
    const float first = random.uniform(-most, most);
    const float second = random.uniform(-most, most);
    return (first + second) / 2.0F;
}

Point between(Point a, Point b, float part) { return {a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)}; }

}  // namespace

Warp::Warp(const Bend& bend, Random& random) {
    // A rotation without sine and cosine: t is the tangent of half the angle.
    const float t = either_way(random, bend.turn) / 2.0F;
    const float cosine = (1.0F - t * t) / (1.0F + t * t);
    const float sine = 2.0F * t / (1.0F + t * t);
    const float slant = either_way(random, bend.slant);
    const float stretch = either_way(random, bend.stretch);
    const float across = 1.0F + std::max(stretch, 0.0F);
    const float down = 1.0F + std::max(-stretch, 0.0F);
    xx_ = cosine * across;
    xy_ = -(cosine * slant + sine) * down;
    yx_ = sine * across;
    yy_ = (cosine - sine * slant) * down;
    taper_.x = either_way(random, bend.taper);
    taper_.y = either_way(random, bend.taper);
    for (auto& row : net_) {
        for (Point& knot : row) {
            knot.x = random.uniform(-bend.pull, bend.pull);
            knot.y = random.uniform(-bend.pull, bend.pull);
        }
    }
}

Point Warp::move(Point place) const {
    const auto on_net = [](float along) {
        constexpr float meshes = static_cast<float>(knots - 1);
        return std::clamp((along / net_side + 0.5F) * meshes, 0.0F, meshes);
    };
    const float row = on_net(place.y);
    const float column = on_net(place.x);
    const std::size_t top = std::min(static_cast<std::size_t>(row), knots - 2);
    const std::size_t left = std::min(static_cast<std::size_t>(column), knots - 2);
    const float right_part = column - static_cast<float>(left);
    const Point pull = between(between(net_[top][left], net_[top][left + 1], right_part),
                               between(net_[top + 1][left], net_[top + 1][left + 1], right_part), row - static_cast<float>(top));
    const float growth = 1.0F + taper_.x * place.x + taper_.y * place.y;
    const Point bent{growth * place.x + pull.x, growth * place.y + pull.y};
    return {xx_ * bent.x + xy_ * bent.y, yx_ * bent.x + yy_ * bent.y};
}

}  // namespace lecun1989
