// The reader of IDX: good files are read right, and each way in which a file can be wrong is refused by a sentence.
#include "tests/support/catch.hpp"

#include <vector>

#include "core/data/idx.hpp"
#include "core/ink/normalise.hpp"
#include "tests/support/refusal.hpp"

using namespace lecun1989;

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes words(const std::vector<std::uint32_t>& values) {
    Bytes bytes;
    for (const std::uint32_t value : values) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes.push_back(static_cast<std::uint8_t>(value >> shift));
        }
    }
    return bytes;
}

/// Images of one pixel each: the first in the top row, and so on, as dark as its number.
Bytes idx_images(std::uint32_t count) {
    Bytes bytes = words({2051, count, 28, 28});
    for (std::uint32_t i = 0; i < count; ++i) {
        Bytes image(784, 0);
        image[28 * i + 5] = static_cast<std::uint8_t>(i + 1);
        bytes.insert(bytes.end(), image.begin(), image.end());
    }
    return bytes;
}

Bytes idx_labels(const Bytes& digits) {
    Bytes bytes = words({2049, static_cast<std::uint32_t>(digits.size())});
    bytes.insert(bytes.end(), digits.begin(), digits.end());
    return bytes;
}

}  // namespace

TEST_CASE("idx: images and labels are read in order, pixels as ink, each image normalised") {
    Bytes images = words({2051, 2, 28, 28});
    Bytes first(784, 0);
    Bitmap drawn{28, 28, std::vector<float>(784, 0.0F)};
    for (std::size_t row = 5; row < 25; ++row) {
        const std::size_t at = 28 * row + 9 + row / 12;
        first[at] = static_cast<std::uint8_t>(10 * row);
        drawn.ink[at] = static_cast<float>(10 * row) / 255.0F;
    }
    images.insert(images.end(), first.begin(), first.end());
    images.resize(images.size() + 784, 255);

    const auto dataset = read_idx(images, idx_labels({7, 0}));
    REQUIRE(dataset);
    REQUIRE(dataset->size() == 2);
    CHECK(dataset->digits == Bytes{7, 0});
    CHECK(dataset->images[0] == normalise(drawn));
    CHECK_FALSE(is_blank(dataset->images[0]));
    Image full;
    full.fill(paper::ink_level);
    CHECK(dataset->images[1] == full);
}

TEST_CASE("idx: an image without ink is read as a blank one") {
    Bytes images = words({2051, 1, 28, 28});
    images.resize(images.size() + 784, 0);
    const auto dataset = read_idx(images, idx_labels({1}));
    REQUIRE(dataset);
    CHECK(is_blank(dataset->images[0]));
}

TEST_CASE("idx: wrong headers are refused") {
    const Bytes images = idx_images(2);
    const Bytes labels = idx_labels({3, 4});
    REQUIRE(refusal(read_idx(images, labels)) == "accepted");

    CHECK(refusal(read_idx({}, labels)) == "images: 0 bytes, expected a header of 16");
    CHECK(refusal(read_idx(Bytes(images.begin(), images.begin() + 15), labels)) == "images: 15 bytes, expected a header of 16");
    CHECK(refusal(read_idx(images, {})) == "labels: 0 bytes, expected a header of 8");
    CHECK(refusal(read_idx(images, Bytes(labels.begin(), labels.begin() + 7))) == "labels: 7 bytes, expected a header of 8");
    CHECK(refusal(read_idx(words({1, 2, 28, 28}), labels)) == "images: the magic number is 1, expected 2051");
    CHECK(refusal(read_idx(words({2049, 2, 28, 28}), labels)) == "images: the magic number is 2049 (a file of labels), expected 2051");
    CHECK(refusal(read_idx(images, images)) == "labels: the magic number is 2051 (a file of images), expected 2049");
    CHECK(refusal(read_idx(words({2051, 2, 16, 28}), labels)) == "images: the count of rows is 16, expected 28");
    CHECK(refusal(read_idx(words({2051, 2, 28, 4294967295U}), labels)) == "images: the count of columns is 4294967295, expected 28");
}

TEST_CASE("idx: an empty set is refused") {
    CHECK(refusal(read_idx(words({2051, 0, 28, 28}), idx_labels({}))) == "images: the count is 0, expected at least 1");
    CHECK(refusal(read_idx(idx_images(1), idx_labels({}))) == "labels: the count is 0, expected at least 1");
}

TEST_CASE("idx: missing and left-over bytes are refused, however large the count") {
    Bytes images = idx_images(2);
    Bytes labels = idx_labels({3, 4});
    images.pop_back();
    CHECK(refusal(read_idx(images, labels)) == "images: cut short: 1583 bytes, expected 1584 for a count of 2");
    images.resize(images.size() + 2);
    CHECK(refusal(read_idx(images, labels)) == "images: bytes after the end: 1585 bytes, expected 1584 for a count of 2");
    images.pop_back();
    labels.push_back(0);
    CHECK(refusal(read_idx(images, labels)) == "labels: bytes after the end: 11 bytes, expected 10 for a count of 2");
    labels.resize(9);
    CHECK(refusal(read_idx(images, labels)) == "labels: cut short: 9 bytes, expected 10 for a count of 2");

    CHECK(refusal(read_idx(words({2051, 4294967295U, 28, 28}), labels)) ==
          "images: cut short: 16 bytes, expected 3367254359296 for a count of 4294967295");
    // 784 times this count, 16 more, is 16 again in 32 bits.
    CHECK(refusal(read_idx(words({2051, 268435456U, 28, 28}), labels)) ==
          "images: cut short: 16 bytes, expected 210453397520 for a count of 268435456");
    CHECK(refusal(read_idx(images, words({2049, 4294967295U}))) ==
          "labels: cut short: 8 bytes, expected 4294967303 for a count of 4294967295");
}

TEST_CASE("idx: counts that differ and labels that are no digits are refused") {
    CHECK(refusal(read_idx(idx_images(3), idx_labels({1, 2}))) == "labels: the count is 2, expected 3, one for each image");
    CHECK(refusal(read_idx(idx_images(3), idx_labels({1, 2, 10}))) == "labels: label 3 is 10, expected 0 to 9");
    CHECK(refusal(read_idx(idx_images(2), idx_labels({255, 2}))) == "labels: label 1 is 255, expected 0 to 9");
}
