// The layers one by one, as functions that a benchmark can call, for registers of four, eight and sixteen lanes. Measures nothing itself.
#pragma once

#include <cstddef>

#include "core/network/parameters.hpp"
#include "core/network/state.hpp"

namespace lecun1989::bench {

/// What a step of training holds besides the parameters.
struct Workspace {
    State<float> state;
    alignas(64) float deltas[H1::units / paper::h1_planes * ring_planes];
    alignas(64) float source_slopes[H1::units / paper::h1_planes * ring_planes];
    Parameters<float> slopes;
};

using Layer = void (*)(const Parameters<float>& parameters, Workspace& workspace);

struct NamedLayer {
    const char* name;
    Layer run;
    std::size_t flops;  // multiplications and additions of the weights alone
};

inline constexpr std::size_t layer_count = 10;
extern const NamedLayer layers_of_FourLanes[layer_count];
extern const NamedLayer layers_of_EightLanes[layer_count];
extern const NamedLayer layers_of_SixteenLanes[layer_count];

}  // namespace lecun1989::bench
