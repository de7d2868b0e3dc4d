// Weights files of sound JSON with wrong values: each is refused with its path, what was found and what was expected.
#include "tests/support/catch.hpp"

#include <utility>
#include <vector>

#include "core/json/json.hpp"
#include "core/weights/weights_json.hpp"

using namespace lecun1989;

namespace {

Json good() {
    Weights weights;
    weights.provenance = {"1989-sgd", 1, 23, {{"zip", "train", 7291, "0deb31fe6d6226f9"}}, {7291, 22, 0.3F, 0.008F}, {}};
    weights.provenance.test = TestScore{{"zip", "test", 2007, "7d5e2813b126677d"}, {2007, 112, 5.5F, 0.04F}};
    weights.provenance.data[0].share = 0.5F;
    weights.provenance.data[0].licence = "CC BY 4.0";
    weights.provenance.unseen_pens = UnseenPens{{{"strokes", "test", 1494, "0123456789abcdef"}, {1494, 30, 2.0F, 0.02F}}, 80, 12};
    weights.rejection_threshold = 0.5F;
    return *parse_json(*write_weights(weights));
}

std::string refusal(std::string_view text) {
    const auto weights = read_weights(text);
    return weights ? "accepted" : weights.error().message;
}

/// What the reader says if the value at a JSON pointer is replaced.
std::string refusal_with(const std::string& pointer, const Json& value) {
    Json json = good();
    json[Json::json_pointer(pointer)] = value;
    return refusal(json.dump());
}

struct Case {
    const char* pointer;
    Json value;
    const char* message;
};

void check(const std::vector<Case>& cases) {
    for (const Case& one : cases) {
        CHECK(refusal_with(one.pointer, one.value) == one.message);
    }
}

/// The text with its first `from` replaced; for numbers that no value can hold.
std::string refusal_replaced(const std::string& from, const std::string& to) {
    std::string text = good().dump();
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return refusal(text.replace(at, from.size(), to));
}

}  // namespace

TEST_CASE("weights: another format, version or architecture is refused by name") {
    REQUIRE(refusal(good().dump()) == "accepted");
    check({{"/format", "lenet-weights", "format: expected the string \"lecun1989-weights\", found the string \"lenet-weights\""},
           {"/format", nullptr, "format: expected the string \"lecun1989-weights\", found null"},
           {"/format", "", "format: expected the string \"lecun1989-weights\", found the string \"\""},
           {"/format", "\x1b[2J\nx", "format: expected the string \"lecun1989-weights\", found the string \"?[2J?x\""},
           {"/version", 2, "version: expected the number 1, found the number 2"},
           {"/version", "1", "version: expected the number 1, found the string \"1\""},
           {"/version", 1.5, "version: expected the number 1, found the number 1.5"},
           {"/architecture", "lecun1989-2578", "architecture: expected the string \"lecun1989-9760\", found the string \"lecun1989-2578\""},
           {"/architecture", Json::array({9760}), "architecture: expected the string \"lecun1989-9760\", found an array of 1"}});
}

