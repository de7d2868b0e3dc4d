// What a pen does: points in the order in which they were drawn, a stroke from each touch to each lift.
#pragma once

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

}  // namespace lecun1989
