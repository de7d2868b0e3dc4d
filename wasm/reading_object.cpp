// A reading's way to JavaScript.
#include <emscripten/emscripten.h>

#include <cstddef>

#include "javascript.hpp"
#include "reader.hpp"

// What is called at every movement of the pen crosses to JavaScript once, not once for every array and key. To ask a browser for memory
// takes as long as the network does, so the page's predictions, of which it keeps few, lie 64 to a buffer (320 KB); none is written over. A
// reading of the package's has memory of its own, 5 KB, and its outputs, which are what is kept of many, keep no other.
// clang-format off
EM_JS(emscripten::EM_VAL, reading_object, (int digit, int second, float margin, bool rejected, const float* image, bool is_prediction), {
    const count = 256 + 768 + 192 + 30 + 10;
    const values = HEAPF32.subarray(image >> 2, (image >> 2) + count);
    const memory = reading_object;
    let buffer;
    let place = 0;
    if (is_prediction) {
        if (!memory.room) {
            memory.floats = new Float32Array(64 * count);
            memory.room = 64;
        }
        place = count * --memory.room;
        memory.floats.set(values, place);
        buffer = memory.floats.buffer;
    } else {
        buffer = values.slice(0, count - 10).buffer;
    }
    const next = (length) => {
        const array = new Float32Array(buffer, 4 * place, length);
        place += length;
        return array;
    };
    const reading = {
        digit: digit < 0 ? null : digit,
        second: second < 0 ? null : second,
        margin: margin,
        rejected: !!rejected,
        image: next(256),
        h1: next(768),
        h2: next(192),
        h3: next(30),
        outputs: is_prediction ? next(10) : values.slice(count - 10)
    };
    if (is_prediction) {
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
                  offsetof(Reading, outputs) == offsetof(Reading, image) + sizeof(float) * 1246 &&
                  sizeof(Reading::outputs) == sizeof(float) * 10,
              "they are copied in one go");

val object_of(const Reading& reading, bool is_prediction) {
    return val::take_ownership(
        reading_object(reading.digit, reading.second, reading.margin, reading.rejected, reading.image.data(), is_prediction));
}

}  // namespace

val prediction_of(const Expected<Reading>& reading) { return reading ? object_of(*reading, true) : refusal(reading.error()); }

val reading_of(const Reading& reading) { return object_of(reading, false); }

}  // namespace lecun1989
