// Where weights come from: what they were trained on, how, and what they scored. Only what is the same in every run of the same training.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lecun1989 {

/// A set of digits by name: what kind it is, which half of it, how many digits, and their `Dataset::hash`.
struct DataName {
    std::string name;  // "zip", "mnist", "strokes", "synthetic", "non-digits"
    std::string half;  // "train" or "test"; "all" for a set without halves, "seed 7" for synthetic digits
    std::uint64_t examples = 0;
    std::string hash;  // 16 hexadecimal digits
    float share = 1;            // of the presentations that were of this set, 0 ... 1
    std::string licence = {};  // empty where it was not told
};

/// How weights did on a set.
struct Score {
    std::uint64_t examples = 0;
    std::uint64_t misses = 0;
    float error_percent = 0;  // 100 misses / examples
    float loss = 0;           // mean squared error, over digits and outputs
};

struct TestScore {
    DataName data;
    Score score;
};

/// How weights did on drawings by people of whom nothing was trained on, with the page's pen, and what they declined to answer.
struct UnseenPens {
    TestScore test;  // all drawings, answered as though nothing were declined
    std::uint64_t rejected = 0;
    std::uint64_t misses_accepted = 0;
};

/// How connections were taken away from trained weights. What is left is what is not 0.
struct Pruning {
    std::string by;  // in which order: "saliency", "magnitude", "random"
    std::uint64_t seed = 0;
    std::uint64_t rounds = 0;
    std::uint64_t passes = 0;  // of training again in each round
    std::uint64_t kept = 0;    // of the parameters
};

/// What weights were taught after their training, a drawing at a time.
struct Taught {
    std::uint64_t drawings = 0;
    std::string from;  // the hash of the weights before, whose scores these are
};

struct Provenance {
    std::string recipe;
    std::uint64_t seed = 0;
    std::uint64_t passes = 0;
    std::vector<DataName> data;  // trained on; at least one
    Score train;
    std::optional<TestScore> test;
    std::optional<UnseenPens> unseen_pens = {};
    std::optional<Pruning> pruning = {};
    float step_size = 0;               // of the first pass; 0 for the recipe's own
    std::uint64_t planned_passes = 0;  // where steps shrink by a plan of which `passes` are only a part; 0 for all of it
    std::optional<Taught> taught = {};
    std::string rounded_from = {};  // of weights in eight bits: the hash of those that were rounded, whose scores these are
};

}  // namespace lecun1989
