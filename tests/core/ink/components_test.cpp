// The patches of a picture's ink, and which of them is taken for the digit.
#include "tests/support/catch.hpp"

#include <vector>

#include "core/ink/components.hpp"
#include "tests/support/ink_fixture.hpp"

using namespace lecun1989;

TEST_CASE("patches: corners connect, and patches come in the order of their first pixels") {
    const Bitmap ink = sketched({"#..#.",  //
                                 ".#...",  //
                                 ".....",  //
                                 "..##.",  //
                                 "....."});
    const std::vector<Patch> patches = patches_of(ink);
    REQUIRE(patches.size() == 3);
    CHECK(patches[0].pixels == std::vector<std::size_t>{0, 6});
    CHECK(patches[1].pixels == std::vector<std::size_t>{3});
    CHECK(patches[2].pixels == std::vector<std::size_t>{17, 18});
    CHECK(patches[0].height() == 2.0F);
    CHECK(patches[2].width() == 2.0F);
    CHECK(patches[2].height() == 1.0F);
    CHECK(patches[2].longer_side() == 2.0F);
    CHECK(patches[2].ink == 2.0F);
    CHECK(at_edge(patches[0], ink));
    CHECK(at_edge(patches[1], ink));
    CHECK_FALSE(at_edge(patches[2], ink));
    CHECK(patches_of(filled(3, 3, 0)).empty());
}

TEST_CASE("digit of a picture: the largest patch that may be one stays with its detached parts, and specks, edges and ruled lines go") {
    Bitmap digit = filled(20, 20, 0);
    ink_in(digit, 5, 14, 9, 10);
    ink_in(digit, 3, 3, 9, 10);  // its roof
    Bitmap picture = digit;
    ink_in(picture, 2, 2, 15, 15);   // a speck
    ink_in(picture, 0, 19, 0, 1);    // the table, with more ink than the digit
    ink_in(picture, 17, 18, 3, 16);  // a ruled line, with more ink too
    keep_digit(picture);
    CHECK(picture.ink == digit.ink);
}

TEST_CASE("digit of a picture: if no patch may be one, the largest stays, and without ink nothing") {
    Bitmap largest = filled(10, 10, 0);
    ink_in(largest, 0, 9, 0, 0);
    Bitmap picture = largest;
    ink_in(picture, 9, 9, 9, 9);
    keep_digit(picture);
    CHECK(picture.ink == largest.ink);
    Bitmap blank = filled(4, 4, 0);
    keep_digit(blank);
    CHECK(blank.ink == filled(4, 4, 0).ink);
}
