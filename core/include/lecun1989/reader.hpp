// Reads what a model recognises: an image, strokes, a picture, or a line of digits written or photographed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include <lecun1989/expected.hpp>
#include <lecun1989/export.hpp>
#include <lecun1989/image.hpp>
#include <lecun1989/model.hpp>
#include <lecun1989/strokes.hpp>

namespace lecun1989 {

/// One reading, with every unit of the network. Planes in the paper's order, [plane][row][column]; each unit in (-1.7159, 1.7159).
struct Reading {
    int digit = no_digit;   // of the greatest output
    int second = no_digit;  // of the second greatest
    float margin = 0;       // between these two outputs
    bool rejected = false;  // the margin is below the model's threshold, or a narrow drawing may be a 1 or a 7: the answer is "?"
    float stretch = 1;      // how many times as wide as drawn it was read
    std::vector<std::size_t> left_out;  // indices of strokes that were not read: dots beside the drawing
    Image image;                        // what the network saw
    std::array<float, 768> h1;          // [12][8][8]
    std::array<float, 192> h2;          // [12][4][4]
    std::array<float, 30> h3;
    std::array<float, 10> outputs;

    /// Leaves the arrays as memory was: a reader writes all of them, and to clear them before takes a twentieth of a reading.
    Reading() {}

    static constexpr int no_digit = -1;  // nothing is drawn, so there is no answer
};

/// One digit of a line.
struct NumberDigit {
    Box box;                         // in the units of what was read
    std::vector<std::size_t> parts;  // indices of its strokes, in the order in which they were drawn; empty for a picture
    Reading reading;
};

enum class PixelFormat : std::uint8_t {
    grey,        // one byte a pixel, 0 black ... 255 white
    grey_alpha,  // two: grey, opacity; what is transparent shows white paper
    rgba,        // four: red, green, blue, opacity
};

constexpr std::size_t channels_of(PixelFormat format) {
    return format == PixelFormat::grey ? 1 : format == PixelFormat::grey_alpha ? 2 : 4;
}

inline constexpr std::size_t most_picture_pixels = 64'000'000;

/// A picture in the caller's memory, row by row. At least one pixel and at most `most_picture_pixels`.
struct PictureView {
    std::span<const std::uint8_t> bytes;
    std::size_t columns = 0;
    std::size_t rows = 0;
    PixelFormat format = PixelFormat::grey;
};

/// A picture with memory of its own.
struct Picture {
    std::size_t columns = 0;
    std::size_t rows = 0;
    PixelFormat format = PixelFormat::grey;
    std::vector<std::uint8_t> bytes;

    PictureView view() const { return {bytes, columns, rows, format}; }
};

/// A model and the memory that its readings take: one reader for each thread. Readings are values of their own.
class LECUN1989_EXPORT Reader {
public:
    explicit Reader(Model model);
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;
    ~Reader();

    const Model& model() const;

    /// An image whose pixels all lie in [-1, +1]; others are refused (ErrorCode::image). Allocates nothing.
    Expected<Reading> read(const Image& image);

    /// Strokes of one digit, points in the pad's unit square or beyond, y down, drawn with a pen `pen_width` wide: a part of the pad's
    /// side, above 0 and at most 1, beside a drawing of three quarters of the pad, with which it grows and shrinks. Place and size make no
    /// difference. A drawing wider or narrower than digits are is stretched; dots beside it that belong to nothing are left out.
    /// Coordinates farther than a million from 0, or not finite, are refused (ErrorCode::strokes). No strokes: a blank image, and no digit;
    /// as `read({})` could be any of the three, write `read(Strokes{})`.
    Expected<Reading> read(const Strokes& strokes, float pen_width = page_pen_width);

    /// A scan or photo of one digit, dark on light or light on dark. ErrorCode::picture where size and bytes do not fit together.
    Expected<Reading> read(const PictureView& picture);

    /// A line of digits, from left to right, each rejected on its own; empty where nothing is written. Refuses what `read` does.
    Expected<std::vector<NumberDigit>> read_number(const Strokes& strokes, float pen_width = page_pen_width);
    Expected<std::vector<NumberDigit>> read_number(const PictureView& picture);

private:
    struct Memory;
    std::unique_ptr<Memory> memory_;
};

}  // namespace lecun1989
