#include "javascript.hpp"

#include <emscripten/emscripten.h>

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "core/json/float_text.hpp"

// One crossing for an array, not one for every number of it.
// clang-format off
EM_JS(int, length_of_array, (emscripten::EM_VAL handle), {
    const given = Emval.toValue(handle);
    return Array.isArray(given) || (ArrayBuffer.isView(given) && !(given instanceof DataView)) ? Math.min(given.length, 0x7fffffff) : -1;
})
// Whether there are so many numbers. What a list throws that holds something else must not pass through C++, whose stack would stay as it is.
EM_JS(bool, copy_numbers, (emscripten::EM_VAL handle, void* target, int count, bool whole), {
    if (length_of_array(handle) !== count) return false;
    try {
        (whole ? HEAPU32 : HEAPF32).set(Emval.toValue(handle), target >> 2);
        return true;
    } catch (error) {
        return false;
    }
})
// What embind does of a text it does a character at a time, which takes as long as reading it.
EM_JS(int, encode_text, (emscripten::EM_VAL handle), {
    const given = Emval.toValue(handle);
    encode_text.bytes = typeof given === "string" ? new TextEncoder().encode(given) : null;
    return encode_text.bytes === null ? -1 : encode_text.bytes.length;
})
EM_JS(void, copy_encoded_text, (char* target), {
    HEAPU8.set(encode_text.bytes, target);
    encode_text.bytes = null;
})
// clang-format on

namespace lecun1989 {
namespace {

using emscripten::val;

constexpr int most_numbers = 1 << 26;  // MNIST has 15 million pixels at 16x16

std::string problem_with_length(const char* name, std::size_t expected, std::size_t found) {
    return std::string(name) + ": expected " + std::to_string(expected) + " numbers, found " + std::to_string(found);
}

}  // namespace

val typed_array(std::span<const float> values) {
    return val::global("Float32Array").new_(val(emscripten::typed_memory_view(values.size(), values.data())));
}

val outcome(bool ok, const std::string& message) {
    val object = val::object();
    object.set("ok", ok);
    object.set("message", message);
    return object;
}

val file_outcome(const Expected<std::string>& text) {
    if (!text) {
        return outcome(false, text.error().message);
    }
    val file = outcome(true, "");
    file.set("text", *text);
    return file;
}

template <class T>
std::vector<T> numbers_in(const val& given) {
    const int count = length_of_array(given.as_handle());
    std::vector<T> numbers(count > 0 && count <= most_numbers ? static_cast<std::size_t>(count) : 0);
    if (!copy_numbers(given.as_handle(), numbers.data(), static_cast<int>(numbers.size()), std::is_integral_v<T>)) {
        numbers.clear();
    }
    return numbers;
}

template std::vector<float> numbers_in(const val&);
template std::vector<std::uint32_t> numbers_in(const val&);

std::optional<std::string> text_in(const val& given) {
    const int bytes = encode_text(given.as_handle());
    if (bytes < 0) {
        return std::nullopt;
    }
    std::string text(static_cast<std::size_t>(bytes), '\0');
    copy_encoded_text(text.data());
    return text;
}

std::string problem_with(const char* name, std::span<const float> pixels, std::size_t count) {
    if (pixels.size() != count * image_pixels) {
        return problem_with_length(name, count * image_pixels, pixels.size());
    }
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        if (!(std::fabs(pixels[i]) <= 1.0F)) {
            return std::string(name) + "[" + std::to_string(i) + "]: expected a number from -1 to 1, found " + text_of(pixels[i]);
        }
    }
    return "";
}

std::string copy_image(const val& given, Image& image) {
    if (copy_numbers(given.as_handle(), image.data(), image_pixels, false)) {
        return problem_with("image", image, 1);
    }
    const int found = length_of_array(given.as_handle());
    return found == image_pixels ? "image: expected numbers alone, found something else among them"
                                 : problem_with_length("image", image_pixels, static_cast<std::size_t>(std::max(found, 0)));
}

Image image_at(const std::vector<float>& pixels, std::size_t index) {
    Image image;
    std::copy_n(pixels.begin() + static_cast<std::ptrdiff_t>(index * image_pixels), image_pixels, image.begin());
    return image;
}

val kernels_of(const Parameters<float>& parameters) {
    constexpr std::size_t count = tensors[static_cast<std::size_t>(Tensor::h1_weights)].size();
    std::array<float, count> values;
    for (std::size_t i = 0; i < count; ++i) {
        values[i] = parameters.values[storage_index(Tensor::h1_weights, i)];
    }
    return typed_array(values);
}

std::string problem_with_seed(double seed) {
    if (seed >= 0.0 && seed < 0x1p53 && seed == std::floor(seed)) {
        return "";
    }
    return "seed: expected a whole number from 0 to 2^53 - 1, found " + text_of(static_cast<float>(seed));
}

}  // namespace lecun1989
