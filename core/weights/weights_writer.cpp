// Writes weights files.
#include <cmath>

#include "../json/float_text.hpp"
#include "eight_bits.hpp"
#include "weights_format.hpp"

namespace lecun1989 {
namespace {

Json to_json(const DataName& data) {
    Json json = {{"name", data.name}, {"half", data.half}, {"examples", data.examples}, {"hash", data.hash}};
    if (data.share != 1.0F) {
        json["share"] = data.share;
    }
    if (!data.licence.empty()) {
        json["licence"] = data.licence;
    }
    return json;
}

Json to_json(const Score& score) {
    return {{"examples", score.examples}, {"misses", score.misses}, {"error_percent", score.error_percent}, {"loss", score.loss}};
}

Json to_json(const TestScore& test) { return {{"data", to_json(test.data)}, {"score", to_json(test.score)}}; }

Json to_json(const Provenance& provenance) {
    Json data = Json::array();
    for (const DataName& name : provenance.data) {
        data.push_back(to_json(name));
    }
    Json json = {{"recipe", provenance.recipe}, {"seed", provenance.seed}, {"passes", provenance.passes}};
    if (provenance.step_size != 0.0F) {
        json["step_size"] = provenance.step_size;
    }
    if (provenance.planned_passes != 0) {
        json["planned_passes"] = provenance.planned_passes;
    }
    json["data"] = std::move(data);
    json["train"] = to_json(provenance.train);
    json["test"] = nullptr;
    if (provenance.test) {
        json["test"] = to_json(*provenance.test);
    }
    if (const auto& pens = provenance.unseen_pens) {
        json["unseen_pens"] = to_json(pens->test);
        json["unseen_pens"]["rejected"] = pens->rejected;
        json["unseen_pens"]["misses_accepted"] = pens->misses_accepted;
    }
    if (const auto& pruning = provenance.pruning) {
        json["pruning"] = {{"by", pruning->by},
                           {"seed", pruning->seed},
                           {"rounds", pruning->rounds},
                           {"passes", pruning->passes},
                           {"kept", pruning->kept}};
    }
    if (const auto& taught = provenance.taught) {
        json["taught"] = {{"drawings", taught->drawings}, {"from", taught->from}};
    }
    if (!provenance.rounded_from.empty()) {
        json["rounded_from"] = provenance.rounded_from;
    }
    return json;
}

/// A tensor's values, or the scales and integers that make them.
std::string numbers_of(const Weights& weights, Tensor tensor) {
    if (!weights.provenance.rounded_from.empty()) {
        const EightBits bits = eight_bits_of(weights.parameters, tensor);
        return "\"scales\": " + Json(bits.scales).dump() + ", \"values\": " + Json(bits.integers).dump();
    }
    Json values = Json::array();
    for (std::size_t i = 0; i < tensors[static_cast<std::size_t>(tensor)].size(); ++i) {
        values.push_back(weights.parameters.values[storage_index(tensor, i)]);
    }
    return "\"values\": " + values.dump();
}

}  // namespace

Expected<std::string> write_weights(const Weights& weights) {
    Json head = {
        {"format", std::string(weights_format)}, {"version", weights_version}, {"architecture", std::string(weights_architecture)}};
    if (weights.rejection_threshold != 0.0F) {
        head["rejection_threshold"] = weights.rejection_threshold;
    }
    head["provenance"] = to_json(weights.provenance);
    if (weights.provenance.pruning) {
        head["provenance"]["pruning"]["kept"] = count_parameters(weights.parameters);  // rounding may have set more to 0
    }
    // One tensor a line: laid out by hand, since the library can only write one number a line or all on one.
    std::string text = head.dump(2, ' ', false, Json::error_handler_t::replace);
    text.resize(text.size() - 2);  // without "\n}"
    text += ",\n  \"tensors\": {";
    for (std::size_t which = 0; which < tensors.size(); ++which) {
        const TensorSpec& spec = tensors[which];
        for (std::size_t i = 0; i < spec.size(); ++i) {
            const float value = weights.parameters.values[storage_index(static_cast<Tensor>(which), i)];
            if (!(std::fabs(value) <= greatest_weight)) {
                return Error{ErrorCode::weights, "tensors." + std::string(spec.name) + ".values[" + std::to_string(i) +
                                                     "]: expected a number between -1000000 and 1000000, found " + text_of(value) +
                                                     " (training ran away)"};
            }
        }
        text += which == 0 ? "\n" : ",\n";
        text += "    \"" + std::string(spec.name) + "\": {\"shape\": " + shape_of(spec).dump() + ", " +
                numbers_of(weights, static_cast<Tensor>(which)) + "}";
    }
    return text + "\n  }\n}\n";
}

}  // namespace lecun1989
