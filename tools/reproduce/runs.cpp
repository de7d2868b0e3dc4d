#include "runs.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>

#include "../output.hpp"
#include "core/compress/pruning.hpp"
#include "core/learning/control.hpp"
#include "core/learning/pass_loop.hpp"
#include "core/learning/trainer.hpp"

namespace lecun1989 {
namespace {

constexpr std::size_t digits_at_once = 256;  // few, so that a signal ends it at once
constexpr std::size_t retraining_passes = 5;
const Error interrupted{ErrorCode::state, "interrupted"};

Json key_of(const Digits& digits, const Training& training, const std::string& program) {
    return {{"program", program},          {"train", digits.train.name.hash}, {"test", digits.test.name.hash},
            {"network", training.network}, {"seed", training.seed},           {"passes", training.passes}};
}

std::unique_ptr<Learner> learner_for(const Digits& digits, const Training& training) {
    if (training.network == control_name) {
        const auto descent = std::get<CurvatureDescent>((*find_recipe("1989")).method);
        return std::make_unique<Control>(digits.train.digits, descent, training.seed);
    }
    return std::make_unique<Trainer>(digits.train.digits, *find_recipe(training.network), training.seed, training.passes);
}

/// Runs all passes; the error, if it was stopped or ran away.
std::optional<Error> run_all(PassLoop& loop, const Stop& stop) {
    while (!loop.has_ended()) {
        if (stop != 0) {
            return interrupted;
        }
        loop.advance(digits_at_once);
    }
    return loop.ran_away() ? std::optional(loop.runaway_error()) : std::nullopt;
}

PassLoop loop_of(Learner& learner, const Digits& digits, const Training& training) {
    return {learner, digits.train.digits.pass_size(), digits.train.digits, &digits.test.digits, training.passes};
}

Json to_json(const Score& score) { return {score.misses, score.loss}; }

/// Gives the scores after each pass, and the readings at the end.
Expected<Json> train(const Digits& digits, const Training& training, const Stop& stop) {
    const auto learner = learner_for(digits, training);
    PassLoop loop = loop_of(*learner, digits, training);
    if (auto error = run_all(loop, stop)) {
        return *std::move(error);
    }
    Json train = Json::array();
    Json test = Json::array();
    for (const PassScores& scores : loop.scores()) {
        train.push_back(to_json(scores.train));
        test.push_back(to_json(*scores.test));
    }
    Json readings = Json::array();
    for (const Candidates& reading : read_all(*learner, digits.test.digits)) {
        readings.push_back({reading.best, reading.second, reading.margin});
    }
    return Json{{"train_examples", digits.train.digits.size()},
                {"test_examples", digits.test.digits.size()},
                {"train", std::move(train)},
                {"test", std::move(test)},
                {"readings", std::move(readings)}};
}

Json pruning_point(const Parameters<float>& parameters, const Digits& digits) {
    return {count_parameters(parameters), count_connections(parameters),
            evaluate(parameters, digits.train.digits, no_threshold).score.misses,
            evaluate(parameters, digits.test.digits, no_threshold).score.misses};
}

Expected<Json> prune(const Digits& digits, const Training& training, PruneBy by, const Stop& stop) {
    const auto trainer = std::make_unique<Trainer>(digits.train.digits, *find_recipe(training.network), training.seed, training.passes);
    PassLoop loop = loop_of(*trainer, digits, training);
    if (auto error = run_all(loop, stop)) {
        return *std::move(error);
    }
    PruningPlan plan{by, parameter_count / 16, 0, retraining_passes, 1};
    plan.rounds = gentle_rounds(count_parameters(trainer->parameters()), plan.keep);
    const auto pruner = std::make_unique<Pruner>(digits.train.digits, trainer->parameters(), plan);
    Json points = Json::array();
    points.push_back(pruning_point(pruner->parameters(), digits));
    for (std::size_t round = 0; round < plan.rounds; ++round) {
        if (stop != 0) {
            return interrupted;
        }
        pruner->round();
        points.push_back(pruning_point(pruner->parameters(), digits));
    }
    return Json{{"points", std::move(points)}};
}

std::string percent(std::uint64_t misses, std::uint64_t examples) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.2f %% (%llu)", percent_of(misses, examples), static_cast<unsigned long long>(misses));
    return text.data();
}

bool is_list_of(const Json& value, std::size_t count) {
    return value.is_array() && value.size() == count &&
           std::all_of(value.begin(), value.end(), [](const Json& one) { return one.is_number(); });
}

bool are_lists_of(const Json& values, std::size_t count) {
    return values.is_array() && !values.empty() &&
           std::all_of(values.begin(), values.end(), [&](const Json& one) { return is_list_of(one, count); });
}

std::vector<Score> scores_of(const Json& values, std::uint64_t examples) {
    std::vector<Score> scores;
    for (const Json& value : values) {
        const auto misses = value[0].get<std::uint64_t>();
        scores.push_back({examples, misses, static_cast<float>(percent_of(misses, examples)), value[1].get<float>()});
    }
    return scores;
}

}  // namespace

