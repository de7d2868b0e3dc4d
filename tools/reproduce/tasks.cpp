#include "tasks.hpp"

#include <cstdio>
#include <exception>
#include <filesystem>
#include <mutex>
#include <thread>

#include "../files.hpp"

namespace lecun1989 {
namespace {

std::string file_of(const std::string& folder, const Task& task) { return folder + "/" + task.name + ".json"; }

/// The remaining work, taken one task at a time by several threads.
class Work {
public:
    Work(const std::string& folder, const std::vector<Task>& tasks, const Stop& stop, TaskResults& results)
        : folder_(folder), stop_(stop), results_(results) {
        for (const Task& task : tasks) {
            if (!results.contains(task.name)) {
                left_.push_back(&task);
            }
        }
    }

    void go_on() {
        // Our own code throws nothing; libraries may, when memory runs out, and in a thread nobody else would catch it.
        try {
            for (const Task* task = next(); task != nullptr; task = next()) {
                if (auto result = task->work(stop_)) {
                    keep(*task, *std::move(result));
                } else if (stop_ == 0) {
                    fail(found_in(task->name, result.error()));
                }
            }
        } catch (const std::exception& error) {
            fail(Error{ErrorCode::memory, std::string("not enough memory for this (") + error.what() + ")"});
        }
    }

    std::optional<Error> failure() const { return failure_; }

private:
    const Task* next() {
        const std::lock_guard lock(mutex_);
        return failure_ || stop_ != 0 || taken_ == left_.size() ? nullptr : left_[taken_++];
    }

    void fail(Error error) {
        const std::lock_guard lock(mutex_);
        failure_ = std::move(error);
    }

    void keep(const Task& task, Json result) {
        const Json file = {{"key", task.key}, {"result", result}};
        auto error = write_file(file_of(folder_, task), file.dump() + "\n");
        const std::lock_guard lock(mutex_);
        if (error) {
            failure_ = std::move(error);
            return;
        }
        done_ += 1;
        std::printf("%zu of %zu  %s: %s\n", done_, left_.size(), task.name.c_str(), task.summary(result).c_str());
        std::fflush(stdout);
        results_[task.name] = std::move(result);
    }

    const std::string& folder_;
    const Stop& stop_;
    TaskResults& results_;
    std::vector<const Task*> left_;
    std::size_t taken_ = 0;
    std::size_t done_ = 0;
    std::optional<Error> failure_;
    std::mutex mutex_;
};

}  // namespace

Stored find_stored(const std::string& folder, const std::vector<Task>& tasks) {
    Stored stored;
    for (const Task& task : tasks) {
        const std::string path = file_of(folder, task);
        std::error_code ignored;
        if (!std::filesystem::exists(path, ignored)) {
            continue;
        }
        const auto text = read_file(path);
        auto file = text ? parse_json(*text) : Expected<Json>(text.error());
        // Compared as text: the whole numbers of a key that was read back may have other types.
        if (file && file->is_object() && file->contains("key") && file->contains("result") && (*file)["key"].dump() == task.key.dump() &&
            task.is_sound((*file)["result"])) {
            stored.results[task.name] = std::move((*file)["result"]);
        } else {
            stored.others += 1;
        }
    }
    return stored;
}

std::optional<Error> do_tasks(const std::string& folder, const std::vector<Task>& tasks, std::size_t side_by_side, const Stop& stop,
                              TaskResults& results) {
    Work work(folder, tasks, stop, results);
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < side_by_side; ++i) {
        threads.emplace_back([&] { work.go_on(); });
    }
    work.go_on();
    threads.clear();  // waits for each
    return work.failure();
}

}  // namespace lecun1989
