// What several subcommands print in the same way: complaints, scores, shares in percent, an image in characters.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <lecun1989/expected.hpp>
#include "core/evaluation/evaluation.hpp"
#include "core/image.hpp"
#include "core/json/json.hpp"

namespace lecun1989 {

/// Exit codes: success; the task could not be done; the command line itself is wrong.
inline constexpr int exit_fine = 0;
inline constexpr int exit_failed = 1;
inline constexpr int exit_usage = 2;

/// A text from outside, such as a file's name, as a terminal may show it: with '?' for control characters.
std::string printable(std::string_view text);

/// Prints what went wrong on standard error, in one line; returns the exit code for it.
int complain(const Error& error);

/// Says on standard output that a file was written.
void say_written(const std::string& path);

/// {"examples", "misses", "error_percent", "loss", "confusion"}; confusion [digit][answer].
Json to_json(const Evaluation& evaluation);

/// The columns of a table of scores, and a row of them without the end of its line; the test half only if something is tested.
void print_score_heads(bool with_test);
void print_scores(const Score& train, const std::optional<Score>& test);

double percent_of(std::uint64_t part, std::uint64_t whole);

/// Sixteen lines of sixteen characters, each two columns wide, from ' ' (background) to '@' (ink).
std::string picture_of(const Image& image);

}  // namespace lecun1989
