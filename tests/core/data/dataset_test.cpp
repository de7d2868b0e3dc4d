// A set of digits: what appending keeps, and what its hash names.
#include "tests/support/catch.hpp"

#include <cmath>
#include <vector>

#include "core/data/dataset.hpp"

using namespace lecun1989;

namespace {

Image image_of_grey(float grey) {
    Image image = blank_image();
    image[100] = grey;
    return image;
}

Dataset two_digits() {
    Dataset data;
    data.add(image_of_grey(0.25F), 3, Strokes{{{0.0F, 1.0F}}});
    data.add(image_of_grey(0.5F), 8);
    return data;
}

}  // namespace

TEST_CASE("data set: appending keeps digits, originals and times, and counts the presentations of a pass") {
    Dataset data = two_digits();
    CHECK(data.pass_size() == 2);
    data.append(two_digits(), 4);
    REQUIRE(data.size() == 4);
    CHECK(data.digits == std::vector<std::uint8_t>{3, 8, 3, 8});
    CHECK(data.images[3] == image_of_grey(0.5F));
    CHECK(std::holds_alternative<Strokes>(data.originals[2]));
    CHECK(std::holds_alternative<std::monostate>(data.originals[3]));
    CHECK(data.times == std::vector<std::uint32_t>{1, 1, 4, 4});
    CHECK(data.pass_size() == 10);
}

TEST_CASE("data set: the hash names images and digits in their order, to the bit, and nothing else") {
    const std::string hash = two_digits().hash();
    Dataset data = two_digits();
    data.times[0] = 7;
    data.originals[0] = {};
    CHECK(data.hash() == hash);
    data.digits[1] = 9;
    CHECK(data.hash() != hash);
    data = two_digits();
    data.images[0][100] = std::nextafter(0.25F, 1.0F);
    CHECK(data.hash() != hash);
    data = two_digits();
    std::swap(data.images[0], data.images[1]);
    std::swap(data.digits[0], data.digits[1]);
    CHECK(data.hash() != hash);
    data = two_digits();
    data.append(two_digits(), 1);
    CHECK(data.hash() != hash);
}
