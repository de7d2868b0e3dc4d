// Readers that JavaScript names by their addresses, and how what they read crosses to it.
#pragma once

#include <emscripten/val.h>

#include <cstdint>

#include <lecun1989/reader.hpp>

#include "javascript.hpp"

namespace lecun1989 {

inline Reader& reader_at(std::uintptr_t address) { return *reinterpret_cast<Reader*>(address); }

/// The contract's Created: a new reader of this model, which JavaScript destroys.
emscripten::val created(Model model);

/// What of a reading goes to JavaScript beside the answer and the outputs.
struct Parts {
    bool image = false;
    bool units = false;  // those of H1, H2 and H3
};

/// The contract's Reading, with these parts.
emscripten::val reading_of(const Reading& reading, Parts parts);

inline emscripten::val reading_or_refusal(const Expected<Reading>& reading, Parts parts) {
    return reading ? reading_of(*reading, parts) : refusal(reading.error());
}

/// What `read` gives of what was given, unless one of the two refuses.
template <class Given, class Read>
emscripten::val answer(const Expected<Given>& given, Read read) {
    if (!given) {
        return refusal(given.error());
    }
    return read(*given);
}

}  // namespace lecun1989