std::string name_of(const Digits& digits, const Training& training) {
    return digits.name + "-" + training.network + "-" + std::to_string(training.seed);
}

std::string pruning_name(const Digits& digits, const std::string& by) { return digits.name + "-pruned-by-" + by; }

Task training_task(const Digits& digits, const Training& training, const std::string& program) {
    const auto work = [&digits, training](const Stop& stop) { return train(digits, training, stop); };
    const auto summary = [](const Json& result) {
        const auto run = run_of(result);
        return "train error " + percent(run->train.back().misses, run->train.back().examples) + ", test error " +
               percent(run->test.back().misses, run->test.back().examples);
    };
    return {name_of(digits, training), key_of(digits, training, program), work,
            [](const Json& result) { return run_of(result).has_value(); }, summary};
}

Task pruning_task(const Digits& digits, const Training& training, const std::string& by, const std::string& program) {
    Json key = key_of(digits, training, program);
    key["by"] = by;
    const PruneBy order = by == "saliency" ? PruneBy::saliency : by == "magnitude" ? PruneBy::magnitude : PruneBy::random;
    const auto work = [&digits, training, order](const Stop& stop) { return prune(digits, training, order, stop); };
    const auto summary = [&digits](const Json& result) {
        const PruningPoint last = pruning_of(result)->back();
        return std::to_string(last.parameters) + " parameters left, test error " + percent(last.test_misses, digits.test.digits.size());
    };
    return {pruning_name(digits, by), std::move(key), work, [](const Json& result) { return pruning_of(result).has_value(); }, summary};
}

std::optional<TrainedRun> run_of(const Json& result) {
    for (const char* key : {"train_examples", "test_examples", "train", "test", "readings"}) {
        if (!result.is_object() || !result.contains(key)) {
            return std::nullopt;
        }
    }
    const Json& readings = result["readings"];
    if (!are_lists_of(result["train"], 2) || !are_lists_of(result["test"], 2) || !are_lists_of(readings, 3)) {
        return std::nullopt;
    }
    TrainedRun run{scores_of(result["train"], result["train_examples"].get<std::uint64_t>()),
                   scores_of(result["test"], result["test_examples"].get<std::uint64_t>()),
                   {}};
    for (const Json& reading : readings) {
        run.readings.push_back({reading[0].get<std::uint8_t>(), reading[1].get<std::uint8_t>(), reading[2].get<float>()});
    }
    return run;
}

std::optional<std::vector<PruningPoint>> pruning_of(const Json& result) {
    if (!result.is_object() || !result.contains("points") || !are_lists_of(result["points"], 4)) {
        return std::nullopt;
    }
    std::vector<PruningPoint> points;
    for (const Json& point : result["points"]) {
        points.push_back(
            {point[0].get<std::uint64_t>(), point[1].get<std::uint64_t>(), point[2].get<std::uint64_t>(), point[3].get<std::uint64_t>()});
    }
    return points;
}

}  // namespace lecun1989
