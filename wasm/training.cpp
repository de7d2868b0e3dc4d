// Training on images that JavaScript has, as it sees it: part of the contract laboratory.d.mts. Holds no logic.
#include <emscripten/bind.h>

#include <memory>

#include "core/learning/online_trainer.hpp"
#include "javascript.hpp"

namespace lecun1989 {
namespace {

using emscripten::val;

/// The training under way, with the digits that it looks at.
struct Training {
    Dataset data;
    OnlineTrainer trainer;
    Training(Dataset given, const Recipe& recipe, std::uint64_t seed)
        : data(std::move(given)), trainer(data, std::get<PlainDescent>(recipe.method), seed) {}
};
std::unique_ptr<Training> training;

val start_training(const val& given_images, const val& given_digits, const std::string& recipe_name, double seed) {
    const auto pixels = numbers_in<float>(given_images);
    const auto digits = numbers_in<std::uint32_t>(given_digits);
    if (digits.empty()) {
        return refusal({ErrorCode::digits, "digits: expected at least one, found none"});
    }
    if (const std::string problem = problem_with("images", pixels, digits.size()); !problem.empty()) {
        return refusal({ErrorCode::digits, problem});
    }
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (digits[i] > 9) {
            return refusal({ErrorCode::digits, "digits[" + std::to_string(i) + "]: expected 0 to 9, found " + std::to_string(digits[i])});
        }
    }
    const Recipe& recipe = plain_recipe();
    if (recipe_name != recipe.name) {
        return refusal({ErrorCode::name, "recipe: expected one of " + std::string(recipe.name) + "; found \"" + recipe_name + "\""});
    }
    if (const std::string problem = problem_with_seed(seed); !problem.empty()) {
        return refusal({ErrorCode::number, problem});
    }
    training.reset();  // before the next set takes its place in memory
    Dataset data;
    data.reserve(digits.size());
    for (std::size_t i = 0; i < digits.size(); ++i) {
        data.add(image_at(pixels, i), static_cast<std::uint8_t>(digits[i]));
    }
    training = std::make_unique<Training>(std::move(data), recipe, static_cast<std::uint64_t>(seed));
    return success();
}

val train(unsigned count) {
    if (!training) {
        return refusal({ErrorCode::state, "training: none is under way"});
    }
    training->trainer.present(count);
    return success();
}

val trained_parameters() {
    std::vector<float> values;
    for (std::size_t which = 0; training && which < tensors.size(); ++which) {
        for (std::size_t i = 0; i < tensors[which].size(); ++i) {
            values.push_back(training->trainer.parameters().values[storage_index(static_cast<Tensor>(which), i)]);
        }
    }
    return typed_array(values);
}

}  // namespace
}  // namespace lecun1989

EMSCRIPTEN_BINDINGS(training) {
    emscripten::function("startTraining", &lecun1989::start_training);
    emscripten::function("train", &lecun1989::train);
    emscripten::function("trainedParameters", &lecun1989::trained_parameters);
}
