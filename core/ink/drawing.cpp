#include "drawing.hpp"

#include <algorithm>

#include "ink.hpp"
#include "normalise.hpp"

namespace lecun1989 {

namespace {

/// Of the pen that the network reads.
float drawn_width(const Box& box, float pen_width) { return pen_width * (std::max(box.longer_side(), least_side) / usual_side); }

}  // namespace

Image image_of(const Strokes& strokes, float pen_width) {
    return normalise(draw_ink(strokes, drawn_width(box_around(strokes), pen_width)));
}

Box place_of_image(const Strokes& strokes, float pen_width) {
    const Box box = box_around(strokes);
    const float reach = (box.longer_side() + drawn_width(box, pen_width)) / 2.0F;
    const Point middle{(box.least.x + box.most.x) / 2.0F, (box.least.y + box.most.y) / 2.0F};
    return {{middle.x - reach, middle.y - reach}, {middle.x + reach, middle.y + reach}};
}

}  // namespace lecun1989
