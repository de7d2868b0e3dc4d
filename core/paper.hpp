// Every number that the paper gives, with the section it stands in. Nothing here computes; nothing here is ours unless marked CHOICE.
//
// Y. LeCun, B. Boser, J. S. Denker, D. Henderson, R. E. Howard, W. Hubbard, L. D. Jackel, "Backpropagation Applied to Handwritten
// Zip Code Recognition", Neural Computation 1, 541-551, 1989.
#pragma once

#include <cstddef>

namespace lecun1989::paper {

// "Preprocessing": the image that the network reads.
inline constexpr std::size_t image_side = 16;
inline constexpr float background_level = -1.0F;
inline constexpr float ink_level = +1.0F;

// "Network Architecture".
inline constexpr std::size_t kernel_side = 5;
inline constexpr std::size_t stride = 2;
inline constexpr std::size_t h1_planes = 12;
inline constexpr std::size_t h1_side = 8;
inline constexpr std::size_t h2_planes = 12;
inline constexpr std::size_t h2_side = 4;
inline constexpr std::size_t h1_planes_read_by_h2_plane = 8;
inline constexpr std::size_t h3_units = 30;
inline constexpr std::size_t output_units = 10;
inline constexpr float outside_image = -1.0F;
// CHOICE: what H2 reads beyond the edge of an 8x8 plane of H1. The paper gives this value only for the image; other reproductions choose
// the same one.
inline constexpr float outside_h1_planes = -1.0F;

// "Network Architecture": the totals, against which architecture.hpp proves itself.
inline constexpr std::size_t h1_parameters = 1068;
inline constexpr std::size_t h1_connections = 19968;
inline constexpr std::size_t h2_parameters = 2592;
inline constexpr std::size_t h2_connections = 38592;
inline constexpr std::size_t h3_parameters = 5790;
inline constexpr std::size_t output_parameters = 310;
inline constexpr std::size_t parameters = 9760;
inline constexpr std::size_t connections = 64660;
inline constexpr std::size_t units = 1256;  // the 256 inputs counted

// "Experiments": a scaled hyperbolic tangent, A tanh(S x).
// CHOICE: the constants are not in this paper. These are from LeCun's report of the same year ("Generalization and Network Design
// Strategies", 1989) and "Efficient BackProp" (1998): f(+-1) = +-1, so a target of +-1 lies in the quasi-linear range.
inline constexpr double squash_amplitude = 1.7159;
inline constexpr double squash_slope = 2.0 / 3.0;

// "Experiments": targets within the quasi-linear range.
// CHOICE: the values, for the same reason.
inline constexpr float target_right = +1.0F;
inline constexpr float target_wrong = -1.0F;

// "Experiments": weights start uniform in +-2.4/F, F the fan-in of the unit.
inline constexpr float start_range = 2.4F;
// "Results": 23 passes over the training set.
inline constexpr std::size_t passes = 23;

}  // namespace lecun1989::paper
