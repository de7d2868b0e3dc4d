// The core as JavaScript sees it; lecun1989.d.ts is the contract. Holds no logic: it checks what JavaScript may get wrong, copies in,
// calls, and copies out into fresh arrays, never views of the module's memory.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "core/ink/ink.hpp"
#include "core/recogniser.hpp"
#include "core/weights/weights_json.hpp"

namespace lecun1989 {
namespace {

using emscripten::val;

Parameters<float> parameters;
bool loaded = false;

val typed_array(std::span<const float> values) {
    return val::global("Float32Array").new_(val(emscripten::typed_memory_view(values.size(), values.data())));
}

val outcome(bool ok, const std::string& message) {
    val object = val::object();
    object.set("ok", ok);
    object.set("message", message);
    return object;
}

/// The numbers of a typed array or of an array of numbers; none where it is neither or far too long.
template <class T>
std::vector<T> numbers_in(const val& given) {
    constexpr double most = 1 << 22;
    const val array = val::global("Array");
    const bool is_array = array.call<bool>("isArray", given) || val::global("ArrayBuffer").call<bool>("isView", given);
    if (!is_array || !given["length"].isNumber() || given["length"].as<double>() > most) {
        return {};
    }
    return emscripten::convertJSArrayToNumberVector<T>(given);
}

val load_weights(const std::string& json) {
    const Expected<Weights> weights = read_weights(json);
    if (!weights) {
        return outcome(false, weights.error().message);
    }
    parameters = weights->parameters;
    loaded = true;
    return outcome(true, "");
}

/// What keeps these numbers from being an image; empty if nothing does.
std::string problem_with(const std::vector<float>& pixels) {
    if (pixels.size() != image_pixels) {
        return "image: expected 256 numbers, found " + std::to_string(pixels.size());
    }
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        if (!(std::fabs(pixels[i]) <= 1.0F)) {
            return "image[" + std::to_string(i) + "]: expected a number from -1 to 1, found " + std::to_string(pixels[i]);
        }
    }
    return loaded ? "" : "weights: none are loaded yet";
}

val predict(const val& given) {
    const auto pixels = numbers_in<float>(given);
    if (const std::string problem = problem_with(pixels); !problem.empty()) {
        return outcome(false, problem);
    }
    Image image;
    std::copy(pixels.begin(), pixels.end(), image.begin());
    const Reading reading = recognise(parameters, image);
    val object = outcome(true, "");
    object.set("digit", reading.digit == Reading::no_digit ? val::null() : val(reading.digit));
    object.set("image", typed_array(image));
    object.set("h1", typed_array(reading.h1));
    object.set("h2", typed_array(reading.h2));
    object.set("h3", typed_array(reading.h3));
    object.set("outputs", typed_array(reading.outputs));
    return object;
}

val draw_ink_image(const val& given_points, const val& given_lengths, float pen_width) {
    const auto coordinates = numbers_in<float>(given_points);
    const auto lengths = numbers_in<std::uint32_t>(given_lengths);
    Strokes strokes;
    std::size_t next = 0;
    for (const std::uint32_t length : lengths) {
        if (length > (coordinates.size() - next) / 2) {
            return typed_array(blank_image());
        }
        Stroke& stroke = strokes.emplace_back();
        for (std::uint32_t i = 0; i < length; ++i, next += 2) {
            stroke.push_back({coordinates[next], coordinates[next + 1]});
        }
    }
    if (next != coordinates.size()) {
        return typed_array(blank_image());
    }
    return typed_array(image_of(strokes, pen_width));
}

val kernels() {
    constexpr std::size_t count = tensors[static_cast<std::size_t>(Tensor::h1_weights)].size();
    std::array<float, count> values;
    for (std::size_t i = 0; i < count; ++i) {
        values[i] = parameters.values[storage_index(Tensor::h1_weights, i)];
    }
    return typed_array(values);
}

val h1_to_h2_rows() {
    val rows = val::array();
    for (const std::string_view row : h1_to_h2) {
        rows.call<void>("push", std::string(row));
    }
    return rows;
}

template <class Layer>
val summary(const char* name) {
    val object = val::object();
    object.set("name", std::string(name));
    object.set("units", static_cast<unsigned>(Layer::units));
    object.set("connections", static_cast<unsigned>(Layer::connections));
    object.set("parameters", static_cast<unsigned>(Layer::parameters));
    return object;
}

val architecture() {
    val layers = val::array();
    layers.call<void>("push", summary<H1>("H1"));
    layers.call<void>("push", summary<H2>("H2"));
    layers.call<void>("push", summary<H3>("H3"));
    layers.call<void>("push", summary<Output>("output"));
    return layers;
}

double amplitude() { return paper::squash_amplitude; }
double pen_width() { return static_cast<double>(page_pen_width); }

}  // namespace
}  // namespace lecun1989

EMSCRIPTEN_BINDINGS(lecun1989) {
    emscripten::function("loadWeights", &lecun1989::load_weights);
    emscripten::function("predict", &lecun1989::predict);
    emscripten::function("drawInk", &lecun1989::draw_ink_image);
    emscripten::function("kernels", &lecun1989::kernels);
    emscripten::function("h1ToH2", &lecun1989::h1_to_h2_rows);
    emscripten::function("architecture", &lecun1989::architecture);
    emscripten::function("amplitude", &lecun1989::amplitude);
    emscripten::function("penWidth", &lecun1989::pen_width);
}
