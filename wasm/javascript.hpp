// What crosses between WebAssembly and JavaScript, for every source that binds: numbers copied in, fresh arrays copied out (never views of
// the module's memory), and what became of a request.
#pragma once

#include <emscripten/val.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <lecun1989/expected.hpp>
#include <lecun1989/model.hpp>
#include <lecun1989/reader.hpp>
#include <lecun1989/strokes.hpp>
#include "core/image.hpp"
#include "core/network/parameters.hpp"

namespace lecun1989 {

/// A fresh Float32Array.
emscripten::val typed_array(std::span<const float> values);

/// A fresh array of whole numbers.
emscripten::val indices(std::span<const std::size_t> values);

/// What the contract says of a request that went well, for the rest to be added.
emscripten::val success();

/// The contract's Refusal.
emscripten::val refusal(const Error& error);

/// The contract's FileOutcome.
emscripten::val file_outcome(const Expected<std::string>& text);

/// The numbers of a typed array or of an array of numbers; none where it is neither or far too long. T float or std::uint32_t.
template <class T>
std::vector<T> numbers_in(const emscripten::val& given);

/// The bytes of a picture, `channels` for each of its pixels: 1, 2 or 4. Refused where there are not so many, or too many for the module's
/// memory.
Expected<Picture> picture_in(const emscripten::val& bytes, double columns, double rows, double channels);

/// A text, in UTF-8; none where it is something else.
std::optional<std::string> text_in(const emscripten::val& given);

/// A model from the text of a weights file.
Expected<Model> model_in(const emscripten::val& json);

/// Why these numbers are not `count` images, if they aren't.
std::optional<Error> refusal_of_images(const char* name, std::span<const float> pixels, std::size_t count);

/// An image's 256 numbers; refused unless they are so many numbers. Their range is the reader's to check.
Expected<Image> image_in(const emscripten::val& given);

/// Strokes flattened: x, y of every point one after another, and how many points each stroke has. Refused where these do not fit together.
Expected<Strokes> strokes_in(const emscripten::val& points, const emscripten::val& lengths);

Image image_at(const std::vector<float>& pixels, std::size_t index);

/// H1's shared weights [12][5][5].
emscripten::val kernels_of(const Parameters<float>& parameters);

/// A whole number from `least` to `most`, at most 2^53 - 1; others are refused (ErrorCode::number).
Expected<std::uint64_t> whole_number(const char* name, double given, std::uint64_t least, std::uint64_t most);

Expected<std::uint64_t> seed_in(double given);

}  // namespace lecun1989
