// Long work in many parts: what is done stays done. Each part's result is a small file of its own, written whole or not at all, so that
// work which was interrupted, however, goes on where it was; parts are done side by side. Knows nothing of what the parts are.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <lecun1989/expected.hpp>
#include "core/json/json.hpp"

namespace lecun1989 {

using Stop = std::atomic<bool>;

struct Task {
    std::string name;  // of its file
    Json key;          // all that its result hangs on; a file with another key is of another task
    std::function<std::optional<Json>(const Stop&)> work;  // nothing where it was stopped
    std::function<bool(const Json&)> sound;                // whether it can be such a result
    std::function<std::string(const Json&)> told;          // a sound result in a few words
};

/// Results by their tasks' names.
using TaskResults = std::map<std::string, Json>;

struct Stored {
    TaskResults results;
    std::size_t others = 0;  // files with another key, or that hold no sound result
};

/// What is done already of these, in files of this folder.
Stored find_stored(const std::string& folder, const std::vector<Task>& tasks);

/// Does what `results` lacks, `side_by_side` at a time, and adds it; prints a line a task. Ends early where `stop` is set. The error is that
/// of the first file that cannot be written, or of memory that ends.
std::optional<Error> do_tasks(const std::string& folder, const std::vector<Task>& tasks, std::size_t side_by_side, const Stop& stop,
                              TaskResults& results);

}  // namespace lecun1989
