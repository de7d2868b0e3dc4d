// A reading's way to JavaScript.
#include <emscripten/emscripten.h>

#include <cstddef>

#include "javascript.hpp"
#include "readers.hpp"

// A reading crosses to JavaScript once, not once for every array and key. To ask a browser for memory takes as long as the network does, so
// only what is asked for is copied, into one buffer of its own; ten outputs are few enough to need none.
// clang-format off
EM_JS(emscripten::EM_VAL, reading_object, (int digit, int second, float margin, bool rejected, const float* image, bool with_image, bool with_units), {
    const start = image >> 2;
    const outputs = new Float32Array(10);
    for (let i = 0; i < 10; ++i) outputs[i] = HEAPF32[start + 1246 + i];
    const reading = {
        digit: digit < 0 ? null : digit,
        second: second < 0 ? null : second,
        margin: margin,
        rejected: !!rejected,
        outputs: outputs
    };
    if (with_image || with_units) {
        const first = with_image ? 0 : 256;
        const buffer = HEAPF32.slice(start + first, start + (with_units ? 1246 : 256)).buffer;
        const part = (begin, count) => new Float32Array(buffer, 4 * (begin - first), count);
        if (with_image) reading.image = part(0, 256);
        if (with_units) {
            reading.h1 = part(256, 768);
            reading.h2 = part(1024, 192);
            reading.h3 = part(1216, 30);
        }
    }
    return Emval.toHandle(reading);
})
// clang-format on

namespace lecun1989 {

static_assert(offsetof(Reading, h1) == offsetof(Reading, image) + sizeof(float) * 256 &&
                  offsetof(Reading, h2) == offsetof(Reading, image) + sizeof(float) * 1024 &&
                  offsetof(Reading, h3) == offsetof(Reading, image) + sizeof(float) * 1216 &&
                  offsetof(Reading, outputs) == offsetof(Reading, image) + sizeof(float) * 1246 &&
                  sizeof(Reading::outputs) == sizeof(float) * 10,
              "they are copied in one go");

emscripten::val reading_of(const Reading& reading, Parts parts) {
    return emscripten::val::take_ownership(
        reading_object(reading.digit, reading.second, reading.margin, reading.rejected, reading.image.data(), parts.image, parts.units));
}

}  // namespace lecun1989
