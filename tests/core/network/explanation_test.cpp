// The explanation of a unit's value: it adds up to the network's own bits, every pixel's slope is the true one, and a kernel that is off
// lets nothing of the drawing through.
#include "tests/support/catch.hpp"

#include <cmath>
#include <cstring>
#include <set>
#include <utility>

#include "core/image.hpp"
#include "core/network/explanation.hpp"
#include "tests/support/network_fixture.hpp"
#include "tests/support/recognise.hpp"

using namespace lecun1989;

namespace {

constexpr std::array layers = {LayerName::h1, LayerName::h2, LayerName::h3, LayerName::output};

Image image_of_seed(std::uint64_t seed) { return random_image<float>(seed); }

const float* values_of(const Reading& reading, LayerName layer) {
    switch (layer) {
        case LayerName::h1: return reading.h1.data();
        case LayerName::h2: return reading.h2.data();
        case LayerName::h3: return reading.h3.data();
        case LayerName::output: break;
    }
    return reading.outputs.data();
}

bool same_bits(float one, float other) { return std::memcmp(&one, &other, sizeof one) == 0; }

}  // namespace

TEST_CASE("explanation: every unit's arithmetic gives the forward pass's bits", "[network]") {
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
        const auto parameters = random_parameters<float>(seed);
        const Image image = image_of_seed(50 + seed);
        State<float> state;
        present(*parameters, image, state);
        const Reading reading = recognise(*parameters, image);
        for (const LayerName layer : layers) {
            for (std::size_t unit = 0; unit < units_of(layer); ++unit) {
                const Arithmetic found = explain(*parameters, state, layer, unit);
                CAPTURE(seed, int(layer), unit);
                REQUIRE(same_bits(found.value, values_of(reading, layer)[unit]));
                double total = static_cast<double>(found.bias);
                for (const Product& product : found.products) {
                    REQUIRE(same_bits(product.product, product.value * product.weight));
                    total += static_cast<double>(product.product);
                }
                REQUIRE(std::fabs(total - static_cast<double>(found.total)) < 1e-4);
            }
        }
    }
}

TEST_CASE("explanation: products come from where they say", "[network]") {
    const auto parameters = random_parameters<float>(7);
    const Image image = image_of_seed(70);
    State<float> state;
    present(*parameters, image, state);
    const Reading reading = recognise(*parameters, image);
    constexpr std::array<std::size_t, 4> counts = {25, 200, 192, 30};
    constexpr std::array<std::size_t, 4> source_sides = {16, 8, 4, 1};
    const std::array<const float*, 4> sources = {image.data(), reading.h1.data(), reading.h2.data(), reading.h3.data()};
    for (const LayerName layer : layers) {
        const auto which = static_cast<std::size_t>(layer);
        const auto side = static_cast<int>(source_sides[which]);
        for (std::size_t unit = 0; unit < units_of(layer); ++unit) {
            const Arithmetic found = explain(*parameters, state, layer, unit);
            REQUIRE(found.products.size() == counts[which]);
            std::set<std::array<int, 3>> places;
            for (const Product& product : found.products) {
                places.insert({static_cast<int>(product.plane), product.row, product.column});
                const bool outside = product.row < 0 || product.column < 0 || product.row >= side || product.column >= side;
                REQUIRE(product.beyond_edge == outside);
                const float expected = outside ? -1.0F
                                               : sources[which][product.plane * source_sides[which] * source_sides[which] +
                                                                static_cast<std::size_t>(product.row * side + product.column)];
                REQUIRE(product.value == expected);
            }
            REQUIRE(places.size() == counts[which]);
        }
    }
}

TEST_CASE("explanation: weights are the tensors', in the order of files", "[network]") {
    const auto parameters = random_parameters<float>(8);
    const State<float> state;
    const auto weight_at = [&](Tensor tensor, std::size_t index) { return parameters->values[storage_index(tensor, index)]; };
    constexpr std::array tensors_of_layers = {Tensor::h1_weights, Tensor::h2_weights, Tensor::h3_weights, Tensor::output_weights};
    constexpr std::array<std::size_t, 4> units_of_kernel = {64, 16, 1, 1};
    for (const LayerName layer : layers) {
        const auto which = static_cast<std::size_t>(layer);
        for (std::size_t unit = 0; unit < units_of(layer); unit += 5) {
            const Arithmetic found = explain(*parameters, state, layer, unit);
            const std::size_t begin = unit / units_of_kernel[which] * found.products.size();
            for (std::size_t i = 0; i < found.products.size(); ++i) {
                REQUIRE(found.products[i].weight == weight_at(tensors_of_layers[which], begin + i));
            }
        }
    }
}

