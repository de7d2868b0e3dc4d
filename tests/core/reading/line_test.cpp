// Written numbers: the digits come out one by one and in order, from strokes and from photos, whatever the hand, and dirt is left out.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/data/synthetic.hpp"
#include "core/ink/ink.hpp"
#include "core/reading/line.hpp"
#include "core/weights/weights_json.hpp"
#include "tests/support/recognise.hpp"
#include "tools/files.hpp"

using namespace lecun1989;

namespace {

constexpr std::size_t number_length = 5;

Reader& reader() {
    static Reader reader(*Model::from_json(*read_file(LECUN1989_ROOT "/weights/digits.json")));
    return reader;
}

const Weights& shipped() { return weights_of(reader().model()); }

struct Hand {
    float least_gap = 0.2F;  // between boxes, in heights
    float greatest_gap = 0.5F;
    float slant = 0;
    float slope = 0;  // of the baseline
    float wave = 0;
};

struct Written {
    std::string digits;
    Strokes strokes;
    std::vector<std::vector<std::size_t>> parts;  // the strokes of each digit
};

/// Five synthetic digits side by side, 0.8 to 1.2 high.
Written write(Random& random, const Hand& hand) {
    Written written;
    float x = 0;
    for (std::size_t i = 0; i < number_length; ++i) {
        const auto digit = static_cast<std::uint8_t>(random.below(10));
        const Strokes drawing = draw_synthetic(digit, random).strokes;
        const Box box = box_around(drawing);
        const float scale = random.uniform(0.8F, 1.2F) / box.longer_side();
        written.digits += static_cast<char>('0' + digit);
        written.parts.emplace_back();
        for (const Stroke& stroke : drawing) {
            written.parts.back().push_back(written.strokes.size());
            for (Point& point : written.strokes.emplace_back(stroke)) {
                const float y = (point.y - box.most.y) * scale;
                point.x = x + (point.x - box.least.x) * scale - hand.slant * y;
                point.y = y + hand.slope * point.x + hand.wave * std::sin(1.5F * x);
            }
        }
        x += box.width() * scale + random.uniform(hand.least_gap, hand.greatest_gap);
    }
    return written;
}

std::string text_of(const std::vector<NumberDigit>& digits) {
    std::string text;
    for (const NumberDigit& digit : digits) {
        text += static_cast<char>('0' + digit.reading.digit);
    }
    return text;
}

std::vector<NumberDigit> read_strokes(const Strokes& strokes) { return *reader().read_number(strokes); }

ReadImage declining_below(float threshold) {
    return [threshold](const Image& image) { return recognise(shipped().parameters, image, threshold); };
}

/// How many of this many numbers are separated into the right strokes.
int count_parted(const Hand& hand, int count) {
    Random random(31);
    int right = 0;
    for (int i = 0; i < count; ++i) {
        const Written written = write(random, hand);
        auto found = read_strokes(written.strokes);
        bool all = found.size() == number_length;
        for (std::size_t digit = 0; all && digit < number_length; ++digit) {
            std::sort(found[digit].parts.begin(), found[digit].parts.end());
            all = found[digit].parts == written.parts[digit];
        }
        right += all ? 1 : 0;
    }
    return right;
}

/// A photo of strokes, light falling from the left, with grain: a digit is 60 pixels high.
Bitmap photo(const Strokes& strokes, Random& random) {
    constexpr float scale = 60.0F;
    constexpr float radius = 3.0F;
    const Box box = box_around(strokes);
    const auto pixels = [](float length) { return static_cast<std::size_t>((length + 1.4F) * scale); };
    Bitmap picture{pixels(box.height()), pixels(box.width()), {}};
    for (std::size_t i = 0; i < picture.rows * picture.columns; ++i) {
        const auto column = static_cast<float>(i % picture.columns);
        const auto row = static_cast<float>(i / picture.columns);
        float nearest = 1e6F;
        for (const Stroke& stroke : strokes) {
            for (const Point& point : stroke) {
                const float x = (point.x - box.least.x + 0.7F) * scale;
                const float y = (point.y - box.least.y + 0.7F) * scale;
                nearest = std::min(nearest, std::hypot(x - column, y - row));
            }
        }
        const float light = 0.9F - 0.5F * column / static_cast<float>(picture.columns);
        picture.ink.push_back(light * (1.0F - 0.8F * std::clamp(radius - nearest, 0.0F, 1.0F)) + 0.02F * random.uniform(-1.0F, 1.0F));
    }
    return picture;
}

/// Points so close together that a pen set down at each of them draws the lines.
Strokes dense(const Strokes& strokes) {
    Strokes result;
    for (const Stroke& stroke : strokes) {
        Stroke& more = result.emplace_back();
        for (std::size_t i = 0; i < stroke.size(); ++i) {
            const Point from = stroke[i == 0 ? 0 : i - 1];
            for (int step = 1; step <= 8; ++step) {
                const float part = static_cast<float>(step) / 8.0F;
                more.push_back({from.x + part * (stroke[i].x - from.x), from.y + part * (stroke[i].y - from.y)});
            }
        }
    }
    return result;
}

}  // namespace

