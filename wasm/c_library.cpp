// What of the C library the module does without (with the linker's --wrap): 11 KB compressed of what a visitor loads.
#include <cstddef>

#include "core/json/decimal.hpp"

/// Only the JSON library calls it, to spell control characters in messages of its own, for which the core has its own sentences.
extern "C" int __wrap_snprintf(char* target, std::size_t size, const char*, ...) {
    if (size > 0) {
        *target = '\0';
    }
    return 0;
}

/// Only the JSON library calls it, for every weight. The C library's own computes in 128-bit floats, which WebAssembly lacks.
extern "C" float __wrap_strtof(const char* text, char** end) { return lecun1989::float_of_decimal(text, end); }
