#include "weights_json.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "../json/json.hpp"
#include "../json/number.hpp"

namespace lecun1989 {
namespace {

constexpr std::string_view format = "lecun1989-weights";
constexpr std::uint64_t version = 1;
constexpr std::string_view architecture = "lecun1989-9760";
constexpr std::size_t greatest_text = std::size_t{1} << 22U;  // bytes; a file of ours has 130 thousand

/// Walks a parsed file and keeps the first thing that is wrong; after that every answer is empty and nothing more is looked at.
class Reader {
public:
    std::string problem;

    bool fine() const { return problem.empty(); }
    void expect(const std::string& path, std::string_view expected, const Json* found) {
        if (fine()) {
            problem = path + ": expected " + std::string(expected) + ", found " + (found == nullptr ? "nothing" : describe(*found));
        }
    }

    /// The object's members are these, each there once and no other; the optional ones may be missing.
    bool has_members(const std::string& path, const Json& object, std::initializer_list<std::string_view> names,
                     std::initializer_list<std::string_view> optional = {}) {
        if (!object.is_object()) {
            expect(path, "an object", &object);
            return false;
        }
        for (const auto& [name, value] : object.items()) {
            const auto lists = [&known = name](auto some) { return std::find(some.begin(), some.end(), known) != some.end(); };
            if (!lists(names) && !lists(optional) && fine()) {
                problem = path + ": unknown key \"" + shown(name) + "\"";
            }
        }
        for (const std::string_view name : names) {
            if (!object.contains(name) && fine()) {
                problem = path + ": missing key \"" + std::string(name) + "\"";
            }
        }
        return fine();
    }
    std::string text(const std::string& path, const Json& value) {
        if (!value.is_string()) {
            expect(path, "a string", &value);
            return {};
        }
        return value.get<std::string>();
    }
    std::uint64_t count(const std::string& path, const Json& value) {
        if (!value.is_number_unsigned()) {
            expect(path, "a whole number from 0", &value);
            return 0;
        }
        return value.get<std::uint64_t>();
    }
    float measure(const std::string& path, const Json& value) {
        if (!value.is_number() || !(value.get<float>() >= 0.0F)) {
            expect(path, "a number from 0", &value);
            return 0;
        }
        return value.get<float>();
    }
    float measure_up_to(float greatest, const std::string& path, const Json& value) {
        const float measured = measure(path, value);
        if (measured > greatest) {
            expect(path, "at most " + text_of(greatest), &value);
        }
        return measured;
    }
    /// The object's member of that name, if it has one, is this.
    void constant(const std::string& name, const Json& object, const Json& expected) {
        if (object.is_object() && object.contains(name) && object[name] != expected) {
            expect(name, describe(expected), &object[name]);
        }
    }
};

DataName read_data_name(Reader& reader, const std::string& path, const Json& json) {
    if (!reader.has_members(path, json, {"name", "half", "examples", "hash"}, {"share", "licence"})) {
        return {};
    }
    DataName data{reader.text(path + ".name", json["name"]), reader.text(path + ".half", json["half"]),
                  reader.count(path + ".examples", json["examples"]), reader.text(path + ".hash", json["hash"]), 1.0F, {}};
    if (json.contains("share")) {
        data.share = reader.measure_up_to(1.0F, path + ".share", json["share"]);
    }
    if (json.contains("licence")) {
        data.licence = reader.text(path + ".licence", json["licence"]);
    }
    if (data.hash.size() != 16 || data.hash.find_first_not_of("0123456789abcdef") != std::string::npos) {
        reader.expect(path + ".hash", "16 hexadecimal digits", &json["hash"]);
    }
    return data;
}

Score read_score(Reader& reader, const std::string& path, const Json& json) {
    if (!reader.has_members(path, json, {"examples", "misses", "error_percent", "loss"})) {
        return {};
    }
    Score score{reader.count(path + ".examples", json["examples"]), reader.count(path + ".misses", json["misses"]),
                reader.measure_up_to(100.0F, path + ".error_percent", json["error_percent"]),
                reader.measure(path + ".loss", json["loss"])};
    if (score.misses > score.examples) {
        reader.expect(path + ".misses", "at most the " + std::to_string(score.examples) + " examples", &json["misses"]);
    }
    return score;
}

TestScore read_test(Reader& reader, const std::string& path, const Json& json) {
    return {read_data_name(reader, path + ".data", json["data"]), read_score(reader, path + ".score", json["score"])};
}

UnseenPens read_unseen_pens(Reader& reader, const std::string& path, const Json& json) {
    if (!reader.has_members(path, json, {"data", "score", "rejected", "misses_accepted"})) {
        return {};
    }
    UnseenPens pens{read_test(reader, path, json), reader.count(path + ".rejected", json["rejected"]),
                    reader.count(path + ".misses_accepted", json["misses_accepted"])};
    const Score& score = pens.test.score;
    if (pens.rejected > score.examples) {
        reader.expect(path + ".rejected", "at most the " + std::to_string(score.examples) + " examples", &json["rejected"]);
    }
    if (pens.misses_accepted > score.misses) {
        reader.expect(path + ".misses_accepted", "at most the " + std::to_string(score.misses) + " misses", &json["misses_accepted"]);
    }
    return pens;
}

Provenance read_provenance(Reader& reader, const Json& json) {
    const std::string path = "provenance";
    if (!reader.has_members(path, json, {"recipe", "seed", "passes", "data", "train", "test"}, {"unseen_pens"})) {
        return {};
    }
    Provenance provenance;
    provenance.recipe = reader.text(path + ".recipe", json["recipe"]);
    provenance.seed = reader.count(path + ".seed", json["seed"]);
    provenance.passes = reader.count(path + ".passes", json["passes"]);
    if (!json["data"].is_array() || json["data"].empty()) {
        reader.expect(path + ".data", "an array of at least one set", &json["data"]);
        return provenance;
    }
    for (const Json& data : json["data"]) {
        provenance.data.push_back(read_data_name(reader, path + ".data[" + std::to_string(provenance.data.size()) + "]", data));
    }
    provenance.train = read_score(reader, path + ".train", json["train"]);
    if (!json["test"].is_null() && reader.has_members(path + ".test", json["test"], {"data", "score"})) {
        provenance.test = read_test(reader, path + ".test", json["test"]);
    }
    if (json.contains("unseen_pens")) {
        provenance.unseen_pens = read_unseen_pens(reader, path + ".unseen_pens", json["unseen_pens"]);
    }
    return provenance;
}

Json shape_of(const TensorSpec& spec) { return Json(std::vector<std::uint64_t>(spec.shape.begin(), spec.shape.begin() + static_cast<std::ptrdiff_t>(spec.rank))); }

/// "[12,5,5]", if it is a list of sizes; otherwise what else it is.
std::string text_of_shape(const Json& shape) {
    const bool is_list = shape.is_array() && shape.size() < 8 &&
                         std::all_of(shape.begin(), shape.end(), [](const Json& size) { return size.is_number_unsigned(); });
    if (!is_list) {
        return describe(shape);
    }
    std::string text;
    for (const Json& size : shape) {
        text += (text.empty() ? "[" : ",") + std::to_string(size.get<std::uint64_t>());
    }
    return text.empty() ? "[]" : text + "]";
}

void read_tensor(Reader& reader, std::size_t which, const Json& json, Parameters<float>& parameters) {
    const TensorSpec& spec = tensors[which];
    const std::string path = "tensors." + std::string(spec.name);
    if (!reader.has_members(path, json, {"shape", "values"})) {
        return;
    }
    if (json["shape"] != shape_of(spec)) {
        reader.problem = path + ".shape: expected " + text_of_shape(shape_of(spec)) + ", found " + text_of_shape(json["shape"]);
        return;
    }
    const Json& values = json["values"];
    if (!values.is_array() || values.size() != spec.size()) {
        reader.expect(path + ".values", "an array of " + std::to_string(spec.size()), &values);
        return;
    }
    for (std::size_t i = 0; i < spec.size(); ++i) {
        if (!values[i].is_number() || !(std::fabs(values[i].get<float>()) <= greatest_weight)) {
            reader.expect(path + ".values[" + std::to_string(i) + "]", "a number between -1000000 and 1000000", &values[i]);
            return;
        }
        parameters.values[storage_index(static_cast<Tensor>(which), i)] = values[i].get<float>();
    }
}

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
    return json;
}

}  // namespace

