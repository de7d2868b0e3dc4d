// Blank images.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>

#include "core/image.hpp"

using namespace lecun1989;

TEST_CASE("image: a blank one is -1 everywhere, and the least ink anywhere makes it another") {
    const Image blank = blank_image();
    CHECK(std::count(blank.begin(), blank.end(), -1.0F) == 256);
    CHECK(is_blank(blank));
    for (const std::size_t pixel : {std::size_t{0}, std::size_t{137}, blank.size() - 1}) {
        Image image = blank;
        image[pixel] = std::nextafter(-1.0F, 0.0F);
        CHECK_FALSE(is_blank(image));
    }
}
