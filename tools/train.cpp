// lecun1989 train: trains the network on sets of digits and writes a weights file.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>

#include "core/evaluation/rejection.hpp"
#include "core/learning/course.hpp"
#include "data_spec.hpp"
#include "files.hpp"
#include "numbers.hpp"
#include "output.hpp"
#include "outputs.hpp"
#include "signals.hpp"
#include "subcommands.hpp"
#include "training_sets.hpp"
#include "weights_files.hpp"

namespace lecun1989 {
namespace {

struct TrainOptions {
    SetSpecs sets;
    std::string recipe = std::string(recipes().front().name);
    std::uint64_t passes = 0;  // 0 means the recipe's own
    std::uint64_t seed = 1;
    double step_size = 0.0;  // 0 means the recipe's own
    std::string out;
    bool json = false;
};

/// A progress bar on standard error, only if that is a terminal.
class ProgressBar {
public:
    void show(std::uint64_t pass, std::size_t presented, std::size_t of) const {
        if (!terminal_) {
            return;
        }
        constexpr std::size_t width = 40;
        const std::size_t done = presented * width / of;
        std::fprintf(stderr, "\r%4llu  [%s%s]", static_cast<unsigned long long>(pass), std::string(done, '=').c_str(),
                     std::string(width - done, ' ').c_str());
    }
    void clear() const {
        if (terminal_) {
            std::fprintf(stderr, "\r\033[K");
        }
    }

private:
    bool terminal_ = ::isatty(STDERR_FILENO) == 1;
};

/// The seconds are those of training alone, without testing, over all passes so far.
void print_json(const char* counter, const Course& course, double seconds) {
    const PassEvaluations& last = course.last_pass();
    const Json line = {{counter, course.scores().size()},
                       {"training_seconds", static_cast<float>(seconds)},
                       {"train", to_json(last.train)},
                       {"test", last.test ? to_json(*last.test) : Json(nullptr)}};
    std::printf("%s\n", line.dump().c_str());
    std::fflush(stdout);
}

void print_head(bool with_test) {
    std::printf("pass");
    print_score_heads(with_test);
    std::printf("  seconds\n");
}

void print_row(const Course& course, double seconds) {
    std::printf("%4zu", course.scores().size());
    print_scores(course.scores().back().train, course.scores().back().test);
    std::printf("  %7.2f\n", seconds);
    std::fflush(stdout);
}

/// Shows what is left of a pass in small steps, so that the bar moves and a signal ends it at once. Returns the seconds that it took.
double show_pass(Course& course, const ProgressBar& bar, const Stop& stop) {
    constexpr std::size_t step = 256;
    const auto before = std::chrono::steady_clock::now();
    while (!course.is_scoring() && stop == 0) {
        bar.show(course.scores().size() + 1, course.shown_in_pass(), course.pass_size());
        course.advance(std::min(step, course.left()));
    }
    bar.clear();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
}

/// Chooses the threshold of rejection and scores the unseen pens, if sets are given for them.
void finish(Weights& weights, const Sets& sets) {
    if (sets.reject) {
        weights.rejection_threshold = rejection_threshold(read_all(weights.parameters, sets.reject->digits), sets.reject->digits.digits);
    }
    if (sets.pens) {
        const Evaluation pens = evaluate(weights.parameters, sets.pens->digits, weights.rejection_threshold);
        weights.provenance.unseen_pens = UnseenPens{{sets.pens->name, pens.score}, pens.rejected, pens.misses_accepted};
    }
}

void print_threshold(float threshold) {
    if (threshold > 0.0F) {
        std::printf("answers with a margin below %.4g are rejected\n", static_cast<double>(threshold));
    } else {
        std::printf("nothing is rejected: on the digits of --reject no answer is in doubt\n");
    }
}

/// The recipe that the options ask for, with their step size.
Expected<Recipe> recipe_of(const TrainOptions& options) {
    const auto recipe = find_recipe(options.recipe);
    return !recipe || options.step_size == 0.0 ? recipe : with_step_size(*recipe, static_cast<float>(options.step_size));
}

int train(const TrainOptions& options, const Recipe& recipe, const Sets& sets) {
    const Stop& stop = stop_on_signals();
    const CourseSets course_sets{sets.train, sets.scored(), sets.names, sets.test ? &*sets.test : nullptr};
    Course course(course_sets, recipe, options.seed, options.passes == 0 ? recipe.passes : options.passes);
    const ProgressBar bar;
    double seconds = 0.0;
    const auto fail = [&](const std::string& sentence) {
        return complain(Error{ErrorCode::state, sentence + "; " + options.out + " is unchanged"});
    };
    if (!options.json) {
        print_head(sets.test.has_value());
    }
    while (!course.has_ended()) {
        seconds += show_pass(course, bar, stop);
        if (stop != 0) {
            fail("interrupted in pass " + std::to_string(course.scores().size() + 1));
            return exit_stopped(stop);
        }
        course.advance(course.left());
        if (course.ran_away()) {
            return fail(course.weights().error().message);
        }
        if (options.json) {
            print_json("pass", course, seconds);
        } else {
            print_row(course, seconds);
        }
    }
    Weights weights = *course.weights();
    finish(weights, sets);
    if (const auto error = save_weights(options.out, weights)) {
        return complain(*error);
    }
    if (options.json) {
        print_json("passes", course, seconds);
    } else {
        if (sets.reject) {
            print_threshold(weights.rejection_threshold);
        }
        say_written(options.out);
    }
    return exit_fine;
}

std::optional<Error> refusal_of_output(const TrainOptions& options) {
    std::vector<NamedFile> inputs;
    for (const std::string& data : options.sets.data) {
        add_inputs(inputs, "--data", data);
    }
    add_inputs(inputs, "--test", options.sets.test);
    add_inputs(inputs, "--reject", options.sets.reject);
    add_inputs(inputs, "--pens", options.sets.pens);
    const NamedFile out{"--out", options.out};
    return refusal_of_outputs({&out, 1}, inputs);
}

int run(const TrainOptions& options) {
    const auto recipe = recipe_of(options);
    if (!recipe) {
        return complain(recipe.error());
    }
    auto refusal = refusal_of_output(options);
    refusal = refusal ? refusal : cannot_write(options.out);
    if (refusal) {
        return complain(*refusal);
    }
    say_when_stopped(options.out + " is unchanged");
    const auto sets = load_sets(options.sets);
    if (!sets) {
        return complain(sets.error());
    }
    return train(options, *recipe, *sets);
}

}  // namespace

Run add_train(CLI::App& app) {
    auto options = std::make_shared<TrainOptions>();
    CLI::App* command = app.add_subcommand("train", "Train the network on a set of digits and write a weights file");
    command->add_option("--data", options->sets.data, "Digits to train on, a SPEC (by default its train half); may be repeated")
        ->required()
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command
        ->add_option("--times", options->sets.times,
                     "How often a pass shows each digit of a set: a number for each --data, in the same order (1)")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->transform(whole(1, 1000));
    command->add_option("--test", options->sets.test, "Digits to test on after each pass, a SPEC (by default its test half)");
    command->add_option("--reject", options->sets.reject,
                        "Choose the margin below which weights answer ? on these digits, a SPEC (by default its train half),\n"
                        "preferably not those of --data; without it nothing is rejected");
    command->add_option("--pens", options->sets.pens,
                        "Drawings, a SPEC, by people whose digits are not in --data; the weights file records their score");
    std::string recipe_help = "How to train:";
    std::string recipe_passes;
    for (const Recipe& recipe : recipes()) {
        recipe_passes += " " + std::to_string(recipe.passes) + " of " + std::string(recipe.name);
        recipe_help += " " + std::string(recipe.name) + " (" + std::string(recipe.summary) + ")";
    }
    command->add_option("--recipe", options->recipe, recipe_help)->capture_default_str();
    command->add_option("--passes", options->passes, "Number of passes over the digits (by default the recipe's own:" + recipe_passes + ")")
        ->transform(whole(1, 1'000'000));
    command->add_option("--seed", options->seed, "Seed for the initial weights")->transform(whole(0))->capture_default_str();
    command
        ->add_option("--step-size", options->step_size,
                     "Step size of the first pass, instead of the recipe's own; the weights file records it")
        ->check(above_zero());
    command->add_option("--out", options->out, "Weights file to write; replaced only when training is done")->required();
    command->add_flag("--json", options->json,
                      "Print a JSON object for each pass and one at the end; training_seconds does not include testing");
    command->footer(std::string(data_spec_help) +
                    "\n\nThe same data, recipe, step size, passes and seed give the same file, to the byte, on every machine.\n"
                    "Example: lecun1989 train --data zip:build/data/zip --test zip:build/data/zip --out my.json");
    return [options] { return run(*options); };
}

}  // namespace lecun1989
