// Weights in eight bits: rounded to the nearest or to what compensates for the rounding of the others, and exact products on every machine.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <filesystem>

#include "core/compress/c_source.hpp"
#include "core/compress/rounding.hpp"
#include "core/data/synthetic.hpp"
#include "core/weights/eight_bits.hpp"
#include "tests/support/network_fixture.hpp"
#include "tools/files.hpp"

using namespace lecun1989;

namespace {

const std::filesystem::path root = LECUN1989_ROOT;

Weights shipped() { return *read_weights(*read_file(root / "weights/digits.json")); }

bool same_bits(const Parameters<float>& one, const Parameters<float>& other) {
    return std::memcmp(one.values.data(), other.values.data(), sizeof one.values) == 0;
}

/// Calls visit(before, after) with the network's state for exact and for rounded weights, image by image.
template <class Visit>
void compare_states(const Weights& exact, const Weights& rounded, const Dataset& data, Visit visit) {
    State<float> before;
    State<float> after;
    for (const Image& image : data.images) {
        forward(exact.parameters, image, before);
        forward(rounded.parameters, image, after);
        visit(before, after);
    }
}

Weights rounded_on(Weights weights, std::span<const Image> images) {
    round_to_eight_bits(weights, images);
    return weights;
}

}  // namespace

TEST_CASE("eight bits: each value is the nearest of its plane's or unit's, and scale x integer exactly") {
    const auto parameters = random_parameters<float>(1989);
    Weights weights{*parameters, {}};
    round_to_eight_bits(weights);
    std::size_t scales = 0;
    for (std::size_t which = 0; which < tensors.size(); ++which) {
        const auto tensor = static_cast<Tensor>(which);
        const EightBits bits = eight_bits_of(*parameters, tensor);
        const std::size_t group = tensors[which].size() / scale_count(tensors[which]);
        REQUIRE(bits.integers.size() == tensors[which].size());
        REQUIRE(bits.scales.size() == scale_count(tensors[which]));
        scales += bits.scales.size();
        for (std::size_t first = 0; first < bits.integers.size(); first += group) {
            const auto begin = bits.integers.begin() + static_cast<std::ptrdiff_t>(first);
            const auto [least, most] = std::minmax_element(begin, begin + static_cast<std::ptrdiff_t>(group));
            CHECK(std::max(-*least, +*most) == 127);  // no bit is wasted
        }
        for (std::size_t i = 0; i < bits.integers.size(); ++i) {
            const auto scale = static_cast<double>(bits.scales[i / group]);
            const auto rounded = static_cast<double>(weights.parameters.values[storage_index(tensor, i)]);
            CHECK(rounded == scale * bits.integers[i]);
            CHECK(std::fabs(rounded - static_cast<double>(parameters->values[storage_index(tensor, i)])) <= 0.500001 * scale);
        }
    }
    CHECK(scales == 12 + 12 + 12 + 12 + 30 + 1 + 10 + 1);
}

TEST_CASE("eight bits: weights in eight bits do not change, and zeros stay zeros") {
    Weights weights{*random_parameters<float>(7), {}};
    for (std::size_t i = 0; i < 25; ++i) {
        weights.parameters.values[storage_index(Tensor::h1_weights, 25 + i)] = 0.0F;  // plane 1
    }
    const EightBits bits = eight_bits_of(weights.parameters, Tensor::h1_weights);
    CHECK(bits.scales[1] == 0.0F);
    CHECK(std::count(bits.integers.begin() + 25, bits.integers.begin() + 50, 0) == 25);
    round_to_eight_bits(weights);
    const std::string from = weights.provenance.rounded_from;
    Weights again = weights;
    again.provenance.rounded_from.clear();
    round_to_eight_bits(again);
    CHECK(same_bits(again.parameters, weights.parameters));
    CHECK(again.provenance.rounded_from != from);  // another thing was rounded
    round_to_eight_bits(weights);
    CHECK(weights.provenance.rounded_from == from);
}

