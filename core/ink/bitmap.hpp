// A grey picture of ink on a background, from whatever source: drawn strokes, a data set, a photo.
#pragma once

#include <cstddef>
#include <vector>

namespace lecun1989 {

struct Bitmap {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<float> ink;  // [row][column], 0 background ... 1 ink

    float at(std::size_t row, std::size_t column) const { return ink[row * columns + column]; }
};

}  // namespace lecun1989
