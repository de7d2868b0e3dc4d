#include "c_source.hpp"

#include <algorithm>
#include <array>

#include "../json/float_text.hpp"
#include "../json/json.hpp"
#include "../network/squash.hpp"
#include "../weights/eight_bits.hpp"
#include "rounding.hpp"

namespace lecun1989 {
namespace {

const std::string_view face = R"(
#include <stdint.h>

/* Reads a digit. image: 16x16, row by row, -1 background to +1 ink, the digit as large as fits. Fills the ten outputs, about
   +1 for the digit and -1 for the others, and returns the digit of the greatest; -1, and no outputs, where a pixel is not a
   number from -1 to +1. Takes 4 KB of stack and no other memory. */
int lecun1989_read(const float image[256], float outputs[10]);

/* A weight is its scale, of which a plane or a unit has one, times an integer. */
)";

const std::string_view passes = R"(
/* A tanh(S x), tanh by a fraction of two polynomials. */
static float squash(float total)
{
    const float x = slope * total;
    const float size = x < 0 ? -x : x;
    const float m = size < end ? size : end;
    const float m2 = m * m;
    const float n = m * (((num[3] * m2 + num[2]) * m2 + num[1]) * m2 + num[0]);
    const float d = ((den[3] * m2 + den[2]) * m2 + den[1]) * m2 + den[0];
    const float sum = n * n + d * d;
    const float t = m < large ? n * d * 2 / sum : 1 + (n - d) * (d - n) / sum;
    return amplitude * (x < 0 ? -t : t);
}

/* Eight partial sums are added up like this wherever there are eight. */
static float add_up(const float part[8])
{
    return ((part[0] + part[4]) + (part[2] + part[6])) + ((part[1] + part[5]) + (part[3] + part[7]));
}

/* What lies outside a square of units reads as background. */
static float unit_at(const float *units, int side, int planes, int row, int column, int plane)
{
    const int inside = row >= 0 && row < side && column >= 0 && column < side;
    return inside ? units[(row * side + column) * planes + plane] : outside;
}

/* H1: 12 planes of 8x8 units; those of a plane share a kernel of 5x5 on the image. */
static void read_image(const float *image, float *h1)
{
    for (int unit = 0; unit < 64; ++unit)
        for (int plane = 0; plane < 12; ++plane) {
            float total = h1_biases_scales[plane] * h1_biases[unit * 12 + plane];
            for (int tap = 0; tap < 25; ++tap)
                total += h1_weights_scales[plane] * h1_weights[tap * 12 + plane]
                       * unit_at(image, 16, 1, unit / 8 * 2 + tap / 5 - 2, unit % 8 * 2 + tap % 5 - 2, 0);
            h1[unit * 12 + plane] = squash(total);
        }
}

/* H2: 12 planes of 4x4 units, each with kernels on 8 planes of H1. */
static void read_h1(const float *h1, float *h2)
{
    for (int unit = 0; unit < 16; ++unit)
        for (int plane = 0; plane < 12; ++plane) {
            float part[8] = {0};
            for (int tap = 0; tap < 25; ++tap)
                for (int i = 0; i < 8; ++i)
                    part[i] += h2_weights_scales[plane] * h2_weights[(tap * 12 + plane) * 8 + i]
                             * unit_at(h1, 8, 12, unit / 4 * 2 + tap / 5 - 2, unit % 4 * 2 + tap % 5 - 2,
                                       (plane / 4 * 4 + i) % 12);
            h2[unit * 12 + plane] = squash(add_up(part) + h2_biases_scales[plane] * h2_biases[unit * 12 + plane]);
        }
}

/* A unit on all units of the layer before. */
static float read_all(const float *source, int count, const int8_t *weights, float scale, float bias)
{
    float part[8] = {0};
    for (int i = 0; i < count; ++i)
        part[i % 8] += scale * weights[i] * source[i];
    return squash(add_up(part) + bias);
}

int lecun1989_read(const float image[256], float outputs[10])
{
    float h1[64 * 12], h2[16 * 12], h3[30];
    int digit = 0;
    for (int pixel = 0; pixel < 256; ++pixel)
        if (!(image[pixel] >= -1 && image[pixel] <= 1))
            return -1;
    read_image(image, h1);
    read_h1(h1, h2);
    for (int unit = 0; unit < 30; ++unit)
        h3[unit] = read_all(h2, 192, h3_weights + unit * 192, h3_weights_scales[unit], h3_biases_scales[0] * h3_biases[unit]);
    for (int unit = 0; unit < 10; ++unit) {
        outputs[unit] = read_all(h3, 30, output_weights + unit * 30, output_weights_scales[unit],
                                 output_biases_scales[0] * output_biases[unit]);
        if (outputs[unit] > outputs[digit])
            digit = unit;
    }
    return digit;
}
)";

