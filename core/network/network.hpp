// The network, from top to bottom: image -> H1 -> H2 -> H3 -> outputs, and the slopes of a loss in the backward pass. It knows no files,
// data sets, losses or steps.
#pragma once

#include <cstdint>
#include <span>

#include "parameters.hpp"
#include "state.hpp"

namespace lecun1989 {

// Float, which is all that ships, uses the widest registers that the processor has; the bits do not depend on it. Double is for checks.

/// One presentation. image [16][16] in [-1, +1], finite; leaves every unit's value in `state`. Allocates nothing.
void forward(const Parameters<float>& parameters, std::span<const float, Input::units> image, State<float>& state);
void forward(const Parameters<double>& parameters, std::span<const double, Input::units> image, State<double>& state);

/// The slope of a loss by each parameter, from its slope by each output [10], after `forward` of the same parameters; written (not added)
/// to `slopes`. Allocates nothing.
void backward(const Parameters<float>& parameters, const State<float>& state, std::span<const float, Output::units> output_slopes,
              Parameters<float>& slopes);
void backward(const Parameters<double>& parameters, const State<double>& state, std::span<const double, Output::units> output_slopes,
              Parameters<double>& slopes);

/// `backward` for curvatures: from the second derivative of a loss by each output [10], none negative, a positive approximation of that by
/// each parameter: the diagonal of the Gauss-Newton matrix, as if no two connections that share a weight and no two units of a layer
/// interacted. Becker & LeCun 1988; LeCun et al. 1989, "Experiments".
void curvature(const Parameters<float>& parameters, const State<float>& state, std::span<const float, Output::units> output_curvatures,
               Parameters<float>& curvatures);
void curvature(const Parameters<double>& parameters, const State<double>& state, std::span<const double, Output::units> output_curvatures,
               Parameters<double>& curvatures);

// Passes fused with an update of every parameter: the same bits as in two steps, in less time. Called as `backward`, after `forward` of the
// same parameters.

/// `backward`, then subtracts from each parameter `step_size` times its slope.
void descend(Parameters<float>& parameters, const State<float>& state, std::span<const float, Output::units> output_slopes,
             float step_size);

/// `backward`, then subtracts from each parameter step_size / (damping + its curvature) times its slope. damping above 0; no curvature
/// negative. An infinite curvature keeps its parameter as it is.
void descend(Parameters<float>& parameters, const State<float>& state, std::span<const float, Output::units> output_slopes, float step_size,
             float damping, const Parameters<float>& curvatures);

/// `curvature`, then moves each mean towards the parameter's curvature by `share`, 0 ... 1, of the difference.
void follow_curvature(const Parameters<float>& parameters, const State<float>& state,
                      std::span<const float, Output::units> output_curvatures, float share, Parameters<float>& means);

/// The digit of the greatest output; the first, if several are equal.
std::uint8_t answer(std::span<const float, Output::units> outputs);

}  // namespace lecun1989
