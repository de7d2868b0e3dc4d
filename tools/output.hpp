// What several subcommands print in the same way: complaints, scores, an image in characters.
#pragma once

#include <string>

#include <lecun1989/expected.hpp>
#include "core/evaluation/evaluation.hpp"
#include "core/image.hpp"
#include "core/json/json.hpp"

namespace lecun1989 {

/// Exit codes: success; the task could not be done; the command line itself is wrong.
inline constexpr int exit_fine = 0;
inline constexpr int exit_failed = 1;
inline constexpr int exit_usage = 2;

/// Prints what went wrong on standard error; returns the exit code for it.
int complain(const Error& error);

/// {"examples", "misses", "error_percent", "loss", "confusion"}; confusion [digit][answer].
Json to_json(const Evaluation& evaluation);

/// Sixteen lines of sixteen characters, each two columns wide, from ' ' (background) to '@' (ink).
std::string picture_of(const Image& image);

}  // namespace lecun1989
