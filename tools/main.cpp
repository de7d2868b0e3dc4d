// lecun1989, the trainer: trains the 1989 network, tests it and shows what it has learned. One file for each subcommand; the mathematics is
// in the core.
#include <cstdio>
#include <exception>
#include <map>
#include <new>
#include <sstream>

#include "output.hpp"
#include "signals.hpp"
#include "subcommands.hpp"
#include "suggestions.hpp"

namespace lecun1989 {
namespace {

/// Prints the help that was asked for, or what is wrong with the command line; returns the exit code.
int explain(const CLI::App& app, const CLI::ParseError& error, int argument_count, char** arguments) {
    std::ostringstream help;
    std::ostringstream complaint;
    if (app.exit(error, help, complaint) == 0) {
        std::printf("%s", help.str().c_str());
        return exit_fine;
    }
    const std::string unknown = sentence_about_unknown(app, argument_count, arguments);
    if (!unknown.empty()) {
        std::fprintf(stderr, "lecun1989: %s\n", unknown.c_str());
        return exit_usage;
    }
    std::istringstream lines(complaint.str());
    for (std::string line; std::getline(lines, line);) {
        std::fprintf(stderr, "%s\n", printable(line).c_str());
    }
    return exit_usage;
}

int run(int argument_count, char** arguments) {
    CLI::App app{"Trains, tests and shows the convolutional network that read zip codes in 1989 (LeCun et al., Neural Computation 1)."};
    app.name("lecun1989");
    app.require_subcommand(1);
    app.set_version_flag("--version", LECUN1989_VERSION);
    app.footer("lecun1989 SUBCOMMAND --help explains each of them.");
    std::map<std::string, Run> runs;
    runs["train"] = add_train(app);
    runs["evaluate"] = add_evaluate(app);
    runs["predict"] = add_predict(app);
    runs["kernels"] = add_kernels(app);
    runs["prune"] = add_prune(app);
    runs["quantise"] = add_quantise(app);
    runs["reproduce"] = add_reproduce(app);
    try {
        app.parse(argument_count, arguments);
    } catch (const CLI::ParseError& error) {
        return explain(app, error, argument_count, arguments);
    }
    say_when_stopped();
    const int code = runs.at(app.get_subcommands().front()->get_name())();
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
        return complain(Error{ErrorCode::file, "standard output: not all could be written"});
    }
    return code;
}

}  // namespace
}  // namespace lecun1989

int main(int argument_count, char** arguments) {
    using lecun1989::Error;
    using lecun1989::ErrorCode;
    // Our own code throws nothing; libraries may, when memory runs out.
    try {
        return lecun1989::run(argument_count, arguments);
    } catch (const std::bad_alloc&) {
        return lecun1989::complain(Error{ErrorCode::memory, "not enough memory for this"});
    } catch (const std::exception& error) {
        return lecun1989::complain(Error{ErrorCode::state, std::string("unexpected: ") + error.what()});
    }
}
