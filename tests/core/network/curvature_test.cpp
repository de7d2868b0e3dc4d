// The second derivatives that the 1989 rule divides by: against the naive twin's, and, where the approximation is exact, against
// differences of the loss, which know nothing of it.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "tests/support/network_fixture.hpp"
#include "tests/support/oracle.hpp"

using namespace lecun1989;

namespace {

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
