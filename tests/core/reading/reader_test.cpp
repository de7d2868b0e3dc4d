// The face of the core: what a reading says of an image, in the paper's order.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "core/data/synthetic.hpp"
#include "core/image.hpp"
#include "core/ink/drawing.hpp"
#include "core/ink/stretch.hpp"
#include "tests/support/ink_fixture.hpp"
#include "tests/support/network_fixture.hpp"
#include "tests/support/oracle.hpp"
#include "tests/support/recognise.hpp"
#include "tools/files.hpp"

using namespace lecun1989;

TEST_CASE("reading: a blank image has no digit, but the values of all units") {
    const auto parameters = random_parameters<float>(1);
    const Reading blank = recognise(*parameters, blank_image());
    CHECK(blank.digit == Reading::no_digit);
    CHECK(std::any_of(blank.outputs.begin(), blank.outputs.end(), [](float output) { return output != 0.0F; }));
    Image speck = blank_image();
    speck[137] = -0.999F;
    CHECK(recognise(*parameters, speck).digit != Reading::no_digit);
}

TEST_CASE("reading: the digit is the greatest output's, and every unit agrees with the naive twin in the paper's order") {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const auto parameters = random_parameters<float>(seed);
        const Image image = random_image<float>(50 + seed);
        const Reading reading = recognise(*parameters, image);
        const oracle::Pass expected = oracle::forward(oracle::read(*parameters), std::vector<double>(image.begin(), image.end()));
        CHECK(worst_of(reading.h1, expected.h1.values).difference < 1e-6);
        CHECK(worst_of(reading.h2, expected.h2.values).difference < 1e-6);
        CHECK(worst_of(reading.h3, expected.h3.values).difference < 1e-6);
        CHECK(worst_of(reading.outputs, expected.outputs.values).difference < 1e-6);
        const auto& outputs = expected.outputs.values;
        CHECK(reading.digit == std::max_element(outputs.begin(), outputs.end()) - outputs.begin());
    }
}

TEST_CASE("reading: below the threshold it is rejected and has both candidates, and a blank image has none") {
    const auto parameters = random_parameters<float>(3);
    const Image image = random_image<float>(7);
    const Reading reading = recognise(*parameters, image);
    CHECK_FALSE(reading.rejected);
    CHECK(reading.margin ==
          reading.outputs[static_cast<std::size_t>(reading.digit)] - reading.outputs[static_cast<std::size_t>(reading.second)]);
    CHECK(reading.margin > 0.0F);
    CHECK_FALSE(recognise(*parameters, image, reading.margin).rejected);
    const Reading rejected = recognise(*parameters, image, 1.001F * reading.margin);
    CHECK(rejected.rejected);
    CHECK(rejected.digit == reading.digit);
    CHECK(rejected.second == reading.second);
    const Reading blank = recognise(*parameters, blank_image(), 3.0F);
    CHECK_FALSE(blank.rejected);
    CHECK(blank.digit == Reading::no_digit);
    CHECK(blank.second == Reading::no_digit);
}

TEST_CASE("reading: reused memory gives the same as fresh memory, whatever was read before") {
    const auto parameters = random_parameters<float>(4);
    Weights weights;
    weights.parameters = *parameters;
    weights.rejection_threshold = 3.0F;
    Reader reader(model_of(weights));
    for (const Image& image : {random_image<float>(8), blank_image(), random_image<float>(9)}) {
        const Reading fresh = recognise(*parameters, image, 3.0F);
        const Reading again = *reader.read(image);
        CHECK(std::tie(again.digit, again.second, again.margin, again.rejected) ==
              std::tie(fresh.digit, fresh.second, fresh.margin, fresh.rejected));
        CHECK(std::tie(again.image, again.h1, again.h2, again.h3, again.outputs) ==
              std::tie(fresh.image, fresh.h1, fresh.h2, fresh.h3, fresh.outputs));
    }
}

TEST_CASE("reading: what cannot be read is refused with a code and a sentence") {
    Weights weights;
    weights.parameters = *random_parameters<float>(5);
    Reader reader(model_of(weights));
    const auto check = [](const auto& result, ErrorCode code, const std::string& message) {
        REQUIRE_FALSE(result);
        CHECK(result.error().code == code);
        CHECK(result.error().message == message);
    };
    Image image = blank_image();
    image[7] = NAN;
    check(reader.read(image), ErrorCode::image, "image[7]: expected a number from -1 to 1, found NaN");
    image[7] = 1.5F;
    check(reader.read(image), ErrorCode::image, "image[7]: expected a number from -1 to 1, found 1.5");
    check(reader.read(Strokes{{{0.5F, 0.5F}, {1000001.0F, 0.0F}}}), ErrorCode::strokes,
          "strokes[0][1]: expected coordinates within a million of 0, found 1.000001e+06");
    check(reader.read(Strokes{}, 0.0F), ErrorCode::strokes, "pen width: expected a number above 0 and at most 1, found 0.0");
    const std::vector<std::uint8_t> bytes(23);
    check(reader.read(PictureView{bytes, 2, 3, PixelFormat::rgba}), ErrorCode::picture,
          "picture: expected 1 to 64 million pixels of 4 bytes, found 2 x 3 pixels in 23 bytes");
    check(reader.read_number(PictureView{{}, 0, 3}), ErrorCode::picture,
          "picture: expected 1 to 64 million pixels of 1 byte, found 0 x 3 pixels in 0 bytes");
}

