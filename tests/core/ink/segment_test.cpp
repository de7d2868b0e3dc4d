// A line of digits in pieces: their order, what is left out, and what a group of them holds. How pieces make digits is tested with
// core/reading/line.
#include "tests/support/catch.hpp"

#include <cmath>
#include <span>

#include "core/ink/segment.hpp"
#include "tests/support/ink_fixture.hpp"

using namespace lecun1989;

namespace {

Stroke upright_bar(float x) { return {{x, 0.0F}, {x, 1.0F}}; }

}  // namespace

TEST_CASE("line of strokes: pieces stand from left to right, without dots and strokes that cannot be drawn") {
    const Strokes strokes = {upright_bar(2.0F), upright_bar(0.0F), {{0.5F, 0.5F}}, {{NAN, 0.0F}, {1.0F, 1.0F}}, {}, upright_bar(1.0F)};
    const Line line = take_apart(strokes);
    REQUIRE(line.pieces.size() == 3);
    CHECK(line.pieces[0].parts == std::vector<std::size_t>{1});
    CHECK(line.pieces[1].parts == std::vector<std::size_t>{5});
    CHECK(line.pieces[2].parts == std::vector<std::size_t>{0});
    CHECK(line.height == 1.0F);
    CHECK(take_apart(Strokes{}).pieces.empty());

    const auto group = std::span(line.pieces).subspan(1);
    const Strokes drawn_first = strokes_of(strokes, group);
    REQUIRE(drawn_first.size() == 2);
    CHECK(drawn_first[0].front().x == 2.0F);  // as they were drawn
    CHECK(drawn_first[1].front().x == 1.0F);
    const Box box = box_around(group, &Piece::box);
    CHECK(box.least.x == 1.0F);
    CHECK(box.most.x == 2.0F);
    CHECK(box.height() == 1.0F);
}

TEST_CASE("line of strokes: the slant of the writing is removed from the upright boxes") {
    Strokes strokes;
    for (const float x : {0.0F, 1.0F, 2.0F}) {
        strokes.push_back({{x + 0.3F, 0.0F}, {x, 1.0F}});
    }
    for (const Piece& piece : take_apart(strokes).pieces) {
        CHECK(piece.box.width() > 0.29F);
        CHECK(piece.upright.width() < 0.01F);
    }
}

TEST_CASE("line in a picture: each patch is a piece, from left to right, without dust and what enters over the edge") {
    Bitmap ink = filled(30, 40, 0);
    ink_in(ink, 5, 24, 20, 22);
    ink_in(ink, 5, 24, 8, 10);
    ink_in(ink, 3, 3, 30, 30);
    ink_in(ink, 10, 19, 38, 39);
    const Line line = take_apart(ink);
    REQUIRE(line.pieces.size() == 2);
    CHECK(line.pieces[0].box.least.x == 8.0F);
    CHECK(line.pieces[0].box.most.x == 11.0F);
    CHECK(line.pieces[1].box.least.x == 20.0F);
    CHECK(line.height > 15.0F);  // from middle to middle of strokes, so less than the 20 pixels
    CHECK(line.height < 20.0F);
    const Bitmap second = ink_of(ink, std::span(line.pieces).subspan(1));
    CHECK(second.rows == 20);
    CHECK(second.columns == 3);
    CHECK(second.ink == filled(20, 3).ink);
    const Bitmap both = ink_of(ink, line.pieces);
    CHECK(both.columns == 15);
    CHECK(both.at(0, 5) == 0.0F);
    CHECK(take_apart(Bitmap{}).pieces.empty());
    CHECK(take_apart(filled(20, 20, 0)).pieces.empty());
}