TEST_CASE("eight bits: rounding with images changes outputs less, on other images too") {
    const Weights exact = shipped();
    const auto change = [&](std::span<const Image> images) {
        double squares = 0.0;
        compare_states(exact, rounded_on(exact, images), synthetic(300, 5), [&](const auto& before, const auto& after) {
            for (std::size_t i = 0; i < before.outputs.size(); ++i) {
                squares += std::pow(static_cast<double>(after.outputs[i] - before.outputs[i]), 2);
            }
        });
        return squares;
    };
    CHECK(change(synthetic(200, 6).images) < 0.5 * change({}));
}

TEST_CASE("eight bits: rounding with images changes each plane of H2 less, the layers before it exact") {
    const Weights exact = shipped();
    const auto changes = [&](std::span<const Image> images) {
        const Weights rounded = rounded_on(exact, images);
        Weights mixed = exact;
        for (const Tensor tensor : {Tensor::h2_weights, Tensor::h2_biases}) {
            for (std::size_t i = 0; i < tensors[static_cast<std::size_t>(tensor)].size(); ++i) {
                mixed.parameters.values[storage_index(tensor, i)] = rounded.parameters.values[storage_index(tensor, i)];
            }
        }
        std::array<double, H2::Target::planes> squares{};
        compare_states(exact, mixed, synthetic(100, 5), [&](const auto& before, const auto& after) {
            for (std::size_t unit = 0; unit < H2::units; ++unit) {
                const std::size_t at = planes_last<H2::Target>(unit);
                squares[unit / (H2::units / squares.size())] += std::pow(static_cast<double>(after.h2[at] - before.h2[at]), 2);
            }
        });
        return squares;
    };
    const auto nearest = changes({});
    const auto mended = changes(synthetic(200, 6).images);
    for (std::size_t plane = 0; plane < nearest.size(); ++plane) {
        CAPTURE(plane);
        CHECK(mended[plane] < 0.8 * nearest[plane]);
    }
}

TEST_CASE("eight bits: rounding with images keeps zeros, each group's greatest and the scales") {
    Weights weights{*random_parameters<float>(7), {}};
    for (std::size_t i = 0; i < 9; ++i) {
        weights.parameters.values[storage_index(Tensor::h2_weights, 200 + 3 * i)] = 0.0F;
        weights.parameters.values[storage_index(Tensor::h2_biases, 3 * i)] = 0.0F;
    }
    const Weights exact = weights;
    round_to_eight_bits(weights, synthetic(20, 6).images);
    for (std::size_t which = 0; which < tensors.size(); ++which) {
        const auto tensor = static_cast<Tensor>(which);
        const EightBits bits = eight_bits_of(weights.parameters, tensor);
        CHECK(bits.scales == eight_bits_of(exact.parameters, tensor).scales);
        for (std::size_t i = 0; i < bits.integers.size(); ++i) {
            const std::size_t at = storage_index(tensor, i);
            const float scale = bits.scales[i / (bits.integers.size() / bits.scales.size())];
            CHECK(weights.parameters.values[at] == scale * static_cast<float>(bits.integers[i]));
            CHECK((exact.parameters.values[at] != 0.0F || weights.parameters.values[at] == 0.0F));
        }
    }
}

TEST_CASE("eight bits: a file reads back to the same bits, and is written as the same bytes") {
    Weights weights = shipped();
    round_to_eight_bits(weights);
    const std::string text = *write_weights(weights);
    const auto read = read_weights(text);
    REQUIRE(read);
    CHECK(same_bits(read->parameters, weights.parameters));
    CHECK(read->provenance.rounded_from == weights.provenance.rounded_from);
    CHECK(*write_weights(*read) == text);
    CHECK(3 * text.size() < (*write_weights(shipped())).size());
    CHECK(c_source_of(*read) == c_source_of(shipped()));  // to the nearest
}
