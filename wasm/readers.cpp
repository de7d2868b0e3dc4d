// Readers, as JavaScript sees them, each named by its address: the part of the contract lecun1989.d.mts that every module has.
#include <emscripten/bind.h>

#include <cstdint>
#include <utility>

#include "core/json/float_text.hpp"
#include "core/weights/weights_json.hpp"
#include "javascript.hpp"
#include "readers.hpp"

namespace lecun1989 {
namespace {

using emscripten::val;

val create_reader(const val& json) {
    return answer(model_in(json), [](const Model& model) { return created(model); });
}

void destroy_reader(std::uintptr_t reader) { delete &reader_at(reader); }

val read_image(std::uintptr_t reader, const val& image, bool units) {
    return answer(image_in(image),
                  [&](const Image& given) { return reading_or_refusal(reader_at(reader).read(given), {.image = false, .units = units}); });
}

val read_strokes(std::uintptr_t reader, const val& points, const val& lengths, float pen_width, bool units) {
    return answer(strokes_in(points, lengths), [&](const Strokes& strokes) {
        const Expected<Reading> reading = reader_at(reader).read(strokes, pen_width);
        val object = reading_or_refusal(reading, {.image = true, .units = units});
        if (reading && reading->stretch != 1.0F) {
            object.set("stretch", reading->stretch);
        }
        if (reading && !reading->left_out.empty()) {
            object.set("leftOut", indices(reading->left_out));
        }
        return object;
    });
}

val kernels(std::uintptr_t reader) { return kernels_of(weights_of(reader_at(reader).model()).parameters); }

}  // namespace

val created(Model model) {
    const float threshold = model.threshold();
    val object = success();
    object.set("reader", reinterpret_cast<std::uintptr_t>(new Reader(std::move(model))));
    object.set("threshold", val::global("Number")(text_of(threshold)));
    return object;
}

}  // namespace lecun1989

EMSCRIPTEN_BINDINGS(readers) {
    emscripten::function("createReader", &lecun1989::create_reader);
    emscripten::function("destroyReader", &lecun1989::destroy_reader);
    emscripten::function("readImage", &lecun1989::read_image);
    emscripten::function("readStrokes", &lecun1989::read_strokes);
    emscripten::function("kernelsOf", &lecun1989::kernels);
}
