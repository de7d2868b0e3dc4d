// What is fuzzed: everything that reads a file, each the whole way from the file's bytes to the network's answers.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <lecun1989/model.hpp>

namespace lecun1989 {

struct Target {
    std::string name;
    std::vector<std::string> seeds;  // files that are read
    /// The answers as a hash, or the sentence that refuses the file. Everything that may be wrong with an answer is `fault`.
    struct Outcome {
        std::string answers;
        std::string refusal;
        std::string fault;

        bool operator==(const Outcome&) const = default;
    };
    std::function<Outcome(std::string_view)> read;
};

/// `weights` is the text of a weights file with which pictures and drawings are read.
std::vector<Target> all_targets(const std::string& weights);

}  // namespace lecun1989
