// What the passes compute: every layer's values, the slopes of all 9,760 parameters and their curvatures, against the naive twin
// (oracle.hpp), and in double against central differences, which know nothing of backpropagation at all. Images and parameters are random.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <memory>
#include <vector>

#include "core/network/conv.hpp"
#include "core/network/dense.hpp"
#include "tests/support/network_fixture.hpp"
#include "tests/support/oracle.hpp"

using namespace lecun1989;

namespace {

/// Units [plane][row][column], out of a layer that has the planes last.
template <class T>
std::vector<T> h1_of(const State<T>& state) {
    std::vector<T> units;
    for (std::size_t plane = 0; plane < 12; ++plane) {
        for (std::size_t place = 0; place < 64; ++place) {
            units.push_back(state.h1_at(2 + place / 8, 2 + place % 8)[plane]);
        }
    }
    return units;
}

template <class T>
std::vector<T> h2_of(const State<T>& state) {
    std::vector<T> units;
    for (std::size_t plane = 0; plane < 12; ++plane) {
        for (std::size_t place = 0; place < 16; ++place) {
            units.push_back(state.h2[place * 12 + plane]);
        }
    }
    return units;
}

template <class T>
void check_layers(double tolerance) {
    const auto state = std::make_unique<State<T>>();
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto parameters = random_parameters<T>(seed);
        const auto image = random_image<T>(100 + seed);
        present(*parameters, image, *state);
        const oracle::Pass expected = oracle::forward(oracle::read(*parameters), std::vector<double>(image.begin(), image.end()));
        const Worst h1 = worst_of(h1_of(*state), expected.h1.values);
        const Worst h2 = worst_of(h2_of(*state), expected.h2.values);
        const Worst h3 = worst_of(state->h3, expected.h3.values);
        const Worst outputs = worst_of(state->outputs, expected.outputs.values);
        CAPTURE(seed, h1.at, h2.at, h3.at, outputs.at);
        CHECK(h1.difference < tolerance);
        CHECK(h2.difference < tolerance);
        CHECK(h3.difference < tolerance);
        CHECK(outputs.difference < tolerance);
    }
}

template <class T>
void check_backward(double tolerance) {
    const auto state = std::make_unique<State<T>>();
    const auto slopes = std::make_unique<Parameters<T>>();
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto parameters = random_parameters<T>(seed);
        const auto image = random_image<T>(100 + seed);
        const auto output_slopes = random_ten<T>(200 + seed);
        present(*parameters, image, *state);
        slopes->values.fill(T(77));  // written, not added to
        back(*parameters, *state, output_slopes, *slopes);
        const oracle::Tensors read = oracle::read(*parameters);
        const oracle::Tensors expected = oracle::backward(read, oracle::forward(read, std::vector<double>(image.begin(), image.end())),
                                                          std::vector<double>(output_slopes.begin(), output_slopes.end()));
        const oracle::Tensors found = oracle::read(*slopes);
        for (std::size_t i = 0; i < tensors.size(); ++i) {
            const Worst worst = worst_of(found.each[i], expected.each[i]);
            CAPTURE(seed, tensors[i].name, worst.at);
            CHECK(worst.difference < tolerance);
        }
    }
}

/// Half the squared distance of the outputs to the targets, differentiated by one parameter from two presentations. `state` has
/// presented the image; only the layers from the parameter's own on are run again, for the others don't change.
double slope_by_difference(Parameters<double>& parameters, Tensor tensor, std::size_t index,
                           const std::array<double, Output::units>& targets, State<double>& state) {
    constexpr double step = 0x1p-15;
    const auto outputs_at = [&](double value) {
        parameters.values[index] = value;
        const double* values = parameters.values.data();
        if (tensor < Tensor::h2_weights) {
            ImageConv<double, FourLanes>::forward(values + offset_of(Tensor::h1_weights), values + offset_of(Tensor::h1_biases),
                                                  state.image.data(), state.h1.data());
        }
        if (tensor < Tensor::h3_weights) {
            PlanesConv<double, FourLanes>::forward(values + offset_of(Tensor::h2_weights), values + offset_of(Tensor::h2_biases),
                                                   state.h1.data(), state.h2.data());
        }
        if (tensor < Tensor::output_weights) {
            Dense<H3, double, FourLanes>::forward(values + offset_of(Tensor::h3_weights), values + offset_of(Tensor::h3_biases),
                                                  state.h2.data(), state.h3.data());
        }
        Dense<Output, double, FourLanes>::forward(values + offset_of(Tensor::output_weights), values + offset_of(Tensor::output_biases),
                                                  state.h3.data(), state.outputs.data());
        return state.outputs;
    };
    const double here = parameters.values[index];
    const auto above = outputs_at(here + step);
    const auto below = outputs_at(here - step);
    parameters.values[index] = here;
    double difference = 0.0;  // of the losses, as a product, so that less is lost to cancellation
    for (std::size_t unit = 0; unit < targets.size(); ++unit) {
        difference += (above[unit] - below[unit]) * ((above[unit] + below[unit]) / 2.0 - targets[unit]);
    }
    return difference / (2.0 * step);
}