TEST_CASE("weights: impossible provenance is refused") {
    check({{"/provenance/recipe", 1989, "provenance.recipe: expected a string, found the number 1989"},
           {"/provenance/seed", -1, "provenance.seed: expected a whole number from 0, found the number -1"},
           {"/provenance/seed", 1.5, "provenance.seed: expected a whole number from 0, found the number 1.5"},
           {"/provenance/passes", "23", "provenance.passes: expected a whole number from 0, found the string \"23\""},
           {"/provenance/passes", nullptr, "provenance.passes: expected a whole number from 0, found null"},
           {"/provenance/data", Json::array(), "provenance.data: expected an array of at least one set, found an array of 0"},
           {"/provenance/data", "zip", "provenance.data: expected an array of at least one set, found the string \"zip\""},
           {"/provenance/data/0/name", 5, "provenance.data[0].name: expected a string, found the number 5"},
           {"/provenance/data/0/half", nullptr, "provenance.data[0].half: expected a string, found null"},
           {"/provenance/data/0/examples", -3, "provenance.data[0].examples: expected a whole number from 0, found the number -3"},
           {"/provenance/data/0/hash", 12, "provenance.data[0].hash: expected a string, found the number 12"},
           {"/provenance/data/0/hash", "0deb31fe6d6226f",
            "provenance.data[0].hash: expected 16 hexadecimal digits, found the string \"0deb31fe6d6226f\""},
           {"/provenance/test/data/hash", "0DEB31FE6D6226F9",
            "provenance.test.data.hash: expected 16 hexadecimal digits, found the string \"0DEB31FE6D6226F9\""},
           {"/provenance/test/data/hash", "0deb31fe6d6226fg",
            "provenance.test.data.hash: expected 16 hexadecimal digits, found the string \"0deb31fe6d6226fg\""}});
    CHECK(refusal_replaced("\"seed\":1", "\"seed\":18446744073709551616") ==
          "provenance.seed: expected a whole number from 0, found the number 1.8446744e+19");
}

TEST_CASE("weights: impossible scores are refused") {
    check(
        {{"/provenance/train/examples", 1e3, "provenance.train.examples: expected a whole number from 0, found the number 1000.0"},
         {"/provenance/train/misses", 7292, "provenance.train.misses: expected at most the 7291 examples, found the number 7292"},
         {"/provenance/test/score/misses", 2008, "provenance.test.score.misses: expected at most the 2007 examples, found the number 2008"},
         {"/provenance/train/error_percent", -0.5, "provenance.train.error_percent: expected a number from 0, found the number -0.5"},
         {"/provenance/train/error_percent", 100.5, "provenance.train.error_percent: expected at most 100.0, found the number 100.5"},
         {"/provenance/train/error_percent", nullptr, "provenance.train.error_percent: expected a number from 0, found null"},
         {"/provenance/train/loss", -1e-9, "provenance.train.loss: expected a number from 0, found the number -1e-09"},
         {"/provenance/test/score/loss", "0", "provenance.test.score.loss: expected a number from 0, found the string \"0\""}});
    CHECK(refusal_replaced("\"loss\":0.008", "\"loss\":1e999").find("the number 1e999 is too large") != std::string::npos);
}

TEST_CASE("weights: impossible shares, licences, scores on pens and thresholds are refused") {
    const Json nothing = nullptr;
    check({{"/rejection_threshold", -0.1, "rejection_threshold: expected a number from 0, found the number -0.1"},
           {"/rejection_threshold", 3.44, "rejection_threshold: expected at most 3.4318, found the number 3.44"},
           {"/rejection_threshold", "0.5", "rejection_threshold: expected a number from 0, found the string \"0.5\""},
           {"/rejection_threshold", nothing, "rejection_threshold: expected a number from 0, found null"},
           {"/provenance/data/0/share", -1, "provenance.data[0].share: expected a number from 0, found the number -1"},
           {"/provenance/data/0/share", 1.25, "provenance.data[0].share: expected at most 1.0, found the number 1.25"},
           {"/provenance/data/0/licence", 4, "provenance.data[0].licence: expected a string, found the number 4"},
           {"/provenance/data/0/weight", 4, "provenance.data[0]: unknown key \"weight\""},
           {"/provenance/unseen_pens", nothing, "provenance.unseen_pens: expected an object, found null"},
           {"/provenance/unseen_pens/pen", 1, "provenance.unseen_pens: unknown key \"pen\""},
           {"/provenance/unseen_pens/data/hash", "1",
            "provenance.unseen_pens.data.hash: expected 16 hexadecimal digits, found the string \"1\""},
           {"/provenance/unseen_pens/score/misses", 1495,
            "provenance.unseen_pens.score.misses: expected at most the 1494 examples, found the number 1495"},
           {"/provenance/unseen_pens/rejected", 1495,
            "provenance.unseen_pens.rejected: expected at most the 1494 examples, found the number 1495"},
           {"/provenance/unseen_pens/misses_accepted", 31,
            "provenance.unseen_pens.misses_accepted: expected at most the 30 misses, found the number 31"}});
    CHECK(refusal_with("/rejection_threshold", 3.4318F) == "accepted");
    CHECK(refusal_with("/rejection_threshold", 0) == "accepted");
}

