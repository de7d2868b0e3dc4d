// Writing weights files: what is written is read back to the same bits, and says of itself what it must; what no file can hold is refused.
#include "tests/support/catch.hpp"

#include <cstring>
#include <limits>
#include <utility>
#include <vector>

#include "tests/support/weights_fixture.hpp"

using namespace lecun1989;

namespace {

/// The text of the first weight of H1 in a file.
std::string first_weight(float value) {
    Weights weights = example();
    weights.parameters.values[storage_index(Tensor::h1_weights, 0)] = value;
    const std::string text = *write_weights(weights);
    const std::string before = "\"h1.weights\": {\"shape\": [12,5,5], \"values\": [";
    const std::size_t begin = text.find(before) + before.size();
    return text.substr(begin, text.find(',', begin) - begin);
}

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
