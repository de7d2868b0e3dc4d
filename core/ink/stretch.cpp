#include "stretch.hpp"

namespace lecun1989 {

float width_of(const Strokes& strokes) {
    const Box box = box_around(strokes);
    return box.height() > 0.0F ? box.width() / box.height() : 0.0F;
}

Strokes stretched(const Strokes& strokes, float times) {
    Strokes wider = strokes;
    for (Stroke& stroke : wider) {
        for (Point& point : stroke) {
            point.x *= times;
        }
    }
    return wider;
}

}  // namespace lecun1989
