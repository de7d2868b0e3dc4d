// A reading's way to JavaScript.
#include <emscripten/emscripten.h>

#include <cstddef>

#include "javascript.hpp"
#include "reader.hpp"

// What is called at every movement of the pen crosses to JavaScript once, not once for every array and key. A reading has a buffer of its
// own; its outputs, which are what is kept of many, one more, so that they keep no other.
// clang-format off
EM_JS(emscripten::EM_VAL, reading_object, (int digit, int second, float margin, bool rejected, const float* image, bool as_outcome), {
    const start = image >> 2;
    const units = HEAPF32.slice(start, start + 1246);
    const reading = {
        digit: digit < 0 ? null : digit,
        second: second < 0 ? null : second,
        margin: margin,
        rejected: !!rejected,
        image: units.subarray(0, 256),
        h1: units.subarray(256, 1024),
        h2: units.subarray(1024, 1216),
        h3: units.subarray(1216),
        outputs: HEAPF32.slice(start + 1246, start + 1256)
    };
    if (as_outcome) {
        reading.ok = true;
        reading.message = "";
    }
    return Emval.toHandle(reading);
})
// clang-format on

namespace lecun1989 {
namespace {

using emscripten::val;

static_assert(offsetof(Reading, h1) == offsetof(Reading, image) + sizeof(float) * 256 &&
                  offsetof(Reading, h2) == offsetof(Reading, image) + sizeof(float) * 1024 &&
                  offsetof(Reading, h3) == offsetof(Reading, image) + sizeof(float) * 1216 &&
                  offsetof(Reading, outputs) == offsetof(Reading, image) + sizeof(float) * 1246 && sizeof(Reading::outputs) == sizeof(float) * 10,
              "they are copied in one go");

val object_of(const Reading& reading, bool as_outcome) {
    return val::take_ownership(
        reading_object(reading.digit, reading.second, reading.margin, reading.rejected, reading.image.data(), as_outcome));
}

}  // namespace

val prediction_of(const Expected<Reading>& reading) { return reading ? object_of(*reading, true) : refusal(reading.error()); }

val reading_of(const Reading& reading) { return object_of(reading, false); }

}  // namespace lecun1989
