#include "idx.hpp"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "../ink/normalise.hpp"

namespace lecun1989 {
namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::uint32_t images_magic = 2051;
constexpr std::uint32_t labels_magic = 2049;
constexpr std::size_t mnist_side = 28;
constexpr std::size_t mnist_pixels = mnist_side * mnist_side;

/// The 32-bit number at word `index` of a header; the caller has checked that it is there.
std::uint32_t word(Bytes bytes, std::size_t index) {
    std::uint32_t value = 0;
    for (const std::uint8_t byte : bytes.subspan(4 * index, 4)) {
        value = value << 8U | byte;
    }
    return value;
}

Error refusal(std::string sentence) { return {ErrorCode::digits, std::move(sentence)}; }

std::string kind_of_magic(std::uint32_t magic) {
    return magic == images_magic ? " (a file of images)" : magic == labels_magic ? " (a file of labels)" : "";
}

std::optional<Error> check_header(const std::string& name, Bytes bytes, std::uint32_t magic, std::size_t header_words) {
    if (bytes.size() < 4 * header_words) {
        return refusal(name + ": " + std::to_string(bytes.size()) + " bytes, expected a header of " + std::to_string(4 * header_words));
    }
    const std::uint32_t found = word(bytes, 0);
    if (found != magic) {
        return refusal(name + ": the magic number is " + std::to_string(found) + kind_of_magic(found) + ", expected " +
                       std::to_string(magic));
    }
    if (word(bytes, 1) == 0) {
        return refusal(name + ": the count is 0, expected at least 1");
    }
    return std::nullopt;
}

/// The header's count may claim anything: the arithmetic is wide enough for the largest, and nothing is allocated before it is checked.
std::optional<Error> check_size(const std::string& name, Bytes bytes, std::size_t header_words, std::size_t bytes_each) {
    const std::uint64_t count = word(bytes, 1);
    const std::uint64_t expected = 4 * header_words + count * bytes_each;
    if (bytes.size() == expected) {
        return std::nullopt;
    }
    return refusal(name + (bytes.size() < expected ? ": cut short: " : ": bytes after the end: ") + std::to_string(bytes.size()) +
                   " bytes, expected " + std::to_string(expected) + " for a count of " + std::to_string(count));
}

std::optional<Error> check(Bytes images, Bytes labels) {
    if (auto error = check_header("images", images, images_magic, 4)) {
        return error;
    }
    for (const auto& [what, found] : {std::pair{"rows", word(images, 2)}, std::pair{"columns", word(images, 3)}}) {
        if (found != mnist_side) {
            return refusal(std::string("images: the count of ") + what + " is " + std::to_string(found) + ", expected " +
                           std::to_string(mnist_side));
        }
    }
    if (auto error = check_size("images", images, 4, mnist_pixels)) {
        return error;
    }
    if (auto error = check_header("labels", labels, labels_magic, 2)) {
        return error;
    }
    if (auto error = check_size("labels", labels, 2, 1)) {
        return error;
    }
    if (word(labels, 1) != word(images, 1)) {
        return refusal("labels: the count is " + std::to_string(word(labels, 1)) + ", expected " + std::to_string(word(images, 1)) +
                       ", one for each image");
    }
    return std::nullopt;
}

/// The ink of each of the 256 grey levels.
std::array<float, 256> ink_levels() {
    std::array<float, 256> levels{};
    for (std::size_t i = 0; i < levels.size(); ++i) {
        levels[i] = static_cast<float>(i) / 255.0F;
    }
    return levels;
}

}  // namespace

Expected<Dataset> read_idx(Bytes images, Bytes labels) {
    if (auto error = check(images, labels)) {
        return *std::move(error);
    }
    const std::size_t count = word(images, 1);
    const Bytes digits = labels.subspan(8);
    for (std::size_t i = 0; i < count; ++i) {
        if (digits[i] > 9) {
            return refusal("labels: label " + std::to_string(i + 1) + " is " + std::to_string(digits[i]) + ", expected 0 to 9");
        }
    }

    const std::array<float, 256> levels = ink_levels();
    Bitmap bitmap{mnist_side, mnist_side, std::vector<float>(mnist_pixels)};
    Dataset dataset;
    dataset.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Bytes grey = images.subspan(16 + i * mnist_pixels, mnist_pixels);
        for (std::size_t pixel = 0; pixel < mnist_pixels; ++pixel) {
            bitmap.ink[pixel] = levels[grey[pixel]];
        }
        dataset.add(normalise(bitmap), digits[i], Scan{mnist_side, {grey.begin(), grey.end()}});
    }
    return dataset;
}

}  // namespace lecun1989
