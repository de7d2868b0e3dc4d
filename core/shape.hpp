// Shapes as types: [plane][row][column] of a layer of units, known at compile time.
#pragma once

#include <cstddef>

namespace lecun1989 {

template <std::size_t Planes, std::size_t Rows, std::size_t Columns>
struct Shape {
    static constexpr std::size_t planes = Planes;
    static constexpr std::size_t rows = Rows;
    static constexpr std::size_t columns = Columns;
    static constexpr std::size_t units = Planes * Rows * Columns;
};

}  // namespace lecun1989
