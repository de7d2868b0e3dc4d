// The subcommands: each adds itself, its options and its help to the program, and returns what to run if it is the one called.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>

namespace lecun1989 {

/// Runs a subcommand whose options have been read; returns the exit code of the program.
using Run = std::function<int()>;

Run add_train(CLI::App& app);
Run add_evaluate(CLI::App& app);
Run add_predict(CLI::App& app);
Run add_kernels(CLI::App& app);
Run add_prune(CLI::App& app);
Run add_quantise(CLI::App& app);
Run add_reproduce(CLI::App& app);

}  // namespace lecun1989
