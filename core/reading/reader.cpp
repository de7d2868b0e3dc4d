#include "reader.hpp"

#include "../network/lanes.hpp"
#include "../evaluation/rejection.hpp"

namespace lecun1989 {
namespace {

/// Copies a layer's values to [plane][row][column], four planes of four places at once; at each place (row by row) `planes_at` gives the
/// values of its planes side by side.
template <class Layer, class PlanesAt>
void planes_first(PlanesAt planes_at, std::array<float, Layer::units>& values) {
    constexpr std::size_t places = Layer::Target::rows * Layer::Target::columns;
    static_assert(places % 4 == 0 && Layer::Target::planes % 4 == 0);
    for (std::size_t place = 0; place < places; place += 4) {
        for (std::size_t plane = 0; plane < Layer::Target::planes; plane += 4) {
            Quad<float> square[4];
            for (std::size_t i = 0; i < 4; ++i) {
                square[i] = load<Quad<float>>(planes_at(place + i) + plane);
            }
            transpose(square);
            for (std::size_t i = 0; i < 4; ++i) {
                store(values.data() + (plane + i) * places + place, square[i]);
            }
        }
    }
}

}  // namespace

Reading recognise(const Parameters<float>& parameters, const Image& image, float threshold) {
    Recogniser recogniser;
    return recogniser.read(parameters, image, threshold);
}

const Reading& Recogniser::read(const Parameters<float>& parameters, const Image& image, float threshold) {
    forward<float>(parameters, image, state_);
    const bool blank = is_blank(image);
    const Candidates candidates = candidates_of(state_.outputs);
    reading_.digit = blank ? Reading::no_digit : candidates.best;
    reading_.second = blank ? Reading::no_digit : candidates.second;
    reading_.margin = blank ? 0.0F : candidates.margin;
    reading_.rejected = !blank && candidates.rejected_at(threshold);
    planes_first<H1>([&](std::size_t place) { return state_.h1.data() + h1_place(place); }, reading_.h1);
    planes_first<H2>([&](std::size_t place) { return state_.h2.data() + place * paper::h2_planes; }, reading_.h2);
    reading_.h3 = state_.h3;
    reading_.outputs = state_.outputs;
    return reading_;
}

}  // namespace lecun1989
