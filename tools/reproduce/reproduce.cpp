// lecun1989 reproduce: repeats, from the data sets alone, every result that the tables claim, and writes a report.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <thread>

#include "../files.hpp"
#include "../numbers.hpp"
#include "../output.hpp"
#include "../outputs.hpp"
#include "../signals.hpp"
#include "../subcommands.hpp"
#include "core/hash.hpp"
#include "core/learning/recipe.hpp"
#include "report.hpp"

namespace lecun1989 {
namespace {

struct ReproduceOptions {
    std::string data_dir = "build/data";
    std::string out = "build/reproduced";
    std::uint64_t seeds = 10;
    std::uint64_t modern_seeds = 1;
    std::uint64_t passes = 0;  // 0 means the recipes' own
    std::size_t side_by_side = std::max(1U, std::thread::hardware_concurrency());
};

/// The sets in the tables, as folders of the data directory, and what reads them.
struct Place {
    std::string_view folder;
    std::string_view kind;
};
constexpr std::array<Place, 3> places = {{{"zip", "zip"}, {"mnist1989", "mnist"}, {"mnist", "mnist"}}};

/// Every set that exists; missing ones are mentioned in `notes`.
Expected<std::vector<Digits>> load_all(const std::string& folder, std::vector<std::string>& notes) {
    std::vector<Digits> all;
    for (const Place& place : places) {
        const std::string path = folder + "/" + std::string(place.folder);
        std::error_code ignored;
        if (!std::filesystem::is_directory(path, ignored)) {
            notes.push_back("The set " + std::string(place.folder) + " was left out: there was no folder " + path + ".");
            continue;
        }
        const std::string spec = std::string(place.kind) + ":" + path;
        auto train = load_data(spec, Half::train);
        auto test = train ? load_data(spec, Half::test) : train;
        if (!test) {
            return test.error();
        }
        all.push_back({std::string(place.folder), std::move(*train), std::move(*test)});
    }
    if (all.empty()) {
        return Error{
            ErrorCode::digits,
            folder +
                ": expected at least one of the folders zip, mnist1989 and mnist, found none; tools/fetch-data downloads the data sets"};
    }
    return all;
}

/// Names this program by its bytes, so that the results of another build are not taken for its own.
std::string program_hash() {
    const auto bytes = read_file("/proc/self/exe");
    if (!bytes) {
        return LECUN1989_VERSION;  // without such a file, the version has to do
    }
    Hash hash;
    for (const char byte : *bytes) {
        hash.add(static_cast<std::uint8_t>(byte));
    }
    return hash.text();
}

/// The networks to train on a set; `modern` takes long, so only if it is asked for.
struct Plan {
    std::string network;
    std::vector<std::uint64_t> seeds;
    std::uint64_t passes;
};

std::vector<Plan> plans_of(const ReproduceOptions& options) {
    std::vector<Plan> plans;
    const auto add = [&](std::string_view network, std::uint64_t seeds, const Recipe& recipe) {
        Plan plan{std::string(network), {}, options.passes == 0 ? recipe.passes : options.passes};
        for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
            plan.seeds.push_back(seed);
        }
        if (seeds != 0) {
            plans.push_back(std::move(plan));
        }
    };
    for (const Recipe& recipe : recipes()) {
        add(recipe.name, std::holds_alternative<Modern>(recipe.method) ? options.modern_seeds : options.seeds, recipe);
    }
    add(control_name, options.seeds, *find_recipe("1989"));
    return plans;
}

/// Says which results exist, and computes the others. Returns whether all exist now; prints the error.
bool do_all(const ReproduceOptions& options, const std::vector<Task>& tasks, const Stop& stop, TaskResults& results) {
    const std::string folder = options.out + "/runs";
    Stored stored = find_stored(folder, tasks);
    if (!stored.results.empty()) {
        std::printf("%zu of %zu runs were done before, in %s\n", stored.results.size(), tasks.size(), printable(folder).c_str());
    }
    if (stored.others != 0) {
        std::printf("%zu runs there are of another build of this program, other digits or other passes, or damaged; they are done again\n",
                    stored.others);
    }
    std::fflush(stdout);
    results.merge(stored.results);
    if (const auto error = do_tasks(folder, tasks, options.side_by_side, stop, results)) {
        complain(*error);
        return false;
    }
    if (stop != 0) {
        complain(Error{ErrorCode::state, "interrupted; what is done is in " + folder + ", and the same command goes on from there"});
        return false;
    }
    return true;
}

std::vector<SetResults> results_of(const std::vector<Digits>& sets, const std::vector<Plan>& plans, const TaskResults& results) {
    std::vector<SetResults> all;
    for (const Digits& digits : sets) {
        SetResults set{&digits, {}, {}};
        for (const Plan& plan : plans) {
            std::vector<TrainedRun> runs;
            for (const std::uint64_t seed : plan.seeds) {
                runs.push_back(*run_of(results.at(name_of(digits, {plan.network, seed, plan.passes}))));
            }
            set.networks.push_back(network_of(digits, plan.network, plan.seeds, runs));
        }
        all.push_back(std::move(set));
    }
    return all;
}

/// The paper's digits are pruned, from the middle network of its recipe, once that is known.
bool prune_zip(const ReproduceOptions& options, const std::vector<Digits>& sets, const std::string& program, const Stop& stop,
               std::vector<SetResults>& results) {
    if (sets.front().name != "zip") {
        return true;
    }
    const auto& networks = results.front().networks;
    const Network& network = *std::find_if(networks.begin(), networks.end(), [](const Network& one) { return one.name == "1989"; });
    const Training training{network.name, network.seeds[network.middle], network.passes};
    std::vector<Task> tasks;
    for (const std::string_view by : pruning_orders) {
        tasks.push_back(pruning_task(sets.front(), training, std::string(by), program));
    }
    TaskResults pruned;
    if (!do_all(options, tasks, stop, pruned)) {
        return false;
    }
    for (const std::string_view by : pruning_orders) {
        const std::string order(by);
        results.front().pruning.push_back({order, *pruning_of(pruned.at(pruning_name(sets.front(), order)))});
    }
    return true;
}

int write_all(const ReproduceOptions& options, const std::vector<SetResults>& results, const std::vector<std::string>& notes) {
    const Made made = made_here();
    for (const auto& [name, text] :
         {std::pair("results.json", results_json(made, results)), std::pair("report.html", report_html(made, results, notes))}) {
        const std::string path = options.out + "/" + name;
        if (const auto error = write_file(path, text)) {
            return complain(*error);
        }
        say_written(path);
    }
    return exit_fine;
}

/// The digits that are read, against the two files and whatever runs leave.
std::optional<Error> refusal_of_output(const ReproduceOptions& options) {
    std::vector<NamedFile> inputs;
    for (const Place& place : places) {
        add_inputs(inputs, "--data-dir", std::string(place.kind) + ":" + options.data_dir + "/" + std::string(place.folder));
    }
    std::vector<NamedFile> outputs = {{"--out", options.out + "/results.json"}, {"--out", options.out + "/report.html"}};
    std::error_code none_yet;
    for (const auto& run : std::filesystem::directory_iterator(options.out + "/runs", none_yet)) {
        outputs.push_back({"--out", run.path().string()});
    }
    return refusal_of_outputs(outputs, inputs);
}

int run(const ReproduceOptions& options) {
    if (const auto error = refusal_of_output(options)) {
        return complain(*error);
    }
    std::vector<std::string> notes;
    const auto sets = load_all(options.data_dir, notes);
    if (!sets) {
        return complain(sets.error());
    }
    if (const auto error = make_folder(options.out + "/runs")) {
        return complain(*error);
    }
    for (const char* name : {"/results.json", "/report.html", "/runs/some-run.json"}) {
        if (const auto error = cannot_write(options.out + name)) {
            return complain(*error);
        }
    }
    for (const std::string& note : notes) {
        std::printf("%s\n", printable(note).c_str());
    }
    const Stop& stop = stop_on_signals();
    const std::string program = program_hash();
    const std::vector<Plan> plans = plans_of(options);
    std::vector<Task> tasks;
    for (const Plan& plan : plans) {
        for (const Digits& digits : *sets) {
            for (const std::uint64_t seed : plan.seeds) {
                tasks.push_back(training_task(digits, {plan.network, seed, plan.passes}, program));
            }
        }
    }
    TaskResults done;
    if (!do_all(options, tasks, stop, done)) {
        return stop != 0 ? exit_stopped(stop) : exit_failed;
    }
    std::vector<SetResults> results = results_of(*sets, plans, done);
    if (!prune_zip(options, *sets, program, stop, results)) {
        return stop != 0 ? exit_stopped(stop) : exit_failed;
    }
    return write_all(options, results, notes);
}

}  // namespace

