// Teaching, as JavaScript sees it: part of the contract laboratory.d.mts. Holds no logic.
#include <emscripten/bind.h>

#include <cmath>

#include "core/evaluation/evaluation.hpp"
#include "core/json/float_text.hpp"
#include "core/learning/teaching.hpp"
#include "javascript.hpp"
#include "readers.hpp"

namespace lecun1989 {
namespace {

using emscripten::val;

Expected<StrokeDigit> drawing_of(const val& points, const val& lengths, double digit) {
    if (!(digit >= 0.0 && digit <= 9.0) || digit != std::floor(digit)) {
        return Error{ErrorCode::number, "digit: expected a whole number from 0 to 9, found " + text_of(static_cast<float>(digit))};
    }
    auto strokes = strokes_in(points, lengths);
    StrokeDigit drawing{static_cast<std::uint8_t>(digit), strokes ? *std::move(strokes) : Strokes{}};
    bool fits = !drawing.strokes.empty();
    for (const Stroke& stroke : drawing.strokes) {
        fits = fits && !stroke.empty();
        for (const Point point : stroke) {
            fits = fits && std::fabs(point.x) <= farthest_coordinate && std::fabs(point.y) <= farthest_coordinate;
        }
    }
    if (!fits) {
        return Error{ErrorCode::strokes,
                     "strokes: expected at least one, each of at least one point within a million of 0, found something else"};
    }
    return drawing;
}

val teach(std::uintptr_t reader, const val& points, const val& lengths, double digit) {
    return answer(drawing_of(points, lengths, digit),
                  [&](const StrokeDigit& drawing) { return created(Model(taught(reader_at(reader).model().weights(), drawing))); });
}

val weights_of(std::uintptr_t reader) { return file_outcome(write_weights(reader_at(reader).model().weights())); }

val stroke_line(const val& points, const val& lengths, double digit) {
    const auto drawing = drawing_of(points, lengths, digit);
    return file_outcome(drawing ? Expected<std::string>(line_of(*drawing)) : Expected<std::string>(drawing.error()));
}

val held_score(std::uintptr_t reader) {
    static const Dataset held = held_set();  // drawn at the first call, and never changed
    const Score score = evaluate(reader_at(reader).model().weights().parameters, held, no_threshold).score;
    val object = val::object();
    object.set("examples", static_cast<double>(score.examples));
    object.set("misses", static_cast<double>(score.misses));
    return object;
}

}  // namespace
}  // namespace lecun1989

EMSCRIPTEN_BINDINGS(teach) {
    emscripten::function("teach", &lecun1989::teach);
    emscripten::function("weightsOf", &lecun1989::weights_of);
    emscripten::function("strokeLine", &lecun1989::stroke_line);
    emscripten::function("heldScore", &lecun1989::held_score);
}
