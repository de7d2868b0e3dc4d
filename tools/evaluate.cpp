// lecun1989 evaluate: how well a weights file reads a set of digits.
#include <cstdio>
#include <memory>
#include <optional>

#include "contact_sheet.hpp"
#include "core/evaluation/rejection.hpp"
#include "core/ink/ink.hpp"
#include "data_spec.hpp"
#include "files.hpp"
#include "numbers.hpp"
#include "output.hpp"
#include "outputs.hpp"
#include "subcommands.hpp"
#include "weights_files.hpp"

namespace lecun1989 {
namespace {

struct EvaluateOptions {
    std::string weights;
    std::string data;
    std::optional<float> pen_width;
    std::size_t placements = 0;
    std::string errors;
    bool json = false;
};

constexpr std::uint64_t placement_seed = 1989;

unsigned long long whole(std::uint64_t number) { return number; }

void print(const Evaluation& evaluation, const NamedDataset& data, float threshold) {
    const Score& score = evaluation.score;
    if (data.name.name == "non-digits") {
        std::printf("%s, %s: %llu of %llu rejected, %.2f %%, at the threshold %.4g\n", data.name.name.c_str(), data.name.half.c_str(),
                    whole(evaluation.rejected), whole(score.examples), percent_of(evaluation.rejected, score.examples),
                    static_cast<double>(threshold));
        return;
    }
    std::printf("%s, %s: %llu of %llu digits misread, %.2f %%; mean squared error %.4g\n", data.name.name.c_str(), data.name.half.c_str(),
                whole(score.misses), whole(score.examples), static_cast<double>(score.error_percent), static_cast<double>(score.loss));
    if (threshold > 0.0F) {
        std::printf("at the threshold %.4g: %llu rejected, %llu of the others misread\n", static_cast<double>(threshold),
                    whole(evaluation.rejected), whole(evaluation.misses_accepted));
    }
}

void print_confusion(const Evaluation& evaluation) {
    std::printf("\ndigit  answered 0     1     2     3     4     5     6     7     8     9\n");
    for (std::size_t digit = 0; digit < evaluation.confusion.size(); ++digit) {
        std::printf("%5zu       ", digit);
        for (const std::uint64_t count : evaluation.confusion[digit]) {
            std::printf(" %5llu", whole(count));
        }
        std::printf("\n");
    }
}

/// The digits, drawn as the options ask.
Expected<NamedDataset> load(const EvaluateOptions& options) {
    auto data = load_data(options.data, Half::test);
    if (data && data->strokes.empty() && (options.pen_width || options.placements > 0)) {
        return Error{ErrorCode::digits, std::string(options.pen_width ? "--pen-width" : "--placements") +
                                            ": expected pen strokes to draw, --data strokes:FILE; found \"" + options.data + "\""};
    }
    if (data && options.pen_width) {
        data->digits = draw_digits(data->strokes, *options.pen_width);
    }
    return data;
}

/// How many digits are read differently at some of this many places and sizes; nothing if --placements is not given.
std::optional<std::size_t> changed_by_placement(const EvaluateOptions& options, const Weights& weights, const NamedDataset& data) {
    if (options.placements == 0) {
        return std::nullopt;
    }
    const float pen_width = options.pen_width.value_or(page_pen_width);
    std::size_t changed = 0;
    for (std::size_t i = 0; i < data.strokes.size(); ++i) {  // one digit at a time, since all together may be many
        const Dataset placed = draw_digits_anywhere({&data.strokes[i], 1}, pen_width, options.placements, placement_seed + i);
        changed += count_changed(read_all(weights.parameters, placed), options.placements, weights.rejection_threshold);
    }
    return changed;
}

/// The file of misread digits; empty if it is not asked for.
std::string sheet_of(const EvaluateOptions& options) { return options.errors.empty() ? "" : options.errors + "/misread.svg"; }

/// What would keep the file of misread digits from being written, before anything is read.
std::optional<Error> refusal_of_sheet(const EvaluateOptions& options) {
    std::vector<NamedFile> inputs = {{"--weights", options.weights}};
    add_inputs(inputs, "--data", options.data);
    const NamedFile sheet{"--errors", sheet_of(options)};
    return refusal_of_outputs({&sheet, 1}, inputs);
}

int run(const EvaluateOptions& options) {
    if (const auto error = refusal_of_sheet(options)) {
        return complain(*error);
    }
    const auto weights = load_weights(options.weights);
    if (!weights) {
        return complain(weights.error());
    }
    const auto data = load(options);
    if (!data) {
        return complain(data.error());
    }
    const float threshold = weights->rejection_threshold;
    if (!options.errors.empty()) {
        auto error = make_folder(options.errors);
        error = error ? error : cannot_write(sheet_of(options));  // before anything is read
        error = error ? error : write_file(sheet_of(options), contact_sheet(*data, read_all(weights->parameters, data->digits), threshold));
        if (error) {
            return complain(*error);
        }
    }
    const Evaluation evaluation = evaluate(weights->parameters, data->digits, threshold);
    const auto changed = changed_by_placement(options, *weights, *data);
    if (options.json) {
        Json json = to_json(evaluation);
        json["rejected"] = evaluation.rejected;
        json["misses_accepted"] = evaluation.misses_accepted;
        json["changed"] = changed ? Json(*changed) : Json(nullptr);
        std::printf("%s\n", json.dump().c_str());
        return exit_fine;
    }
    print(evaluation, *data, threshold);
    if (changed) {
        std::printf("at %zu places and sizes each: %zu digits not always read alike, %.2f %%\n", options.placements, *changed,
                    percent_of(*changed, data->strokes.size()));
    }
    if (data->name.name != "non-digits") {
        print_confusion(evaluation);
    }
    if (!options.errors.empty()) {
        say_written(sheet_of(options));
    }
    return exit_fine;
}

}  // namespace

Run add_evaluate(CLI::App& app) {
    auto options = std::make_shared<EvaluateOptions>();
    CLI::App* command = app.add_subcommand("evaluate", "Test a weights file on a set of digits");
    command->add_option("--weights", options->weights, "Weights file")->required();
    command->add_option("--data", options->data, "Digits to test on, a SPEC (by default its test half)")->required();
    command
        ->add_option("--pen-width,--pen", options->pen_width,
                     "Draw strokes with a pen this wide, as a part of the pad's side; by default the page's pen")
        ->check(decimal(0.005F, 0.25F));
    command
        ->add_option("--placements", options->placements,
                     "Draw strokes also at this many random places and sizes, 20 to 100 % of the pad, and\n"
                     "count the digits that are read differently at some of them")
        ->transform(whole(2, 1000));
    command->add_option("--errors", options->errors, "Draw the misread digits into misread.svg in this folder, which is created if needed");
    command->add_flag("--json", options->json,
                      "Print one JSON object: examples, misses, error_percent, loss, rejected and misses_accepted (at the weights'\n"
                      "threshold), confusion [digit][answer], changed (null without --placements)");
    command->footer(std::string(data_spec_help) +
                    "\n\nExample: lecun1989 evaluate --weights weights/zip1989.json --data zip:build/data/zip");
    return [options] { return run(*options); };
}

}  // namespace lecun1989
