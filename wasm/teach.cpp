// Teaching, as JavaScript sees it: part of the contract laboratory.d.mts. Holds no logic.
#include <emscripten/bind.h>

#include <cmath>

#include "core/evaluation/evaluation.hpp"
#include "core/json/float_text.hpp"
#include "core/learning/teaching.hpp"
#include "javascript.hpp"
#include "reader.hpp"

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

Expected<std::string> lesson(const std::string& json, const Expected<StrokeDigit>& drawing) {
    if (!drawing) {
        return drawing.error();
    }
    const Expected<Weights> weights = read_weights(json);
    if (!weights) {
        return weights.error();
    }
    return write_weights(taught(*weights, *drawing));
}

val teach(const std::string& json, const val& points, const val& lengths, double digit) {
    return file_outcome(lesson(json, drawing_of(points, lengths, digit)));
}

val stroke_line(const val& points, const val& lengths, double digit) {
    const auto drawing = drawing_of(points, lengths, digit);
    return file_outcome(drawing ? Expected<std::string>(line_of(*drawing)) : Expected<std::string>(drawing.error()));
}

val held_score(const std::string& json) {
    static const Dataset held = held_set();
    const Expected<Weights> weights = read_weights(json);
    if (!weights) {
        return refusal(weights.error());
    }
    const Score score = evaluate(weights->parameters, held).score;
    val object = success();
    object.set("examples", static_cast<double>(score.examples));
    object.set("misses", static_cast<double>(score.misses));
    return object;
}

}  // namespace
}  // namespace lecun1989

EMSCRIPTEN_BINDINGS(teach) {
    emscripten::function("teach", &lecun1989::teach);
    emscripten::function("strokeLine", &lecun1989::stroke_line);
    emscripten::function("heldScore", &lecun1989::held_score);
}