Expected<Weights> read_weights(std::string_view text) {
    if (text.size() > greatest_text) {
        return Error{"weights file: expected at most " + std::to_string(greatest_text) + " bytes, found " + std::to_string(text.size())};
    }
    const Expected<Json> parsed = parse_json(text);
    if (!parsed) {
        return Error{parsed.error().message};
    }
    const Json& json = *parsed;
    Reader reader;
    Weights weights;
    const auto refused = [&] { return Error{reader.problem}; };
    // What kind of file it is comes first: another version may have other keys.
    reader.constant("format", json, std::string(format));
    reader.constant("version", json, version);
    reader.constant("architecture", json, std::string(architecture));
    if (!reader.fine() || !reader.has_members("weights file", json, {"format", "version", "architecture", "provenance", "tensors"},
                                              {"rejection_threshold"})) {
        return refused();
    }
    if (json.contains("rejection_threshold")) {
        weights.rejection_threshold = reader.measure_up_to(greatest_margin, "rejection_threshold", json["rejection_threshold"]);
    }
    weights.provenance = read_provenance(reader, json["provenance"]);
    const Json& all = json["tensors"];
    if (!reader.fine() ||
        !reader.has_members("tensors", all, {tensors[0].name, tensors[1].name, tensors[2].name, tensors[3].name, tensors[4].name,
                                             tensors[5].name, tensors[6].name, tensors[7].name})) {
        return refused();
    }
    for (std::size_t which = 0; which < tensors.size() && reader.fine(); ++which) {
        read_tensor(reader, which, all[std::string(tensors[which].name)], weights.parameters);
    }
    if (!reader.fine()) {
        return refused();
    }
    return weights;
}

