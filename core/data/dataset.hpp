// Digits to train or test on, as the network reads them, each with what it was before, if that is known.
#pragma once

#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "../hash.hpp"
#include "../image.hpp"
#include "original.hpp"

namespace lecun1989 {

/// Stands in place of the digit for a drawing that is not a digit. No output should stand out for it.
inline constexpr std::uint8_t not_a_digit = 10;

struct Dataset {
    std::vector<Image> images;
    std::vector<std::uint8_t> digits;  // 0 ... 9 or `not_a_digit`, one to each image
    std::vector<Original> originals;   // one to each image
    std::vector<std::uint32_t> times;  // one to each image: how often a pass of training shows it, 1 or more

    std::size_t size() const { return images.size(); }

    void add(const Image& image, std::uint8_t digit, Original original = {}) {
        images.push_back(image);
        digits.push_back(digit);
        originals.push_back(std::move(original));
        times.push_back(1);
    }

    void reserve(std::size_t count) {
        images.reserve(count);
        digits.reserve(count);
        originals.reserve(count);
        times.reserve(count);
    }

    /// Appends another set, each of whose digits a pass shows this many times.
    void append(Dataset other, std::uint32_t times_a_pass) {
        reserve(size() + other.size());
        for (std::size_t i = 0; i < other.size(); ++i) {
            add(other.images[i], other.digits[i], std::move(other.originals[i]));
            times.back() = times_a_pass;
        }
    }

    /// Presentations in a pass of training.
    std::size_t pass_size() const { return std::accumulate(times.begin(), times.end(), std::size_t{0}); }

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
