// Reading with models of one's own, as JavaScript sees it: the part of the contract lecun1989.d.mts that the package is built on. A reader
// is named by its address. Holds no logic and keeps nothing: it copies in, calls, and copies out.
#include <emscripten/bind.h>

#include <cstdint>
#include <utility>

#include <lecun1989/reader.hpp>

#include "core/json/float_text.hpp"
#include "core/weights/weights_json.hpp"
#include "javascript.hpp"
#include "reader.hpp"

namespace lecun1989 {
namespace {

using emscripten::val;

Reader& reader_at(std::uintptr_t address) { return *reinterpret_cast<Reader*>(address); }

val create_reader(const val& json) {
    auto model = model_in(json);
    if (!model) {
        return refusal(model.error());
    }
    const float threshold = model->threshold();
    val created = success();
    created.set("reader", reinterpret_cast<std::uintptr_t>(new Reader(*std::move(model))));
    created.set("threshold", val::global("Number")(text_of(threshold)));
    return created;
}

void destroy_reader(std::uintptr_t reader) { delete &reader_at(reader); }

/// What `read` gives of what was given, unless one of the two refuses.
template <class Given, class Read>
val answer(const Expected<Given>& given, Read read) {
    if (!given) {
        return refusal(given.error());
    }
    return read(*given);
}

val reading_or_refusal(const Expected<Reading>& reading) { return reading ? reading_of(*reading) : refusal(reading.error()); }

val digits_or_refusal(const Expected<std::vector<NumberDigit>>& digits) {
    if (!digits) {
        return refusal(digits.error());
    }
    val list = val::array();
    for (const NumberDigit& digit : *digits) {
        val object = reading_of(digit.reading);
        val box = val::object();
        box.set("left", digit.box.least.x);
        box.set("top", digit.box.least.y);
        box.set("width", digit.box.width());
        box.set("height", digit.box.height());
        object.set("box", box);
        val strokes = val::array();
        for (const std::size_t part : digit.parts) {
            strokes.call<void>("push", static_cast<unsigned>(part));
        }
        object.set("strokes", strokes);
        list.call<void>("push", object);
    }
    return list;
}

val read_image(std::uintptr_t reader, const val& image) {
    return answer(image_in(image), [&](const Image& given) { return reading_or_refusal(reader_at(reader).read(given)); });
}

val read_strokes(std::uintptr_t reader, const val& points, const val& lengths, float pen_width) {
    return answer(strokes_in(points, lengths),
                  [&](const Strokes& strokes) { return reading_or_refusal(reader_at(reader).read(strokes, pen_width)); });
}

val read_picture(std::uintptr_t reader, const val& bytes, double columns, double rows, double channels) {
    return answer(picture_in(bytes, columns, rows, channels),
                  [&](const Picture& picture) { return reading_or_refusal(reader_at(reader).read(picture.view())); });
}

val read_number_of_strokes(std::uintptr_t reader, const val& points, const val& lengths, float pen_width) {
    return answer(strokes_in(points, lengths),
                  [&](const Strokes& strokes) { return digits_or_refusal(reader_at(reader).read_number(strokes, pen_width)); });
}

val read_number_of_picture(std::uintptr_t reader, const val& bytes, double columns, double rows, double channels) {
    return answer(picture_in(bytes, columns, rows, channels),
                  [&](const Picture& picture) { return digits_or_refusal(reader_at(reader).read_number(picture.view())); });
}

val kernels(std::uintptr_t reader) { return kernels_of(reader_at(reader).model().weights().parameters); }

}  // namespace
}  // namespace lecun1989

EMSCRIPTEN_BINDINGS(reading) {
    emscripten::function("createReader", &lecun1989::create_reader);
    emscripten::function("destroyReader", &lecun1989::destroy_reader);
    emscripten::function("readImage", &lecun1989::read_image);
    emscripten::function("readStrokes", &lecun1989::read_strokes);
    emscripten::function("readPicture", &lecun1989::read_picture);
    emscripten::function("readNumberOfStrokes", &lecun1989::read_number_of_strokes);
    emscripten::function("readNumberOfPicture", &lecun1989::read_number_of_picture);
    emscripten::function("kernelsOf", &lecun1989::kernels);
}