Expected<std::string> write_weights(const Weights& weights) {
    Json head = {{"format", std::string(format)}, {"version", version}, {"architecture", std::string(architecture)}};
    if (weights.rejection_threshold != 0.0F) {
        head["rejection_threshold"] = weights.rejection_threshold;
    }
    head["provenance"] = to_json(weights.provenance);
    // A tensor a line: laid out by hand, since the library knows only one number a line or all on one.
    std::string text = head.dump(2, ' ', false, Json::error_handler_t::replace);
    text.resize(text.size() - 2);  // without "\n}"
    text += ",\n  \"tensors\": {";
    for (std::size_t which = 0; which < tensors.size(); ++which) {
        const TensorSpec& spec = tensors[which];
        Json values = Json::array();
        for (std::size_t i = 0; i < spec.size(); ++i) {
            const float value = weights.parameters.values[storage_index(static_cast<Tensor>(which), i)];
            if (!(std::fabs(value) <= greatest_weight)) {
                return Error{"tensors." + std::string(spec.name) + ".values[" + std::to_string(i) +
                             "]: expected a number between -1000000 and 1000000, found " + text_of(value) +
                             " (training ran away)"};
            }
            values.push_back(value);
        }
        text += which == 0 ? "\n" : ",\n";
        text += "    \"" + std::string(spec.name) + "\": {\"shape\": " + shape_of(spec).dump() + ", \"values\": " + values.dump() + "}";
    }
    return text + "\n  }\n}\n";
}

}  // namespace lecun1989
