#include "results.hpp"

#include <sys/utsname.h>

#include <ctime>
#include <fstream>
#include <thread>

#include "../output.hpp"
#include "build_commit.hpp"

namespace lecun1989 {
namespace {

/// The spread of the seeds' errors after each pass.
std::vector<Spread> curve_of(std::span<const TrainedRun> runs, std::vector<Score> TrainedRun::*half) {
    std::vector<Spread> curve;
    for (std::size_t pass = 0; pass < (runs.front().*half).size(); ++pass) {
        std::vector<double> errors;
        for (const TrainedRun& run : runs) {
            errors.push_back(percent_of((run.*half)[pass].misses, (run.*half)[pass].examples));
        }
        curve.push_back(spread_of(std::move(errors)));
    }
    return curve;
}

std::string processor_name() {
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("model name")) {
            return line.substr(line.find(':') + 2);
        }
    }
    return "an unnamed processor";
}

Json to_json(const Spread& spread) {
    return {{"median", static_cast<float>(spread.median)},
            {"least", static_cast<float>(spread.least)},
            {"most", static_cast<float>(spread.most)}};
}

Json to_json(const std::vector<Spread>& curve) {
    Json list = Json::array();
    for (const Spread& spread : curve) {
        list.push_back(to_json(spread));
    }
    return list;
}

Json to_json(const DataName& data) { return {{"half", data.half}, {"examples", data.examples}, {"hash", data.hash}}; }

Json table_of(const Network& network) {
    Json rejected = Json::array();
    for (const double one : network.rejected) {
        rejected.push_back(static_cast<float>(one));
    }
    return {{"network", network.name},
            {"passes", network.passes},
            {"seeds", network.seeds},
            {"train_misses", network.train_misses},
            {"test_misses", network.test_misses},
            {"rejected_percent", std::move(rejected)},
            {"train_error_percent", to_json(network.train_error)},
            {"test_error_percent", to_json(network.test_error)},
            {"rejected_percent_for_1_percent_error", to_json(network.rejection)},
            {"middle_seed", network.seeds[network.middle]}};
}

Json details_of(const Network& network) {
    return {{"network", network.name},
            {"train_curve", to_json(network.train_curve)},
            {"test_curve", to_json(network.test_curve)},
            {"confusion", network.confusion}};
}

Json to_json(const PruningCurve& curve) {
    Json points = Json::array();
    for (const PruningPoint& point : curve.points) {
        points.push_back({{"parameters", point.parameters},
                          {"connections", point.connections},
                          {"train_misses", point.train_misses},
                          {"test_misses", point.test_misses}});
    }
    return {{"by", curve.by}, {"points", std::move(points)}};
}

Json networks_of(const SetResults& set, Json (*part)(const Network&)) {
    Json networks = Json::array();
    for (const Network& network : set.networks) {
        networks.push_back(part(network));
    }
    return networks;
}

Json tables_of(const SetResults& set) {
    return {{"set", set.digits->name},
            {"train", to_json(set.digits->train.name)},
            {"test", to_json(set.digits->test.name)},
            {"networks", networks_of(set, table_of)}};
}

Json details_of(const SetResults& set) {
    Json pruning = Json::array();
    for (const PruningCurve& curve : set.pruning) {
        pruning.push_back(to_json(curve));
    }
    return {{"set", set.digits->name}, {"networks", networks_of(set, details_of)}, {"pruning", std::move(pruning)}};
}

}  // namespace

Made made_here() {
    Made made;
    made.version = LECUN1989_VERSION;
    made.commit = LECUN1989_COMMIT;
#if defined(__clang__)
    made.compiler = __VERSION__;
#else
    made.compiler = "g++ " __VERSION__;
#endif
    utsname system{};
    ::uname(&system);
    made.machine = processor_name() + ", " + system.sysname + " " + system.machine;
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    ::gmtime_r(&now, &utc);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
    made.time = text.data();
    made.processors = std::thread::hardware_concurrency();
    return made;
}

Network network_of(const Digits& digits, const std::string& name, std::span<const std::uint64_t> seeds, std::span<const TrainedRun> runs) {
    Network network;
    network.name = name;
    network.passes = runs.front().train.size();
    network.seeds.assign(seeds.begin(), seeds.end());
    for (const TrainedRun& run : runs) {
        network.train_misses.push_back(run.train.back().misses);
        network.test_misses.push_back(run.test.back().misses);
        network.rejected.push_back(rejected_for_error(rejection_curve(run.readings, digits.test.digits.digits), 100.0 * accepted_error));
    }
    network.train_curve = curve_of(runs, &TrainedRun::train);
    network.test_curve = curve_of(runs, &TrainedRun::test);
    network.train_error = network.train_curve.back();
    network.test_error = network.test_curve.back();
    network.rejection = spread_of(network.rejected);
    network.middle = middle_run(network.test_misses);
    network.readings = runs[network.middle].readings;
    network.rejection_curve = rejection_curve(network.readings, digits.test.digits.digits);
    for (std::size_t i = 0; i < network.readings.size(); ++i) {
        network.confusion[digits.test.digits.digits[i]][network.readings[i].best] += 1;
    }
    return network;
}

std::string results_json(const Made& made, const std::vector<SetResults>& sets) {
    Json tables = Json::array();
    Json details = Json::array();
    for (const SetResults& set : sets) {
        tables.push_back(tables_of(set));
        details.push_back(details_of(set));
    }
    const Json results = {{"format", "lecun1989-results"},
                          {"version", 1},
                          {"made",
                           {{"version", made.version},
                            {"commit", made.commit},
                            {"compiler", made.compiler},
                            {"machine", made.machine},
                            {"processors", made.processors},
                            {"time", made.time}}},
                          {"sets", std::move(tables)},
                          {"details", std::move(details)}};
    return results.dump() + "\n";
}

}  // namespace lecun1989
