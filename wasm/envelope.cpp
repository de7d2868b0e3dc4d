// Written numbers, as JavaScript sees them: part of the contract laboratory.d.mts. Holds no logic.
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

#include <cmath>

#include "core/json/float_text.hpp"
#include "javascript.hpp"
#include "reader.hpp"

// clang-format off
EM_JS(int, length_of_bytes, (emscripten::EM_VAL handle), {
    const given = Emval.toValue(handle);
    return given instanceof Uint8ClampedArray || given instanceof Uint8Array ? given.length : -1;
})
EM_JS(void, copy_bytes, (emscripten::EM_VAL handle, std::uint8_t* target), { HEAPU8.set(Emval.toValue(handle), target); })
// clang-format on

namespace lecun1989 {
namespace {

using emscripten::val;

constexpr double most_pixels = 16'000'000;

val digit_object(const NumberDigit& found) {
    val object = val::object();
    object.set("digit", found.reading.digit);
    object.set("second", found.reading.second);
    object.set("margin", found.reading.margin);
    object.set("rejected", found.reading.rejected);
    object.set("outputs", typed_array(found.reading.outputs));
    object.set("image", typed_array(found.reading.image));
    object.set("left", found.box.least.x);
    object.set("top", found.box.least.y);
    object.set("width", found.box.width());
    object.set("height", found.box.height());
    return object;
}

val number_object(const Expected<std::vector<NumberDigit>>& digits) {
    if (!digits) {
        return outcome(false, digits.error().message);
    }
    val list = val::array();
    for (const NumberDigit& digit : *digits) {
        list.call<void>("push", digit_object(digit));
    }
    val object = outcome(true, "");
    object.set("digits", list);
    return object;
}

val read_strokes(const val& points, const val& lengths, float pen_width) {
    if (loaded_reader() == nullptr) {
        return outcome(false, "weights: none are loaded yet");
    }
    return number_object(loaded_reader()->read_number(strokes_in(points, lengths), pen_width));
}

val read_picture(const val& given, double columns, double rows) {
    const int length = length_of_bytes(given.as_handle());
    const auto is_count = [](double number) { return number >= 1.0 && number == std::floor(number); };
    const bool is_size = is_count(columns) && is_count(rows) && columns * rows <= most_pixels;
    if (!is_size || static_cast<double>(length) != 4.0 * columns * rows) {
        return outcome(false, "picture: expected four bytes for each of at most 16 million pixels, found " + text_of(static_cast<float>(columns)) +
                                  " x " + text_of(static_cast<float>(rows)) + " pixels in " + std::to_string(length) + " bytes");
    }
    if (loaded_reader() == nullptr) {
        return outcome(false, "weights: none are loaded yet");
    }
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(length));
    copy_bytes(given.as_handle(), bytes.data());
    const PictureView picture{bytes, static_cast<std::size_t>(columns), static_cast<std::size_t>(rows), PixelFormat::rgba};
    return number_object(loaded_reader()->read_number(picture));
}

}  // namespace
}  // namespace lecun1989

EMSCRIPTEN_BINDINGS(envelope) {
    emscripten::function("readNumber", &lecun1989::read_strokes);
    emscripten::function("readNumberInPicture", &lecun1989::read_picture);
}
