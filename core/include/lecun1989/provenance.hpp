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
    std::string hash;          // 16 hexadecimal digits
    float share = 1;           // this set's part of the presentations, 0 ... 1
    std::string licence = {};  // empty if unknown
};

/// The scores of weights on a set.
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

/// The scores of weights on drawings, with the page's pen, by people whose drawings were not trained on, and what the weights declined.
struct UnseenPens {
    TestScore test;  // all drawings, as though nothing were declined
    std::uint64_t rejected = 0;
    std::uint64_t misses_accepted = 0;
};

/// How parameters were pruned from trained weights. Those that are left are those that are not 0.
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
    std::string from;  // the hash of the weights before the lessons; the scores are theirs
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
    float step_size = 0;               // of the first pass; 0 means the recipe's own
    std::uint64_t planned_passes = 0;  // of the plan by which steps shrink, if `passes` are only a part of it; otherwise 0
    std::optional<Taught> taught = {};
    std::string rounded_from = {};  // of weights in eight bits: the hash of the weights that were rounded; the scores are theirs
};

}  // namespace lecun1989
