#include "drawing.hpp"

#include <algorithm>

#include "ink.hpp"
#include "normalise.hpp"

namespace lecun1989 {

Image image_of(const Strokes& strokes, float pen_width) {
    const float side = std::max(box_around(strokes).longer_side(), least_side);
    return normalise(draw_ink(strokes, pen_width * (side / usual_side)));
}

}  // namespace lecun1989