/// Free text inside a comment: nothing in it may end that, or begin another.
std::string in_comment(std::string_view text) {
    std::string safe = shown(text);
    std::replace(safe.begin(), safe.end(), '*', '+');
    return safe;
}

std::string head_of(const Weights& weights) {
    std::string head =
        "/* The network of LeCun et al. 1989 (Neural Computation 1, 541-551), 9,760 weights of eight bits, written by\n"
        "   lecun1989 quantise. C99, no library. For the very bits of lecun1989 compile with -ffp-contract=off.\n";
    head += "   Rounded from weights " + weights.provenance.rounded_from + ", trained on";
    for (const DataName& data : weights.provenance.data) {
        head += "\n     " + in_comment(data.name) + ", " + in_comment(data.half) +
                (data.licence.empty() ? "" : ": " + in_comment(data.licence));
    }
    if (weights.rejection_threshold > 0.0F) {
        head += "\n   An answer is better declined where the two greatest outputs are less than " + text_of(weights.rejection_threshold) +
                " apart.";
    }
    return head + " */\n";
}

template <class Numbers, class Text>
std::string braced(const Numbers& numbers, Text text) {
    constexpr std::size_t line = 110;
    std::string list = "{";
    std::size_t begin = 0;
    for (const auto number : numbers) {
        const std::string next = text(number) + ",";
        if (list.size() - begin + next.size() > line) {
            begin = list.size() + 1;
            list += "\n ";
        }
        list += next;
    }
    list.back() = '}';
    return list;
}

std::string in_c(float number) { return text_of(number) + "f"; }

std::string floats(const std::string& name, std::span<const float> values) {
    return "static const float " + name + "[" + std::to_string(values.size()) + "] = " + braced(values, in_c) + ";\n";
}

/// A tensor's scales, and its integers in the order of storage, in which the passes of both languages meet them.
std::string tensor_of(const Parameters<float>& parameters, Tensor tensor) {
    const EightBits bits = eight_bits_of(parameters, tensor);
    std::vector<std::int8_t> stored(bits.integers.size());
    for (std::size_t i = 0; i < stored.size(); ++i) {
        stored[storage_index(tensor, i) - offset_of(tensor)] = bits.integers[i];
    }
    std::string name(tensors[static_cast<std::size_t>(tensor)].name);
    name[name.find('.')] = '_';
    return floats(name + "_scales", bits.scales) + "static const int8_t " + name + "[" + std::to_string(stored.size()) +
           "] = " + braced(stored, [](std::int8_t integer) { return std::to_string(integer); }) + ";\n";
}

std::string constants() {
    const auto constant = [](const char* name, float value) {
        return "static const float " + std::string(name) + " = " + in_c(value) + ";\n";
    };
    const TanhCoefficients& c = tanh_coefficients;
    const auto firsts = [](const Quad<float>(&fours)[4]) { return std::array{fours[0][0], fours[1][0], fours[2][0], fours[3][0]}; };
    return constant("outside", paper::outside_image) + constant("amplitude", static_cast<float>(paper::squash_amplitude)) +
           constant("slope", static_cast<float>(paper::squash_slope)) + floats("num", firsts(c.n)) + floats("den", firsts(c.d)) +
           constant("large", c.large[0]) + constant("end", c.end[0]);
}
static_assert(paper::outside_image == paper::outside_h1_planes);  // the C has one for both

}  // namespace

std::string c_source_of(Weights weights) {
    round_to_eight_bits(weights);
    std::string source = head_of(weights) + std::string(face);
    for (std::size_t which = 0; which < tensors.size(); ++which) {
        source += tensor_of(weights.parameters, static_cast<Tensor>(which));
    }
    return source + "\n" + constants() + std::string(passes);
}

}  // namespace lecun1989