TEST_CASE("explanation: a receptive field holds the pixels that change the unit, and no others", "[network]") {
    const auto parameters = random_parameters<float>(9);
    const Image image = image_of_seed(90);
    const Reading before = recognise(*parameters, image);
    std::array<std::vector<std::array<bool, image_pixels>>, 4> sways;
    for (const LayerName layer : layers) {
        sways[static_cast<std::size_t>(layer)].resize(units_of(layer));
    }
    for (std::size_t pixel = 0; pixel < image_pixels; ++pixel) {
        Image changed = image;
        changed[pixel] = changed[pixel] > 0.0F ? -1.0F : 1.0F;
        const Reading after = recognise(*parameters, changed);
        for (const LayerName layer : layers) {
            for (std::size_t unit = 0; unit < units_of(layer); ++unit) {
                sways[static_cast<std::size_t>(layer)][unit][pixel] = values_of(after, layer)[unit] != values_of(before, layer)[unit];
            }
        }
    }
    for (const LayerName layer : layers) {
        for (std::size_t unit = 0; unit < units_of(layer); ++unit) {
            const Field field = receptive_field(layer, unit);
            for (std::size_t pixel = 0; pixel < image_pixels; ++pixel) {
                const std::size_t row = pixel / paper::image_side;
                const std::size_t column = pixel % paper::image_side;
                const bool inside =
                    row >= field.first_row && row <= field.last_row && column >= field.first_column && column <= field.last_column;
                CAPTURE(int(layer), unit, row, column);
                REQUIRE(sways[static_cast<std::size_t>(layer)][unit][pixel] == inside);
            }
        }
    }
}

TEST_CASE("explanation: the slopes by pixels agree with central differences", "[network]") {
    constexpr double step = 0x1p-15;
    const auto state = std::make_unique<State<double>>();
    const auto slopes = std::make_unique<Parameters<double>>();
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
        const auto parameters = random_parameters<double>(600 + seed);
        auto image = random_image<double>(700 + seed);
        const auto output_slopes = random_ten<double>(800 + seed);
        present(*parameters, image, *state);
        back(*parameters, *state, output_slopes, *slopes);
        std::array<double, Input::units> found;
        found.fill(77.0);  // written, not added to
        pixel_slopes(*parameters, *slopes, found);
        const auto outputs_at = [&](std::size_t pixel, double value) {
            const double here = std::exchange(image[pixel], value);
            present(*parameters, image, *state);
            image[pixel] = here;
            return state->outputs;
        };
        for (std::size_t pixel = 0; pixel < image_pixels; ++pixel) {
            const auto above = outputs_at(pixel, image[pixel] + step);
            const auto below = outputs_at(pixel, image[pixel] - step);
            double slope = 0.0;
            for (std::size_t unit = 0; unit < Output::units; ++unit) {
                slope += output_slopes[unit] * (above[unit] - below[unit]) / (2.0 * step);
            }
            CAPTURE(seed, pixel);
            REQUIRE(std::fabs(found[pixel] - slope) < 1e-6 * std::max(std::fabs(slope), 1e-2));
        }
    }
}

TEST_CASE("explanation: the slopes of one output are its own", "[network]") {
    const auto parameters = random_parameters<float>(11);
    const Image image = image_of_seed(110);
    State<float> state;
    present(*parameters, image, state);
    for (std::size_t output = 0; output < Output::units; ++output) {
        const auto slopes = slopes_of_output(*parameters, state, output);
        Image along = image;
        float expected = 0.0F;
        for (std::size_t pixel = 0; pixel < image_pixels; ++pixel) {
            along[pixel] += 1e-3F * slopes[pixel];
            expected += 1e-3F * slopes[pixel] * slopes[pixel];
        }
        CAPTURE(output);
        REQUIRE(expected > 0.0F);
        CHECK(recognise(*parameters, along).outputs[output] - state.outputs[output] == Approx(expected).epsilon(0.05));
    }
}

TEST_CASE("explanation: a kernel that is off gives what an empty image gives, the others are as before", "[network]") {
    const auto parameters = random_parameters<float>(12);
    const Image image = image_of_seed(120);
    const Reading whole = recognise(*parameters, image);
    const Reading empty = recognise(*parameters, blank_image());
    for (const std::uint32_t off : {0U, 1U, 0x804U, 0xFFFU}) {
        const Parameters<float> changed = with_kernels_off(*parameters, off);
        const Reading reading = recognise(changed, image);
        for (std::size_t unit = 0; unit < H1::units; ++unit) {
            const bool is_off = (off >> unit / 64 & 1U) != 0;
            CAPTURE(off, unit);
            REQUIRE(same_bits(reading.h1[unit], is_off ? empty.h1[unit] : whole.h1[unit]));
        }
        CHECK(recognise(changed, blank_image()).outputs == empty.outputs);
        CHECK((reading.outputs == whole.outputs) == (off == 0));
    }
    CHECK(recognise(with_kernels_off(*parameters, 0xFFF), image).outputs == empty.outputs);
}
