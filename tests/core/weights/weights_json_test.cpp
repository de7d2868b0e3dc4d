// Weights files: what is written is read back to the bit, and each way in which a file can be wrong is refused by a sentence that names
// the thing, what was found and what was expected.
#include "tests/support/catch.hpp"

#include <cmath>
#include <cstring>
#include <limits>
#include <utility>
#include <vector>

#include "core/json/json.hpp"
#include "core/weights/weights_json.hpp"
#include "tests/support/network_fixture.hpp"

using namespace lecun1989;

namespace {

Weights example() {
    Weights weights{*random_parameters<float>(1989), {}};
    weights.provenance = {
        "1989-sgd", 18446744073709551615U, 23, {{"zip", "train", 7291, "0deb31fe6d6226f9"}}, {7291, 22, 0.30174187F, 0.008405764F}, {}};
    weights.provenance.test = TestScore{{"zip", "test", 2007, "7d5e2813b126677d"}, {2007, 112, 5.580468F, 0.039517418F}};
    return weights;
}

std::string good_text() { return *write_weights(example()); }

std::string refusal(std::string_view text) {
    const auto weights = read_weights(text);
    return weights ? "accepted" : weights.error().message;
}

/// The good file with the value at a JSON pointer replaced, or added if there is none.
std::string with(const std::string& pointer, const Json& value) {
    Json json = *parse_json(good_text());
    json[Json::json_pointer(pointer)] = value;
    return json.dump();
}

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

/// The text of the first weight of H1 in a file.
std::string first_weight(float value) {
    Weights weights = example();
    weights.parameters.values[storage_index(Tensor::h1_weights, 0)] = value;
    const std::string text = *write_weights(weights);
    const std::string before = "\"h1.weights\": {\"shape\": [12,5,5], \"values\": [";
    const std::size_t begin = text.find(before) + before.size();
    return text.substr(begin, text.find(',', begin) - begin);
}

const std::string name_of(std::size_t which) { return std::string(tensors[which].name); }

}  // namespace

TEST_CASE("weights: what was written reads back to the same bits, and is written as the same bytes") {
    const Weights weights = example();
    const std::string text = good_text();
    const auto read = read_weights(text);
    REQUIRE(read);
    CHECK(std::memcmp(read->parameters.values.data(), weights.parameters.values.data(), sizeof weights.parameters.values) == 0);
    CHECK(read->provenance.recipe == "1989-sgd");
    CHECK(read->provenance.seed == 18446744073709551615U);
    CHECK(read->provenance.passes == 23);
    REQUIRE(read->provenance.data.size() == 1);
    CHECK(read->provenance.data[0].half == "train");
    CHECK(read->provenance.data[0].hash == "0deb31fe6d6226f9");
    CHECK(read->provenance.train.misses == 22);
    CHECK(read->provenance.train.loss == 0.008405764F);
    REQUIRE(read->provenance.test);
    CHECK(read->provenance.test->data.examples == 2007);
    CHECK(read->provenance.test->score.error_percent == 5.580468F);
    CHECK(*write_weights(*read) == text);
    CHECK(refusal((*parse_json(text)).dump()) == "accepted");  // white space does not matter
}

TEST_CASE("weights: a file without a test, and one with several sets, read back") {
    Weights weights = example();
    weights.provenance.test.reset();
    weights.provenance.data.push_back({"strokes \"mine\"\n\xc3\xa9", "all", 5, "0123456789abcdef"});
    const std::string text = *write_weights(weights);
    const auto read = read_weights(text);
    REQUIRE(read);
    CHECK_FALSE(read->provenance.test);
    CHECK(read->provenance.data[1].name == "strokes \"mine\"\n\xc3\xa9");
    CHECK(*write_weights(*read) == text);
}

