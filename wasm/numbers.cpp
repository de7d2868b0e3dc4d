// Pictures and lines of digits, as JavaScript sees them: the part of the contract that modules reading and laboratory have.
#include <emscripten/bind.h>

#include <vector>

#include "javascript.hpp"
#include "readers.hpp"

namespace lecun1989 {
namespace {

using emscripten::val;

val digits_or_refusal(const Expected<std::vector<NumberDigit>>& digits) {
    if (!digits) {
        return refusal(digits.error());
    }
    val list = val::array();
    for (const NumberDigit& digit : *digits) {
        val object = reading_of(digit.reading, {.image = true});
        val box = val::object();
        box.set("left", digit.box.least.x);
        box.set("top", digit.box.least.y);
        box.set("width", digit.box.width());
        box.set("height", digit.box.height());
        object.set("box", box);
        object.set("strokes", indices(digit.parts));
        list.call<void>("push", object);
    }
    return list;
}

val read_picture(std::uintptr_t reader, const val& bytes, double columns, double rows, double channels, bool units) {
    return answer(picture_in(bytes, columns, rows, channels), [&](const Picture& picture) {
        return reading_or_refusal(reader_at(reader).read(picture.view()), {.image = true, .units = units});
    });
}

val read_number_of_strokes(std::uintptr_t reader, const val& points, const val& lengths, float pen_width) {
    return answer(strokes_in(points, lengths),
                  [&](const Strokes& strokes) { return digits_or_refusal(reader_at(reader).read_number(strokes, pen_width)); });
}

val read_number_of_picture(std::uintptr_t reader, const val& bytes, double columns, double rows, double channels) {
    return answer(picture_in(bytes, columns, rows, channels),
                  [&](const Picture& picture) { return digits_or_refusal(reader_at(reader).read_number(picture.view())); });
}

}  // namespace
}  // namespace lecun1989

EMSCRIPTEN_BINDINGS(numbers) {
    emscripten::function("readPicture", &lecun1989::read_picture);
    emscripten::function("readNumberOfStrokes", &lecun1989::read_number_of_strokes);
    emscripten::function("readNumberOfPicture", &lecun1989::read_number_of_picture);
}