/// Ten second derivatives, none negative, as a loss would give them.
template <class T>
std::array<T, Output::units> random_curvatures(std::uint64_t seed) {
    auto ten = random_ten<T>(seed);
    std::transform(ten.begin(), ten.end(), ten.begin(), [](T value) { return value * value; });
    return ten;
}

template <class T>
void find_curvatures(const Parameters<T>& parameters, const State<T>& state, const std::array<T, Output::units>& of_outputs,
                     Parameters<T>& curvatures) {
    curvature(parameters, state, std::span<const T, Output::units>(of_outputs), curvatures);
}

template <class T>
void check_curvatures(double tolerance) {
    const auto state = std::make_unique<State<T>>();
    const auto curvatures = std::make_unique<Parameters<T>>();
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto parameters = random_parameters<T>(seed);
        const auto image = random_image<T>(100 + seed);
        const auto of_outputs = random_curvatures<T>(200 + seed);
        present(*parameters, image, *state);
        curvatures->values.fill(T(77));  // written, not added to
        find_curvatures(*parameters, *state, of_outputs, *curvatures);
        const oracle::Tensors read = oracle::read(*parameters);
        const oracle::Tensors expected = oracle::curvature(read, oracle::forward(read, std::vector<double>(image.begin(), image.end())),
                                                           std::vector<double>(of_outputs.begin(), of_outputs.end()));
        const oracle::Tensors found = oracle::read(*curvatures);
        for (std::size_t i = 0; i < tensors.size(); ++i) {
            const Worst worst = worst_of(found.each[i], expected.each[i]);
            const double greatest = *std::max_element(expected.each[i].begin(), expected.each[i].end());
            CAPTURE(seed, tensors[i].name, worst.at, greatest);
            CHECK(worst.difference < tolerance * std::max(greatest, 1.0));
        }
    }
}

}  // namespace

TEST_CASE("every layer agrees with the naive twin", "[network]") {
    SECTION("float") { check_layers<float>(1e-6); }
    SECTION("double") { check_layers<double>(2e-14); }
}

TEST_CASE("outside the image and outside H1 the network reads -1", "[network]") {
    const auto parameters = std::make_unique<Parameters<double>>();
    const auto state = std::make_unique<State<double>>();
    std::array<double, Input::units> image{};  // grey, 0: what a unit sums is then its taps outside alone
    const auto f = [](double total) { return 1.7159 * std::tanh(2.0 / 3.0 * total); };

    for (double& weight : parameters->window<Tensor::h1_weights>()) {
        weight = 0.01;
    }
    present(*parameters, image, *state);
    const auto h1 = h1_of(*state);
    for (std::size_t plane = 0; plane < 12; ++plane) {
        CHECK(std::fabs(h1[plane * 64] - f(-0.16)) < 1e-14);              // top left: two rows and two columns outside
        CHECK(std::fabs(h1[plane * 64 + 3] - f(-0.10)) < 1e-14);          // top: two rows
        CHECK(std::fabs(h1[plane * 64 + 3 * 8] - f(-0.10)) < 1e-14);      // left: two columns
        CHECK(std::fabs(h1[plane * 64 + 3 * 8 + 3]) < 1e-14);             // middle: none
        CHECK(std::fabs(h1[plane * 64 + 3 * 8 + 7] - f(-0.05)) < 1e-14);  // right: one column
        CHECK(std::fabs(h1[plane * 64 + 63] - f(-0.09)) < 1e-14);         // bottom right: one row and one column
    }

    parameters->values.fill(0.0);
    for (double& weight : parameters->window<Tensor::h2_weights>()) {
        weight = 0.01;
    }
    present(*parameters, image, *state);
    const auto h2 = h2_of(*state);
    for (std::size_t plane = 0; plane < 12; ++plane) {
        CHECK(std::fabs(h2[plane * 16] - f(8 * -0.16)) < 1e-14);
        CHECK(std::fabs(h2[plane * 16 + 5]) < 1e-14);
        CHECK(std::fabs(h2[plane * 16 + 15] - f(8 * -0.09)) < 1e-14);
    }
}