TEST_CASE("weights: shares, licences, scores on unseen pens and the rejection threshold read back, and are left out if unknown") {
    Weights weights = example();
    CHECK(good_text().find("rejection_threshold") == std::string::npos);
    CHECK(good_text().find("share") == std::string::npos);
    CHECK((*read_weights(good_text())).rejection_threshold == 0.0F);
    CHECK_FALSE((*read_weights(good_text())).provenance.unseen_pens);
    weights.rejection_threshold = 0.7F;
    weights.provenance.data[0].share = 0.75F;
    weights.provenance.data.push_back({"strokes", "train", 6000, "0123456789abcdef", 0.25F, "CC BY 4.0"});
    weights.provenance.unseen_pens = UnseenPens{{{"strokes", "test", 1494, "123456789abcdef0"}, {1494, 30, 2.008F, 0.02F}}, 80, 12};
    const std::string text = *write_weights(weights);
    const auto read = read_weights(text);
    REQUIRE(read);
    CHECK(read->rejection_threshold == 0.7F);
    CHECK(read->provenance.data[0].share == 0.75F);
    CHECK(read->provenance.data[1].licence == "CC BY 4.0");
    REQUIRE(read->provenance.unseen_pens);
    CHECK(read->provenance.unseen_pens->test.score.misses == 30);
    CHECK(read->provenance.unseen_pens->rejected == 80);
    CHECK(read->provenance.unseen_pens->misses_accepted == 12);
    CHECK(*write_weights(*read) == text);
}

TEST_CASE("weights: a step size other than the recipe's and an unfinished plan read back, and are otherwise left out") {
    Weights weights = example();
    CHECK(good_text().find("step_size") == std::string::npos);
    CHECK(good_text().find("planned_passes") == std::string::npos);
    weights.provenance.step_size = 0.03F;
    weights.provenance.planned_passes = 40;
    const std::string text = *write_weights(weights);
    const auto read = read_weights(text);
    REQUIRE(read);
    CHECK(read->provenance.step_size == 0.03F);
    CHECK(read->provenance.planned_passes == 40);
    CHECK(*write_weights(*read) == text);
    weights.provenance.planned_passes = 23;
    CHECK(read_weights(*write_weights(weights)).error().message ==
          "provenance.planned_passes: expected more than the 23 passes, found the number 23");
}

TEST_CASE("weights: a float is the shortest text that reads back to the same bits") {
    const std::vector<std::pair<float, std::string>> cases = {{0.1F, "0.1"},
                                                              {1.0F, "1.0"},
                                                              {-0.0F, "-0.0"},
                                                              {1.0F / 3.0F, "0.33333334"},
                                                              {0.1F + 0.2F, "0.3"},
                                                              {16777.216F, "16777.217"},
                                                              {1e6F, "1e+06"},
                                                              {1e-5F, "1e-05"},
                                                              {1.17549435e-38F, "1.1754944e-38"},
                                                              {1e-45F, "1e-45"}};
    for (const auto& [value, text] : cases) {
        CHECK(first_weight(value) == text);
        const auto read = read_weights(with("/tensors/h1.weights/values/0", value));
        REQUIRE(read);
        const float back = read->parameters.values[storage_index(Tensor::h1_weights, 0)];
        CHECK(std::memcmp(&back, &value, sizeof value) == 0);
    }
}

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

TEST_CASE("weights: a parameter that is not finite, or beyond the greatest weight, is not written") {
    const std::vector<std::pair<float, std::string>> cases = {{std::numeric_limits<float>::quiet_NaN(), "NaN"},
                                                              {std::numeric_limits<float>::infinity(), "Infinity"},
                                                              {-std::numeric_limits<float>::infinity(), "-Infinity"},
                                                              {1000000.0625F, "1.00000006e+06"}};
    for (const auto& [value, found] : cases) {
        Weights weights = example();
        weights.parameters.values[storage_index(Tensor::h3_biases, 7)] = value;
        const auto text = write_weights(weights);
        REQUIRE_FALSE(text);
        CHECK(text.error().message ==
              "tensors.h3.biases.values[7]: expected a number between -1000000 and 1000000, found " + found + " (training ran away)");
    }
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