TEST_CASE("weights: every misshapen tensor is refused") {
    for (const TensorSpec& spec : tensors) {
        const std::string name(spec.name);
        const std::string at = "/tensors/" + name;
        Json shape = Json::array();
        for (std::size_t i = 0; i < spec.rank; ++i) {
            shape.push_back(static_cast<std::uint64_t>(spec.shape[i]));
        }
        Json flat = Json::array({static_cast<std::uint64_t>(spec.size() + 1)});
        Json turned(std::vector<Json>(shape.rbegin(), shape.rend()));
        Json longer = shape;
        longer.push_back(1);
        const std::string expected = "tensors." + name + ".shape: expected " + shape.dump() + ", found ";
        CHECK(refusal_with(at + "/shape", flat) == expected + flat.dump());
        CHECK(refusal_with(at + "/shape", longer) == expected + longer.dump());
        CHECK(refusal_with(at + "/shape", Json::array()) == expected + "[]");
        CHECK(refusal_with(at + "/shape", "12x5x5") == expected + "the string \"12x5x5\"");
        CHECK(refusal_with(at + "/shape", Json(std::vector<int>(9, 1))) == expected + "an array of 9");
        CHECK(refusal_with(at + "/shape", turned) == (turned == shape ? "accepted" : expected + turned.dump()));
    }
}

TEST_CASE("weights: every tensor with a value too few, too many, or none at all is refused") {
    for (const TensorSpec& spec : tensors) {
        const std::string name(spec.name);
        const std::string expected = "tensors." + name + ".values: expected an array of " + std::to_string(spec.size()) + ", found ";
        const auto of_size = [](std::size_t size) { return Json(std::vector<float>(size, 0.5F)); };
        const std::string at = "/tensors/" + name + "/values";
        CHECK(refusal_with(at, of_size(spec.size())) == "accepted");
        CHECK(refusal_with(at, of_size(spec.size() - 1)) == expected + "an array of " + std::to_string(spec.size() - 1));
        CHECK(refusal_with(at, of_size(spec.size() + 1)) == expected + "an array of " + std::to_string(spec.size() + 1));
        CHECK(refusal_with(at, Json::object()) == expected + "an object");
        CHECK(refusal_with(at, nullptr) == expected + "null");
    }
}

TEST_CASE("weights: a value that is no weight is refused at every place") {
    const std::vector<std::pair<Json, std::string>> cases = {{nullptr, "null"},
                                                             {"0.5", "the string \"0.5\""},
                                                             {true, "true"},
                                                             {1e7, "the number 1e+07"},
                                                             {-1000001, "the number -1000001"},
                                                             {Json::array({0.5}), "an array of 1"},
                                                             {Json::object(), "an object"}};
    for (const TensorSpec& spec : tensors) {
        for (const std::size_t place : {std::size_t{0}, spec.size() - 1}) {
            const std::string name(spec.name);
            for (const auto& [value, found] : cases) {
                CHECK(refusal_with("/tensors/" + name + "/values/" + std::to_string(place), value) ==
                      "tensors." + name + ".values[" + std::to_string(place) + "]: expected a number between -1000000 and 1000000, found " +
                          found);
            }
        }
    }
    for (const std::string number : {"1e999", "-1e999", "3.5e38"}) {
        CHECK(refusal_replaced("[0.0,", "[" + number + ",").find("the number " + number + " is too large") != std::string::npos);
    }
    CHECK(refusal_with("/tensors/h1.weights/values/0", 1000000) == "accepted");
    CHECK(refusal_with("/tensors/h1.weights/values/0", -1e6) == "accepted");
}
