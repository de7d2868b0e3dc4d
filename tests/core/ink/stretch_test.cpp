// How wide a drawing is, and drawings stretched.
#include "tests/support/catch.hpp"

#include "core/ink/stretch.hpp"

using namespace lecun1989;

namespace {

const Stroke ring = {{0.3F, 0.2F}, {0.7F, 0.2F}, {0.7F, 0.8F}, {0.3F, 0.8F}, {0.3F, 0.2F}};
const Stroke stem = {{0.5F, 0.2F}, {0.5F, 0.8F}};

}  // namespace

TEST_CASE("stretch: a drawing's width is that of all its strokes, beside their height") {
    CHECK(width_of({ring}) == Approx(0.4 / 0.6));
    CHECK(width_of({stem, {{0.2F, 0.5F}}}) == Approx(0.3 / 0.6));
    CHECK(width_of({{{0.1F, 0.5F}, {0.9F, 0.5F}}}) == 0.0F);
    CHECK(width_of({}) == 0.0F);
    CHECK(width_of(stretched({ring}, 3.0F)) == Approx(2.0));
}
