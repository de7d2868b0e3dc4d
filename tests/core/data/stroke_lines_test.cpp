// The reader of stroke lines, and the drawing of what it read: good lines are read right, wrong ones refused with a sentence.
#include "tests/support/catch.hpp"

#include <cmath>
#include <string>
#include <vector>

#include "core/data/stroke_lines.hpp"
#include "core/data/synthetic.hpp"
#include "core/ink/ink.hpp"
#include "core/ink/normalise.hpp"
#include "tests/support/allocations.hpp"

using namespace lecun1989;

namespace {

std::string refusal(const Expected<std::vector<StrokeDigit>>& result) { return result ? "accepted" : result.error().message; }

}  // namespace

TEST_CASE("stroke lines: digits, strokes and points are read as they stand") {
    const auto digits = read_stroke_lines(
        "{\"digit\":8,\"strokes\":[[[1,2],[3.5,-4]],[[5e2,6]]]}\r\n"
        "\n"
        "  { \"strokes\" : [[[0, 0]]], \"digit\" : 0 }  ");
    REQUIRE(digits);
    REQUIRE(digits->size() == 2);
    const StrokeDigit& eight = digits->front();
    CHECK(eight.digit == 8);
    REQUIRE(eight.strokes.size() == 2);
    REQUIRE(eight.strokes[0].size() == 2);
    REQUIRE(eight.strokes[1].size() == 1);
    CHECK(eight.strokes[0][0].x == 1.0F);
    CHECK(eight.strokes[0][0].y == 2.0F);
    CHECK(eight.strokes[0][1].x == 3.5F);
    CHECK(eight.strokes[0][1].y == -4.0F);
    CHECK(eight.strokes[1][0].x == 500.0F);
    CHECK(digits->back().digit == 0);
}

