// The passes through the network, for one kind of machine: layer by layer, read top to bottom. `network.hpp` is the face of this, and
// picks the machine. Nothing of the standard library that computes is called here: a copy of it compiled for a wider machine could be
// the one that the linker keeps for all.
#pragma once

#include "conv.hpp"
#include "dense.hpp"
#include "parameters.hpp"

namespace lecun1989 {

template <class T, class Machine>
struct Passes {
    using First = ImageConv<T, Machine>;
    using Second = PlanesConv<T, Machine>;
    using Third = Dense<H3, T, Machine>;
    using Last = Dense<Output, T, Machine>;

    /// parameters: `Parameters::values`; image [16][16]; leaves every unit's value in `state`.
    static void forward(const T* parameters, const T* image, State<T>& state) {
        for (std::size_t row = 0; row < paper::image_side; ++row) {
            __builtin_memcpy(state.image.data() + (border + row) * image_stride + border, image + row * paper::image_side,
                             paper::image_side * sizeof(T));
        }
        First::forward(parameters + h1_weights, parameters + h1_biases, state.image.data(), state.h1.data());
        Second::forward(parameters + h2_weights, parameters + h2_biases, state.h1.data(), state.h2.data());
        Third::forward(parameters + h3_weights, parameters + h3_biases, state.h2.data(), state.h3.data());
        Last::forward(parameters + output_weights, parameters + output_biases, state.h3.data(), state.outputs.data());
    }

    /// output_slopes [10]; writes the slope by each parameter in the order of `Parameters::values`. A unit's bias has the slope of its total.
    static void backward(const T* parameters, const State<T>& state, const T* output_slopes, T* slopes) {
        alignas(64) T source_slopes[H1::units];

        T* deltas = slopes + output_biases;
        through_squash<Output::units>(state.outputs.data(), output_slopes, deltas);
        Last::backward(parameters + output_weights, state.h3.data(), deltas, slopes + output_weights, source_slopes);

        deltas = slopes + h3_biases;
        through_squash<H3::units>(state.h3.data(), source_slopes, deltas);
        Third::backward(parameters + h3_weights, state.h2.data(), deltas, slopes + h3_weights, source_slopes);

        deltas = slopes + h2_biases;
        through_squash<H2::units>(state.h2.data(), source_slopes, deltas);
        Second::weights_backward(state.h1.data(), deltas, slopes + h2_weights);
        Second::sources_backward(parameters + h2_weights, deltas, source_slopes);

        deltas = slopes + h1_biases;
        for (std::size_t unit = 0; unit < paper::h1_side * paper::h1_side; ++unit) {
            const T* ring = state.h1.data() + ((border + unit / paper::h1_side) * h1_stride + border + unit % paper::h1_side) * ring_planes;
            through_squash<paper::h1_planes>(ring, source_slopes + unit * paper::h1_planes, deltas + unit * paper::h1_planes);
        }
        First::backward(state.image.data(), deltas, slopes + h1_weights);
    }

private:
    static constexpr std::size_t h1_weights = offset_of(Tensor::h1_weights);
    static constexpr std::size_t h1_biases = offset_of(Tensor::h1_biases);
    static constexpr std::size_t h2_weights = offset_of(Tensor::h2_weights);
    static constexpr std::size_t h2_biases = offset_of(Tensor::h2_biases);
    static constexpr std::size_t h3_weights = offset_of(Tensor::h3_weights);
    static constexpr std::size_t h3_biases = offset_of(Tensor::h3_biases);
    static constexpr std::size_t output_weights = offset_of(Tensor::output_weights);
    static constexpr std::size_t output_biases = offset_of(Tensor::output_biases);

    /// From the slope by a unit's value to the slope by its total.
    template <std::size_t count>
    static void through_squash(const T* values, const T* slopes, T* deltas) {
        for (std::size_t i = 0; i < count; ++i) {
            deltas[i] = slopes[i] * squash_slope(values[i]);
        }
    }
};

}  // namespace lecun1989
