// What was loaded to read with, for the sources that show more of it; and how a reading crosses to JavaScript.
#pragma once

#include <emscripten/val.h>

#include <lecun1989/reader.hpp>

namespace lecun1989 {

/// The reader with the weights that were loaded last; refused before any are loaded.
Expected<Reader*> loaded_reader();

/// The contract's Prediction: a reading as an answer that went well, or a refusal.
emscripten::val prediction_of(const Expected<Reading>& reading);

/// The contract's Reading.
emscripten::val reading_of(const Reading& reading);

}  // namespace lecun1989
