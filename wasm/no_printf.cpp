// Keeps printf, 5 KB compressed of what a visitor loads, out of the module (with the linker's --wrap=snprintf). Only the JSON library
// calls it, to spell control characters in messages of its own, for which the core has its own sentences.
#include <cstddef>

extern "C" int __wrap_snprintf(char* target, std::size_t size, const char*, ...) {
    if (size > 0) {
        *target = '\0';
    }
    return 0;
}
