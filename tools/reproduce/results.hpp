// What the runs of `reproduce` come to: for each set and network the spread over the seeds, curves, what rejection costs, what is misread;
// as values, for the report, and as results.json, described by weights/results/results.schema.json.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "runs.hpp"

namespace lecun1989 {

struct Network {
    std::string name;
    std::uint64_t passes = 0;
    std::vector<std::uint64_t> seeds;
    std::vector<std::uint64_t> train_misses;  // one to each seed, as the next
    std::vector<std::uint64_t> test_misses;
    std::vector<double> rejected;             // per cent of the test digits, for 1 % error on the rest
    Spread train_error, test_error, rejection;  // per cent
    std::vector<Spread> train_curve, test_curve;  // errors per cent behind each pass
    // Of the seed in the middle by test misses.
    std::size_t middle = 0;
    std::vector<RejectionPoint> rejection_curve;
    std::array<std::array<std::uint64_t, Output::units>, Output::units> confusion{};  // [digit][answer]
    std::vector<Candidates> readings;
};

struct PruningCurve {
    std::string by;
    std::vector<PruningPoint> points;
};

struct SetResults {
    const Digits* digits = nullptr;
    std::vector<Network> networks;
    std::vector<PruningCurve> pruning;  // of the middle network of recipe `1989`; none where that was not asked for
};

/// On what, by what and when; the only part that another run on the same machine has different.
struct Made {
    std::string version, commit, compiler, machine, time;
    std::size_t processors = 0;
};
Made made_here();

/// Of one network's runs on a set, one to each seed, at least one.
Network network_of(const Digits& digits, const std::string& name, std::span<const std::uint64_t> seeds, std::span<const TrainedRun> runs);

std::string results_json(const Made& made, const std::vector<SetResults>& sets);

}  // namespace lecun1989
