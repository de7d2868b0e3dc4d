#include "runs.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>

#include "core/learning/control.hpp"
#include "core/compress/pruning.hpp"
#include "core/learning/trainer.hpp"

namespace lecun1989 {
namespace {

constexpr std::size_t presentations_at_once = 256;  // few, so that a signal ends it at once
constexpr std::size_t retraining_passes = 5;

Json key_of(const Digits& digits, const Training& training, const std::string& program) {
    return {{"program", program},          {"train", digits.train.name.hash}, {"test", digits.test.name.hash},
            {"network", training.network}, {"seed", training.seed},           {"passes", training.passes}};
}

/// Nothing if it was stopped.
template <class Trained>
bool present_pass(Trained& trained, std::size_t presentations, const Stop& stop) {
    for (std::size_t presented = 0; presented < presentations && !stop; presented += presentations_at_once) {
        trained.present(std::min(presentations_at_once, presentations - presented));
    }
    return !stop;
}

Json to_json(const Score& score) { return {score.misses, score.loss}; }

/// Runs the passes; gives the scores after each, and the readings at the end. `score` and `read` apply to a set.
template <class Trained, class ScoreOf, class Read>
std::optional<Json> trained(Trained& network, const Digits& digits, std::uint64_t passes, const Stop& stop, ScoreOf score, Read read) {
    Json train = Json::array();
    Json test = Json::array();
    for (std::uint64_t pass = 0; pass < passes; ++pass) {
        if (!present_pass(network, digits.train.digits.pass_size(), stop)) {
            return std::nullopt;
        }
        train.push_back(to_json(score(digits.train.digits)));
        test.push_back(to_json(score(digits.test.digits)));
    }
    Json readings = Json::array();
    for (const Candidates& reading : read(digits.test.digits)) {
        readings.push_back({reading.best, reading.second, reading.margin});
    }
    return Json{{"train_examples", digits.train.digits.size()},
                {"test_examples", digits.test.digits.size()},
                {"train", std::move(train)},
                {"test", std::move(test)},
                {"readings", std::move(readings)}};
}

std::optional<Json> train_control(const Digits& digits, const Training& training, const Stop& stop) {
    const CurvatureDescent descent = std::get<CurvatureDescent>((*find_recipe("1989")).method);
    const auto control = std::make_unique<Control>(digits.train.digits, descent, training.seed);
    return trained(
        *control, digits, training.passes, stop, [&](const Dataset& data) { return score_of(*control, data); },
        [&](const Dataset& data) { return read_all(*control, data); });
}

std::optional<Json> train(const Digits& digits, const Training& training, const Stop& stop) {
    const auto trainer = std::make_unique<Trainer>(digits.train.digits, *find_recipe(training.network), training.seed, training.passes);
    return trained(
        *trainer, digits, training.passes, stop, [&](const Dataset& data) { return evaluate(trainer->parameters(), data).score; },
        [&](const Dataset& data) { return read_all(trainer->parameters(), data); });
}

Json pruning_point(const Parameters<float>& parameters, const Digits& digits) {
    return {count_parameters(parameters), count_connections(parameters), evaluate(parameters, digits.train.digits).score.misses,
            evaluate(parameters, digits.test.digits).score.misses};
}

std::optional<Json> prune(const Digits& digits, const Training& training, PruneBy by, const Stop& stop) {
    const auto trainer = std::make_unique<Trainer>(digits.train.digits, *find_recipe(training.network), training.seed, training.passes);
    if (!present_pass(*trainer, training.passes * digits.train.digits.pass_size(), stop)) {
        return std::nullopt;
    }
    PruningPlan plan{by, parameter_count / 16, 0, retraining_passes, 1};
    plan.rounds = gentle_rounds(count_parameters(trainer->parameters()), plan.keep);
    const auto pruner = std::make_unique<Pruner>(digits.train.digits, trainer->parameters(), plan);
    Json points = Json::array();
    points.push_back(pruning_point(pruner->parameters(), digits));
    for (std::size_t round = 0; round < plan.rounds; ++round) {
        if (stop) {
            return std::nullopt;
        }
        pruner->round();
        points.push_back(pruning_point(pruner->parameters(), digits));
    }
    return Json{{"points", std::move(points)}};
}

std::string percent(std::uint64_t misses, std::uint64_t examples) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.2f %% (%llu)", 100.0 * static_cast<double>(misses) / static_cast<double>(examples),
                  static_cast<unsigned long long>(misses));
    return text.data();
}

bool is_list_of(const Json& value, std::size_t count) {
    return value.is_array() && value.size() == count && std::all_of(value.begin(), value.end(), [](const Json& one) { return one.is_number(); });
}

bool are_lists_of(const Json& values, std::size_t count) {
    return values.is_array() && !values.empty() && std::all_of(values.begin(), values.end(), [&](const Json& one) { return is_list_of(one, count); });
}

std::vector<Score> scores_of(const Json& values, std::uint64_t examples) {
    std::vector<Score> scores;
    for (const Json& value : values) {
        const auto misses = value[0].get<std::uint64_t>();
        const double error = 100.0 * static_cast<double>(misses) / static_cast<double>(examples);
        scores.push_back({examples, misses, static_cast<float>(error), value[1].get<float>()});
    }
    return scores;
}

}  // namespace

std::string name_of(const Digits& digits, const Training& training) {
    return digits.name + "-" + training.network + "-" + std::to_string(training.seed);
}

std::string pruning_name(const Digits& digits, const std::string& by) { return digits.name + "-pruned-by-" + by; }

Task training_task(const Digits& digits, const Training& training, const std::string& program) {
    const auto work = [&digits, training](const Stop& stop) {
        return training.network == control_name ? train_control(digits, training, stop) : train(digits, training, stop);
    };
    const auto told = [](const Json& result) {
        const auto run = run_of(result);
        return "train error " + percent(run->train.back().misses, run->train.back().examples) + ", test error " +
               percent(run->test.back().misses, run->test.back().examples);
    };
    return {name_of(digits, training), key_of(digits, training, program), work, [](const Json& result) { return run_of(result).has_value(); }, told};
}

Task pruning_task(const Digits& digits, const Training& training, const std::string& by, const std::string& program) {
    Json key = key_of(digits, training, program);
    key["by"] = by;
    const PruneBy order = by == "saliency" ? PruneBy::saliency : by == "magnitude" ? PruneBy::magnitude : PruneBy::random;
    const auto work = [&digits, training, order](const Stop& stop) { return prune(digits, training, order, stop); };
    const auto told = [&digits](const Json& result) {
        const PruningPoint last = pruning_of(result)->back();
        return std::to_string(last.parameters) + " parameters left, test error " + percent(last.test_misses, digits.test.digits.size());
    };
    return {pruning_name(digits, by), std::move(key), work, [](const Json& result) { return pruning_of(result).has_value(); }, told};
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
        points.push_back({point[0].get<std::uint64_t>(), point[1].get<std::uint64_t>(), point[2].get<std::uint64_t>(), point[3].get<std::uint64_t>()});
    }
    return points;
}

}  // namespace lecun1989
