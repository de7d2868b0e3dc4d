// The face of the core: strokes or an image, and weights -> the digit, or the two that it may be, and the value of every unit. Both what
// the page shows and what the command line says of a picture come from here.
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
    bool rejected = false;  // margin too small: the answer is "?", and it may be either of the two; false if nothing is drawn
    std::array<float, H1::units> h1{};
    std::array<float, H2::units> h2{};
    std::array<float, H3::units> h3{};
    std::array<float, Output::units> outputs{};

    static constexpr int no_digit = -1;  // nothing is drawn, so there is no answer
};

/// Reads an image [16][16] of values in [-1, +1]; rejects if the best output is less than `threshold` above the second best.
Reading recognise(const Parameters<float>& parameters, const Image& image, float threshold = 0.0F);

/// The same for repeated readings: their memory is allocated once.
class Recogniser {
public:
    /// The result is valid until the next `read`.
    const Reading& read(const Parameters<float>& parameters, const Image& image, float threshold = 0.0F);

private:
    State<float> state_;
    Reading reading_;
};

}  // namespace lecun1989
