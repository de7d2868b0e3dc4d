// What a mistyped subcommand or option was probably meant to be.
#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace lecun1989 {

/// The sentence about the first word that is no subcommand, or the first option that the subcommand does not have; empty if there is none.
std::string sentence_about_unknown(const CLI::App& app, int argument_count, const char* const* arguments);

}  // namespace lecun1989
