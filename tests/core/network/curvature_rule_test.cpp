// The paper's step rule, by hand.
#include "tests/support/catch.hpp"

#include <limits>

#include "core/network/curvature_rule.hpp"

using namespace lecun1989;

TEST_CASE("curvature rule: a mean moves by its share of the difference: not at all at 0, the whole way at 1") {
    CHECK(followed(2.0F, 6.0F, 0.25F) == 3.0F);
    CHECK(followed(2.0F, 6.0F, 0.0F) == 2.0F);
    CHECK(followed(2.0F, 6.0F, 1.0F) == 6.0F);
}

TEST_CASE("curvature rule: a step goes against the slope, divided by damping plus curvature, and an infinite curvature makes none") {
    CHECK(stepped(1.0F, 4.0F, 3.0F, 0.5F, 1.0F) == 0.5F);
    CHECK(stepped(1.0F, -4.0F, 3.0F, 0.5F, 1.0F) == 1.5F);
    CHECK(stepped(1.0F, 4.0F, 0.0F, 0.5F, 2.0F) == 0.0F);
    CHECK(stepped(1.0F, 4.0F, std::numeric_limits<float>::infinity(), 0.5F, 1.0F) == 1.0F);
}