TEST_CASE("stroke lines: a line takes a few times its size, and a longer one than any digit is refused") {
    const auto line_of_points = [](std::size_t count) {
        std::string line = "{\"digit\":3,\"strokes\":[[[0.125,0.25]";
        for (std::size_t i = 1; i < count; ++i) {
            line += ",[" + std::to_string(i % 499) + ".5,-" + std::to_string(i % 1000) + "]";
        }
        return line + "]]}";
    };
    const std::string line = line_of_points(100'000);
    const std::size_t before = allocated_bytes();
    const auto digits = read_stroke_lines(line);
    const std::size_t taken = allocated_bytes() - before;
    REQUIRE(digits);
    REQUIRE(digits->front().strokes.front().size() == 100'000);
    CHECK(digits->front().strokes.front().back().x == 99'999 % 499 + 0.5F);
    CHECK(digits->front().strokes.front().back().y == -999.0F);
    CHECK(taken < 4 * line.size());

    const std::string longer = line_of_points(200'000);
    CHECK(refusal(read_stroke_lines("\n" + longer)) ==
          "line 2: the line is " + std::to_string(longer.size()) + " bytes long, expected at most 2097152 for a digit");
}

TEST_CASE("stroke lines: anything but a digit with its strokes is refused") {
    const auto message = [](const std::string& line) {
        return refusal(read_stroke_lines("{\"digit\":1,\"strokes\":[[[1,2]]]}\n\n" + line + "\n"));
    };
    CHECK(message("[]") == "line 3: the line is an array of 0, expected an object with \"digit\" and \"strokes\"");
    CHECK(message("{\"digit\":1}") == "line 3: no key \"strokes\", expected \"digit\" and \"strokes\"");
    CHECK(message("{\"strokes\":[[[1,2]]]}") == "line 3: no key \"digit\", expected \"digit\" and \"strokes\"");
    CHECK(message("{\"digit\":1,\"strokes\":[[[1,2]]],\"pen\":1}") == "line 3: unknown key \"pen\", expected \"digit\" and \"strokes\"");

    const auto digit = [&](const std::string& value) { return message("{\"digit\":" + value + ",\"strokes\":[[[1,2]]]}"); };
    for (const std::string value : {"10", "-1", "1.5", "8.0", "256", "4294967297"}) {
        CHECK(digit(value) == "line 3: the digit is the number " + value + ", expected a whole number 0 to 9");
    }
    CHECK(digit("\"8\"") == "line 3: the digit is the string \"8\", expected a whole number 0 to 9");
    CHECK(digit("null") == "line 3: the digit is null, expected a whole number 0 to 9");

    const auto strokes = [&](const std::string& value) { return message("{\"digit\":1,\"strokes\":" + value + "}"); };
    CHECK(strokes("7") == "line 3: \"strokes\" is the number 7, expected an array of at least one stroke");
    CHECK(strokes("[]") == "line 3: \"strokes\" is an array of 0, expected an array of at least one stroke");
    CHECK(strokes("[[[1,2]],[]]") == "line 3: stroke 2 is an array of 0, expected an array of at least one point");
    CHECK(strokes("[{}]") == "line 3: stroke 1 is an object, expected an array of at least one point");
    CHECK(strokes("[[[1,2],3]]") == "line 3: point 2 of stroke 1 is the number 3, expected an array of two numbers");
    CHECK(strokes("[[[1,2,3]]]") == "line 3: point 1 of stroke 1 is an array of 3, expected an array of two numbers");
    CHECK(strokes("[[[1,\"2\"]]]") == "line 3: y of point 1 of stroke 1 is the string \"2\", expected a number");
    CHECK(strokes("[[[true,2]]]") == "line 3: x of point 1 of stroke 1 is true, expected a number");
    CHECK(strokes("[[[1000001,2]]]") ==
          "line 3: x of point 1 of stroke 1 is the number 1000001, expected a number from -1000000 to 1000000");
    CHECK(strokes("[[[1,-18446744073709551616]]]").find("line 3: y of point 1 of stroke 1 is the number -1.844") == 0);
}

TEST_CASE("stroke lines: text that is not JSON is refused with its place") {
    const std::string good = "{\"digit\":1,\"strokes\":[[[1,2]]]}\n";
    CHECK(refusal(read_stroke_lines(good + "{\"digit\":1,\"strokes\":[[[1,NaN]]]}")).find("line 2, column ") == 0);
    CHECK(refusal(read_stroke_lines(good + "{\"digit\":1,")).find("line 2, column ") == 0);
    CHECK(refusal(read_stroke_lines(good + good.substr(0, good.size() - 1) + good)).find("line 2, column ") == 0);
    CHECK(refusal(read_stroke_lines(good + "{\"digit\":1,\"strokes\":[[[1,1e39]]]}")) == "line 2, column 30: the number 1e39 is too large");
    CHECK(refusal(read_stroke_lines(good + "{\"digit\":1,\"digit\":2}")) == "line 2: the key \"digit\" stands twice in one object");
    CHECK(refusal(read_stroke_lines(good + std::string(100000, '['))).find("line 2: nested more than") == 0);
    CHECK(refusal(read_stroke_lines(good + std::string(1, '\0'))).find("line 2, column 1: ") == 0);
}

TEST_CASE("stroke lines: an empty text is refused") {
    CHECK(refusal(read_stroke_lines("")) == "no line with a digit in 0 bytes, expected at least one");
    CHECK(refusal(read_stroke_lines("\r\n\r\n")) == "no line with a digit in 4 bytes, expected at least one");
}

TEST_CASE("strokes in any units are drawn as a digit of one size on the pad") {
    const Strokes seven{{{0.0F, 0.0F}, {0.5F, 0.0F}, {0.25F, 0.75F}}};  // as tall as `usual_side`
    const Image expected = normalise(draw_ink(seven, 0.05F));
    for (const float scale : {1.0F, 500.0F, 1e-3F, 1e-30F}) {
        StrokeDigit digit{7, seven};
        for (Point& point : digit.strokes[0]) {
            point = {point.x * scale - 8.0F * scale, point.y * scale + 16.0F * scale};
        }
        const Dataset drawn = draw_digits(std::vector{digit}, 0.05F);
        REQUIRE(drawn.size() == 1);
        CHECK(drawn.digits[0] == 7);
        for (std::size_t i = 0; i < image_pixels; ++i) {
            CHECK(std::abs(drawn.images[0][i] - expected[i]) < 1e-3F);
        }
    }
}

TEST_CASE("strokes: a lone dot stays a dot, and undrawable strokes are blank") {
    const std::vector<StrokeDigit> dot{{1, {{{250.0F, 250.0F}}}}};
    CHECK(draw_digits(dot, 0.05F).images[0] == normalise(draw_ink({{{0.5F, 0.5F}}}, 0.05F)));
    CHECK(is_blank(draw_digits(dot, 0.0F).images[0]));
    CHECK(is_blank(draw_digits(std::vector{StrokeDigit{}}, 0.05F).images[0]));
    CHECK(draw_digits({}, 0.05F).size() == 0);
}

TEST_CASE("strokes anywhere: each digit the given number of times, from one seed, within the pad, with nearly the same image") {
    Random random(5);
    std::vector<StrokeDigit> digits;
    for (std::uint8_t digit = 0; digit < 10; ++digit) {
        digits.push_back({digit, draw_synthetic(digit, random).strokes});
    }
    const Dataset usual = draw_digits(digits, 0.06F);
    const Dataset placed = draw_digits_anywhere(digits, 0.06F, 9, 1);
    REQUIRE(placed.size() == 90);
    CHECK(placed.hash() == draw_digits_anywhere(digits, 0.06F, 9, 1).hash());
    CHECK(placed.hash() != draw_digits_anywhere(digits, 0.06F, 9, 2).hash());
    for (std::size_t i = 0; i < placed.size(); ++i) {
        CHECK(placed.digits[i] == i / 9);
        for (std::size_t at = 0; at < image_pixels; ++at) {
            REQUIRE(std::abs(placed.images[i][at] - usual.images[i / 9][at]) < 0.03F);
        }
    }
}

TEST_CASE("stroke lines: what `line_of` writes is read as it was") {
    const StrokeDigit drawing{3, {{{0.25F, 1.0F / 4096.0F}, {0.1F, -2.5F}}, {{1e6F, 0.0F}}}};
    const auto read = read_stroke_lines(line_of(drawing) + line_of(drawing));
    REQUIRE(read);
    REQUIRE(read->size() == 2);
    CHECK((*read)[1].digit == 3);
    REQUIRE((*read)[1].strokes.size() == 2);
    CHECK((*read)[1].strokes[0][1].x == 0.1F);
    CHECK((*read)[1].strokes[0][0].y == 1.0F / 4096.0F);
    CHECK((*read)[1].strokes[1][0].x == 1e6F);
}
