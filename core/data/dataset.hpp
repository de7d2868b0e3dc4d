// Digits to train on or to be tested on, as the network sees them. Where they came from no longer matters here.
#pragma once

#include <cstdint>
#include <vector>

#include "../hash.hpp"
#include "../image.hpp"

namespace lecun1989 {

/// What stands in place of a digit for a drawing that is none. No output is to be high for it.
inline constexpr std::uint8_t not_a_digit = 10;

struct Dataset {
    std::vector<Image> images;
    std::vector<std::uint8_t> digits;  // 0 ... 9 or `not_a_digit`, one to each image

    std::size_t size() const { return images.size(); }

    void add(const Image& image, std::uint8_t digit) {
        images.push_back(image);
        digits.push_back(digit);
    }

    /// Names these digits in this order, to the bit; goes into the provenance of weights.
    std::string hash() const {
        Hash hash;
        for (std::size_t i = 0; i < size(); ++i) {
            hash.add(images[i]);
            hash.add(digits[i]);
        }
        return hash.text();
    }
};

}  // namespace lecun1989
