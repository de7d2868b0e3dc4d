// The network, read from top to bottom: image -> H1 -> H2 -> H3 -> outputs, and the slopes of a loss on the way back.
// It knows no files, data sets, losses or steps. T is float in everything that ships, double in checks.
#pragma once

#include <cstdint>
#include <span>

#include "parameters.hpp"
#include "state.hpp"

namespace lecun1989 {

/// One presentation. image [16][16] in [-1, +1], finite; leaves every unit's value in `state`. Allocates nothing.
template <class T>
void forward(const Parameters<T>& parameters, std::span<const T, Input::units> image, State<T>& state);

/// After `forward` of the same parameters: from the slope of a loss by each output [10], its slope by each parameter, written (not
/// added) to `slopes`. Allocates nothing.
template <class T>
void backward(const Parameters<T>& parameters, const State<T>& state, std::span<const T, Output::units> output_slopes,
              Parameters<T>& slopes);

/// `backward` for curvatures: from the second derivative of a loss by each output [10], none negative, a positive approximation of that
/// by each parameter, the diagonal of the Gauss-Newton matrix as if no two connections of a shared weight, nor two units of a layer,
/// acted on each other. Becker & LeCun 1988; LeCun et al. 1989, "Experiments".
template <class T>
void curvature(const Parameters<T>& parameters, const State<T>& state, std::span<const T, Output::units> output_curvatures,
               Parameters<T>& curvatures);

// Passes with what is done next to every parameter: the same bits as in two steps, in less time. As `backward` after `forward` of the same
// parameters.

/// `backward`, after which each parameter takes `step_size` times its slope off itself.
void descend(Parameters<float>& parameters, const State<float>& state, std::span<const float, Output::units> output_slopes,
             float step_size);

/// `backward`, after which each parameter takes step_size / (damping + its curvature) times its slope off itself. damping above 0; no
/// curvature negative, and one that is infinite keeps its parameter as it is.
void descend(Parameters<float>& parameters, const State<float>& state, std::span<const float, Output::units> output_slopes,
             float step_size, float damping, const Parameters<float>& curvatures);

/// `curvature`, after which each mean has moved towards the parameter's curvature by `share`, 0 ... 1, of the difference.
void follow_curvature(const Parameters<float>& parameters, const State<float>& state,
                      std::span<const float, Output::units> output_curvatures, float share, Parameters<float>& means);

// Float takes the widest registers that the processor has, double is for checks; the bits do not depend on it.
template <>
void forward(const Parameters<float>&, std::span<const float, Input::units>, State<float>&);
template <>
void forward(const Parameters<double>&, std::span<const double, Input::units>, State<double>&);
template <>
void backward(const Parameters<float>&, const State<float>&, std::span<const float, Output::units>, Parameters<float>&);
template <>
void backward(const Parameters<double>&, const State<double>&, std::span<const double, Output::units>, Parameters<double>&);
template <>
void curvature(const Parameters<float>&, const State<float>&, std::span<const float, Output::units>, Parameters<float>&);
template <>
void curvature(const Parameters<double>&, const State<double>&, std::span<const double, Output::units>, Parameters<double>&);

/// The digit of the greatest output; of equals, the first.
std::uint8_t answer(std::span<const float, Output::units> outputs);

}  // namespace lecun1989
