// What was loaded to read with, for the sources that show more of it.
#pragma once

#include <emscripten/val.h>

#include <lecun1989/reader.hpp>

namespace lecun1989 {

/// Null before any weights are loaded.
Reader* loaded_reader();

/// The contract's Prediction.
emscripten::val prediction_of(const Expected<Reading>& reading);

/// Strokes as `drawInk` has them, flattened; none where points and lengths do not fit together.
Strokes strokes_in(const emscripten::val& points, const emscripten::val& lengths);

}  // namespace lecun1989
