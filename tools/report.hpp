// What several subcommands print alike: complaints, scores, an image in characters.
#pragma once

#include <string>

#include <lecun1989/expected.hpp>
#include "core/image.hpp"
#include "core/json/json.hpp"
#include "core/learning/trainer.hpp"

namespace lecun1989 {

/// Exit codes: all went well; what was asked for could not be done; the command line itself is wrong.
inline constexpr int exit_fine = 0;
inline constexpr int exit_failed = 1;
inline constexpr int exit_usage = 2;

/// Says what went wrong on standard error; gives the exit code that goes with it.
int complain(const Error& error);

/// {"examples", "misses", "error_percent", "loss", "confusion"}; confusion [digit][answer].
Json to_json(const Evaluation& evaluation);

/// Sixteen lines of sixteen characters, two columns wide each, from ' ' (background) to '@' (ink).
std::string picture_of(const Image& image);

}  // namespace lecun1989
