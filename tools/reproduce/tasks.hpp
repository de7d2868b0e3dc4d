// Long work in many parts: what is done stays done. The result of each part is a small file of its own, written whole or not at all, so
// that interrupted work continues where it was; parts run in parallel. Knows nothing of what the parts are.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <lecun1989/expected.hpp>
#include "../signals.hpp"
#include "core/json/json.hpp"

namespace lecun1989 {

struct Task {
    std::string name;  // of its file
    Json key;          // everything that its result depends on; a file with another key belongs to another task
    std::function<Expected<Json>(const Stop&)> work;  // an error also if it was stopped
    std::function<bool(const Json&)> is_sound;        // whether this can be its result
    std::function<std::string(const Json&)> summary;  // of a sound result, in a few words
};

/// Results by the names of their tasks.
using TaskResults = std::map<std::string, Json>;

struct Stored {
    TaskResults results;
    std::size_t others = 0;  // files with another key or without a sound result
};

/// The results of these tasks that this folder already has.
Stored find_stored(const std::string& folder, const std::vector<Task>& tasks);

/// Runs the tasks that `results` lacks, `side_by_side` at a time, and adds their results; prints a line for each. Ends early if `stop` is
/// set. The error is that of the first task that failed or file that cannot be written, or of memory running out.
std::optional<Error> do_tasks(const std::string& folder, const std::vector<Task>& tasks, std::size_t side_by_side, const Stop& stop,
                              TaskResults& results);

}  // namespace lecun1989
