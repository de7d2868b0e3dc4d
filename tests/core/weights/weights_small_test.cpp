// Weights files that are pruned or in eight bits: what they must say of themselves, and each way in which they can be wrong.
#include "tests/support/catch.hpp"

#include <vector>

#include "core/compress/rounding.hpp"
#include "core/json/json.hpp"
#include "tests/support/network_fixture.hpp"

using namespace lecun1989;

namespace {

Weights example() {
    Weights weights{*random_parameters<float>(1989), {}};
    weights.provenance = {"1989-sgd", 1, 23, {{"zip", "train", 7291, "0deb31fe6d6226f9"}}, {7291, 22, 0.3F, 0.008F}, {}};
    return weights;
}

/// Three parameters of 9,760 are deleted.
Weights pruned() {
    Weights weights = example();
    weights.provenance.pruning = Pruning{"saliency", 7, 10, 5, 0};
    weights.parameters.values[storage_index(Tensor::h1_weights, 3)] = 0.0F;
    weights.parameters.values[storage_index(Tensor::h3_weights, 99)] = -0.0F;
    weights.parameters.values[storage_index(Tensor::output_biases, 9)] = 0.0F;
    return weights;
}

Weights rounded(Weights weights = example()) {
    round_to_eight_bits(weights);
    return weights;
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

TEST_CASE("weights, pruned: the file counts what is left, and reads back") {
    const std::string text = *write_weights(pruned());
    const auto read = read_weights(text);
    REQUIRE(read);
    REQUIRE(read->provenance.pruning);
    CHECK(read->provenance.pruning->by == "saliency");
    CHECK(read->provenance.pruning->seed == 7);
    CHECK(read->provenance.pruning->rounds == 10);
    CHECK(read->provenance.pruning->passes == 5);
    CHECK(read->provenance.pruning->kept == 9757);
    CHECK(*write_weights(*read) == text);
    CHECK_FALSE((*read_weights(*write_weights(example()))).provenance.pruning);
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

TEST_CASE("weights, pruned and in eight bits: parameters that rounding set to 0 are counted") {
    Weights weights = pruned();
    weights.parameters.values[storage_index(Tensor::h2_weights, 5)] = 1e-6F;
    const auto read = read_weights(*write_weights(rounded(weights)));
    REQUIRE(read);
    std::size_t left = 0;
    for (const float value : read->parameters.values) {
        left += value != 0.0F ? 1U : 0U;
    }
    CHECK(left < 9757);
    CHECK(read->provenance.pruning->kept == left);
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
