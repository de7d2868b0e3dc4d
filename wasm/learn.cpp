// Watching the network learn, as JavaScript sees it: part of the contract laboratory.d.mts.
#include <emscripten/bind.h>

#include <memory>

#include "core/json/float_text.hpp"
#include "core/learning/course.hpp"
#include "javascript.hpp"

namespace lecun1989 {
namespace {

using emscripten::val;

constexpr std::uint64_t most_passes = 1'000'000;
constexpr std::uint64_t most_synthetic = 100'000;

/// What is trained on and tested on, and the course under way, which looks at both. JavaScript names it by its address.
struct Training {
    std::unique_ptr<NamedDataset> train_set;
    std::unique_ptr<NamedDataset> test_set;
    std::unique_ptr<Course> course;
};

Training& training_at(std::uintptr_t address) { return *reinterpret_cast<Training*>(address); }

std::uintptr_t create_training() { return reinterpret_cast<std::uintptr_t>(new Training); }

void destroy_training(std::uintptr_t training) { delete &training_at(training); }

val recipe_summaries() {
    val summaries = val::array();
    for (const Recipe& recipe : recipes()) {
        val summary = val::object();
        summary.set("name", std::string(recipe.name));
        summary.set("summary", std::string(recipe.summary));
        summary.set("passes", static_cast<double>(recipe.passes));
        summary.set("stepSize", val::global("Number")(text_of(recipe.step_size())));
        summary.set("isPlanned", recipe.is_planned());
        summaries.call<void>("push", summary);
    }
    return summaries;
}

/// Puts a set in its place, and ends the course that looked at the former one.
val take(Training& training, const std::string& place, Expected<NamedDataset> set) {
    if (!set) {
        return refusal(set.error());
    }
    training.course.reset();
    if (place == "train") {
        training.test_set.reset();
    }
    auto& taken = place == "train" ? training.train_set : training.test_set;
    taken = std::make_unique<NamedDataset>(std::move(*set));
    val summary = success();
    summary.set("name", taken->name.name);
    summary.set("half", taken->name.half);
    summary.set("examples", static_cast<double>(taken->name.examples));
    return summary;
}

bool is_half(const std::string& text) { return text == name_of(Half::train) || text == name_of(Half::test); }
Half half_of(const std::string& text) { return text == name_of(Half::train) ? Half::train : Half::test; }

val draw_digits_to(std::uintptr_t training, const std::string& place, double count, double seed) {
    if (!is_half(place)) {
        return refusal({ErrorCode::name, "place: expected train or test, found \"" + place + "\""});
    }
    const auto digits = whole_number("count", count, 1, most_synthetic);
    if (!digits) {
        return refusal(digits.error());
    }
    const auto first = seed_in(seed);
    if (!first) {
        return refusal(first.error());
    }
    return take(training_at(training), place, synthetic_set(static_cast<std::size_t>(*digits), *first));
}

std::span<const std::uint8_t> bytes_of(const std::string& content) {
    return {reinterpret_cast<const std::uint8_t*>(content.data()), content.size()};
}

Expected<NamedDataset> set_in(const std::string& kind, const std::string& half, const std::string& bytes, const std::string& labels) {
    if (kind == "strokes") {
        return strokes_set(bytes, is_half(half) ? std::optional(half_of(half)) : std::nullopt);
    }
    if (!is_half(half)) {
        return Error{ErrorCode::name, "half: expected train or test, found \"" + half + "\""};
    }
    if (kind == "zip") {
        return zip_set(bytes, half_of(half));
    }
    if (kind == "mnist") {
        return mnist_set(bytes_of(bytes), bytes_of(labels), half_of(half));
    }
    return Error{ErrorCode::name, "kind: expected zip, mnist or strokes, found \"" + kind + "\""};
}

val read_digits_to(std::uintptr_t training, const std::string& place, const std::string& kind, const std::string& half,
                   const std::string& bytes, const std::string& labels) {
    if (!is_half(place)) {
        return refusal({ErrorCode::name, "place: expected train or test, found \"" + place + "\""});
    }
    return take(training_at(training), place, set_in(kind, half, bytes, labels));
}

std::string kind_of_digits(const std::string& bytes) {
    switch (kind_of(bytes)) {
        case FileKind::zip: return "zip";
        case FileKind::strokes: return "strokes";
        case FileKind::idx_images: return "mnist images";
        case FileKind::idx_labels: return "mnist labels";
        case FileKind::unknown: break;
    }
    return "";
}

val start_course(std::uintptr_t address, const std::string& recipe_name, double seed, double passes, double step_size) {
    Training& training = training_at(address);
    if (!training.train_set) {
        return refusal({ErrorCode::state, "digits: none are there to train on"});
    }
    auto recipe = find_recipe(recipe_name);
    if (recipe && step_size != 0.0) {
        recipe = with_step_size(*recipe, static_cast<float>(step_size));
    }
    if (!recipe) {
        return refusal(recipe.error());
    }
    const auto start = seed_in(seed);
    if (!start) {
        return refusal(start.error());
    }
    const auto planned = passes == 0.0 ? Expected<std::uint64_t>(recipe->passes) : whole_number("passes", passes, 1, most_passes);
    if (!planned) {
        return refusal(planned.error());
    }
    training.course.reset();  // before the next one takes its place in memory
    training.course = std::make_unique<Course>(*training.train_set, training.test_set.get(), *recipe, *start, *planned);
    return success();
}

Error none_under_way() { return {ErrorCode::state, "training: none is under way"}; }

val advance_course(std::uintptr_t training, unsigned count) {
    Course* const course = training_at(training).course.get();
    if (!course) {
        return refusal(none_under_way());
    }
    course->advance(count);
    if (course->ran_away()) {
        return refusal(course->weights_file().error());
    }
    val progress = success();
    progress.set("passes", static_cast<double>(course->passes()));
    progress.set("passesDone", static_cast<double>(course->scores().size()));
    progress.set("passSize", static_cast<double>(course->pass_size()));
    progress.set("shownInPass", static_cast<double>(course->shown_in_pass()));
    progress.set("hasEnded", course->has_ended());
    return progress;
}

val score_object(const Score& score) {
    val object = val::object();
    object.set("examples", static_cast<double>(score.examples));
    object.set("misses", static_cast<double>(score.misses));
    object.set("errorPercent", static_cast<double>(score.error_percent));
    object.set("loss", static_cast<double>(score.loss));
    return object;
}

val course_scores(std::uintptr_t training) {
    const Course* const course = training_at(training).course.get();
    val passes = val::array();
    for (std::size_t pass = 0; course && pass < course->scores().size(); ++pass) {
        const auto& [train, test] = course->scores()[pass];
        val scores = val::object();
        scores.set("train", score_object(train));
        scores.set("test", test ? score_object(*test) : val::null());
        passes.call<void>("push", scores);
    }
    return passes;
}

val course_kernels(std::uintptr_t training) {
    const Course* const course = training_at(training).course.get();
    return course ? kernels_of(course->parameters()) : typed_array({});
}

val course_weights(std::uintptr_t training) {
    const Course* const course = training_at(training).course.get();
    return file_outcome(course ? course->weights_file() : none_under_way());
}

}  // namespace
}  // namespace lecun1989

EMSCRIPTEN_BINDINGS(learn) {
    emscripten::function("recipes", &lecun1989::recipe_summaries);
    emscripten::function("kindOfDigits", &lecun1989::kind_of_digits);
    emscripten::function("createTraining", &lecun1989::create_training);
    emscripten::function("destroyTraining", &lecun1989::destroy_training);
    emscripten::function("drawDigits", &lecun1989::draw_digits_to);
    emscripten::function("readDigits", &lecun1989::read_digits_to);
    emscripten::function("startCourse", &lecun1989::start_course);
    emscripten::function("advanceCourse", &lecun1989::advance_course);
    emscripten::function("courseScores", &lecun1989::course_scores);
    emscripten::function("courseKernels", &lecun1989::course_kernels);
    emscripten::function("courseWeights", &lecun1989::course_weights);
}