TEST_CASE("numbers: strokes are separated into digits, from left to right", "[number]") {
    CHECK(count_parted({}, 40) >= 37);
    CHECK(count_parted({0.2F, 0.5F, 0.35F, 0.15F, 0.15F}, 40) >= 36);
    CHECK(count_parted({-0.1F, 0.1F, 0.0F, 0.0F, 0.0F}, 40) >= 32);
}

TEST_CASE("numbers: the order in which strokes are drawn, their size and their place do not matter", "[number]") {
    Random random(7);
    const Written written = write(random, {});
    const auto found = read_strokes(written.strokes);
    REQUIRE(text_of(found) == written.digits);
    Strokes changed(written.strokes.rbegin(), written.strokes.rend());
    for (Stroke& stroke : changed) {
        for (Point& point : stroke) {
            point = {point.x * 0.125F + 3.0F, point.y * 0.125F - 2.0F};
        }
    }
    const auto again = read_strokes(changed);
    CHECK(text_of(again) == written.digits);
    REQUIRE(again.size() == found.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        CHECK(again[i].box.least.x == Approx(found[i].box.least.x * 0.125F + 3.0F));
        CHECK(again[i].box.height() == Approx(found[i].box.height() * 0.125F).margin(1e-4));
    }
}

TEST_CASE("numbers: stray dots are left out, and drawings without a number have no digits", "[number]") {
    Random random(8);
    Written written = write(random, {});
    REQUIRE(text_of(read_strokes(written.strokes)) == written.digits);
    written.strokes.push_back({{0.5F, -1.5F}});
    written.strokes.insert(written.strokes.begin(), {{2.0F, 0.3F}, {2.03F, 0.32F}});
    written.strokes.push_back({});
    CHECK(text_of(read_strokes(written.strokes)) == written.digits);
    CHECK(read_strokes({}).empty());
    CHECK(read_strokes({{{0.5F, 0.5F}}}).empty());
    // What takes lines apart leaves impossible strokes out; a reader refuses them, so that nothing is dropped unsaid.
    written.strokes.push_back({{NAN, 0.0F}, {1.0F, 1.0F}});
    written.strokes.push_back({{1e30F, 0.0F}, {1.0F, 1.0F}});
    CHECK(text_of(read_line(written.strokes, page_pen_width, declining_below(0.0F))) == written.digits);
    const auto refused = reader().read_number(written.strokes);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::strokes);
    CHECK(refused.error().message ==
          "strokes[" + std::to_string(written.strokes.size() - 2) + "][0]: expected coordinates within a million of 0, found NaN");
}

