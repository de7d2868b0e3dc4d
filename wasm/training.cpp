// Training on images that JavaScript has, as it sees it: part of the contract laboratory.d.mts. Tests and benchmarks use it; the page
// trains by learn.cpp.
#include <emscripten/bind.h>

#include <cstdint>
#include <utility>
#include <variant>

#include "core/learning/online_trainer.hpp"
#include "javascript.hpp"

namespace lecun1989 {
namespace {

using emscripten::val;

/// A trainer with the digits that it looks at. JavaScript names it by its address.
struct ImageTrainer {
    Dataset data;
    OnlineTrainer trainer;
    ImageTrainer(Dataset given, const Recipe& recipe, std::uint64_t seed)
        : data(std::move(given)), trainer(data, std::get<PlainDescent>(recipe.method), seed) {}
};

OnlineTrainer& trainer_at(std::uintptr_t address) { return reinterpret_cast<ImageTrainer*>(address)->trainer; }

val create_trainer(const val& given_images, const val& given_digits, const std::string& recipe_name, double seed) {
    const auto pixels = numbers_in<float>(given_images);
    const auto digits = numbers_in<std::uint32_t>(given_digits);
    if (digits.empty()) {
        return refusal({ErrorCode::digits, "digits: expected at least one, found none"});
    }
    if (const auto error = refusal_of_images("images", pixels, digits.size())) {
        return refusal(*error);
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
    const auto start = seed_in(seed);
    if (!start) {
        return refusal(start.error());
    }
    Dataset data;
    data.reserve(digits.size());
    for (std::size_t i = 0; i < digits.size(); ++i) {
        data.add(image_at(pixels, i), static_cast<std::uint8_t>(digits[i]));
    }
    val object = success();
    object.set("trainer", reinterpret_cast<std::uintptr_t>(new ImageTrainer(std::move(data), recipe, *start)));
    return object;
}

void destroy_trainer(std::uintptr_t trainer) { delete reinterpret_cast<ImageTrainer*>(trainer); }

void present(std::uintptr_t trainer, unsigned count) { trainer_at(trainer).present(count); }

val trained_parameters(std::uintptr_t trainer) { return typed_array(in_file_order(trainer_at(trainer).parameters())); }

}  // namespace
}  // namespace lecun1989

EMSCRIPTEN_BINDINGS(training) {
    emscripten::function("createTrainer", &lecun1989::create_trainer);
    emscripten::function("destroyTrainer", &lecun1989::destroy_trainer);
    emscripten::function("present", &lecun1989::present);
    emscripten::function("trainedParameters", &lecun1989::trained_parameters);
}
