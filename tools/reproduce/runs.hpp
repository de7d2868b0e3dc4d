// The trainings that `reproduce` needs, as tasks: each network on each set from each seed, and pruning in each order; and their results.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "../data_spec.hpp"
#include "core/evaluation/statistics.hpp"
#include "tasks.hpp"

namespace lecun1989 {

/// A folder of digits with both halves; `name` is the folder's.
struct Digits {
    std::string name;
    NamedDataset train;
    NamedDataset test;
};

/// The network to train: ours by a recipe, under the recipe's name, or the paper's control.
inline constexpr std::string_view control_name = "control";

struct Training {
    std::string network;
    std::uint64_t seed = 1;
    std::uint64_t passes = 1;
};

/// A training, as its result records it.
struct TrainedRun {
    std::vector<Score> train;  // after each pass
    std::vector<Score> test;
    std::vector<Candidates> readings;  // of the test digits, at the end
};

struct PruningPoint {
    std::uint64_t parameters = 0;  // left
    std::uint64_t connections = 0;
    std::uint64_t train_misses = 0;
    std::uint64_t test_misses = 0;
};

std::string name_of(const Digits& digits, const Training& training);

/// `program` names the program's bytes, since another build may give other results. `digits` must outlive the task.
Task training_task(const Digits& digits, const Training& training, const std::string& program);

/// Prunes the network that `training` leaves, in the order `by`, down to a sixteenth of the parameters, with the test error after every
/// round.
Task pruning_task(const Digits& digits, const Training& training, const std::string& by, const std::string& program);
inline constexpr std::array<std::string_view, 3> pruning_orders = {"saliency", "magnitude", "random"};
std::string pruning_name(const Digits& digits, const std::string& by);

/// Nothing if a result is not as its task writes it.
std::optional<TrainedRun> run_of(const Json& result);
std::optional<std::vector<PruningPoint>> pruning_of(const Json& result);

}  // namespace lecun1989
