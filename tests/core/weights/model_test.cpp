// A model: what it says of the weights that it was made of, and that copies share them.
#include "tests/support/catch.hpp"

#include <memory>
#include <string>

#include <lecun1989/model.hpp>

#include "core/weights/weights_json.hpp"
#include "tests/support/network_fixture.hpp"

using namespace lecun1989;

namespace {

Weights example() {
    Weights weights{*random_parameters<float>(7), {}};
    weights.provenance = {"1989", 5, 23, {{"zip", "train", 7291, "0deb31fe6d6226f9"}}, {7291, 22, 0.3F, 0.008F}, {}};
    weights.rejection_threshold = 0.75F;
    return weights;
}

}  // namespace

TEST_CASE("model: threshold, provenance and parameters are the file's, the parameters in the file's order") {
    const auto model = Model::from_json(*write_weights(example()));
    REQUIRE(model);
    CHECK(model->threshold() == 0.75F);
    CHECK(model->provenance().recipe == "1989");
    CHECK(model->provenance().seed == 5);
    const std::vector<float> parameters = model->parameters();
    REQUIRE(parameters.size() == 9760);
    const Weights weights = example();
    std::size_t at = 0;
    std::size_t wrong = 0;
    for (std::size_t which = 0; which < tensors.size(); ++which) {
        for (std::size_t i = 0; i < tensors[which].size(); ++i) {
            wrong += parameters[at++] == weights.parameters.values[storage_index(static_cast<Tensor>(which), i)] ? 0U : 1U;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("model: copies share the weights, also after the first one is gone") {
    auto first = std::make_unique<Model>(model_of(example()));
    const Model copy = *first;
    CHECK(&weights_of(copy) == &weights_of(*first));
    first.reset();
    CHECK(copy.threshold() == 0.75F);
}

TEST_CASE("model: a wrong file is refused as its reader refuses it") {
    for (const std::string text : {"", "[]", "{\"format\": \"lenet\"}"}) {
        const auto model = Model::from_json(text);
        REQUIRE_FALSE(model);
        CHECK(model.error().code == read_weights(text).error().code);
        CHECK(model.error().message == read_weights(text).error().message);
    }
}
