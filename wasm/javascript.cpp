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

constexpr double most_pixels = 16'000'000;     // of a picture: what a module's memory has room for
constexpr double greatest_whole = 0x1p53 - 1;  // every whole number up to it is a double
constexpr int most_numbers = 1 << 26;          // MNIST has 15 million pixels at 16x16

Error wrong_length(ErrorCode code, const char* name, std::size_t expected, std::size_t found) {
    return {code, std::string(name) + ": expected " + std::to_string(expected) + " numbers, found " + std::to_string(found)};
}

bool is_whole(double number) { return std::fabs(number) <= greatest_whole && number == std::floor(number); }

/// A number of JavaScript's as a person would write it.
std::string text_of_number(double number) {
    return is_whole(number) ? std::to_string(static_cast<std::int64_t>(number)) : text_of(static_cast<float>(number));
}

}  // namespace

val typed_array(std::span<const float> values) {
    return val::global("Float32Array").new_(val(emscripten::typed_memory_view(values.size(), values.data())));
}

val indices(std::span<const std::size_t> values) {
    val list = val::array();
    for (const std::size_t value : values) {
        list.call<void>("push", static_cast<unsigned>(value));
    }
    return list;
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
    if (channels != 1.0 && channels != 2.0 && channels != 4.0) {
        return Error{ErrorCode::picture, "picture: expected 1, 2 or 4 bytes a pixel, found " + text_of_number(channels)};
    }
    const auto is_count = [](double number) { return number >= 1.0 && is_whole(number); };
    const bool is_size = is_count(columns) && is_count(rows) && columns * rows <= most_pixels;
    if (!is_size || static_cast<double>(length) != channels * columns * rows) {
        return Error{ErrorCode::picture, "picture: expected at most 16 million pixels of " + text_of_number(channels) +
                                             (channels == 1.0 ? " byte" : " bytes") + ", found " + text_of_number(columns) + " x " +
                                             text_of_number(rows) + " pixels in " + std::to_string(std::max(length, 0)) + " bytes"};
    }
    const auto format = channels == 1.0 ? PixelFormat::grey : channels == 2.0 ? PixelFormat::grey_alpha : PixelFormat::rgba;
    Picture picture{static_cast<std::size_t>(columns), static_cast<std::size_t>(rows), format,
                    std::vector<std::uint8_t>(static_cast<std::size_t>(length))};
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

std::optional<Error> refusal_of_images(const char* name, std::span<const float> pixels, std::size_t count) {
    if (pixels.size() != count * image_pixels) {
        return wrong_length(ErrorCode::digits, name, count * image_pixels, pixels.size());
    }
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        if (!(std::fabs(pixels[i]) <= 1.0F)) {
            return Error{ErrorCode::digits,
                         std::string(name) + "[" + std::to_string(i) + "]: expected a number from -1 to 1, found " + text_of(pixels[i])};
        }
    }
    return std::nullopt;
}

Expected<Image> image_in(const val& given) {
    Expected<Image> image(std::in_place);
    if (copy_numbers(given.as_handle(), image->data(), image_pixels, false)) {
        return image;
    }
    const int found = length_of_array(given.as_handle());
    if (found == image_pixels) {
        return Error{ErrorCode::image, "image: expected numbers alone, found something else among them"};
    }
    return wrong_length(ErrorCode::image, "image", image_pixels, static_cast<std::size_t>(std::max(found, 0)));
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

Expected<std::uint64_t> whole_number(const char* name, double given, std::uint64_t least, std::uint64_t most) {
    if (is_whole(given) && given >= static_cast<double>(least) && given <= static_cast<double>(most)) {
        return static_cast<std::uint64_t>(given);
    }
    const bool is_all = most == static_cast<std::uint64_t>(greatest_whole);
    return Error{ErrorCode::number, std::string(name) + ": expected a whole number from " + std::to_string(least) + " to " +
                                        (is_all ? "2^53 - 1" : std::to_string(most)) + ", found " + text_of_number(given)};
}

Expected<std::uint64_t> seed_in(double given) { return whole_number("seed", given, 0, static_cast<std::uint64_t>(greatest_whole)); }

}  // namespace lecun1989
