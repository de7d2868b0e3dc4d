// What goes on inside the network, as JavaScript sees it: part of the contract laboratory.d.mts.
#include <emscripten/bind.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "core/ink/drawing.hpp"
#include "core/ink/stray_dots.hpp"
#include "core/ink/stretch.hpp"
#include "core/network/explanation.hpp"
#include "core/weights/weights_json.hpp"
#include "javascript.hpp"
#include "readers.hpp"

namespace lecun1989 {
namespace {

using emscripten::val;

/// An image and the network to read it with, some kernels off.
struct Request {
    Image image;
    Weights weights;

    State<float> read() const {
        State<float> state;
        forward(weights.parameters, image, state);
        return state;
    }
};

Expected<Request> request_of(std::uintptr_t reader, const val& given_image, double off) {
    constexpr std::size_t all_off = (1U << paper::h1_planes) - 1;
    const auto image = image_in(given_image);
    if (!image) {
        return image.error();
    }
    if (auto error = refusal_of_images("image", *image, 1)) {
        return Error{ErrorCode::image, std::move(error->message)};
    }
    const auto kernels_off = whole_number("off", off, 0, all_off);
    if (!kernels_off) {
        return kernels_off.error();
    }
    Request request{*image, weights_of(reader_at(reader).model())};
    request.weights.parameters = with_kernels_off(request.weights.parameters, static_cast<std::uint32_t>(*kernels_off));
    return request;
}

val read_without(std::uintptr_t reader, const val& given_image, double off) {
    const auto request = request_of(reader, given_image, off);
    if (!request) {
        return refusal(request.error());
    }
    return reading_or_refusal(Reader(model_of(request->weights)).read(request->image), {.image = true, .units = true});
}

std::optional<LayerName> layer_named(const std::string& name) {
    constexpr std::array<const char*, 4> names = {"H1", "H2", "H3", "output"};
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<LayerName>(found - names.begin()));
}

/// One number of every product.
template <class Which>
val column_of(const Arithmetic& found, Which which) {
    std::vector<float> numbers;
    for (const Product& product : found.products) {
        numbers.push_back(static_cast<float>(product.*which));
    }
    return typed_array(numbers);
}

val field_object(const Field& field) {
    val object = val::object();
    object.set("firstRow", static_cast<unsigned>(field.first_row));
    object.set("lastRow", static_cast<unsigned>(field.last_row));
    object.set("firstColumn", static_cast<unsigned>(field.first_column));
    object.set("lastColumn", static_cast<unsigned>(field.last_column));
    return object;
}

val explain_unit(std::uintptr_t reader, const val& given_image, double off, const std::string& layer_name, double unit) {
    const auto request = request_of(reader, given_image, off);
    if (!request) {
        return refusal(request.error());
    }
    const auto layer = layer_named(layer_name);
    if (!layer) {
        return refusal({ErrorCode::name, "layer: expected H1, H2, H3 or output, found \"" + layer_name + "\""});
    }
    const auto index = whole_number("unit", unit, 0, units_of(*layer) - 1);
    if (!index) {
        return refusal(index.error());
    }
    const Arithmetic found = explain(request->weights.parameters, request->read(), *layer, static_cast<std::size_t>(*index));
    val object = success();
    object.set("values", column_of(found, &Product::value));
    object.set("weights", column_of(found, &Product::weight));
    object.set("products", column_of(found, &Product::product));
    object.set("planes", column_of(found, &Product::plane));
    object.set("rows", column_of(found, &Product::row));
    object.set("columns", column_of(found, &Product::column));
    object.set("beyondEdge", static_cast<unsigned>(std::count_if(found.products.begin(), found.products.end(),
                                                                 [](const Product& product) { return product.beyond_edge; })));
    object.set("bias", found.bias);
    object.set("total", found.total);
    object.set("value", found.value);
    object.set("field", field_object(found.field));
    return object;
}

val slopes_of(std::uintptr_t reader, const val& given_image, double off, double output) {
    const auto request = request_of(reader, given_image, off);
    if (!request) {
        return refusal(request.error());
    }
    const auto index = whole_number("output", output, 0, paper::output_units - 1);
    if (!index) {
        return refusal(index.error());
    }
    val object = success();
    object.set("slopes", typed_array(slopes_of_output(request->weights.parameters, request->read(), static_cast<std::size_t>(*index))));
    return object;
}

/// Left, top, width and height.
val place_on_pad(const val& points, const val& lengths, float pen_width, float stretch) {
    const auto strokes = strokes_in(points, lengths);
    std::vector<float> place;
    if (strokes && std::any_of(strokes->begin(), strokes->end(), [](const Stroke& stroke) { return !stroke.empty(); })) {
        const Strokes read = stretched(without(*strokes, stray_dots(*strokes)), stretch);
        const Box box = place_of_image(read, pen_width);
        place = {box.least.x / stretch, box.least.y, box.width() / stretch, box.height()};
    }
    return typed_array(place);
}

}  // namespace
}  // namespace lecun1989

EMSCRIPTEN_BINDINGS(inside) {
    emscripten::function("readWithout", &lecun1989::read_without);
    emscripten::function("explain", &lecun1989::explain_unit);
    emscripten::function("slopesOfOutput", &lecun1989::slopes_of);
    emscripten::function("placeOnPad", &lecun1989::place_on_pad);
}
