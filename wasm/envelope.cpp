// Written numbers, as JavaScript sees them: part of the contract laboratory.d.mts. Holds no logic.
#include <emscripten/bind.h>

#include "javascript.hpp"
#include "reader.hpp"

namespace lecun1989 {
namespace {

using emscripten::val;

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
        return refusal(digits.error());
    }
    val list = val::array();
    for (const NumberDigit& digit : *digits) {
        list.call<void>("push", digit_object(digit));
    }
    val object = success();
    object.set("digits", list);
    return object;
}

val read_strokes(const val& points, const val& lengths, float pen_width) {
    const auto reader = loaded_reader();
    if (!reader) {
        return refusal(reader.error());
    }
    const auto strokes = strokes_in(points, lengths);
    return number_object(strokes ? (*reader)->read_number(*strokes, pen_width) : strokes.error());
}

val read_picture(const val& bytes, double columns, double rows) {
    const auto picture = picture_in(bytes, columns, rows, 4);
    if (!picture) {
        return refusal(picture.error());
    }
    const auto reader = loaded_reader();
    return number_object(reader ? (*reader)->read_number(picture->view()) : reader.error());
}

}  // namespace
}  // namespace lecun1989

EMSCRIPTEN_BINDINGS(envelope) {
    emscripten::function("readNumber", &lecun1989::read_strokes);
    emscripten::function("readNumberInPicture", &lecun1989::read_picture);
}
