// Reading weights files: each way in which a file can be wrong, as JSON, in its keys, its values, its tensors, when it is pruned or in
// eight bits, is refused by a sentence that names the thing, what was found and what was expected.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/weights_fixture.hpp"

using namespace lecun1989;

namespace {

std::string without(const std::string& pointer) {
    Json json = *parse_json(good_text());
    const Json::json_pointer at(pointer);
    json[at.parent_pointer()].erase(at.back());
    return json.dump();
}

/// The good file's text with its first `from` replaced; for what JSON values cannot express.
std::string replaced(const std::string& from, const std::string& to) {
    std::string text = good_text();
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

const std::string name_of(std::size_t which) { return std::string(tensors[which].name); }

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

std::string refusal_with(const Weights& weights, const std::string& pointer, const Json& value) {
    Json json = *parse_json(*write_weights(weights));
    json[Json::json_pointer(pointer)] = value;
    const auto read = read_weights(json.dump());
    return read ? "accepted" : read.error().message;
}

std::string refusal_without(const Weights& weights, const std::string& pointer) {
    Json json = *parse_json(*write_weights(weights));
    const Json::json_pointer at(pointer);
    json[at.parent_pointer()].erase(at.back());
    const auto read = read_weights(json.dump());
    return read ? "accepted" : read.error().message;
}

}  // namespace

TEST_CASE("weights: values stand in the order plane, row, column") {
    Json json = *parse_json(good_text());
    std::size_t wrong = 0;
    for (std::size_t which = 0; which < tensors.size(); ++which) {
        for (std::size_t i = 0; i < tensors[which].size(); ++i) {
            json["tensors"][name_of(which)]["values"][i] = static_cast<float>(which * 10000 + i);
        }
    }
    const auto read = read_weights(json.dump());
    REQUIRE(read);
    const auto& values = read->parameters.values;
    // H1's kernels are stored [tap][plane]: plane 3, row 2, column 4. H1's biases [row][column][plane]: plane 5, row 6, column 7.
    CHECK(values[9120 + 14 * 12 + 3] == 3 * 25 + 2 * 5 + 4);
    CHECK(values[2400 + (6 * 8 + 7) * 12 + 5] == 10000 + 5 * 64 + 6 * 8 + 7);
    for (std::size_t which = 0; which < tensors.size(); ++which) {
        for (std::size_t i = 0; i < tensors[which].size(); ++i) {
            wrong += values[storage_index(static_cast<Tensor>(which), i)] == static_cast<float>(which * 10000 + i) ? 0U : 1U;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("weights: what is not JSON is refused, with its place") {
    const std::string text = good_text();
    CHECK(refusal("") == "line 1, column 1: the text ends too early");
    CHECK(refusal(" \n ") == "line 2, column 2: the text ends too early");
    CHECK(refusal("{") == "line 1, column 2: the text ends too early");
    CHECK(refusal(text.substr(0, text.size() - 2)) == "line 48, column 1: the text ends too early");
    CHECK(refusal("lecun") == "line 1, column 1: not JSON near \"l\"");
    CHECK(refusal("\xef\xbb\xbf"
                  "nothing") == "line 1, column 5: not JSON near \"???no\"");
    CHECK(refusal(text + "{}").find("line 49, column 1: not JSON near ") == 0);
    CHECK(refusal(text + std::string("\0{}", 3)) == "line 49, column 1: a zero byte, which is not JSON");
    CHECK(refusal(replaced("1989-sgd", std::string("19\0", 3))) == "line 6, column 18: a zero byte, which is not JSON");
    CHECK(refusal(replaced("1989-sgd", "\xff")).find("line 6, column 16: not JSON near \"\"?") == 0);
    CHECK(refusal(replaced("1989-sgd", "19\n89")).find("line 6, column 18: not JSON near") == 0);
    CHECK(refusal(replaced("\"passes\": 23", "\"passes\": 023")).find("line 8, column 17: not JSON") == 0);
    CHECK(refusal(replaced("\"passes\": 23", "\"passes\": NaN")).find("line 8, column 15: not JSON") == 0);
    CHECK(refusal(replaced("\"passes\": 23,", "\"passes\": 23, // comment")).find("line 8") == 0);
}

TEST_CASE("weights: a byte order mark before the text does no harm") { CHECK(refusal("\xef\xbb\xbf" + good_text()) == "accepted"); }

TEST_CASE("weights: a text that is too long, too deep or has too many keys is refused before it costs anything") {
    CHECK(refusal(std::string(4194305, ' ')) == "weights file: expected at most 4194304 bytes, found 4194305");
    CHECK(refusal(std::string(4000000, '[')) == "nested more than 32 deep");
    std::string keys = "{";
    for (int i = 0; i < 300000; ++i) {
        keys.append(1, '"').append(std::to_string(i)).append("\":0,");
    }
    CHECK(refusal(keys + "\"x\":0}") == "an object with more than 64 keys");
    CHECK(refusal(std::string(33, '[')) == "nested more than 32 deep");
}

TEST_CASE("weights: a duplicate key is refused at every level") {
    for (const std::string key : {"format", "recipe", "hash", "misses", "tensors", "h1.weights", "shape", "values"}) {
        CHECK(refusal(replaced("\"" + key + "\":", "\"" + key + "\":0,\"" + key + "\":")) ==
              "the key \"" + key + "\" stands twice in one object");
    }
}

TEST_CASE("weights: anything but an object is refused") {
    CHECK(refusal("[]") == "weights file: expected an object, found an array of 0");
    CHECK(refusal("1989") == "weights file: expected an object, found the number 1989");
    for (const std::string place : {"provenance", "tensors"}) {
        CHECK(refusal(with("/" + place, nullptr)) == place + ": expected an object, found null");
        CHECK(refusal(with("/" + place, "x")) == place + ": expected an object, found the string \"x\"");
    }
    CHECK(refusal(with("/provenance/data/0", 1)) == "provenance.data[0]: expected an object, found the number 1");
    CHECK(refusal(with("/provenance/train", true)) == "provenance.train: expected an object, found true");
    CHECK(refusal(with("/provenance/test", false)) == "provenance.test: expected an object, found false");
    CHECK(refusal(with("/provenance/test/score", Json::array({1}))) == "provenance.test.score: expected an object, found an array of 1");
    CHECK(refusal(with("/tensors/h2.biases", Json::array())) == "tensors.h2.biases: expected an object, found an array of 0");
}

TEST_CASE("weights: a missing and an unknown key are refused at every level") {
    const std::vector<std::pair<std::string, std::vector<std::string>>> levels = {
        {"", {"format", "version", "architecture", "provenance", "tensors"}},
        {"/provenance", {"recipe", "seed", "passes", "data", "train", "test"}},
        {"/provenance/data/0", {"name", "half", "examples", "hash"}},
        {"/provenance/train", {"examples", "misses", "error_percent", "loss"}},
        {"/provenance/test", {"data", "score"}},
        {"/provenance/test/data", {"name", "half", "examples", "hash"}},
        {"/provenance/test/score", {"examples", "misses", "error_percent", "loss"}},
        {"/tensors", {"h1.weights", "h1.biases", "h2.weights", "h2.biases", "h3.weights", "h3.biases", "output.weights", "output.biases"}},
        {"/tensors/output.biases", {"shape", "values"}}};
    for (const auto& [pointer, keys] : levels) {
        std::string path = pointer.empty() ? "weights file" : pointer.substr(1);
        std::replace(path.begin(), path.end(), '/', '.');
        if (const std::size_t index = path.find(".0"); index != std::string::npos) {
            path.replace(index, 2, "[0]");
        }
        for (const std::string& key : keys) {
            CHECK(refusal(without(pointer + "/" + key)) == path + ": missing key \"" + key + "\"");
        }
        CHECK(refusal(with(pointer + "/colour", "red")) == path + ": unknown key \"colour\"");
    }
    CHECK(refusal(with("/\x1b[31m", 1)) == "weights file: unknown key \"?[31m\"");
}

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

TEST_CASE("weights, pruned: a file with more or fewer parameters than it says is refused") {
    const std::string kept = "/provenance/pruning/kept";
    CHECK(refusal_with(pruned(), kept, 9758) == "provenance.pruning.kept: expected as many as are not 0, 9757, found the number 9758");
    CHECK(refusal_with(pruned(), "/tensors/h2.biases/values/0", 0.0F) ==
          "provenance.pruning.kept: expected as many as are not 0, 9756, found the number 9757");
    CHECK(refusal_with(pruned(), "/tensors/h1.weights/values/3", 0.5F) ==
          "provenance.pruning.kept: expected as many as are not 0, 9758, found the number 9757");
    CHECK(refusal_with(example(), "/tensors/h2.biases/values/0", 0.0F) == "accepted");  // not pruned, no count
}

TEST_CASE("weights, pruned: each field is there, and of its kind") {
    const std::string path = "/provenance/pruning";
    for (const char* key : {"by", "seed", "rounds", "passes", "kept"}) {
        CHECK(refusal_without(pruned(), path + "/" + key) == "provenance.pruning: missing key \"" + std::string(key) + "\"");
        CHECK(refusal_with(pruned(), path + "/" + key, nullptr).find("provenance.pruning." + std::string(key) + ": expected a ") == 0);
    }
    CHECK(refusal_with(pruned(), path + "/left", 1) == "provenance.pruning: unknown key \"left\"");
    CHECK(refusal_with(pruned(), path, nullptr) == "provenance.pruning: expected an object, found null");
    CHECK(refusal_with(pruned(), path + "/kept", -1) == "provenance.pruning.kept: expected a whole number from 0, found the number -1");
}

TEST_CASE("weights, eight bits: integers come with scales and with the hash of the original weights, and never without") {
    CHECK(refusal_without(rounded(), "/tensors/h2.biases/scales") == "tensors.h2.biases: missing key \"scales\"");
    CHECK(refusal_without(rounded(), "/provenance/rounded_from") == "tensors.h1.weights: unknown key \"scales\"");
    CHECK(refusal_with(example(), "/tensors/h3.biases/scales", Json::array({1})) == "tensors.h3.biases: unknown key \"scales\"");
    CHECK(refusal_with(example(), "/provenance/rounded_from", "0123456789abcdef") == "tensors.h1.weights: missing key \"scales\"");
    CHECK(refusal_with(rounded(), "/provenance/rounded_from", "") ==
          "provenance.rounded_from: expected 16 hexadecimal digits, found the string \"\"");
    CHECK(refusal_with(rounded(), "/provenance/rounded_from", 5) == "provenance.rounded_from: expected a string, found the number 5");
}

TEST_CASE("weights, eight bits: impossible scales and integers are refused in every tensor") {
    for (const TensorSpec& spec : tensors) {
        const std::string at = "/tensors/" + std::string(spec.name);
        const std::string path = "tensors." + std::string(spec.name);
        const std::string count = std::to_string(scale_count(spec));
        const std::string last = std::to_string(spec.size() - 1);
        CHECK(refusal_with(rounded(), at + "/scales", Json::array()) ==
              path + ".scales: expected an array of " + count + ", found an array of 0");
        CHECK(refusal_with(rounded(), at + "/scales", 1) == path + ".scales: expected an array of " + count + ", found the number 1");
        CHECK(refusal_with(rounded(), at + "/scales", std::vector<float>(scale_count(spec) + 1, 0.1F))
                  .find(path + ".scales: expected an array of " + count) == 0);
        CHECK(refusal_with(rounded(), at + "/scales/0", -0.5F) == path + ".scales[0]: expected a number from 0, found the number -0.5");
        CHECK(refusal_with(rounded(), at + "/scales/0", nullptr) == path + ".scales[0]: expected a number from 0, found null");
        CHECK(refusal_with(rounded(), at + "/scales/0", 7875).find(path + ".scales[0]: expected at most 7874.0") == 0);
        for (const Json& value : {Json(128), Json(-128), Json(0.5F), Json(nullptr), Json("1"), Json(true)}) {
            CHECK(refusal_with(rounded(), at + "/values/" + last, value) ==
                  path + ".values[" + last + "]: expected an integer between -127 and 127, found " + describe(value));
        }
        for (const int value : {127, -127, 0}) {
            CHECK(refusal_with(rounded(), at + "/values/0", value) == "accepted");
        }
        CHECK(refusal_with(rounded(), at + "/values", Json::array({1})) ==
              path + ".values: expected an array of " + std::to_string(spec.size()) + ", found an array of 1");
    }
}
