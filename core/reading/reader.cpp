#include <lecun1989/reader.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "../image.hpp"
#include "../ink/drawing.hpp"
#include "../ink/ink.hpp"
#include "../ink/normalise.hpp"
#include "../ink/picture.hpp"
#include "../ink/stray_dots.hpp"
#include "../ink/stretch.hpp"
#include "../json/float_text.hpp"
#include "../network/candidates.hpp"
#include "../network/lanes.hpp"
#include "../network/network.hpp"
#include "../weights/weights_json.hpp"
#include "line.hpp"

namespace lecun1989 {
namespace {

static_assert(sizeof(Reading::h1) == sizeof(float) * H1::units && sizeof(Reading::h2) == sizeof(float) * H2::units);
static_assert(sizeof(Reading::h3) == sizeof(float) * H3::units && sizeof(Reading::outputs) == sizeof(float) * Output::units);

constexpr float widest_pen = 1.0F;  // the pad's side

// CHOICE: a drawing that is wider or narrower than digits are is read as though it were `usual_width` as wide as high. Measured on pens
// that nothing was trained on, whose digits other than 1 are 0.3 to 1.3 as wide as high; what lies beyond the limits is a line.
constexpr float usual_width = 0.65F;
constexpr float least_width = 0.06F;
constexpr float narrow_width = 0.4F;
constexpr float wide_width = 1.2F;
constexpr float greatest_width = 8.0F;

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

/// Reads into `reading`, fresh, whose arrays are all written.
void read_image(const Weights& weights, const Image& image, State<float>& state, Reading& reading) {
    forward(weights.parameters, image, state);
    if (!is_blank(image)) {
        const Candidates candidates = candidates_of(state.outputs);
        reading.digit = candidates.best;
        reading.second = candidates.second;
        reading.margin = candidates.margin;
        reading.rejected = candidates.rejected_at(weights.rejection_threshold);
    }
    reading.image = image;
    planes_first<H1>([&](std::size_t place) { return state.h1.data() + h1_place(place); }, reading.h1);
    planes_first<H2>([&](std::size_t place) { return state.h2.data() + place * paper::h2_planes; }, reading.h2);
    reading.h3 = state.h3;
    reading.outputs = state.outputs;
}

/// Where the image is refused; `image_pixels` where it is fine.
std::size_t first_bad_pixel(const Image& image) {
    unsigned bad = 0;  // without a branch, and as wide as a pixel: several at a time
    for (const float pixel : image) {
        bad |= std::fabs(pixel) <= 1.0F ? 0U : 1U;
    }
    if (bad == 0) {
        return image_pixels;
    }
    const auto found = std::find_if(image.begin(), image.end(), [](float pixel) { return !(std::fabs(pixel) <= 1.0F); });
    return static_cast<std::size_t>(found - image.begin());
}

/// Why strokes or their pen are refused, if they are.
std::optional<Error> refusal_of(const Strokes& strokes, float pen_width) {
    if (!(pen_width > 0.0F && pen_width <= widest_pen)) {
        return Error{ErrorCode::strokes, "pen width: expected a number above 0 and at most 1, found " + text_of(pen_width)};
    }
    for (std::size_t stroke = 0; stroke < strokes.size(); ++stroke) {
        for (std::size_t i = 0; i < strokes[stroke].size(); ++i) {
            for (const float coordinate : {strokes[stroke][i].x, strokes[stroke][i].y}) {
                if (!is_drawable(coordinate)) {
                    return Error{ErrorCode::strokes, "strokes[" + std::to_string(stroke) + "][" + std::to_string(i) +
                                                         "]: expected coordinates within a million of 0, found " + text_of(coordinate)};
                }
            }
        }
    }
    return std::nullopt;
}

Expected<Bitmap> grey_levels_of(const PictureView& picture) {
    const std::size_t channels = channels_of(picture.format);
    const bool is_size = picture.columns > 0 && picture.rows > 0 && picture.columns <= most_picture_pixels &&
                         picture.rows <= most_picture_pixels / picture.columns;
    if (!is_size || picture.bytes.size() != picture.columns * picture.rows * channels) {
        return Error{ErrorCode::picture, "picture: expected 1 to 64 million pixels of " + std::to_string(channels) +
                                             (channels == 1 ? " byte, found " : " bytes, found ") + std::to_string(picture.columns) +
                                             " x " + std::to_string(picture.rows) + " pixels in " + std::to_string(picture.bytes.size()) +
                                             " bytes"};
    }
    return grey_of(picture.bytes, picture.rows, picture.columns, channels);
}

}  // namespace

struct Reader::Memory {
    Model model;
    State<float> state;

