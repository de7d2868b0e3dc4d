#include "found_bits.hpp"

#include <lecun1989/reader.hpp>

#include "core/data/stroke_lines.hpp"
#include "core/data/synthetic.hpp"
#include "core/hash.hpp"
#include "core/ink/drawing.hpp"
#include "core/ink/ink.hpp"
#include "core/learning/trainer.hpp"
#include "core/weights/weights_json.hpp"

namespace lecun1989 {
namespace {

// As bits.mjs has them.
constexpr std::size_t pass_count = 23;
constexpr std::uint64_t seed = 1989;
constexpr std::string_view recipe_name = "1989-sgd";

std::string hash_of_training(const Dataset& data, std::string_view recipe = recipe_name) {
    Trainer trainer(data, *find_recipe(recipe), seed);
    trainer.present(pass_count * data.size());
    return hash_of(trainer.parameters());
}

}  // namespace

ReadingHashes hash_readings(const Parameters<float>& parameters, const std::vector<Image>& images) {
    Hash outputs;
    Hash hidden;
    Weights weights;
    weights.parameters = parameters;
    Reader reader(model_of(weights));
    for (const Image& image : images) {
        const Reading reading = *reader.read(image);
        outputs.add(reading.outputs);
        hidden.add(reading.h1);
        hidden.add(reading.h2);
        hidden.add(reading.h3);
    }
    return {outputs.text(), hidden.text()};
}

Expected<Json> found_bits(std::string_view drawings, const std::map<std::string, std::string>& weights) {
    const auto digits = read_stroke_lines(drawings);
    if (!digits) {
        return digits.error();
    }
    Dataset data;
    Hash image_hash;
    for (const StrokeDigit& digit : *digits) {
        data.add(image_of(digit.strokes, page_pen_width), digit.digit);
        image_hash.add(data.images.back());
    }
    Json found;
    found["drawings"] = data.size();
    found["images"] = image_hash.text();
    for (const auto& [name, text] : weights) {
        const auto read = read_weights(text);
        if (!read) {
            return read.error();
        }
        const ReadingHashes hashes = hash_readings(read->parameters, data.images);
        found["weights"][name] = {{"outputs", hashes.outputs}, {"hidden", hashes.hidden}};
    }
    found["training"]["drawings"] = hash_of_training(data);
    found["training"]["drawings_by_1989"] = hash_of_training(data, "1989");
    return found;
}

std::string hash_of_long_training() { return hash_of_training(synthetic(2000, seed)); }

}  // namespace lecun1989
