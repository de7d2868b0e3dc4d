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
EM_JS(int, length_of_bytes, (emscripten::EM_VAL handle), {
    const given = Emval.toValue(handle);
    return given instanceof Uint8ClampedArray || given instanceof Uint8Array ? given.length : -1;
})
EM_JS(void, copy_bytes, (emscripten::EM_VAL handle, std::uint8_t* target), { HEAPU8.set(Emval.toValue(handle), target); })
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

constexpr double most_pixels = 16'000'000;  // of a picture: what a module's memory has room for
constexpr int most_numbers = 1 << 26;       // MNIST has 15 million pixels at 16x16

std::string problem_with_length(const char* name, std::size_t expected, std::size_t found) {
    return std::string(name) + ": expected " + std::to_string(expected) + " numbers, found " + std::to_string(found);
}

}  // namespace

val typed_array(std::span<const float> values) {
    return val::global("Float32Array").new_(val(emscripten::typed_memory_view(values.size(), values.data())));
}

val success() {
    val object = val::object();
    object.set("ok", true);
    object.set("message", std::string());
    return object;
}

val refusal(const Error& error) {
    val object = val::object();
    object.set("ok", false);
    object.set("code", std::string(name_of(error.code)));
    object.set("message", error.message);
    return object;
}

val file_outcome(const Expected<std::string>& text) {
    if (!text) {
        return refusal(text.error());
    }
    val file = success();
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

Expected<Picture> picture_in(const val& given, double columns, double rows, double channels) {
    const int length = length_of_bytes(given.as_handle());
    const auto is_count = [](double number) { return number >= 1.0 && number == std::floor(number); };
    const bool is_size = is_count(columns) && is_count(rows) && columns * rows <= most_pixels;
    if (!is_size || static_cast<double>(length) != channels * columns * rows) {
        const char* each = channels == 1.0 ? "one byte" : channels == 2.0 ? "two bytes" : "four bytes";
        return Error{ErrorCode::picture, std::string("picture: expected ") + each + " for each of at most 16 million pixels, found " +
                                             text_of(static_cast<float>(columns)) + " x " + text_of(static_cast<float>(rows)) +
                                             " pixels in " + std::to_string(length) + " bytes"};
    }
    const auto format = channels == 1.0 ? PixelFormat::grey : channels == 2.0 ? PixelFormat::grey_alpha : PixelFormat::rgba;
    Picture picture{std::vector<std::uint8_t>(static_cast<std::size_t>(length)), static_cast<std::size_t>(columns),
                    static_cast<std::size_t>(rows), format};
    copy_bytes(given.as_handle(), picture.bytes.data());
    return picture;
}

std::optional<std::string> text_in(const val& given) {
    const int bytes = encode_text(given.as_handle());
    if (bytes < 0) {
        return std::nullopt;
    }
    std::string text(static_cast<std::size_t>(bytes), '\0');
    copy_encoded_text(text.data());
    return text;
}

Expected<Model> model_in(const val& given) {
    const auto json = text_in(given);
    if (!json) {
        return Error{ErrorCode::weights, "weights file: expected its text, found something else"};
    }
    return Model::from_json(*json);
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

Expected<Image> image_in(const val& given) {
    Expected<Image> image(std::in_place);
    if (copy_numbers(given.as_handle(), image->data(), image_pixels, false)) {
        return image;
    }
    const int found = length_of_array(given.as_handle());
    return Error{ErrorCode::image, found == image_pixels
                                       ? "image: expected numbers alone, found something else among them"
                                       : problem_with_length("image", image_pixels, static_cast<std::size_t>(std::max(found, 0)))};
}

Expected<Strokes> strokes_in(const val& given_points, const val& given_lengths) {
    const auto coordinates = numbers_in<float>(given_points);
    const auto lengths = numbers_in<std::uint32_t>(given_lengths);
    Strokes strokes;
    strokes.reserve(lengths.size());
    std::size_t next = 0;
    for (const std::uint32_t length : lengths) {
        if (length > (coordinates.size() - next) / 2) {
            next = coordinates.size() + 1;
            break;
        }
        Stroke& stroke = strokes.emplace_back(length);
        for (Point& point : stroke) {
            point = {coordinates[next], coordinates[next + 1]};
            next += 2;
        }
    }
    if (next != coordinates.size()) {
        return Error{ErrorCode::strokes, "strokes: expected x and y of as many points as the strokes' lengths add up to, found " +
                                             std::to_string(coordinates.size()) + " numbers"};
    }
    return strokes;
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
