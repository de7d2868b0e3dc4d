// The 1989 network as types: four layers, the table of connections between H1 and H2, and the proof that they add up to the paper's
// totals. No weights, no arithmetic. LeCun et al. 1989, "Network Architecture".
#pragma once

#include <array>
#include <string_view>

#include "../paper.hpp"
#include "../shape.hpp"

namespace lecun1989 {

using Input = Shape<1, paper::image_side, paper::image_side>;

/// Which planes of H1 (a column each) every plane of H2 (a row each) reads.
/// CHOICE: the paper does not print the scheme and says only that each plane of H2 reads 8 of the 12. This one, three overlapping blocks,
/// is the one that other reproductions use.
// clang-format off
inline constexpr std::array<std::string_view, paper::h2_planes> h1_to_h2 = {
    "OOOOOOOO....",
    "OOOOOOOO....",
    "OOOOOOOO....",
    "OOOOOOOO....",
    "....OOOOOOOO",
    "....OOOOOOOO",
    "....OOOOOOOO",
    "....OOOOOOOO",
    "OOOO....OOOO",
    "OOOO....OOOO",
    "OOOO....OOOO",
    "OOOO....OOOO",
};
// clang-format on

constexpr bool connected(std::size_t h2_plane, std::size_t h1_plane) { return h1_to_h2[h2_plane][h1_plane] == 'O'; }

/// Planes of feature detectors. Every unit of a plane looks at its own 5x5 neighbourhood, two steps from the next unit's, in
/// SourcePlanes planes of the layer before; the planes' units share those weights, and each unit has a bias of its own.
template <class SourceShape, class TargetShape, std::size_t SourcePlanes>
struct ConvLayer {
    using Source = SourceShape;
    using Target = TargetShape;
    static constexpr std::size_t taps = paper::kernel_side * paper::kernel_side;
    static constexpr std::size_t source_planes = SourcePlanes;  // read by each target plane
    static constexpr std::size_t units = Target::units;
    static constexpr std::size_t weights = Target::planes * SourcePlanes * taps;
    static constexpr std::size_t biases = Target::units;
    static constexpr std::size_t parameters = weights + biases;
    static constexpr std::size_t connections = units * (SourcePlanes * taps + 1);
    static constexpr std::size_t fan_in = SourcePlanes * taps;
};

/// Units that read every unit of the layer before.
template <std::size_t Sources, std::size_t Units>
struct DenseLayer {
    static constexpr std::size_t sources = Sources;
    static constexpr std::size_t units = Units;
    static constexpr std::size_t weights = Units * Sources;
    static constexpr std::size_t biases = Units;
    static constexpr std::size_t parameters = weights + biases;
    static constexpr std::size_t connections = parameters;
    static constexpr std::size_t fan_in = Sources;
};

using H1 = ConvLayer<Input, Shape<paper::h1_planes, paper::h1_side, paper::h1_side>, 1>;
using H2 = ConvLayer<H1::Target, Shape<paper::h2_planes, paper::h2_side, paper::h2_side>, paper::h1_planes_read_by_h2_plane>;
using H3 = DenseLayer<H2::units, paper::h3_units>;
using Output = DenseLayer<H3::units, paper::output_units>;

inline constexpr std::size_t parameter_count = H1::parameters + H2::parameters + H3::parameters + Output::parameters;
inline constexpr std::size_t connection_count = H1::connections + H2::connections + H3::connections + Output::connections;
inline constexpr std::size_t unit_count = Input::units + H1::units + H2::units + H3::units + Output::units;

static_assert(H1::parameters == paper::h1_parameters && H1::connections == paper::h1_connections);
static_assert(H2::parameters == paper::h2_parameters && H2::connections == paper::h2_connections);
static_assert(H3::parameters == paper::h3_parameters && Output::parameters == paper::output_parameters);
static_assert(parameter_count == paper::parameters);
static_assert(connection_count == paper::connections);
static_assert(unit_count == paper::units);

// The drawn table has a shape that the arithmetic relies on: H1's planes fall into three blocks of four, A B C, written here as the
// ring A B C A; the H2 planes of group g read the two blocks of that ring which start at block g.
inline constexpr std::size_t block_planes = 4;
inline constexpr std::size_t block_count = paper::h1_planes / block_planes;
inline constexpr std::size_t ring_planes = paper::h1_planes + block_planes;

/// The plane of H1 that an H2 plane reads as its lane-th source, lane in 0 ... 7.
constexpr std::size_t source_plane(std::size_t h2_plane, std::size_t lane) {
    return (h2_plane / block_planes * block_planes + lane) % paper::h1_planes;
}

/// The lane in which an H2 plane has a plane of H1, which must be one that it reads.
constexpr std::size_t lane_of(std::size_t h2_plane, std::size_t h1_plane) {
    std::size_t lane = 0;
    while (source_plane(h2_plane, lane) != h1_plane) {
        ++lane;
    }
    return lane;
}

/// The plane of H1 that an H2 plane reads as the nth from the left in the table, nth in 0 ... 7: the order of files.
constexpr std::size_t drawn_source_plane(std::size_t h2_plane, std::size_t nth) {
    std::size_t h1_plane = 0;
    for (std::size_t left = nth + 1; left > 0; ++h1_plane) {
        left -= connected(h2_plane, h1_plane) ? 1U : 0U;
    }
    return h1_plane - 1;
}

consteval bool table_is_ring_of_blocks() {
    for (std::size_t h2_plane = 0; h2_plane < paper::h2_planes; ++h2_plane) {
        std::size_t drawn = 0;
        for (const char mark : h1_to_h2[h2_plane]) {
            drawn += mark == 'O' ? 1 : 0;
        }
        if (drawn != H2::source_planes || h1_to_h2[h2_plane].size() != paper::h1_planes) {
            return false;
        }
        for (std::size_t lane = 0; lane < H2::source_planes; ++lane) {
            if (!connected(h2_plane, source_plane(h2_plane, lane))) {
                return false;
            }
        }
    }
    return true;
}
static_assert(table_is_ring_of_blocks());

}  // namespace lecun1989
