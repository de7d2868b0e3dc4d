// expected.json as a native build, or a whole program for WebAssembly, would write it: what the page's pen, the shipped weights and the
// trainer make of the same drawings. For both tests/bits/bits_test.cpp and bits_program.cpp; opens nothing, asserts nothing. bits.mjs is
// its twin for the module in JavaScript.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <lecun1989/expected.hpp>
#include "core/image.hpp"
#include "core/json/json.hpp"
#include "core/network/parameters.hpp"

namespace lecun1989 {

struct ReadingHashes {
    std::string outputs;
    std::string hidden;  // h1, h2, h3 of each image in turn
};

/// Hashes of everything that these parameters make of these images.
ReadingHashes hash_readings(const Parameters<float>& parameters, const std::vector<Image>& images);

/// All of expected.json that needs neither a data set nor much time: in, stroke lines, and the texts of weights files by their names; out,
/// the keys `drawings`, `images`, `weights`, `training.drawings`. The message is that of the file that cannot be read.
Expected<Json> found_bits(std::string_view drawings, const std::map<std::string, std::string>& weights);

/// `training.synthetic`: 23 passes over 2,000 synthetic digits, a second or more.
std::string hash_of_long_training();

}  // namespace lecun1989
