// Reading, as JavaScript sees it: the part of the contract lecun1989.d.mts that both modules have. Holds no logic: it checks what JavaScript
// may get wrong, copies in, calls, and copies out.
#include "reader.hpp"

#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

#include <cstddef>
#include <cstdint>
#include <memory>

#include "core/ink/ink.hpp"
#include "core/ink/drawing.hpp"
#include "core/weights/weights_json.hpp"
#include "javascript.hpp"

// What is called at every movement of the pen crosses to JavaScript once each way, not once for every array and key. To ask JavaScript for
// memory takes as long as the network does, so 64 predictions, 320 KB, lie side by side in one buffer; none is ever written over.
// clang-format off
EM_JS(emscripten::EM_VAL, prediction_object, (int digit, int second, float margin, bool rejected, const float* values), {
    const pixels = 256;
    const count = pixels + 768 + 192 + 30 + 10;
    const memory = prediction_object;
    if (!memory.room) {
        memory.floats = new Float32Array(64 * count);
        memory.room = 64;
    }
    let place = count * --memory.room;
    memory.floats.set(HEAPF32.subarray(values >> 2, (values >> 2) + count), place);
    const next = (length) => {
        const array = new Float32Array(memory.floats.buffer, 4 * place, length);
        place += length;
        return array;
    };
    return Emval.toHandle({
        ok: true,
        message: "",
        digit: digit < 0 ? null : digit,
        second: second < 0 ? null : second,
        margin: margin,
        rejected: !!rejected,
        image: next(pixels),
        h1: next(768),
        h2: next(192),
        h3: next(30),
        outputs: next(10)
    });
})
// clang-format on

namespace lecun1989 {
namespace {

using emscripten::val;

std::unique_ptr<Reader> reader;

val load_weights(const val& given) {
    const auto json = text_in(given);
    if (!json) {
        return outcome(false, "weights file: expected its text, found something else");
    }
    const Expected<Model> model = Model::from_json(*json);
    if (!model) {
        return outcome(false, model.error().message);
    }
    reader = std::make_unique<Reader>(*model);
    return outcome(true, "");
}

val predict(const val& given) {
    Image image{};
    if (const std::string problem = copy_image(given, image); !problem.empty()) {
        return outcome(false, problem);
    }
    if (!reader) {
        return outcome(false, "weights: none are loaded yet");
    }
    return prediction_of(reader->read(image));
}

val draw_ink_image(const val& points, const val& lengths, float pen_width) {
    return typed_array(image_of(strokes_in(points, lengths), pen_width));
}

val kernels() { return kernels_of(reader ? reader->model().weights().parameters : Parameters<float>{}); }

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

Reader* loaded_reader() { return reader.get(); }

val prediction_of(const Expected<Reading>& found) {
    if (!found) {
        return outcome(false, found.error().message);
    }
    const Reading& reading = *found;
    static_assert(offsetof(Reading, h1) == offsetof(Reading, image) + sizeof(Reading::image) &&
                      offsetof(Reading, h2) == offsetof(Reading, h1) + sizeof(Reading::h1) &&
                      offsetof(Reading, h3) == offsetof(Reading, h2) + sizeof(Reading::h2) &&
                      offsetof(Reading, outputs) == offsetof(Reading, h3) + sizeof(Reading::h3),
                  "they are copied in one go");
    return val::take_ownership(
        prediction_object(reading.digit, reading.second, reading.margin, reading.rejected, reading.image.data()));
}

Strokes strokes_in(const val& given_points, const val& given_lengths) {
    const auto coordinates = numbers_in<float>(given_points);
    const auto lengths = numbers_in<std::uint32_t>(given_lengths);
    Strokes strokes;
    std::size_t next = 0;
    for (const std::uint32_t length : lengths) {
        if (length > (coordinates.size() - next) / 2) {
            return {};
        }
        Stroke& stroke = strokes.emplace_back();
        for (std::uint32_t i = 0; i < length; ++i, next += 2) {
            stroke.push_back({coordinates[next], coordinates[next + 1]});
        }
    }
    return next == coordinates.size() ? strokes : Strokes{};
}

}  // namespace lecun1989

EMSCRIPTEN_BINDINGS(reader) {
    emscripten::function("loadWeights", &lecun1989::load_weights);
    emscripten::function("predict", &lecun1989::predict);
    emscripten::function("drawInk", &lecun1989::draw_ink_image);
    emscripten::function("kernels", &lecun1989::kernels);
    emscripten::function("h1ToH2", &lecun1989::h1_to_h2_rows);
    emscripten::function("architecture", &lecun1989::architecture);
    emscripten::function("amplitude", &lecun1989::amplitude);
    emscripten::function("penWidth", &lecun1989::pen_width);
}
