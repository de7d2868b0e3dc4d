// What one presentation leaves in the network: the value of every unit, laid out as the layers read it.
#pragma once

#include <algorithm>
#include <array>

#include "architecture.hpp"

namespace lecun1989 {

/// A square of units with the border that a 5x5 neighbourhood two steps apart reads beyond its edge: two before, one after.
inline constexpr std::size_t border = paper::kernel_side / 2;
inline constexpr std::size_t bordered(std::size_t side) { return side + border + border - 1; }

inline constexpr std::size_t image_stride = bordered(paper::image_side);
inline constexpr std::size_t h1_stride = bordered(paper::h1_side);

/// Where a unit's planes begin in H1's bordered ring; unit = row * 8 + column.
constexpr std::size_t h1_place(std::size_t unit) {
    return ((border + unit / paper::h1_side) * h1_stride + border + unit % paper::h1_side) * ring_planes;
}

/// T is float or double. The borders hold the value that the paper, or a CHOICE, gives outside; only `forward` writes the rest.
template <class T>
struct State {
    alignas(64) std::array<T, image_stride * image_stride> image;       // [row][column], bordered
    alignas(64) std::array<T, h1_stride * h1_stride * ring_planes> h1;  // [row][column][plane round the ring A B C A], bordered
    alignas(64) std::array<T, H2::units> h2;                            // [row][column][plane]
    alignas(64) std::array<T, H3::units> h3;
    alignas(64) std::array<T, Output::units> outputs;

    State() {
        image.fill(static_cast<T>(paper::outside_image));
        h1.fill(static_cast<T>(paper::outside_h1_planes));
        h2.fill(0);
        h3.fill(0);
        outputs.fill(0);
    }

    /// The planes of H1 at a place, row and column counted from the border's corner, 0 ... 10.
    const T* h1_at(std::size_t bordered_row, std::size_t bordered_column) const {
        return h1.data() + (bordered_row * h1_stride + bordered_column) * ring_planes;
    }
};

}  // namespace lecun1989
