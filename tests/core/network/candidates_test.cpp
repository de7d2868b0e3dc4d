// Which two digits come first, and by what margin.
#include "tests/support/catch.hpp"

#include <array>
#include <cmath>

#include "core/network/candidates.hpp"

using namespace lecun1989;

TEST_CASE("candidates: the best, the second best and the margin between them") {
    std::array<float, 10> outputs{};
    outputs.fill(-1.0F);
    outputs[7] = 0.75F;
    outputs[2] = 0.5F;
    const Candidates candidates = candidates_of(outputs);
    CHECK(candidates.best == 7);
    CHECK(candidates.second == 2);
    CHECK(candidates.margin == 0.25F);
    CHECK_FALSE(candidates.rejected_at(0.0F));
    CHECK_FALSE(candidates.rejected_at(0.25F));
    CHECK(candidates.rejected_at(0.26F));
}

TEST_CASE("candidates: the first of equal outputs, with margin 0") {
    const std::array<float, 10> equal{};
    CHECK(candidates_of(equal).best == 0);
    CHECK(candidates_of(equal).second == 1);
    CHECK(candidates_of(equal).margin == 0.0F);
    CHECK_FALSE(candidates_of(equal).rejected_at(0.0F));
    std::array<float, 10> two{};
    two[0] = 1.0F;
    CHECK(candidates_of(two).second == 1);
    two[9] = 1.0F;
    CHECK(candidates_of(two).best == 0);
    CHECK(candidates_of(two).second == 9);
}

TEST_CASE("candidates: a margin that is no number is no answer, at any threshold") {
    CHECK(Candidates{0, 1, NAN}.rejected_at(no_threshold));
    CHECK(Candidates{0, 1, NAN}.rejected_at(0.5F));
    CHECK_FALSE(Candidates{0, 1, 0.0F}.rejected_at(no_threshold));
    CHECK_FALSE(Candidates{0, 1, 0.5F}.rejected_at(0.5F));
    CHECK(Candidates{0, 1, 0.25F}.rejected_at(0.5F));
}
