// Reading, as JavaScript sees it: the part of the contract lecun1989.d.mts that both modules have. Holds no logic: it checks what
// JavaScript may get wrong, copies in, calls, and copies out.
#include "reader.hpp"

#include <emscripten/bind.h>

#include <memory>
#include <utility>

#include "core/ink/drawing.hpp"
#include "core/weights/weights_json.hpp"
#include "javascript.hpp"

namespace lecun1989 {
namespace {

using emscripten::val;

std::unique_ptr<Reader> loaded;

val load_weights(const val& given) {
    auto model = model_in(given);
    if (!model) {
        return refusal(model.error());
    }
    loaded = std::make_unique<Reader>(*std::move(model));
    return success();
}

val predict(const val& given) {
    const auto image = image_in(given);
    if (!image) {
        return refusal(image.error());
    }
    const auto reader = loaded_reader();
    if (!reader) {
        return refusal(reader.error());
    }
    return prediction_of((*reader)->read(*image));
}

val draw_ink_image(const val& points, const val& lengths, float pen_width) {
    const auto strokes = strokes_in(points, lengths);
    return typed_array(strokes ? image_of(*strokes, pen_width) : blank_image());
}

val kernels() { return kernels_of(loaded ? loaded->model().weights().parameters : Parameters<float>{}); }

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

Expected<Reader*> loaded_reader() {
    if (!loaded) {
        return Error{ErrorCode::state, "weights: none are loaded yet"};
    }
    return loaded.get();
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