TEST_CASE("every gradient agrees with the naive twin's", "[network]") {
    SECTION("float") { check_backward<float>(2e-6); }
    SECTION("double") { check_backward<double>(2e-14); }
}

TEST_CASE("all gradients agree with central differences", "[network]") {
    const auto state = std::make_unique<State<double>>();
    const auto slopes = std::make_unique<Parameters<double>>();
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
        const auto parameters = random_parameters<double>(300 + seed);
        const auto image = random_image<double>(400 + seed);
        const auto targets = random_ten<double>(500 + seed);
        present(*parameters, image, *state);
        std::array<double, Output::units> output_slopes{};  // of half the squared distance to the targets
        std::transform(state->outputs.begin(), state->outputs.end(), targets.begin(), output_slopes.begin(), std::minus<>());
        back(*parameters, *state, output_slopes, *slopes);

        Worst relative;
        // From the last layer to the first, so that the layers before the parameter's still have the values of the image.
        for (std::size_t which = tensors.size(); which-- > 0;) {
            const auto tensor = static_cast<Tensor>(which);
            for (std::size_t i = offset_of(tensor); i < offset_of(tensor) + tensors[which].size(); ++i) {
                const double scale = std::max(std::fabs(slopes->values[i]), 1e-4);  // below, rounding alone would fail it
                relative.add(slope_by_difference(*parameters, tensor, i, targets, *state) / scale, slopes->values[i] / scale, i);
            }
        }
        CAPTURE(seed, relative.at);
        CHECK(relative.difference < 1e-6);
    }
}

TEST_CASE("every curvature agrees with the naive twin's", "[network]") {
    SECTION("float") { check_curvatures<float>(3e-6); }
    SECTION("double") { check_curvatures<double>(2e-14); }
}

TEST_CASE("no curvature is negative", "[network]") {
    const auto state = std::make_unique<State<float>>();
    const auto curvatures = std::make_unique<Parameters<float>>();
    const auto parameters = random_parameters<float>(1);
    present(*parameters, random_image<float>(2), *state);
    find_curvatures(*parameters, *state, random_curvatures<float>(3), *curvatures);
    CHECK(*std::min_element(curvatures->values.begin(), curvatures->values.end()) >= 0.0F);
}

// A parameter of the outputs or of H3 reaches each output along one path only, so the approximation leaves out nothing but the terms with
// the errors, and these are zero where the outputs equal the targets.
TEST_CASE("the curvatures of the last two layers agree with differences of the loss", "[network]") {
    const auto state = std::make_unique<State<double>>();
    const auto moved_state = std::make_unique<State<double>>();
    const auto curvatures = std::make_unique<Parameters<double>>();
    const auto parameters = random_parameters<double>(4);
    const auto image = random_image<double>(5);
    present(*parameters, image, *state);
    std::array<double, Output::units> ones;
    ones.fill(1.0);  // the loss is half the squared distance of the outputs to what they are now
    find_curvatures(*parameters, *state, ones, *curvatures);

    constexpr double step = 0x1p-10;
    const auto loss_at = [&](std::size_t index, double value) {
        const auto moved = std::make_unique<Parameters<double>>(*parameters);
        moved->values[index] = value;
        present(*moved, image, *moved_state);
        double sum = 0.0;
        for (std::size_t i = 0; i < Output::units; ++i) {
            sum += std::pow(moved_state->outputs[i] - state->outputs[i], 2) / 2.0;
        }
        return sum;
    };
    for (const Tensor tensor : {Tensor::h3_weights, Tensor::h3_biases, Tensor::output_weights, Tensor::output_biases}) {
        const std::size_t size = tensors[static_cast<std::size_t>(tensor)].size();
        const std::size_t stride = size > 1000 ? 41 : 1;  // of the many one here and there
        for (std::size_t i = offset_of(tensor); i < offset_of(tensor) + size; i += stride) {
            const double here = parameters->values[i];
            const double difference = (loss_at(i, here + step) + loss_at(i, here - step)) / (step * step);
            CAPTURE(tensors[static_cast<std::size_t>(tensor)].name, i);
            CHECK(std::fabs(difference - curvatures->values[i]) < 1e-5 * std::max(1.0, curvatures->values[i]));
        }
    }
}
