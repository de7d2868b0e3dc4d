// What crosses between WebAssembly and JavaScript, for every source that binds: numbers copied in, fresh arrays copied out (never views of
// the module's memory), and what became of a request. Holds no logic.
#pragma once

#include <emscripten/val.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <lecun1989/expected.hpp>
#include "core/image.hpp"
#include "core/network/parameters.hpp"

namespace lecun1989 {

/// A fresh Float32Array.
emscripten::val typed_array(std::span<const float> values);

/// The contract's Outcome.
emscripten::val outcome(bool ok, const std::string& message);

/// The contract's FileOutcome.
emscripten::val file_outcome(const Expected<std::string>& text);

/// The numbers of a typed array or of an array of numbers; none where it is neither or far too long. T float or std::uint32_t.
template <class T>
std::vector<T> numbers_in(const emscripten::val& given);

/// A text, in UTF-8; none where it is something else.
std::optional<std::string> text_in(const emscripten::val& given);

/// What keeps these numbers from being `count` images; empty if nothing does.
std::string problem_with(const char* name, std::span<const float> pixels, std::size_t count);

/// Copies an image's numbers; what keeps them from being one, empty if nothing does.
std::string copy_image(const emscripten::val& given, Image& image);

Image image_at(const std::vector<float>& pixels, std::size_t index);

/// H1's shared weights [12][5][5].
emscripten::val kernels_of(const Parameters<float>& parameters);

/// What keeps this number from being a seed; empty if nothing does.
std::string problem_with_seed(double seed);

}  // namespace lecun1989
