// What a shared library shows of itself: the classes marked so, and nothing of its own parts or of those that it is built with.
#pragma once

#if defined(__GNUC__) && !defined(__EMSCRIPTEN__)
#define LECUN1989_EXPORT __attribute__((visibility("default")))
#else
#define LECUN1989_EXPORT
#endif
