#include "recogniser.hpp"

#include "ink/ink.hpp"
#include "ink/normalise.hpp"

namespace lecun1989 {

Image image_of(const Strokes& strokes, float pen_width) { return normalise(draw_ink(strokes, pen_width)); }

Reading recognise(const Parameters<float>& parameters, const Image& image) {
    State<float> state;
    forward<float>(parameters, image, state);

    Reading reading;
    reading.digit = is_blank(image) ? Reading::no_digit : answer(state.outputs);
    reading.outputs = state.outputs;
    reading.h3 = state.h3;
    for (std::size_t unit = 0; unit < H2::units; ++unit) {
        reading.h2[unit] = state.h2[planes_last<H2::Target>(unit)];
    }
    constexpr std::size_t plane_units = paper::h1_side * paper::h1_side;
    for (std::size_t unit = 0; unit < H1::units; ++unit) {
        const std::size_t place = unit % plane_units;
        reading.h1[unit] = state.h1_at(border + place / paper::h1_side, border + place % paper::h1_side)[unit / plane_units];
    }
    return reading;
}

}  // namespace lecun1989
