// Cuts through a patch of ink: only through a wide one, where there is little ink, and without losing any.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <vector>

#include "core/ink/cuts.hpp"
#include "tests/support/ink_fixture.hpp"

using namespace lecun1989;

namespace {

constexpr float pen_px = 4.0F;

/// Two bars 16 high, joined by a bridge one pixel thick.
Bitmap two_that_touch() {
    Bitmap ink = filled(20, 16, 0);
    ink_in(ink, 2, 17, 3, 6);
    ink_in(ink, 10, 10, 7, 8);
    ink_in(ink, 2, 17, 9, 12);
    return ink;
}

std::vector<Piece> pieces_of(const Bitmap& ink, float line_height) {
    const std::vector<Patch> patches = patches_of(ink);
    REQUIRE(patches.size() == 1);
    std::vector<Piece> pieces;
    add_pieces(ink, patches.front(), 0.0F, line_height, pen_px, pieces);
    return pieces;
}

}  // namespace

TEST_CASE("cuts: what is narrow for its line stays whole") {
    const Bitmap ink = two_that_touch();
    const auto pieces = pieces_of(ink, 20.0F);
    REQUIRE(pieces.size() == 1);
    CHECK(pieces[0].severed == 0.0F);
    CHECK(pieces[0].parts.size() == 2 * 64 + 2);
    CHECK(pieces[0].box.width() == 10.0F);
}

TEST_CASE("cuts: two that touch are cut where they do, the ink that is severed is measured in pens, and no pixel is lost") {
    const Bitmap ink = two_that_touch();
    const auto pieces = pieces_of(ink, 16.0F);
    REQUIRE(pieces.size() == 2);
    CHECK(pieces[0].severed == 0.0F);
    CHECK(pieces[1].severed == 1.0F / pen_px);
    CHECK(pieces[0].box.most.x <= 9.0F);
    CHECK(pieces[1].box.least.x >= 7.0F);
    std::vector<std::size_t> pixels = pieces[0].parts;
    pixels.insert(pixels.end(), pieces[1].parts.begin(), pieces[1].parts.end());
    std::sort(pixels.begin(), pixels.end());
    CHECK(std::adjacent_find(pixels.begin(), pixels.end()) == pixels.end());
    CHECK(pixels.size() == 2 * 64 + 2);
}
