// The slopes of all 9,760 parameters: against the naive twin's, and in double against central differences, which know nothing of
// backpropagation at all.
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

}  // namespace

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
