// The C file that `lecun1989 quantise --c` writes: it answers with the core's bits, and its comments hold whatever a provenance says.
#include "tests/support/catch.hpp"

#include <cmath>
#include <cstring>
#include <filesystem>

#include "core/compress/c_source.hpp"
#include "core/data/idx.hpp"
#include "core/data/synthetic.hpp"
#include "core/network/network.hpp"
#include "tools/files.hpp"

/// From weights/digits.json, written by `lecun1989 quantise --c` and compiled as C99 (tests/CMakeLists.txt).
extern "C" int lecun1989_read(const float* image, float* outputs);

using namespace lecun1989;

namespace {

const std::filesystem::path root = LECUN1989_ROOT;
const std::string mnist = root.parent_path() / "shared/data/mnist/t10k-";

Weights shipped() { return *read_weights(*read_file(root / "weights/digits.json")); }

/// MNIST's test half; nothing if it is not available.
Dataset mnist_test() {
    const auto images = read_file(mnist + "images-idx3-ubyte.gz");
    const auto labels = read_file(mnist + "labels-idx1-ubyte.gz");
    if (!images || !labels) {
        return {};
    }
    const auto bytes = [](const std::string& text) { return std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()); };
    return *read_idx(bytes(*images), bytes(*labels));
}

/// What the C file makes of each digit, compared with the core with the shipped rounded weights and with the exact ones.
struct Compared {
    std::size_t other_bits = 0;     // C's outputs, and the core's with the same rounded weights
    std::size_t other_answers = 0;  // C's, and the core's with the exact weights
    std::size_t misses_of_c = 0;
    std::size_t misses_of_core = 0;
};

Compared compare(const Dataset& data) {
    const Weights exact = shipped();
    const Weights rounded = *read_weights(*read_file(root / "weights/digits-int8.json"));
    Compared compared;
    State<float> state;
    for (std::size_t i = 0; i < data.size(); ++i) {
        std::array<float, 10> outputs{};
        const int digit = lecun1989_read(data.images[i].data(), outputs.data());
        forward(rounded.parameters, data.images[i], state);
        const bool same = std::memcmp(outputs.data(), state.outputs.data(), sizeof outputs) == 0 && digit == answer(state.outputs);
        compared.other_bits += same ? 0U : 1U;
        forward(exact.parameters, data.images[i], state);
        compared.other_answers += digit == answer(state.outputs) ? 0U : 1U;
        compared.misses_of_c += digit == data.digits[i] ? 0U : 1U;
        compared.misses_of_core += answer(state.outputs) == data.digits[i] ? 0U : 1U;
    }
    return compared;
}

void check(const Compared& compared, std::size_t digits) {
    CAPTURE(compared.other_answers, compared.misses_of_c, compared.misses_of_core, digits);
    CHECK(compared.other_bits == 0);
    CHECK(1000 * compared.other_answers <= digits);
    CHECK(1000 * compared.misses_of_c <= 1000 * compared.misses_of_core + digits);
}

}  // namespace

TEST_CASE("C file: the core's bits, and nearly the same answers as exact weights, on synthetic digits") {
    const Dataset data = synthetic(2000, 1989);
    check(compare(data), data.size());
}

TEST_CASE("C file: the core's bits, and nearly the same answers as exact weights, on MNIST") {
    const Dataset data = mnist_test();
    if (data.size() == 0) {
        WARN("SKIPPED: ../shared/data/mnist is not here");
        return;
    }
    check(compare(data), data.size());
}

TEST_CASE("C file: an image with a pixel that is not a number from -1 to +1 is no digit") {
    Image image = synthetic(1, 1).images[0];
    for (const float pixel : {NAN, HUGE_VALF, -HUGE_VALF, 1.001F, -1.001F, 255.0F}) {
        for (const std::size_t at : {std::size_t{0}, std::size_t{100}, image.size() - 1}) {
            Image wrong = image;
            wrong[at] = pixel;
            std::array<float, 10> outputs{};
            CHECK(lecun1989_read(wrong.data(), outputs.data()) == -1);
            CHECK(outputs == std::array<float, 10>{});
        }
    }
}

TEST_CASE("C file: comments hold whatever a provenance may say, and tell the threshold") {
    Weights weights = shipped();
    weights.rejection_threshold = 0.0F;
    weights.provenance.data[0].licence = "free */ int main; /* \n";
    const std::string without = c_source_of(weights);
    CHECK(without.find("free +/ int main; /+ ?") != std::string::npos);
    CHECK(without.find("declined") == std::string::npos);
    weights.rejection_threshold = 0.625F;
    CHECK(c_source_of(weights).find("less than 0.625 apart. */") != std::string::npos);
}
