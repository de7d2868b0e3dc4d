// The core as JavaScript sees it; lecun1989.d.ts is the contract. Holds no logic: it checks what JavaScript may get wrong, copies in,
// calls, and copies out into fresh arrays, never views of the module's memory.
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>
#include <emscripten/val.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "core/ink/ink.hpp"
#include "core/json/number.hpp"
#include "core/recogniser.hpp"
#include "core/training/trainer.hpp"
#include "core/weights/weights_json.hpp"

// What is called at every movement of the pen crosses to JavaScript once each way, not once for every array and key.
// clang-format off
EM_JS(int, length_of_array, (emscripten::EM_VAL handle), {
    const given = Emval.toValue(handle);
    return Array.isArray(given) || (ArrayBuffer.isView(given) && !(given instanceof DataView)) ? given.length : -1;
})
EM_JS(void, copy_floats, (emscripten::EM_VAL handle, float* target), { HEAPF32.set(Emval.toValue(handle), target >> 2); })
EM_JS(void, copy_whole_numbers, (emscripten::EM_VAL handle, std::uint32_t* target), { HEAPU32.set(Emval.toValue(handle), target >> 2); })
EM_JS(emscripten::EM_VAL, prediction_object,
      (int digit, int second, float margin, bool rejected, const float* image, const float* h1, const float* h2, const float* h3, const float* outputs), {
    const copy = (source, count) => HEAPF32.slice(source >> 2, (source >> 2) + count);
    return Emval.toHandle({
        ok: true,
        message: "",
        digit: digit < 0 ? null : digit,
        second: second < 0 ? null : second,
        margin: margin,
        rejected: !!rejected,
        image: copy(image, 256),
        h1: copy(h1, 768),
        h2: copy(h2, 192),
        h3: copy(h3, 30),
        outputs: copy(outputs, 10)
    });
})
// clang-format on

namespace lecun1989 {
namespace {

using emscripten::val;

constexpr int most_numbers = 1 << 26;  // MNIST has 15 million pixels at 16x16

Parameters<float> parameters;
float rejection_threshold = 0.0F;
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
    const int count = length_of_array(given.as_handle());
    std::vector<T> numbers(count > 0 && count <= most_numbers ? static_cast<std::size_t>(count) : 0);
    if (!numbers.empty()) {
        if constexpr (std::is_same_v<T, float>) {
            copy_floats(given.as_handle(), numbers.data());
        } else {
            copy_whole_numbers(given.as_handle(), numbers.data());
        }
    }
    return numbers;
}

val load_weights(const std::string& json) {
    const Expected<Weights> weights = read_weights(json);
    if (!weights) {
        return outcome(false, weights.error().message);
    }
    parameters = weights->parameters;
    rejection_threshold = weights->rejection_threshold;
    loaded = true;
    return outcome(true, "");
}

/// What keeps these numbers from being `count` images; empty if nothing does.
std::string problem_with(const char* name, const std::vector<float>& pixels, std::size_t count) {
    if (pixels.size() != count * image_pixels) {
        return std::string(name) + ": expected " + std::to_string(count * image_pixels) + " numbers, found " + std::to_string(pixels.size());
    }
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        if (!(std::fabs(pixels[i]) <= 1.0F)) {
            return std::string(name) + "[" + std::to_string(i) + "]: expected a number from -1 to 1, found " + text_of(pixels[i]);
        }
    }
    return "";
}

Image image_at(const std::vector<float>& pixels, std::size_t index) {
    Image image;
    std::copy_n(pixels.begin() + static_cast<std::ptrdiff_t>(index * image_pixels), image_pixels, image.begin());
    return image;
}

val predict(const val& given) {
    const auto pixels = numbers_in<float>(given);
    if (const std::string problem = problem_with("image", pixels, 1); !problem.empty()) {
        return outcome(false, problem);
    }
    if (!loaded) {
        return outcome(false, "weights: none are loaded yet");
    }
    const Image image = image_at(pixels, 0);
    const Reading reading = recognise(parameters, image, rejection_threshold);
    return val::take_ownership(prediction_object(reading.digit, reading.second, reading.margin, reading.rejected, image.data(),
                                                 reading.h1.data(), reading.h2.data(), reading.h3.data(), reading.outputs.data()));
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

/// The training under way, with the digits that it looks at.
struct Training {
    Dataset data;
    Trainer trainer;
    Training(Dataset given, const Recipe& recipe, std::uint64_t seed) : data(std::move(given)), trainer(data, recipe, seed) {}
};
std::unique_ptr<Training> training;

val start_training(const val& given_images, const val& given_digits, const std::string& recipe_name, double seed) {
    const auto pixels = numbers_in<float>(given_images);
    const auto digits = numbers_in<std::uint32_t>(given_digits);
    if (digits.empty()) {
        return outcome(false, "digits: expected at least one, found none");
    }
    if (const std::string problem = problem_with("images", pixels, digits.size()); !problem.empty()) {
        return outcome(false, problem);
    }
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (digits[i] > 9) {
            return outcome(false, "digits[" + std::to_string(i) + "]: expected 0 to 9, found " + std::to_string(digits[i]));
        }
    }
    const Recipe& recipe = plain_recipe();
    if (recipe_name != recipe.name) {
        return outcome(false, "recipe: expected one of " + std::string(recipe.name) + "; found \"" + recipe_name + "\"");
    }
    if (!(seed >= 0.0 && seed < 0x1p53 && seed == std::floor(seed))) {
        return outcome(false, "seed: expected a whole number from 0 to 2^53 - 1, found " + text_of(static_cast<float>(seed)));
    }
    training.reset();  // before the next set takes its place in memory
    Dataset data;
    data.reserve(digits.size());
    for (std::size_t i = 0; i < digits.size(); ++i) {
        data.add(image_at(pixels, i), static_cast<std::uint8_t>(digits[i]));
    }
    training = std::make_unique<Training>(std::move(data), recipe, static_cast<std::uint64_t>(seed));
    return outcome(true, "");
}

val train(unsigned count) {
    if (!training) {
        return outcome(false, "training: none is under way");
    }
    training->trainer.present(count);
    return outcome(true, "");
}

val trained_parameters() {
    std::vector<float> values;
    for (std::size_t which = 0; training && which < tensors.size(); ++which) {
        for (std::size_t i = 0; i < tensors[which].size(); ++i) {
            values.push_back(training->trainer.parameters().values[storage_index(static_cast<Tensor>(which), i)]);
        }
    }
    return typed_array(values);
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
    emscripten::function("startTraining", &lecun1989::start_training);
    emscripten::function("train", &lecun1989::train);
    emscripten::function("trainedParameters", &lecun1989::trained_parameters);
    emscripten::function("loadWeights", &lecun1989::load_weights);
    emscripten::function("predict", &lecun1989::predict);
    emscripten::function("drawInk", &lecun1989::draw_ink_image);
    emscripten::function("kernels", &lecun1989::kernels);
    emscripten::function("h1ToH2", &lecun1989::h1_to_h2_rows);
    emscripten::function("architecture", &lecun1989::architecture);
    emscripten::function("amplitude", &lecun1989::amplitude);
    emscripten::function("penWidth", &lecun1989::pen_width);
}
