#include "recogniser.hpp"

#include "training/rejection.hpp"

namespace lecun1989 {
namespace {

/// Copies a layer's values to [plane][row][column]; `planes_at` a place (row by row) they lie side by side.
template <class Layer, class PlanesAt>
void planes_first(PlanesAt planes_at, std::array<float, Layer::units>& values) {
    constexpr std::size_t places = Layer::Target::rows * Layer::Target::columns;
    for (std::size_t place = 0; place < places; ++place) {
        const float* planes = planes_at(place);
        for (std::size_t plane = 0; plane < Layer::Target::planes; ++plane) {
            values[plane * places + place] = planes[plane];
        }
    }
}

}  // namespace

Reading recognise(const Parameters<float>& parameters, const Image& image, float threshold) {
    State<float> state;
    forward<float>(parameters, image, state);

    Reading reading;
    if (!is_blank(image)) {
        const Candidates candidates = candidates_of(state.outputs);
        reading.digit = candidates.best;
        reading.second = candidates.second;
        reading.margin = candidates.margin;
        reading.rejected = candidates.rejected_at(threshold);
    }
    reading.outputs = state.outputs;
    reading.h3 = state.h3;
    planes_first<H2>([&](std::size_t place) { return state.h2.data() + place * paper::h2_planes; }, reading.h2);
    planes_first<H1>([&](std::size_t place) { return state.h1.data() + h1_place(place); }, reading.h1);
    return reading;
}

}  // namespace lecun1989
