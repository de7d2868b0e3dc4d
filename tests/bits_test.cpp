// The same bits everywhere, the native half: what the page's pen and the shipped weights make of tests/bits/drawings.jsonl, and of the
// zip code digits where they are at hand, hashes to tests/bits/expected.json. tests/wasm/ and tests/page/ hold WebAssembly to that file.
// What is meant to change bits (other weights, another pen) needs another expected.json: a failure here prints the whole file as found.
// Take it where the zip code digits are at hand, in ../shared/data/zip; elsewhere their hash is the old one.
#include "catch.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "core/data/stroke_lines.hpp"
#include "core/data/zip_text.hpp"
#include "core/hash.hpp"
#include "core/ink/ink.hpp"
#include "core/json/json.hpp"
#include "core/recogniser.hpp"
#include "core/weights/weights_json.hpp"
#include "tools/files.hpp"

namespace lecun1989 {
namespace {

const std::filesystem::path root = LECUN1989_ROOT;
const std::filesystem::path zip_test = root / "../shared/data/zip/zip.test.gz";

std::string text_of(const std::filesystem::path& path) {
    const auto text = read_file(path.string());
    INFO((text ? "" : text.error().message));
    REQUIRE(text);
    return *text;
}

Json expected_bits() {
    const auto json = parse_json(text_of(root / "tests/bits/expected.json"));
    REQUIRE(json);
    return *json;
}

Parameters<float> parameters_of(const std::string& name) {
    const auto weights = read_weights(text_of(root / "weights" / (name + ".json")));
    REQUIRE(weights);
    return weights->parameters;
}

std::vector<Image> drawn_images() {
    const auto digits = read_stroke_lines(text_of(root / "tests/bits/drawings.jsonl"));
    REQUIRE(digits);
    std::vector<Image> images;
    for (const StrokeDigit& digit : *digits) {
        images.push_back(image_of(digit.strokes, page_pen_width));
    }
    return images;
}

struct ReadingHashes {
    std::string outputs;
    std::string hidden;  // h1, h2, h3 of each image in turn
};

ReadingHashes hash_readings(const Parameters<float>& parameters, const std::vector<Image>& images) {
    Hash outputs;
    Hash hidden;
    for (const Image& image : images) {
        const Reading reading = recognise(parameters, image);
        outputs.add(reading.outputs);
        hidden.add(reading.h1);
        hidden.add(reading.h2);
        hidden.add(reading.h3);
    }
    return {outputs.text(), hidden.text()};
}

/// The weights files that ship, by name, sorted.
std::vector<std::string> shipped_weights() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(root / "weights")) {
        const std::filesystem::path file = entry.path().filename();
        if (file.extension() == ".json" && file.stem().extension() != ".schema") {
            names.push_back(file.stem().string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// expected.json as this build would write it; the zip code digits' hash is taken over where they are not at hand.
Json found_bits() {
    const std::vector<Image> images = drawn_images();
    Hash image_hash;
    for (const Image& image : images) {
        image_hash.add(image);
    }
    Json found;
    found["drawings"] = images.size();
    found["images"] = image_hash.text();
    found["zip_test_outputs"] = expected_bits().at("zip_test_outputs");
    if (std::filesystem::exists(zip_test)) {
        const auto digits = read_zip_text(text_of(zip_test));
        REQUIRE(digits);
        found["zip_test_outputs"] = hash_readings(parameters_of("zip1989"), digits->images).outputs;
    }
    for (const std::string& name : shipped_weights()) {
        const ReadingHashes hashes = hash_readings(parameters_of(name), images);
        found["weights"][name] = {{"outputs", hashes.outputs}, {"hidden", hashes.hidden}};
    }
    return found;
}

}  // namespace

TEST_CASE("bits: drawings, and what each shipped weights file makes of them, are the bits of expected.json") {
    const Json found = found_bits();
    const Json expected = expected_bits();
    INFO("tests/bits/expected.json, as found here:\n" << found.dump(2));
    for (const char* key : {"drawings", "images", "weights"}) {
        INFO(key);
        CHECK((found.at(key) == expected.at(key)));
    }
}

TEST_CASE("bits: the outputs for the 2,007 zip code test digits are the bits of expected.json") {
    if (!std::filesystem::exists(zip_test)) {
        WARN("SKIPPED: ../shared/data/zip is not here");
        return;
    }
    const Json found = found_bits();
    INFO("tests/bits/expected.json, as found here:\n" << found.dump(2));
    CHECK((found.at("zip_test_outputs") == expected_bits().at("zip_test_outputs")));
}

}  // namespace lecun1989
