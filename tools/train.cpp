// lecun1989 train: trains the network on sets of digits and writes a weights file.
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <memory>
#include <optional>

#include "core/learning/course.hpp"
#include "core/evaluation/rejection.hpp"
#include "data_spec.hpp"
#include "files.hpp"
#include "output.hpp"
#include "subcommands.hpp"
#include "training_sets.hpp"

namespace lecun1989 {
namespace {

struct Options {
    SetSpecs sets;
    std::string recipe = std::string(recipes().front().name);
    std::uint64_t passes = 0;  // 0 means the recipe's own
    std::uint64_t seed = 1;
    double step_size = 0.0;  // 0 means the recipe's own
    std::string out;
    bool json = false;
};

/// Scores after a pass; seconds spent on training alone, over all passes so far.
struct Progress {
    std::uint64_t pass = 0;
    double seconds = 0.0;
    Evaluation train;
    std::optional<Evaluation> test;
};

volatile std::sig_atomic_t stop_signal = 0;
void ask_to_stop(int signal) { stop_signal = signal; }

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

Json to_json(const Progress& progress, const char* counter) {
    return {{counter, progress.pass},
            {"training_seconds", static_cast<float>(progress.seconds)},
            {"train", to_json(progress.train)},
            {"test", progress.test ? to_json(*progress.test) : Json(nullptr)}};
}

void print_score(const Score& score) {
    std::printf("  %10.5f  %6.2f %%  %6llu", static_cast<double>(score.loss), static_cast<double>(score.error_percent),
                static_cast<unsigned long long>(score.misses));
}

void print_head(bool with_test) {
    std::printf("pass  train loss     error  misses%s  seconds\n", with_test ? "   test loss     error  misses" : "");
}

void print_row(const Progress& progress) {
    std::printf("%4llu", static_cast<unsigned long long>(progress.pass));
    print_score(progress.train.score);
    if (progress.test) {
        print_score(progress.test->score);
    }
    std::printf("  %7.2f\n", progress.seconds);
    std::fflush(stdout);
}

/// One pass in small steps, so that the bar moves and a signal ends it at once.
void train_pass(Trainer& trainer, std::size_t digits, std::uint64_t pass, const ProgressBar& bar) {
    constexpr std::size_t step = 256;
    for (std::size_t presented = 0; presented < digits && stop_signal == 0; presented += step) {
        bar.show(pass, presented, digits);
        trainer.present(std::min(step, digits - presented));
    }
    bar.clear();
}

/// The weights file: the parameters, the threshold and the scores.
Weights weights_of(const Parameters<float>& parameters, Provenance provenance, const Sets& sets) {
    Weights weights{parameters, std::move(provenance)};
    if (sets.reject) {
        weights.rejection_threshold = rejection_threshold(read_all(parameters, sets.reject->digits), sets.reject->digits.digits);
    }
    if (sets.pens) {
        const Evaluation pens = evaluate(parameters, sets.pens->digits, weights.rejection_threshold);
        weights.provenance.unseen_pens = UnseenPens{{sets.pens->name, pens.score}, pens.rejected, pens.misses_accepted};
    }
    return weights;
}

/// The recipe that the options ask for, with their step size.
Expected<Recipe> recipe_of(const Options& options) {
    const auto recipe = find_recipe(options.recipe);
    return !recipe || options.step_size == 0.0 ? recipe : with_step_size(*recipe, static_cast<float>(options.step_size));
}

std::optional<TestScore> test_score(const Sets& sets, const Progress& progress) {
    return sets.test ? std::optional(TestScore{sets.test->name, progress.test->score}) : std::nullopt;
}

int run(const Options& options) {
    const auto recipe = recipe_of(options);
    if (!recipe) {
        return complain(recipe.error());
    }
    if (const auto error = cannot_write(options.out)) {
        return complain(*error);
    }
    const auto sets = load_sets(options.sets);
    if (!sets) {
        return complain(sets.error());
    }
    for (const int signal : {SIGINT, SIGTERM}) {
        if (std::signal(signal, ask_to_stop) == SIG_IGN) {
            std::signal(signal, SIG_IGN);  // the caller wants the signal ignored
        }
    }

    const std::uint64_t passes = options.passes == 0 ? recipe->passes : options.passes;
    Trainer trainer(sets->train, *recipe, options.seed, passes);
    const ProgressBar bar;
    Progress progress;
    if (!options.json) {
        print_head(sets->test.has_value());
    }
    while (progress.pass < passes) {
        const auto before = std::chrono::steady_clock::now();
        train_pass(trainer, sets->train.pass_size(), progress.pass + 1, bar);
        if (stop_signal != 0) {
            complain(Error{ErrorCode::state, "interrupted in pass " + std::to_string(progress.pass + 1) + "; " + options.out + " is unchanged"});
            return 128 + stop_signal;
        }
        progress.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
        progress.pass += 1;
        progress.train = evaluate(trainer.parameters(), sets->scored());
        if (sets->test) {
            progress.test = evaluate(trainer.parameters(), sets->test->digits);
        }
        if (!std::isfinite(progress.train.score.loss)) {
            return complain(Error{ErrorCode::state, "training ran away in pass " + std::to_string(progress.pass) + ": the loss is not finite; " +
                                  options.out + " is unchanged"});
        }
        if (options.json) {
            std::printf("%s\n", to_json(progress, "pass").dump().c_str());
            std::fflush(stdout);
        } else {
            print_row(progress);
        }
    }

    Provenance provenance = provenance_of(*recipe, options.seed, progress.pass, passes, sets->names, progress.train.score, test_score(*sets, progress));
    const auto text = write_weights(weights_of(trainer.parameters(), std::move(provenance), *sets));
    if (!text) {
        return complain(Error{ErrorCode::weights, options.out + ": " + text.error().message});
    }
    if (const auto error = write_file(options.out, *text)) {
        return complain(*error);
    }
    if (options.json) {
        std::printf("%s\n", to_json(progress, "passes").dump().c_str());
    } else {
        std::printf("%s written\n", options.out.c_str());
    }
    return exit_fine;
}

}  // namespace

Run add_train(CLI::App& app) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("train", "Train the network on a set of digits and write a weights file");
    command->add_option("--data", options->sets.data, "Digits to train on, a SPEC (by default its train half); may be repeated")
        ->required()
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command->add_option("--times", options->sets.times,
                        "How often a pass shows each digit of a set: a number for each --data, in the same order (1)")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->check(CLI::Range(1, 1000));
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
        ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1'000'000}));
    command->add_option("--seed", options->seed, "Seed for the initial weights")
        ->check(CLI::NonNegativeNumber)  // otherwise it would wrap round
        ->capture_default_str();
    command->add_option("--step-size", options->step_size,
                        "Step size of the first pass, instead of the recipe's own; the weights file records it")
        ->check(CLI::PositiveNumber);
    command->add_option("--out", options->out, "Weights file to write; replaced only when training is done")->required();
    command->add_flag("--json", options->json,
                      "Print a JSON object for each pass and one at the end; training_seconds does not include testing");
    command->footer(std::string(data_spec_help) +
                    "\n\nThe same data, recipe, step size, passes and seed give the same file, to the byte, on every machine.\n"
                    "Example: lecun1989 train --data zip:build/data/zip --test zip:build/data/zip --out my.json");
    return [options] { return run(*options); };
}

}  // namespace lecun1989
