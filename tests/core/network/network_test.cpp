// The network's face: repetition, memory, the passes fused with an update, which give the same bits as an update after the pass, and the
// answer. Nothing here is about recognising digits: images and parameters are random. What the passes compute is tested in passes_test.cpp.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <memory>

#include "tests/support/allocations.hpp"
#include "tests/support/network_fixture.hpp"

using namespace lecun1989;

namespace {

template <class T, std::size_t size>
bool same_bits(const std::array<T, size>& a, const std::array<T, size>& b) {
    return std::memcmp(a.data(), b.data(), sizeof a) == 0;
}

/// A network after a presentation, with the slopes and curvatures that follow from it.
struct Presented {
    std::unique_ptr<Parameters<float>> parameters = random_parameters<float>(1);
    std::unique_ptr<State<float>> state = std::make_unique<State<float>>();
    std::unique_ptr<Parameters<float>> slopes = std::make_unique<Parameters<float>>();
    std::unique_ptr<Parameters<float>> curvatures = std::make_unique<Parameters<float>>();
    std::array<float, Output::units> output_slopes = random_ten<float>(2);
    std::array<float, Output::units> output_curvatures{};

    Presented() {
        output_curvatures.fill(0.2F);
        forward(*parameters, random_image<float>(3), *state);
        backward(*parameters, *state, output_slopes, *slopes);
        curvature(*parameters, *state, output_curvatures, *curvatures);
    }
};

}  // namespace

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

TEST_CASE("a step subtracts the step size times its slope from every parameter", "[network]") {
    const Presented given;
    const auto stepped = random_parameters<float>(1);
    descend(*stepped, *given.state, given.output_slopes, 0.05F);
    for (std::size_t i = 0; i < parameter_count; ++i) {
        CAPTURE(i);
        CHECK(stepped->values[i] == given.parameters->values[i] - 0.05F * given.slopes->values[i]);
    }
}

TEST_CASE("a step by curvature is divided by damping plus curvature, and an infinite curvature makes no step", "[network]") {
    Presented given;
    given.curvatures->values[5] = std::numeric_limits<float>::infinity();
    const auto stepped = random_parameters<float>(1);
    descend(*stepped, *given.state, given.output_slopes, 0.05F, 0.1F, *given.curvatures);
    CHECK(stepped->values[5] == given.parameters->values[5]);
    for (std::size_t i = 0; i < parameter_count; ++i) {
        CAPTURE(i);
        CHECK(stepped->values[i] == given.parameters->values[i] - 0.05F / (0.1F + given.curvatures->values[i]) * given.slopes->values[i]);
    }
}

TEST_CASE("running means follow the curvatures by their share", "[network]") {
    const Presented given;
    const auto means = random_parameters<float>(4);
    follow_curvature(*given.parameters, *given.state, given.output_curvatures, 0.3F, *means);
    const auto former = random_parameters<float>(4);
    for (std::size_t i = 0; i < parameter_count; ++i) {
        CAPTURE(i);
        CHECK(means->values[i] == former->values[i] + 0.3F * (given.curvatures->values[i] - former->values[i]));
    }
}

TEST_CASE("the answer is the greatest output, the first of equals") {
    auto outputs = outputs_of(-1.0F);
    CHECK(answer(outputs) == 0);
    outputs[9] = -0.5F;
    CHECK(answer(outputs) == 9);
    outputs[4] = -0.5F;
    CHECK(answer(outputs) == 4);
}
