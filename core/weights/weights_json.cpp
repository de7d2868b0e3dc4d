#include "weights_json.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>

#include "../json/float_text.hpp"
#include "weights_format.hpp"

namespace lecun1989 {
namespace {

std::string item(const std::string& path, std::size_t index) { return path + "[" + std::to_string(index) + "]"; }

constexpr std::size_t greatest_text = std::size_t{1} << 22U;  // bytes; a file of ours has 130 thousand

/// Walks a parsed file and keeps the first problem; after that every answer is empty and nothing more is checked.
class FileReader {
public:
    std::string problem;

    bool fine() const { return problem.empty(); }
    void expect(const std::string& path, std::string_view expected, const Json* found) {
        if (fine()) {
            problem = path + ": expected " + std::string(expected) + ", found " + (found == nullptr ? "nothing" : describe(*found));
        }
    }

    /// Checks that the object has exactly these members, each once; the optional ones may be missing.
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
    // Whether the object at a path has such a member.
    std::string text(const std::string& path, const Json& object, const char* name) {
        const Json& value = object[name];
        if (!value.is_string()) {
            expect(path + "." + name, "a string", &value);
            return {};
        }
        return value.get<std::string>();
    }
    std::uint64_t count(const std::string& path, const Json& object, const char* name) {
        const Json& value = object[name];
        if (!value.is_number_unsigned()) {
            expect(path + "." + name, "a whole number from 0", &value);
            return 0;
        }
        return value.get<std::uint64_t>();
    }
    std::string hash(const std::string& path, const Json& object, const char* name) {
        std::string digits = text(path, object, name);
        if (digits.size() != 16 || digits.find_first_not_of("0123456789abcdef") != std::string::npos) {
            expect(path + "." + name, "16 hexadecimal digits", &object[name]);
        }
        return digits;
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
    bool is_list(const std::string& path, const Json& value, std::size_t size) {
        if (!value.is_array() || value.size() != size) {
            expect(path, "an array of " + std::to_string(size), &value);
        }
        return fine();
    }
    /// The object's member of that name, if it has one, is this.
    void constant(const std::string& name, const Json& object, const Json& expected) {
        if (object.is_object() && object.contains(name) && object[name] != expected) {
            expect(name, describe(expected), &object[name]);
        }
    }
};

DataName read_data_name(FileReader& reader, const std::string& path, const Json& json) {
    if (!reader.has_members(path, json, {"name", "half", "examples", "hash"}, {"share", "licence"})) {
        return {};
    }
    DataName data{reader.text(path, json, "name"),
                  reader.text(path, json, "half"),
                  reader.count(path, json, "examples"),
                  reader.hash(path, json, "hash"),
                  1.0F,
                  {}};
    if (json.contains("share")) {
        data.share = reader.measure_up_to(1.0F, path + ".share", json["share"]);
    }
    if (json.contains("licence")) {
        data.licence = reader.text(path, json, "licence");
    }
    return data;
}

Score read_score(FileReader& reader, const std::string& path, const Json& json) {
    if (!reader.has_members(path, json, {"examples", "misses", "error_percent", "loss"})) {
        return {};
    }
    Score score{reader.count(path, json, "examples"), reader.count(path, json, "misses"),
                reader.measure_up_to(100.0F, path + ".error_percent", json["error_percent"]), reader.measure(path + ".loss", json["loss"])};
    if (score.misses > score.examples) {
        reader.expect(path + ".misses", "at most the " + std::to_string(score.examples) + " examples", &json["misses"]);
    }
    return score;
}

TestScore read_test(FileReader& reader, const std::string& path, const Json& json) {
    return {read_data_name(reader, path + ".data", json["data"]), read_score(reader, path + ".score", json["score"])};
}

UnseenPens read_unseen_pens(FileReader& reader, const std::string& path, const Json& json) {
    if (!reader.has_members(path, json, {"data", "score", "rejected", "misses_accepted"})) {
        return {};
    }
    UnseenPens pens{read_test(reader, path, json), reader.count(path, json, "rejected"), reader.count(path, json, "misses_accepted")};
    const Score& score = pens.test.score;
    if (pens.rejected > score.examples) {
        reader.expect(path + ".rejected", "at most the " + std::to_string(score.examples) + " examples", &json["rejected"]);
    }
    if (pens.misses_accepted > score.misses) {
        reader.expect(path + ".misses_accepted", "at most the " + std::to_string(score.misses) + " misses", &json["misses_accepted"]);
    }
    return pens;
}

Pruning read_pruning(FileReader& reader, const std::string& path, const Json& json) {
    if (!reader.has_members(path, json, {"by", "seed", "rounds", "passes", "kept"})) {
        return {};
    }
    return {reader.text(path, json, "by"), reader.count(path, json, "seed"), reader.count(path, json, "rounds"),
            reader.count(path, json, "passes"), reader.count(path, json, "kept")};
}

Provenance read_provenance(FileReader& reader, const Json& json) {
    const std::string path = "provenance";
    if (!reader.has_members(path, json, {"recipe", "seed", "passes", "data", "train", "test"},
                            {"step_size", "planned_passes", "unseen_pens", "pruning", "taught", "rounded_from"})) {
        return {};
    }
    Provenance provenance;
    provenance.recipe = reader.text(path, json, "recipe");
    provenance.seed = reader.count(path, json, "seed");
    provenance.passes = reader.count(path, json, "passes");
    if (json.contains("step_size")) {
        provenance.step_size = reader.measure(path + ".step_size", json["step_size"]);
    }
    if (json.contains("planned_passes")) {
        provenance.planned_passes = reader.count(path, json, "planned_passes");
        if (provenance.planned_passes <= provenance.passes) {
            reader.expect(path + ".planned_passes", "more than the " + std::to_string(provenance.passes) + " passes",
                          &json["planned_passes"]);
        }
    }
    if (!json["data"].is_array() || json["data"].empty()) {
        reader.expect(path + ".data", "an array of at least one set", &json["data"]);
        return provenance;
    }
    for (const Json& data : json["data"]) {
        provenance.data.push_back(read_data_name(reader, item(path + ".data", provenance.data.size()), data));
    }
    provenance.train = read_score(reader, path + ".train", json["train"]);
    if (!json["test"].is_null() && reader.has_members(path + ".test", json["test"], {"data", "score"})) {
        provenance.test = read_test(reader, path + ".test", json["test"]);
    }
    if (json.contains("unseen_pens")) {
        provenance.unseen_pens = read_unseen_pens(reader, path + ".unseen_pens", json["unseen_pens"]);
    }
    if (json.contains("pruning")) {
        provenance.pruning = read_pruning(reader, path + ".pruning", json["pruning"]);
    }
    if (json.contains("taught") && reader.has_members(path + ".taught", json["taught"], {"drawings", "from"})) {
        provenance.taught =
            Taught{reader.count(path + ".taught", json["taught"], "drawings"), reader.hash(path + ".taught", json["taught"], "from")};
    }
    if (json.contains("rounded_from")) {
        provenance.rounded_from = reader.hash(path, json, "rounded_from");
    }
    return provenance;
}

/// "[12,5,5]", if it is a list of sizes; otherwise a description of what it is.
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

void read_tensor(FileReader& reader, std::size_t which, bool eight_bits, const Json& json, Parameters<float>& parameters) {
    const TensorSpec& spec = tensors[which];
    const std::string path = "tensors." + std::string(spec.name);
    if (!(eight_bits ? reader.has_members(path, json, {"shape", "scales", "values"})
                     : reader.has_members(path, json, {"shape", "values"}))) {
        return;
    }
    if (json["shape"] != shape_of(spec)) {
        reader.problem = path + ".shape: expected " + text_of_shape(shape_of(spec)) + ", found " + text_of_shape(json["shape"]);
        return;
    }
    std::array<float, H3::units> scales = {1.0F};  // as many as any tensor has
    const std::size_t count = eight_bits ? scale_count(spec) : 1;
    if (eight_bits && reader.is_list(path + ".scales", json["scales"], count)) {
        for (std::size_t i = 0; i < count; ++i) {
            scales[i] = reader.measure_up_to(greatest_weight / greatest_integer, item(path + ".scales", i), json["scales"][i]);
        }
    }
    if (!reader.is_list(path + ".values", json["values"], spec.size())) {
        return;
    }
    const float most = eight_bits ? greatest_integer : greatest_weight;
    for (std::size_t i = 0; i < spec.size(); ++i) {
        const Json& value = json["values"][i];
        if (!(eight_bits ? value.is_number_integer() : value.is_number()) || !(std::fabs(value.get<float>()) <= most)) {
            reader.expect(item(path + ".values", i),
                          eight_bits ? "an integer between -127 and 127" : "a number between -1000000 and 1000000", &value);
            return;
        }
        parameters.values[storage_index(static_cast<Tensor>(which), i)] = value.get<float>() * scales[i / (spec.size() / count)];
    }
}

}  // namespace

Expected<Weights> read_weights(std::string_view text) {
    if (text.size() > greatest_text) {
        return Error{ErrorCode::weights,
                     "weights file: expected at most " + std::to_string(greatest_text) + " bytes, found " + std::to_string(text.size())};
    }
    const Expected<Json> parsed = parse_json(text);
    if (!parsed) {
        return parsed.error();
    }
    const Json& json = *parsed;
    FileReader reader;
    Weights weights;
    const auto refused = [&] { return Error{ErrorCode::weights, reader.problem}; };
    // The kind of file is checked first: another version may have other keys.
    reader.constant("format", json, std::string(weights_format));
    reader.constant("version", json, weights_version);
    reader.constant("architecture", json, std::string(weights_architecture));
    if (!reader.fine() || !reader.has_members("weights file", json, {"format", "version", "architecture", "provenance", "tensors"},
                                              {"rejection_threshold"})) {
        return refused();
    }
    if (json.contains("rejection_threshold")) {
        weights.rejection_threshold = reader.measure_up_to(greatest_margin, "rejection_threshold", json["rejection_threshold"]);
    }
    weights.provenance = read_provenance(reader, json["provenance"]);
    const Json& all = json["tensors"];
    if (!reader.fine() || !reader.has_members("tensors", all,
                                              {tensors[0].name, tensors[1].name, tensors[2].name, tensors[3].name, tensors[4].name,
                                               tensors[5].name, tensors[6].name, tensors[7].name})) {
        return refused();
    }
    for (std::size_t which = 0; which < tensors.size() && reader.fine(); ++which) {
        read_tensor(reader, which, !weights.provenance.rounded_from.empty(), all[std::string(tensors[which].name)], weights.parameters);
    }
    if (const auto& pruning = weights.provenance.pruning; pruning && pruning->kept != count_parameters(weights.parameters)) {
        reader.expect("provenance.pruning.kept", "as many as are not 0, " + std::to_string(count_parameters(weights.parameters)),
                      &json["provenance"]["pruning"]["kept"]);
    }
    if (!reader.fine()) {
        return refused();
    }
    return weights;
}

}  // namespace lecun1989
