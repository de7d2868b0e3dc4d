// Which dots beside a drawing are dirt.
#include "tests/support/catch.hpp"

#include "core/ink/stray_dots.hpp"

using namespace lecun1989;

namespace {

using Indices = std::vector<std::size_t>;

const Stroke ring = {{0.3F, 0.2F}, {0.7F, 0.2F}, {0.7F, 0.8F}, {0.3F, 0.8F}, {0.3F, 0.2F}};
const Stroke stem = {{0.5F, 0.2F}, {0.5F, 0.8F}};

}  // namespace

TEST_CASE("stray dots: dots far from every stroke are stray, dots near or within belong") {
    CHECK(stray_dots({ring, {{0.05F, 0.9F}}}) == Indices{1});
    CHECK(stray_dots({{{0.95F, 0.05F}}, ring, {{0.5F, 0.5F}}, {{0.02F, 0.5F}, {0.03F, 0.51F}}}) == Indices{0, 3});
    CHECK(stray_dots({ring, {{0.5F, 0.5F}}}).empty());   // a divided zero
    CHECK(stray_dots({stem, {{0.45F, 0.2F}}}).empty());  // a 1's
    CHECK(stray_dots({ring, {{0.75F, 0.5F}}}).empty());
}

TEST_CASE("stray dots: no stroke is stray that is more than a dot, nor any of dots alone") {
    CHECK(stray_dots({ring, {{0.05F, 0.8F}, {0.05F, 0.95F}}}).empty());
    CHECK(stray_dots({{{0.1F, 0.1F}}, {{0.9F, 0.9F}}}).empty());
    CHECK(stray_dots({ring}).empty());
    CHECK(stray_dots({{}, ring, {}}).empty());
    CHECK(without({ring, stem, ring}, Indices{0, 2}).size() == 1);
}
