// The passes through the network, for one kind of machine: layer by layer, read top to bottom. `network.hpp` is the face of this, and
// picks the machine. Nothing of the standard library that computes is called here: a copy of it compiled for a wider machine could be
// the one that the linker keeps for all.
#pragma once

#include "conv.hpp"
#include "curvature_rule.hpp"
#include "dense.hpp"
#include "parameters.hpp"

namespace lecun1989 {

/// What happens to the slopes (curvatures) by `count` parameters from `offset` on, which fill the first lanes or all of them: they are
/// stored.
template <class T>
struct Write {
    T* slopes;

    LECUN1989_INLINE Write from(Tensor tensor) const { return {slopes + offset_of(tensor)}; }
    template <std::size_t count, class Lanes>
    LECUN1989_INLINE void first(std::size_t offset, Lanes slope) const {
        store_first<count>(slopes + offset, slope);
    }
};

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

    /// output_slopes [10]; writes the slope by each parameter in the order of `Parameters::values`. A unit's bias has the slope of its
    /// total.
    static void backward(const T* parameters, const State<T>& state, const T* output_slopes, T* slopes) {
        back<Order::slopes>(parameters, state, output_slopes, Write<T>{slopes});
    }

    /// The same for curvatures.
    static void curvature(const T* parameters, const State<T>& state, const T* output_curvatures, T* curvatures) {
        back<Order::curvatures>(parameters, state, output_curvatures, Write<T>{curvatures});
    }

    /// The same, but moves `means` at once, by `share` of the way to the curvatures.
    static void follow_curvature(const T* parameters, const State<T>& state, const T* output_curvatures, T share, T* means) {
        back<Order::curvatures>(parameters, state, output_curvatures, Follow{means, share});
    }

    /// As `backward`, but subtracts from each parameter `step` times its slope at once.
    static void descend(T* parameters, const State<T>& state, const T* output_slopes, T step) {
        back<Order::slopes>(parameters, state, output_slopes, Descend{parameters, step});
    }

    /// The same, the step divided by the sum of `damping` and the parameter's curvature.
    static void descend_by_curvature(T* parameters, const State<T>& state, const T* output_slopes, T step, T damping, const T* curvatures) {
        back<Order::slopes>(parameters, state, output_slopes, DescendByCurvature{parameters, curvatures, step, damping});
    }

private:
    using Octet = typename Machine::template Octet<T>;
    using Twelve = typename Machine::template Twelve<T>;

    // Alternatives to `Write`, for slopes and for curvatures.
    struct Descend {
        T* parameters;
        T step;

        LECUN1989_INLINE Descend from(Tensor tensor) const { return {parameters + offset_of(tensor), step}; }
        template <std::size_t count, class Lanes>
        LECUN1989_INLINE void first(std::size_t offset, Lanes slope) const {
            store_first<count>(parameters + offset, load_first<Lanes, count>(parameters + offset) - splat<Lanes>(step) * slope);
        }
    };

    struct DescendByCurvature {
        T* parameters;
        const T* curvatures;
        T step;
        T damping;

        LECUN1989_INLINE DescendByCurvature from(Tensor tensor) const {
            return {parameters + offset_of(tensor), curvatures + offset_of(tensor), step, damping};
        }
        template <std::size_t count, class Lanes>
        LECUN1989_INLINE void first(std::size_t offset, Lanes slope) const {
            store_first<count>(parameters + offset, stepped(load_first<Lanes, count>(parameters + offset), slope,
                                                            load_first<Lanes, count>(curvatures + offset), step, damping));
        }
    };

    struct Follow {
        T* means;
        T share;

        LECUN1989_INLINE Follow from(Tensor tensor) const { return {means + offset_of(tensor), share}; }
        template <std::size_t count, class Lanes>
        LECUN1989_INLINE void first(std::size_t offset, Lanes curvature) const {
            store_first<count>(means + offset, followed(load_first<Lanes, count>(means + offset), curvature, share));
        }
    };

    /// From the last layer to the first. A layer's weights are read, for the slopes by its sources, before `take` may change them.
    template <Order order, class Take>
    LECUN1989_INLINE static void back(const T* parameters, const State<T>& state, const T* output_slopes, Take take) {
        alignas(64) T deltas[H1::Target::rows * H1::Target::columns * ring_planes];
        alignas(64) T source_slopes[H1::Target::rows * H1::Target::columns * ring_planes];

        through_squash<order, Output::units>(state.outputs.data(), output_slopes, deltas, take.from(Tensor::output_biases));
        Last::template backward<order>(parameters + output_weights, state.h3.data(), deltas, source_slopes,
                                       take.from(Tensor::output_weights));

        through_squash<order, H3::units>(state.h3.data(), source_slopes, deltas, take.from(Tensor::h3_biases));
        Third::template backward<order>(parameters + h3_weights, state.h2.data(), deltas, source_slopes, take.from(Tensor::h3_weights));

        through_squash<order, H2::units>(state.h2.data(), source_slopes, deltas, take.from(Tensor::h2_biases));
        Second::template sources_backward<order>(parameters + h2_weights, deltas, source_slopes);
        Second::template weights_backward<order>(state.h1.data(), deltas, take.from(Tensor::h2_weights));

        const Take h1_biases_take = take.from(Tensor::h1_biases);
        for (std::size_t unit = 0; unit < H1::Target::rows * H1::Target::columns; ++unit) {
            T* ring = source_slopes + unit * ring_planes;
            store(ring, load<Quad<T>>(ring) + load<Quad<T>>(ring + paper::h1_planes));
            const auto delta = load<Twelve>(ring) * factor<order>(squash_slope<T>(load<Twelve>(state.h1.data() + h1_place(unit))));
            store(deltas + unit * ring_planes, delta);
            h1_biases_take.template first<paper::h1_planes>(unit * paper::h1_planes, delta);
        }
        First::template backward<order>(state.image.data(), deltas, take.from(Tensor::h1_weights));
    }

    static constexpr std::size_t h1_weights = offset_of(Tensor::h1_weights);
    static constexpr std::size_t h1_biases = offset_of(Tensor::h1_biases);
    static constexpr std::size_t h2_weights = offset_of(Tensor::h2_weights);
    static constexpr std::size_t h2_biases = offset_of(Tensor::h2_biases);
    static constexpr std::size_t h3_weights = offset_of(Tensor::h3_weights);
    static constexpr std::size_t h3_biases = offset_of(Tensor::h3_biases);
    static constexpr std::size_t output_weights = offset_of(Tensor::output_weights);
    static constexpr std::size_t output_biases = offset_of(Tensor::output_biases);

    /// From the slope (curvature) by a unit's value to that by its total, which is also its bias's.
    template <Order order, std::size_t count, class Take>
    LECUN1989_INLINE static void through_squash(const T* values, const T* slopes, T* deltas, Take take) {
        constexpr std::size_t whole = count / 8 * 8;
        for (std::size_t i = 0; i < whole; i += 8) {
            few_through_squash<order, 8>(values, slopes, deltas, take, i);
        }
        few_through_squash<order, count - whole>(values, slopes, deltas, take, whole);
    }
    template <Order order, std::size_t count, class Take>
    LECUN1989_INLINE static void few_through_squash(const T* values, const T* slopes, T* deltas, Take take, std::size_t begin) {
        const auto delta =
            load_first<Octet, count>(slopes + begin) * factor<order>(squash_slope<T>(load_first<Octet, count>(values + begin)));
        store_first<count>(deltas + begin, delta);
        take.template first<count>(begin, delta);
    }
};

}  // namespace lecun1989