    /// With one variable to return, so that compilers make it in the caller's memory and 5 KB are not copied.
    Expected<Reading> read(const Image& image) {
        Expected<Reading> reading(std::in_place);
        read_image(weights_of(model), image, state, *reading);
        return reading;
    }
    Expected<Reading> read_as_wide(const Strokes& strokes, float pen_width, float width) {
        const float times = usual_width / width;
        Expected<Reading> reading = read(image_of(stretched(strokes, times), pen_width));
        reading->stretch = times;
        return reading;
    }
    /// A narrow drawing is a 1 or any other digit that was squeezed, and the network takes both for a 1. A 1 that is stretched stays a 1 or
    /// is nothing; so what is another digit when it is stretched is that digit. Only a 7 may as well be a 1 with an upstroke.
    Expected<Reading> read_drawing(const Strokes& strokes, float pen_width) {
        const float width = width_of(strokes);
        if (width > wide_width && width < greatest_width) {
            return read_as_wide(strokes, pen_width, width);
        }
        Expected<Reading> reading = read(image_of(strokes, pen_width));
        const bool is_narrow = width > least_width && width < narrow_width;
        if (!is_narrow || model.threshold() == 0.0F || (reading->digit != 1 && !reading->rejected)) {
            return reading;
        }
        Expected<Reading> wider = read_as_wide(strokes, pen_width, width);
        if (wider->rejected || wider->digit == 1 || wider->digit == Reading::no_digit) {  // none: too large to be drawn
            return reading;
        }
        if (reading->digit == 1 && wider->digit == 7) {
            reading->rejected = true;
            return reading;
        }
        return wider;
    }
    ReadImage by_reading() {
        return [this](const Image& image) { return *read(image); };
    }
};

Reader::Reader(Model model) : memory_(new Memory{std::move(model), {}}) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

const Model& Reader::model() const { return memory_->model; }

Expected<Reading> Reader::read(const Image& image) {
    if (const std::size_t bad = first_bad_pixel(image); bad < image_pixels) {
        return Error{ErrorCode::image, "image[" + std::to_string(bad) + "]: expected a number from -1 to 1, found " + text_of(image[bad])};
    }
    return memory_->read(image);
}

Expected<Reading> Reader::read(const Strokes& strokes, float pen_width) {
    if (auto error = refusal_of(strokes, pen_width)) {
        return *std::move(error);
    }
    std::vector<std::size_t> stray = stray_dots(strokes);
    if (stray.empty()) {
        return memory_->read_drawing(strokes, pen_width);
    }
    Expected<Reading> reading = memory_->read_drawing(without(strokes, stray), pen_width);
    reading->left_out = std::move(stray);
    return reading;
}

Expected<Reading> Reader::read(const PictureView& picture) {
    const auto grey = grey_levels_of(picture);
    if (!grey) {
        return grey.error();
    }
    return memory_->read(normalise(ink_of_picture(*grey)));
}

Expected<std::vector<NumberDigit>> Reader::read_number(const Strokes& strokes, float pen_width) {
    if (auto error = refusal_of(strokes, pen_width)) {
        return *std::move(error);
    }
    return read_line(strokes, pen_width, memory_->by_reading());
}

Expected<std::vector<NumberDigit>> Reader::read_number(const PictureView& picture) {
    const auto grey = grey_levels_of(picture);
    if (!grey) {
        return grey.error();
    }
    return read_line(*grey, memory_->by_reading());
}

}  // namespace lecun1989
