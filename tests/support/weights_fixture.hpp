// What the tests of weights files share: files that are right, also pruned and in eight bits, and the same with a value replaced. No
// expectations of its own.
#pragma once

#include <string>
#include <string_view>

#include "core/compress/rounding.hpp"
#include "core/json/json.hpp"
#include "core/weights/weights_json.hpp"
#include "network_fixture.hpp"

namespace lecun1989 {

inline Weights example() {
    Weights weights{*random_parameters<float>(1989), {}};
    weights.provenance = {
        "1989-sgd", 18446744073709551615U, 23, {{"zip", "train", 7291, "0deb31fe6d6226f9"}}, {7291, 22, 0.30174187F, 0.008405764F}, {}};
    weights.provenance.test = TestScore{{"zip", "test", 2007, "7d5e2813b126677d"}, {2007, 112, 5.580468F, 0.039517418F}};
    return weights;
}

inline std::string good_text() { return *write_weights(example()); }

/// Three parameters of 9,760 are deleted.
inline Weights pruned() {
    Weights weights = example();
    weights.provenance.pruning = Pruning{"saliency", 7, 10, 5, 0};
    weights.parameters.values[storage_index(Tensor::h1_weights, 3)] = 0.0F;
    weights.parameters.values[storage_index(Tensor::h3_weights, 99)] = -0.0F;
    weights.parameters.values[storage_index(Tensor::output_biases, 9)] = 0.0F;
    return weights;
}

inline Weights rounded(Weights weights = example()) {
    round_to_eight_bits(weights);
    return weights;
}

inline std::string refusal(std::string_view text) {
    const auto weights = read_weights(text);
    return weights ? "accepted" : weights.error().message;
}

/// The good file with the value at a JSON pointer replaced, or added if there is none.
inline std::string with(const std::string& pointer, const Json& value) {
    Json json = *parse_json(good_text());
    json[Json::json_pointer(pointer)] = value;
    return json.dump();
}

}  // namespace lecun1989
