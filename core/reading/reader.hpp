// The facade: strokes or an image, with the weights at hand -> the digit, or the two it may be, and every unit behind it. What the page shows and what the
// command line says of a picture both come from here.
#pragma once

#include "../image.hpp"
#include "../ink/drawing.hpp"
#include "../network/network.hpp"

namespace lecun1989 {

/// One reading. Planes in the paper's order, [plane][row][column].
struct Reading {
    int digit = no_digit;   // of the greatest output
    int second = no_digit;  // of the second greatest
    float margin = 0;       // between these two outputs
    bool rejected = false;  // too small a margin: the answer is "?", and it may be the one or the other; never where nothing is drawn
    std::array<float, H1::units> h1{};
    std::array<float, H2::units> h2{};
    std::array<float, H3::units> h3{};
    std::array<float, Output::units> outputs{};

    static constexpr int no_digit = -1;  // nothing is drawn, so there is no answer
};

/// Reads an image [16][16] of values in [-1, +1]; rejects where the best output is less than `threshold` above the second best.
Reading recognise(const Parameters<float>& parameters, const Image& image, float threshold = 0.0F);

/// The same for whoever reads time and again: what a reading takes of memory is made once.
class Recogniser {
public:
    /// The result stands until the next `read`.
    const Reading& read(const Parameters<float>& parameters, const Image& image, float threshold = 0.0F);

private:
    State<float> state_;
    Reading reading_;
};

}  // namespace lecun1989