TEST_CASE("reading: strokes and pictures of bytes read as the images that are made of them") {
    Random random(31);
    Weights weights;
    weights.parameters = *random_parameters<float>(6);
    Reader reader(model_of(weights));
    const SyntheticDigit drawing = draw_synthetic(4, random);
    CHECK((*reader.read(drawing.strokes, 0.1F)).outputs == (*reader.read(image_of(drawing.strokes, 0.1F))).outputs);
    CHECK((*reader.read(Strokes{})).digit == Reading::no_digit);
    const Bitmap ink = scan(drawn(2, 32), 1.0F, 0.0F);
    std::vector<std::uint8_t> grey;
    std::vector<std::uint8_t> rgba;
    for (const float level : ink.ink) {
        grey.push_back(static_cast<std::uint8_t>(level * 255.0F));
        rgba.insert(rgba.end(), {grey.back(), grey.back(), grey.back(), 255});
    }
    const Reading by_grey = *reader.read(PictureView{grey, ink.columns, ink.rows});
    const Reading by_rgba = *reader.read(PictureView{rgba, ink.columns, ink.rows, PixelFormat::rgba});
    CHECK(largest_difference(by_grey.image, by_rgba.image) < 1e-5F);
    CHECK(by_grey.digit != Reading::no_digit);
}

namespace {

/// How the shipped weights read synthetic digits, three of each, after `change` has changed their strokes.
struct Read {
    int right = 0;
    int declined = 0;
    int wrong = 0;
};

template <class Change>
Read read_changed(Change change) {
    static Reader reader(*Model::from_json(*read_file(LECUN1989_ROOT "/weights/digits.json")));
    Read found;
    for (std::uint8_t digit = 0; digit < 10; ++digit) {
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            Random random(100 * digit + seed);
            const SyntheticDigit drawing = draw_synthetic(digit, random);
            const auto reading = reader.read(change(drawing.strokes), page_pen_width);
            REQUIRE(reading);
            ++(reading->rejected ? found.declined : reading->digit == digit ? found.right : found.wrong);
        }
    }
    return found;
}

}  // namespace

TEST_CASE("reading: what is stretched is read") {
    for (const float times : {0.2F, 0.33F, 0.5F, 2.0F, 3.0F, 5.0F}) {
        const Read found = read_changed([&](const Strokes& strokes) { return stretched(strokes, times); });
        INFO(times << ": " << found.right << " right, " << found.declined << " declined, " << found.wrong << " wrong");
        CHECK(found.right >= 24);
        CHECK(found.wrong <= 2);  // a 1 with an upstroke looks like a 7 when it is broad
    }
}

TEST_CASE("reading: says how it stretched a drawing, and reads a line as drawn") {
    Reader reader(*Model::from_json(*read_file(LECUN1989_ROOT "/weights/digits.json")));
    const Strokes broad = {{{0.0F, 0.4F}, {1.0F, 0.4F}, {0.3F, 0.8F}}};
    CHECK((*reader.read(broad)).stretch == Approx(0.65 * 0.4));
    CHECK((*reader.read(Strokes{{{0.0F, 0.5F}, {1.0F, 0.5F}}})).stretch == 1.0F);
    CHECK((*reader.read(Strokes{{{0.5F, 0.1F}, {0.5F, 0.9F}}})).stretch == 1.0F);
    CHECK((*reader.read(Strokes{{{0.5F, 0.1F}, {0.5F, 0.9F}}})).digit == 1);
}

TEST_CASE("reading: a dot far from the drawing changes nothing, and is said to be left out") {
    const Read plain = read_changed([](const Strokes& strokes) { return strokes; });
    const Read dotted = read_changed([](Strokes strokes) {
        const Box box = box_around(strokes);
        strokes.insert(strokes.begin(), {{box.most.x + box.longer_side(), box.most.y + 0.5F * box.longer_side()}});
        return strokes;
    });
    CHECK(dotted.right == plain.right);
    CHECK(dotted.wrong == plain.wrong);
    Reader reader(*Model::from_json(*read_file(LECUN1989_ROOT "/weights/digits.json")));
    const auto reading = reader.read(Strokes{{{0.95F, 0.9F}}, {{0.2F, 0.1F}, {0.2F, 0.6F}}});
    CHECK(reading->left_out == std::vector<std::size_t>{0});
    CHECK(reading->digit == 1);
    CHECK((*reader.read(Strokes{{{0.2F, 0.1F}, {0.2F, 0.6F}}})).left_out.empty());
}
