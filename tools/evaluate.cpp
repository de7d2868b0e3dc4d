// lecun1989 evaluate: how a weights file does on a set of digits.
#include <cstdio>
#include <memory>

#include "data_spec.hpp"
#include "report.hpp"
#include "subcommands.hpp"

namespace lecun1989 {
namespace {

struct Options {
    std::string weights;
    std::string data;
    bool json = false;
};

void print(const Evaluation& evaluation, const DataName& name) {
    const Score& score = evaluation.score;
    std::printf("%s, %s: %llu of %llu digits misread, %.2f %%; mean squared error %.4g\n\n", name.name.c_str(), name.half.c_str(),
                static_cast<unsigned long long>(score.misses), static_cast<unsigned long long>(score.examples),
                static_cast<double>(score.error_percent), static_cast<double>(score.loss));
    std::printf("digit  answered 0     1     2     3     4     5     6     7     8     9\n");
    for (std::size_t digit = 0; digit < evaluation.confusion.size(); ++digit) {
        std::printf("%5zu       ", digit);
        for (const std::uint64_t count : evaluation.confusion[digit]) {
            std::printf(" %5llu", static_cast<unsigned long long>(count));
        }
        std::printf("\n");
    }
}

int run(const Options& options) {
    const auto weights = load_weights(options.weights);
    if (!weights) {
        return complain(weights.error());
    }
    const auto data = load_data(options.data, Half::test);
    if (!data) {
        return complain(data.error());
    }
    const Evaluation evaluation = evaluate(weights->parameters, data->digits);
    if (options.json) {
        std::printf("%s\n", to_json(evaluation).dump().c_str());
    } else {
        print(evaluation, data->name);
    }
    return exit_fine;
}

}  // namespace

Run add_evaluate(CLI::App& app) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("evaluate", "Test a weights file on a set of digits");
    command->add_option("--weights", options->weights, "Weights file")->required();
    command->add_option("--data", options->data, "Digits to test on, a SPEC (by default its test half)")->required();
    command->add_flag("--json", options->json, "Print one JSON object: examples, misses, error_percent, loss, confusion [digit][answer]");
    command->footer(std::string(data_spec_help) + "\n\nExample: lecun1989 evaluate --weights weights/zip1989.json --data zip:build/data/zip");
    return [options] { return run(*options); };
}

}  // namespace lecun1989
