// lecun1989 prune: deletes the parameters that trained weights miss least, and trains the others again.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <memory>
#include <optional>

#include "core/compress/pruning.hpp"
#include "data_spec.hpp"
#include "files.hpp"
#include "numbers.hpp"
#include "output.hpp"
#include "outputs.hpp"
#include "signals.hpp"
#include "subcommands.hpp"
#include "weights_files.hpp"

namespace lecun1989 {
namespace {

struct PruneOptions {
    std::string weights;
    std::string data;
    std::string test;
    std::string by = "saliency";
    std::string out;
    PruningPlan plan{PruneBy::saliency, 0, 0, 5, 1};  // rounds 0: as many as are gentle
};

const std::map<std::string, PruneBy> orders = {
    {"saliency", PruneBy::saliency}, {"magnitude", PruneBy::magnitude}, {"random", PruneBy::random}};

/// Scores the weights again, for their provenance and for a row of the table.
void score(Weights& weights, const NamedDataset& data, const std::optional<NamedDataset>& test, std::size_t round) {
    Provenance& provenance = weights.provenance;
    provenance.train = evaluate(weights.parameters, data.digits, no_threshold).score;
    provenance.test.reset();
    if (test) {
        provenance.test = TestScore{test->name, evaluate(weights.parameters, test->digits, no_threshold).score};
    }
    std::printf("%5zu  %10zu  %11zu", round, count_parameters(weights.parameters), count_connections(weights.parameters));
    print_scores(provenance.train, provenance.test ? std::optional(provenance.test->score) : std::nullopt);
    std::printf("\n");
    std::fflush(stdout);
}

/// Records the pruning; the scores are filled in after each round.
void record(Provenance& provenance, const PruneOptions& options, const DataName& data) {
    provenance.pruning = Pruning{options.by, options.plan.seed, options.plan.rounds, options.plan.passes, options.plan.keep};
    provenance.unseen_pens.reset();
    provenance.rounded_from.clear();
    const auto same = [&](const DataName& other) { return other.hash == data.hash; };
    if (std::none_of(provenance.data.begin(), provenance.data.end(), same)) {
        provenance.data.push_back(data);
    }
}

int prune(const PruneOptions& options, Weights& weights, const NamedDataset& data, const std::optional<NamedDataset>& test) {
    std::printf("round  parameters  connections");
    print_score_heads(test.has_value());
    std::printf("\n");
    score(weights, data, test, 0);
    const auto pruner = std::make_unique<Pruner>(data.digits, weights.parameters, options.plan);
    record(weights.provenance, options, data.name);
    for (std::size_t round = 1; round <= options.plan.rounds; ++round) {
        pruner->round();
        weights.parameters = pruner->parameters();
        score(weights, data, test, round);
        if (!std::isfinite(weights.provenance.train.loss)) {
            return complain(Error{ErrorCode::state, "training ran away in round " + std::to_string(round) + ": the loss is not finite; " +
                                                        options.out + " is unchanged"});
        }
    }
    say_when_stopped();  // the file may be written or not
    if (const auto error = save_weights(options.out, weights)) {
        return complain(*error);
    }
    say_written(options.out);
    return exit_fine;
}

std::optional<Error> refusal_of_output(const PruneOptions& options) {
    std::vector<NamedFile> inputs = {{"--weights", options.weights}};
    add_inputs(inputs, "--data", options.data);
    add_inputs(inputs, "--test", options.test);
    const NamedFile out{"--out", options.out};
    return refusal_of_outputs({&out, 1}, inputs);
}

int run(PruneOptions& options) {
    if (const auto error = refusal_of_output(options)) {
        return complain(*error);
    }
    say_when_stopped(options.out + " is unchanged");
    auto weights = load_weights(options.weights);
    if (!weights) {
        return complain(weights.error());
    }
    options.plan.by = orders.at(options.by);
    const std::size_t there = count_parameters(weights->parameters);
    if (options.plan.keep >= there) {
        return complain(Error{ErrorCode::number, "--keep: expected fewer than the " + std::to_string(there) + " parameters of " +
                                                     options.weights + ", found " + std::to_string(options.plan.keep)});
    }
    if (options.plan.rounds == 0) {
        options.plan.rounds = gentle_rounds(there, options.plan.keep);
    }
    if (const auto error = cannot_write(options.out)) {
        return complain(*error);
    }
    auto data = load_data(options.data, Half::train);
    if (!data) {
        return complain(data.error());
    }
    std::optional<NamedDataset> test;
    if (!options.test.empty()) {
        auto loaded = load_data(options.test, Half::test);
        if (!loaded) {
            return complain(loaded.error());
        }
        test = std::move(*loaded);
    }
    return prune(options, *weights, *data, test);
}

}  // namespace

Run add_prune(CLI::App& app) {
    auto options = std::make_shared<PruneOptions>();
    PruningPlan& plan = options->plan;
    CLI::App* command = app.add_subcommand("prune", "Delete the parameters that weights miss least, and train the others again");
    command->add_option("--weights", options->weights, "Weights file")->required();
    command->add_option("--data", options->data, "Digits to train on again, a SPEC (by default its train half)")->required();
    command->add_option("--test", options->test, "Digits to test on after each round, a SPEC (by default its test half)");
    command->add_option("--keep", plan.keep, "Number of parameters to keep")->transform(whole(1, parameter_count))->required();
    command
        ->add_option("--by", options->by,
                     "Which parameters go first: those of least saliency (half the second derivative of the loss times\n"
                     "the weight's square), those of least magnitude, or random ones")
        ->check(CLI::IsMember(orders))
        ->capture_default_str();
    command
        ->add_option("--rounds", plan.rounds,
                     "Number of rounds, each of which keeps the same part of what is left; by default enough that\n"
                     "none deletes more than 13 in 100")
        ->transform(whole(1, 1000));
    command->add_option("--passes", plan.passes, "Number of training passes after each round")
        ->transform(whole(0, 1000))
        ->capture_default_str();
    command->add_option("--seed", plan.seed, "Seed for --by random")->transform(whole(0))->capture_default_str();
    command->add_option("--out", options->out, "Weights file to write; replaced only when all rounds are done")->required();
    command->footer(std::string(data_spec_help) +
                    "\n\nA deleted parameter is 0 in the file, and all connections that share it are gone.\n"
                    "Example: lecun1989 prune --weights weights/zip1989.json --data zip:build/data/zip --keep 2440 --out small.json");
    return [options] { return run(*options); };
}

}  // namespace lecun1989
