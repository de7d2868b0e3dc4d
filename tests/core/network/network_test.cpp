// The network's values against its naive twin (oracle.hpp), and its promises about border, repetition and memory. Nothing here is about
// recognising digits: images and parameters are random. The slopes are tested in gradient_test.cpp.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <vector>

#include "tests/support/allocations.hpp"
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

template <class T, std::size_t size>
bool same_bits(const std::array<T, size>& a, const std::array<T, size>& b) {
    return std::memcmp(a.data(), b.data(), sizeof a) == 0;
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

TEST_CASE("presentations leave the border at -1 and H1's first block twice round the ring", "[network]") {
    const auto parameters = random_parameters<float>(1);
    const auto state = std::make_unique<State<float>>();
    const auto slopes = std::make_unique<Parameters<float>>();
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
        present(*parameters, random_image<float>(seed), *state);
        back(*parameters, *state, random_ten<float>(seed), *slopes);
    }
    std::size_t wrong = 0;
    for (std::size_t row = 0; row < 19; ++row) {
        for (std::size_t column = 0; column < 19; ++column) {
            const bool outside = row < 2 || row == 18 || column < 2 || column == 18;
            wrong += outside && state->image[row * 19 + column] != -1.0F ? 1U : 0U;
        }
    }
    CHECK(wrong == 0);
    for (std::size_t row = 0; row < 11; ++row) {
        for (std::size_t column = 0; column < 11; ++column) {
            const float* planes = state->h1_at(row, column);
            const bool outside = row < 2 || row == 10 || column < 2 || column == 10;
            const bool right = outside ? std::count(planes, planes + 16, -1.0F) == 16 : std::equal(planes, planes + 4, planes + 12);
            wrong += right ? 0U : 1U;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("the same image twice gives the same bits, whatever came between", "[network]") {
    const auto parameters = random_parameters<float>(2);
    const auto image = random_image<float>(3);
    const auto ten = random_ten<float>(4);
    const auto first = std::make_unique<State<float>>();
    const auto second = std::make_unique<State<float>>();
    const auto first_slopes = std::make_unique<Parameters<float>>();
    const auto second_slopes = std::make_unique<Parameters<float>>();
    present(*parameters, image, *first);
    back(*parameters, *first, ten, *first_slopes);

    present(*parameters, random_image<float>(5), *second);
    back(*parameters, *second, random_ten<float>(6), *second_slopes);
    present(*parameters, image, *second);
    back(*parameters, *second, ten, *second_slopes);
    CHECK(same_bits(first->h1, second->h1));
    CHECK(same_bits(first->h2, second->h2));
    CHECK(same_bits(first->h3, second->h3));
    CHECK(same_bits(first->outputs, second->outputs));
    CHECK(same_bits(first_slopes->values, second_slopes->values));
}

TEST_CASE("forward and backward allocate nothing", "[network]") {
    const auto parameters = random_parameters<float>(7);
    const auto image = random_image<float>(8);
    const auto ten = random_ten<float>(9);
    const auto state = std::make_unique<State<float>>();
    const auto slopes = std::make_unique<Parameters<float>>();

    const std::size_t before = allocation_count();
    present(*parameters, image, *state);
    back(*parameters, *state, ten, *slopes);
    const std::size_t after = allocation_count();
    CHECK(after == before);

    ::operator delete(::operator new(1));  // called by name, so it cannot be left out
    CHECK(allocation_count() > after);
}

TEST_CASE("ten random images can be learned by heart", "[network]") {
    const auto parameters = random_parameters<float>(10);
    const auto state = std::make_unique<State<float>>();
    const auto slopes = std::make_unique<Parameters<float>>();
    double squares = 0.0;
    std::size_t right = 0;
    for (int pass = 0; pass < 200; ++pass) {
        squares = 0.0;
        right = 0;
        for (std::size_t digit = 0; digit < 10; ++digit) {
            present(*parameters, random_image<float>(1000 + digit), *state);
            std::array<float, Output::units> errors = state->outputs;
            for (std::size_t unit = 0; unit < errors.size(); ++unit) {
                errors[unit] -= unit == digit ? 1.0F : -1.0F;
                squares += static_cast<double>(errors[unit]) * static_cast<double>(errors[unit]);
            }
            const auto best = std::max_element(state->outputs.begin(), state->outputs.end()) - state->outputs.begin();
            right += best == static_cast<std::ptrdiff_t>(digit) ? 1U : 0U;
            back(*parameters, *state, errors, *slopes);
            std::transform(parameters->values.begin(), parameters->values.end(), slopes->values.begin(), parameters->values.begin(),
                           [](float value, float slope) { return value - 0.02F * slope; });
        }
    }
    CAPTURE(squares, right);
    CHECK(right == 10);
    CHECK(squares / 100.0 < 1e-3);
}
