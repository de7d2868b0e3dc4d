// The same bits everywhere, the native half: what the page's pen, the shipped weights and the trainer make of tests/bits/drawings.jsonl,
// and of the zip code digits if available, hashes to tests/bits/expected.json. tests/wasm/ and tests/page/ hold WebAssembly to that file,
// tests/bits/run all compilers. A change that intends to change bits (other weights, another pen) needs another expected.json: a failure
// here prints the whole file as found. Take it on a machine that has the zip code digits, in ../shared/data/zip, since elsewhere their hash
// is the old one; `tests/bits/run` prints the new `training.synthetic`.
#include "tests/support/catch.hpp"

#include <filesystem>
#include <map>
#include <string>

#include "core/data/zip_text.hpp"
#include "core/learning/trainer.hpp"
#include "core/weights/weights_json.hpp"
#include "tests/bits/found_bits.hpp"
#include "tools/files.hpp"

namespace lecun1989 {
namespace {

const std::filesystem::path root = LECUN1989_ROOT;
const std::filesystem::path zip_test = root / "../shared/data/zip/zip.test.gz";
const std::filesystem::path zip_train = root / "../shared/data/zip/zip.train.gz";

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

/// The texts of the shipped weights files, by their names.
std::map<std::string, std::string> shipped_weights() {
    std::map<std::string, std::string> texts;
    for (const auto& entry : std::filesystem::directory_iterator(root / "weights")) {
        const std::filesystem::path file = entry.path().filename();
        if (file.extension() == ".json" && file.stem().extension() != ".schema") {
            texts[file.stem().string()] = text_of(entry.path());
        }
    }
    return texts;
}

std::string hash_of_zip_test_outputs() {
    const auto digits = read_zip_text(text_of(zip_test));
    REQUIRE(digits);
    const auto weights = read_weights(text_of(root / "weights/zip1989.json"));
    REQUIRE(weights);
    return hash_readings(weights->parameters, digits->images).outputs;
}

/// As bits.mjs has it, ZIP_TRAINING.
std::string hash_of_zip_training() {
    const auto digits = read_zip_text(text_of(zip_train));
    REQUIRE(digits);
    Trainer trainer(*digits, plain_recipe(), 1);
    trainer.present(23 * digits->size());
    return hash_of(trainer.parameters());
}

/// expected.json as this build would write it; values that need a missing data set, or too much time here, are kept from the file.
Json all_found() {
    const auto found = found_bits(text_of(root / "tests/bits/drawings.jsonl"), shipped_weights());
    REQUIRE(found);
    const Json expected = expected_bits();
    Json all = *found;
    all["training"]["synthetic"] = expected.at("training").at("synthetic");
    all["zip_training"] = expected.at("zip_training");
    all["zip_test_outputs"] = std::filesystem::exists(zip_test) ? Json(hash_of_zip_test_outputs()) : expected.at("zip_test_outputs");
    return all;
}

}  // namespace

TEST_CASE("bits: drawings, what shipped weights make of them, and a training on them are the bits of expected.json") {
    const Json found = all_found();
    const Json expected = expected_bits();
    INFO("tests/bits/expected.json, as found here:\n" << found.dump(2));
    for (const char* key : {"drawings", "images", "weights", "training"}) {
        INFO(key);
        CHECK((found.at(key) == expected.at(key)));
    }
}

TEST_CASE("bits: the outputs for the 2,007 zip code test digits are the bits of expected.json") {
    if (!std::filesystem::exists(zip_test)) {
        WARN("SKIPPED: ../shared/data/zip is not here");
        return;
    }
    const Json found = all_found();
    INFO("tests/bits/expected.json, as found here:\n" << found.dump(2));
    CHECK((found.at("zip_test_outputs") == expected_bits().at("zip_test_outputs")));
}

TEST_CASE("bits: 23 plain passes over the 7,291 zip code digits give the bits of expected.json") {
    if (!std::filesystem::exists(zip_train)) {
        WARN("SKIPPED: ../shared/data/zip is not here");
        return;
    }
#ifndef __OPTIMIZE__
    WARN("SKIPPED: too slow in this build; the release build does it");
    return;
#endif
    CHECK(hash_of_zip_training() == expected_bits().at("zip_training").get<std::string>());
}

}  // namespace lecun1989