Run add_reproduce(CLI::App& app) {
    auto options = std::make_shared<ReproduceOptions>();
    CLI::App* command = app.add_subcommand("reproduce", "Repeat every result that the tables claim, and write a report");
    command->add_option("--data-dir", options->data_dir, "Folder that contains the folders zip, mnist1989 and mnist, or some of them")
        ->capture_default_str();
    command->add_option("--out", options->out, "Folder for report.html, results.json and the runs, which are kept and not repeated")
        ->capture_default_str();
    command->add_option("--seeds", options->seeds, "Number of seeds, 1, 2, ..., with which each recipe is trained on each set")
        ->transform(whole(1, 1000))
        ->capture_default_str();
    command
        ->add_option("--modern-seeds", options->modern_seeds,
                     "The same for recipe modern, which takes minutes each time, half an hour on MNIST's 60,000; 0 leaves it out")
        ->transform(whole(0, 1000))
        ->capture_default_str();
    command->add_option("--passes", options->passes, "Number of passes over the digits (by default the recipes' own)")
        ->transform(whole(1, 1'000'000));
    command->add_option("--jobs", options->side_by_side, "Number of networks to train at the same time")
        ->transform(whole(1, 1024))
        ->capture_default_str();
    command->footer(
        "After an interruption the same command continues where it stopped. The same build gives the same results.json,\n"
        "except for the time in it.\n"
        "Example: lecun1989 reproduce --data-dir build/data --out build/reproduced");
    return [options] { return run(*options); };
}

}  // namespace lecun1989
