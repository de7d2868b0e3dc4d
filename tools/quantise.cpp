// lecun1989 quantise: weights in eight bits, as a weights file and as a C file for small machines.
#include <cstdio>
#include <memory>

#include "core/compress/c_source.hpp"
#include "core/compress/rounding.hpp"
#include "core/data/synthetic.hpp"
#include "files.hpp"
#include "output.hpp"
#include "outputs.hpp"
#include "signals.hpp"
#include "subcommands.hpp"
#include "weights_files.hpp"

namespace lecun1989 {
namespace {

/// How many digits rounding compensates on: a few hundred are enough, and more made no difference.
constexpr std::size_t compensated_on = 500;
constexpr std::uint64_t compensated_on_seed = 77;

struct QuantiseOptions {
    std::string weights;
    std::string out;
    std::string c;
};

int run(const QuantiseOptions& options) {
    const NamedFile weights_file{"--weights", options.weights};
    const NamedFile outputs[] = {{"--out", options.out}, {"--c", options.c}};
    if (const auto error = refusal_of_outputs(outputs, {&weights_file, 1})) {
        return complain(*error);
    }
    say_when_stopped(options.out + " is unchanged");
    auto weights = load_weights(options.weights);
    if (!weights) {
        return complain(weights.error());
    }
    round_to_eight_bits(*weights, synthetic(compensated_on, compensated_on_seed).images);
    if (!options.c.empty()) {
        if (const auto error = cannot_write(options.c)) {
            return complain(*error);  // before the other file is written
        }
    }
    say_when_stopped();  // the files may be written or not
    if (const auto error = save_weights(options.out, *weights)) {
        return complain(*error);
    }
    say_written(options.out);
    if (!options.c.empty()) {
        if (const auto error = write_file(options.c, c_source_of(*weights))) {
            return complain(*error);
        }
        say_written(options.c);
    }
    return exit_fine;
}

}  // namespace

Run add_quantise(CLI::App& app) {
    auto options = std::make_shared<QuantiseOptions>();
    CLI::App* command = app.add_subcommand("quantise", "Round weights to eight bits, for small files and small machines");
    command->add_option("--weights", options->weights, "Weights file")->required();
    command->add_option("--out", options->out, "Weights file to write, in eight bits")->required();
    command->add_option("--c", options->c, "C99 file to write: weights and forward pass, without any library");
    command->footer(
        "A weight becomes an integer from -127 to 127, times the scale of its plane or unit: rounded up or down, whichever\n"
        "better compensates for the rounding of the unit's earlier weights, on synthetic digits. Weights that are in eight\n"
        "bits already stay as they are. The new file keeps the scores of the original weights; evaluate measures its own.\n\n"
        "Example: lecun1989 quantise --weights weights/mnist1989.json --out small.json --c small.c");
    return [options] { return run(*options); };
}

}  // namespace lecun1989
