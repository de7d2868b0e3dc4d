// What the core knows before any weights: its architecture, its pen, and the image that it makes of strokes; part of the contract
// lecun1989.d.mts that every module has.
#include <emscripten/bind.h>

#include <string>
#include <string_view>

#include <lecun1989/strokes.hpp>

#include "core/image.hpp"
#include "core/ink/drawing.hpp"
#include "core/network/architecture.hpp"
#include "javascript.hpp"

namespace lecun1989 {
namespace {

using emscripten::val;

val draw_ink_image(const val& points, const val& lengths, float pen_width) {
    const auto strokes = strokes_in(points, lengths);
    return typed_array(strokes ? image_of(*strokes, pen_width) : blank_image());
}

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
}  // namespace lecun1989

EMSCRIPTEN_BINDINGS(facts) {
    emscripten::function("drawInk", &lecun1989::draw_ink_image);
    emscripten::function("h1ToH2", &lecun1989::h1_to_h2_rows);
    emscripten::function("architecture", &lecun1989::architecture);
    emscripten::function("amplitude", &lecun1989::amplitude);
    emscripten::function("penWidth", &lecun1989::pen_width);
}
