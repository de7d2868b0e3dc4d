// Summarises the runs of `reproduce`: for each set and network the spread over the seeds, curves, the cost of rejection, the misread
// digits; as values for the report, and as results.json, described by weights/results/results.schema.json.
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
    std::vector<std::uint64_t> train_misses;  // one for each seed, like the next two
    std::vector<std::uint64_t> test_misses;
    std::vector<double> rejected;                 // per cent of the test digits, for 1 % error on the rest
    Spread train_error, test_error, rejection;    // per cent
    std::vector<Spread> train_curve, test_curve;  // error percentages after each pass
    // Of the median seed by test misses.
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
    std::vector<PruningCurve> pruning;  // of the median network of recipe `1989`; none if that was not asked for
};

/// The machine, the program and the time; the only part that differs in another run on the same machine.
struct Made {
    std::string version, commit, compiler, machine, time;
    std::size_t processors = 0;
};
Made made_here();

/// Summarises the runs of one network on a set, one for each seed, at least one.
Network network_of(const Digits& digits, const std::string& name, std::span<const std::uint64_t> seeds, std::span<const TrainedRun> runs);

std::string results_json(const Made& made, const std::vector<SetResults>& sets);

}  // namespace lecun1989