TEST_CASE("numbers: each digit is declined on its own", "[number]") {
    Random random(7);
    const Written written = write(random, {});
    const auto found = read_strokes(written.strokes);
    std::vector<float> margins;
    for (const NumberDigit& digit : found) {
        margins.push_back(digit.reading.margin);
    }
    std::sort(margins.begin(), margins.end());
    const auto declining = read_line(written.strokes, page_pen_width, declining_below(margins[2]));
    CHECK(std::count_if(declining.begin(), declining.end(), [](const NumberDigit& digit) { return digit.reading.rejected; }) == 2);
}

TEST_CASE("numbers: a photo in uneven light is separated and read, with every digit's box", "[number]") {
    Random random(41);
    int right = 0;
    for (int i = 0; i < 12; ++i) {
        const Written written = write(random, {0.35F, 0.6F, 0.0F, 0.0F, 0.0F});
        const Strokes strokes = dense(written.strokes);
        constexpr float scale = 60.0F;
        const auto found = read_line(photo(strokes, random), declining_below(0.0F));
        bool all = text_of(found) == written.digits;
        const Box whole = box_around(strokes);
        for (std::size_t digit = 0; all && digit < number_length; ++digit) {
            Strokes own;
            for (const std::size_t part : written.parts[digit]) {
                own.push_back(strokes[part]);
            }
            const Box box = box_around(own);
            all = std::fabs(found[digit].box.least.x / scale - 0.7F - (box.least.x - whole.least.x)) < 0.12F &&
                  std::fabs(found[digit].box.most.x / scale - 0.7F - (box.most.x - whole.least.x)) < 0.12F &&
                  std::fabs(found[digit].box.most.y / scale - 0.7F - (box.most.y - whole.least.y)) < 0.12F;
        }
        right += all ? 1 : 0;
    }
    CHECK(right >= 9);
}

TEST_CASE("numbers: digits that touch in a photo are cut apart", "[number]") {
    // A five and a three whose ink runs into each other at one point.
    const Strokes five = {{{0.1F, 0.0F}, {0.05F, 0.45F}, {0.3F, 0.4F}, {0.5F, 0.55F}, {0.5F, 0.8F}, {0.3F, 1.0F}, {0.0F, 0.9F}},
                          {{0.1F, 0.0F}, {0.48F, 0.0F}}};
    const Strokes three = {{{0.58F, 0.05F},
                            {0.8F, 0.0F},
                            {1.0F, 0.15F},
                            {0.95F, 0.35F},
                            {0.75F, 0.45F},
                            {1.0F, 0.6F},
                            {1.0F, 0.85F},
                            {0.8F, 1.0F},
                            {0.55F, 0.9F}}};
    Strokes both = five;
    both.insert(both.end(), three.begin(), three.end());
    Random random(1);
    const auto found = read_line(photo(dense(both), random), declining_below(0.0F));
    CHECK(text_of(found) == "53");
}

TEST_CASE("numbers: an empty picture, one grey and dust have no digits", "[number]") {
    CHECK(read_line(Bitmap{}, declining_below(0.0F)).empty());
    CHECK(read_line(Bitmap{40, 60, std::vector<float>(2400, 0.5F)}, declining_below(0.0F)).empty());
}

TEST_CASE("number: the time grows with the points, not with their square") {
    // A million points of a zero and a one. With the square this would outlast the test's time.
    constexpr std::size_t count = 500'000;
    Strokes strokes(2);
    for (std::size_t i = 0; i < count; ++i) {
        const float part = static_cast<float>(i) / static_cast<float>(count - 1);
        const float angle = part * 6.2831853F;
        strokes[0].push_back({0.3F * std::sin(angle), -0.5F * std::cos(angle)});
        strokes[1].push_back({0.9F, part - 0.5F});
    }
    const auto digits = reader().read_number(strokes);
    REQUIRE(digits);
    REQUIRE(digits->size() == 2);
    CHECK((*digits)[0].reading.digit == 0);
    CHECK((*digits)[1].reading.digit == 1);
}
