// Compiled once for each kind of machine, LECUN1989_MACHINE. Like core/network/passes_of_eight_lanes.cpp it calls nothing of the
// standard library that computes.
#include "layers.hpp"

#include "core/network/passes.hpp"

namespace lecun1989::bench {
namespace {

using Machine = LECUN1989_MACHINE;
using First = ImageConv<float, Machine>;
using Second = PlanesConv<float, Machine>;
using Third = Dense<H3, float, Machine>;
using Last = Dense<Output, float, Machine>;

const float* at(const Parameters<float>& parameters, Tensor tensor) { return parameters.values.data() + offset_of(tensor); }

/// Where a layer's slopes go.
Write<float> written(Parameters<float>& slopes, Tensor tensor) { return Write<float>{slopes.values.data()}.from(tensor); }

void h1_forward(const Parameters<float>& p, Workspace& w) {
    First::forward(at(p, Tensor::h1_weights), at(p, Tensor::h1_biases), w.state.image.data(), w.state.h1.data());
}
void h2_forward(const Parameters<float>& p, Workspace& w) {
    Second::forward(at(p, Tensor::h2_weights), at(p, Tensor::h2_biases), w.state.h1.data(), w.state.h2.data());
}
void h3_forward(const Parameters<float>& p, Workspace& w) {
    Third::forward(at(p, Tensor::h3_weights), at(p, Tensor::h3_biases), w.state.h2.data(), w.state.h3.data());
}
void output_forward(const Parameters<float>& p, Workspace& w) {
    Last::forward(at(p, Tensor::output_weights), at(p, Tensor::output_biases), w.state.h3.data(), w.state.outputs.data());
}
void output_backward(const Parameters<float>& p, Workspace& w) {
    Last::backward<Order::slopes>(at(p, Tensor::output_weights), w.state.h3.data(), w.deltas, w.source_slopes,
                                  written(w.slopes, Tensor::output_weights));
}
void h3_backward(const Parameters<float>& p, Workspace& w) {
    Third::backward<Order::slopes>(at(p, Tensor::h3_weights), w.state.h2.data(), w.deltas, w.source_slopes,
                                   written(w.slopes, Tensor::h3_weights));
}
void h2_weights_backward(const Parameters<float>&, Workspace& w) {
    Second::weights_backward<Order::slopes>(w.state.h1.data(), w.deltas, written(w.slopes, Tensor::h2_weights));
}
void h2_sources_backward(const Parameters<float>& p, Workspace& w) {
    Second::sources_backward<Order::slopes>(at(p, Tensor::h2_weights), w.deltas, w.source_slopes);
}
void h1_backward(const Parameters<float>&, Workspace& w) {
    First::backward<Order::slopes>(w.state.image.data(), w.deltas, written(w.slopes, Tensor::h1_weights));
}
/// All units of H1, which is 768 of the network's 1,000 squashings.
void squash_h1(const Parameters<float>&, Workspace& w) {
    __builtin_memcpy(w.source_slopes, w.deltas, H1::units * sizeof(float));
    Squash<float, Machine>::all(w.source_slopes, H1::units);
}

constexpr std::size_t h1_flops = 2 * H1::units * H1::fan_in;
constexpr std::size_t h2_flops = 2 * H2::units * H2::fan_in;

}  // namespace

#define LECUN1989_NAME_OF(machine) layers_of_##machine
#define LECUN1989_NAME(machine) LECUN1989_NAME_OF(machine)
const NamedLayer LECUN1989_NAME(LECUN1989_MACHINE)[layer_count] = {
    {"H1 forward", h1_forward, h1_flops},
    {"H2 forward", h2_forward, h2_flops},
    {"H3 forward", h3_forward, 2 * H3::weights},
    {"output forward", output_forward, 2 * Output::weights},
    {"output backward", output_backward, 4 * Output::weights},
    {"H3 backward", h3_backward, 4 * H3::weights},
    {"H2 backward, weights", h2_weights_backward, h2_flops},
    {"H2 backward, sources", h2_sources_backward, h2_flops},
    {"H1 backward", h1_backward, h1_flops},
    {"768 squashings", squash_h1, 0},
};

}  // namespace lecun1989::bench
