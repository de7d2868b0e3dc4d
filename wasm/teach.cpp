// Teaching, as JavaScript sees it: part of the contract laboratory.d.mts.
#include <emscripten/bind.h>

#include "core/evaluation/evaluation.hpp"
#include "core/learning/teaching.hpp"
#include "javascript.hpp"
#include "readers.hpp"

namespace lecun1989 {
namespace {

using emscripten::val;

Expected<StrokeDigit> drawing_of(const val& points, const val& lengths, double digit) {
    const auto name = whole_number("digit", digit, 0, 9);
    if (!name) {
        return name.error();
    }
    auto strokes = strokes_in(points, lengths);
    if (!strokes) {
        return strokes.error();
    }
    StrokeDigit drawing{static_cast<std::uint8_t>(*name), *std::move(strokes)};
    if (auto error = refusal_of(drawing)) {
        return *std::move(error);
    }
    return drawing;
}

val teach(std::uintptr_t reader, const val& points, const val& lengths, double digit) {
    return answer(drawing_of(points, lengths, digit),
                  [&](const StrokeDigit& drawing) { return created(model_of(taught(weights_of(reader_at(reader).model()), drawing))); });
}

val weights_file_of(std::uintptr_t reader) { return file_outcome(write_weights(weights_of(reader_at(reader).model()))); }

val stroke_line(const val& points, const val& lengths, double digit) {
    const auto drawing = drawing_of(points, lengths, digit);
    return file_outcome(drawing ? Expected<std::string>(line_of(*drawing)) : Expected<std::string>(drawing.error()));
}

val held_score(std::uintptr_t reader) {
    static const Dataset held = held_set();  // drawn at the first call, and never changed
    const Score score = evaluate(weights_of(reader_at(reader).model()).parameters, held, no_threshold).score;
    val object = val::object();
    object.set("examples", static_cast<double>(score.examples));
    object.set("misses", static_cast<double>(score.misses));
    return object;
}

}  // namespace
}  // namespace lecun1989

EMSCRIPTEN_BINDINGS(teach) {
    emscripten::function("teach", &lecun1989::teach);
    emscripten::function("weightsOf", &lecun1989::weights_file_of);
    emscripten::function("strokeLine", &lecun1989::stroke_line);
    emscripten::function("heldScore", &lecun1989::held_score);
}
