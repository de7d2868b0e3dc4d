// What was loaded to read with, for the sources that show more of it.
#pragma once

#include <emscripten/val.h>

#include "core/reading/reader.hpp"

namespace lecun1989 {

/// Null before any weights are loaded.
const Parameters<float>* loaded_parameters();

/// Theirs; 0 before any are loaded.
float loaded_threshold();

/// The contract's Activations, as an answer that went well.
emscripten::val prediction_of(const Image& image, const Reading& reading);

/// Strokes as `drawInk` has them, flattened; none where points and lengths do not fit together.
Strokes strokes_in(const emscripten::val& points, const emscripten::val& lengths);

}  // namespace lecun1989
