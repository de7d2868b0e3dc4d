#include "network.hpp"

#include "conv.hpp"
#include "dense.hpp"

namespace lecun1989 {
namespace {

/// From the slope by a unit's value to the slope by its total.
template <class T>
void through_squash(const T* values, const T* slopes, std::size_t count, T* deltas) {
    for (std::size_t i = 0; i < count; ++i) {
        deltas[i] = slopes[i] * squash_slope<T>(values[i]);
    }
}

}  // namespace

template <class T>
void forward(const Parameters<T>& parameters, std::span<const T, Input::units> image, State<T>& state) {
    for (std::size_t row = 0; row < paper::image_side; ++row) {
        std::copy_n(image.data() + row * paper::image_side, paper::image_side,
                    state.image.data() + (border + row) * image_stride + border);
    }
    ImageConv<T>::forward(parameters.template window<Tensor::h1_weights>().data(),
                          parameters.template window<Tensor::h1_biases>().data(), state);
    PlanesConv<T>::forward(parameters.template window<Tensor::h2_weights>().data(),
                           parameters.template window<Tensor::h2_biases>().data(), state);
    Dense<H3, T>::forward(parameters.template window<Tensor::h3_weights>().data(),
                          parameters.template window<Tensor::h3_biases>().data(), state.h2.data(), state.h3.data());
    Dense<Output, T>::forward(parameters.template window<Tensor::output_weights>().data(),
                              parameters.template window<Tensor::output_biases>().data(), state.h3.data(), state.outputs.data());
}

template <class T>
void backward(const Parameters<T>& parameters, const State<T>& state, std::span<const T, Output::units> output_slopes,
              Parameters<T>& slopes) {
    alignas(64) T deltas[H1::units];
    alignas(64) T source_slopes[H1::units];

    through_squash(state.outputs.data(), output_slopes.data(), Output::units, deltas);
    Dense<Output, T>::backward(parameters.template window<Tensor::output_weights>().data(), state.h3.data(), deltas,
                               slopes.template window<Tensor::output_weights>().data(),
                               slopes.template window<Tensor::output_biases>().data(), source_slopes);

    through_squash(state.h3.data(), source_slopes, H3::units, deltas);
    Dense<H3, T>::backward(parameters.template window<Tensor::h3_weights>().data(), state.h2.data(), deltas,
                           slopes.template window<Tensor::h3_weights>().data(),
                           slopes.template window<Tensor::h3_biases>().data(), source_slopes);

    through_squash(state.h2.data(), source_slopes, H2::units, deltas);
    PlanesConv<T>::backward(parameters.template window<Tensor::h2_weights>().data(), state, deltas,
                            slopes.template window<Tensor::h2_weights>().data(),
                            slopes.template window<Tensor::h2_biases>().data(), source_slopes);

    for (std::size_t unit = 0; unit < paper::h1_side * paper::h1_side; ++unit) {
        const std::size_t at = unit * paper::h1_planes;
        through_squash(state.h1_at(border + unit / paper::h1_side, border + unit % paper::h1_side), source_slopes + at,
                       paper::h1_planes, deltas + at);
    }
    ImageConv<T>::backward(state, deltas, slopes.template window<Tensor::h1_weights>().data(),
                           slopes.template window<Tensor::h1_biases>().data());
}

template void forward(const Parameters<float>&, std::span<const float, Input::units>, State<float>&);
template void forward(const Parameters<double>&, std::span<const double, Input::units>, State<double>&);
template void backward(const Parameters<float>&, const State<float>&, std::span<const float, Output::units>, Parameters<float>&);
template void backward(const Parameters<double>&, const State<double>&, std::span<const double, Output::units>,
                       Parameters<double>&);

}  // namespace lecun1989
