// What tests/bench/run measures natively, a subcommand each, one line of JSON each. Measurements are short: run interleaves them with the
// other contestants' and takes medians. Not for use by hand.
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <functional>
#include <string>

#include "core/evaluation/evaluation.hpp"
#include "core/learning/trainer.hpp"
#include "core/network/machines.hpp"
#include "core/weights/weights_json.hpp"
#include "peak.hpp"
#include "tools/data_spec.hpp"
#include "tools/files.hpp"

namespace lecun1989::bench {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

[[noreturn]] void fail(const std::string& message) {
    std::fprintf(stderr, "lecun1989_bench: %s\n", message.c_str());
    std::exit(1);
}

std::size_t number(const char* text) { return std::stoull(text); }

/// The most memory that this program has held; 0 if the system does not say. Not getrusage, which on Linux counts the program that started
/// this one.
double peak_megabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        if (double kilobytes = 0.0; word == "VmHWM:" && status >> kilobytes) {
            return kilobytes / 1024.0;
        }
    }
    return 0.0;
}

/// Seconds for each call of `work`, which is told how often to repeat, over at least `milliseconds`; the first tenth warms up.
double seconds_each(double milliseconds, const std::function<void(std::size_t)>& work) {
    const auto run = [&](double seconds) {
        std::size_t repeats = 64;
        for (;; repeats *= 2) {
            const auto start = Clock::now();
            work(repeats);
            if (const double took = seconds_since(start); took >= seconds) {
                return took / static_cast<double>(repeats);
            }
        }
    };
    run(milliseconds * 1e-4);
    return run(milliseconds * 1e-3);
}

/// The first `count` digits of a folder that `write_digits` has filled; all of them for 0. No more is read, so that the measured memory is
/// theirs.
Dataset read_digits(const std::string& folder, std::size_t count) {
    std::ifstream images(folder + "/images.f32", std::ios::binary);
    std::ifstream digits(folder + "/digits.u8", std::ios::binary);
    Dataset data;
    Image image;
    char digit = 0;
    while ((count == 0 || data.size() < count) && images.read(reinterpret_cast<char*>(image.data()), sizeof image) && digits.get(digit)) {
        data.add(image, static_cast<std::uint8_t>(digit));
    }
    if (data.size() == 0 || data.size() < count) {
        fail(folder + ": expected more digits, found " + std::to_string(data.size()));
    }
    return data;
}

Parameters<float> read_parameters(const std::string& path) {
    const auto text = read_file(path);
    const auto weights = text ? read_weights(*text) : Expected<Weights>(text.error());
    return weights ? weights->parameters : (fail(weights.error().message), Parameters<float>{});
}

/// export SPEC COUNT FOLDER: the first COUNT digits of a data set, [16][16] floats and bytes, for contestants in other languages.
void write_digits(char** arguments) {
    const auto data = load_data(arguments[0], Half::train);
    if (!data) {
        fail(data.error().message);
    }
    const std::size_t count = std::min(number(arguments[1]), data->digits.size());
    const std::string folder = arguments[2];
    std::ofstream images(folder + "/images.f32", std::ios::binary);
    images.write(reinterpret_cast<const char*>(data->digits.images.data()), static_cast<std::streamsize>(count * sizeof(Image)));
    std::ofstream digits(folder + "/digits.u8", std::ios::binary);
    digits.write(reinterpret_cast<const char*>(data->digits.digits.data()), static_cast<std::streamsize>(count));
    if (!images.flush() || !digits.flush()) {
        fail(folder + ": cannot be written");
    }
    std::printf("{\"examples\": %zu}\n", count);
}

/// predict WEIGHTS FOLDER MILLISECONDS: one image after another through `forward`.
void predict(char** arguments) {
    const auto parameters = read_parameters(arguments[0]);
    const Dataset data = read_digits(arguments[1], 256);
    State<float> state;
    const double seconds = seconds_each(std::stod(arguments[2]), [&](std::size_t repeats) {
        for (std::size_t i = 0; i < repeats; ++i) {
            forward(parameters, data.images[i % 256], state);
        }
    });
    std::printf("{\"microseconds\": %.6g, \"output\": %.9g}\n", seconds * 1e6, static_cast<double>(state.outputs[0]));
}

/// lanes: how wide the registers are that this processor has passes for.
void lanes(char**) { std::printf("{\"lanes\": %d}\n", 2 << runnable_passes().size()); }

/// peak LANES MILLISECONDS
void peak(char** arguments) {
    const std::size_t lanes = number(arguments[0]);
    float result = 0.0F;
    const double seconds = seconds_each(std::stod(arguments[1]), [&](std::size_t repeats) {
        result += (lanes == 16 ? peak_of_16 : lanes == 8 ? peak_of_8 : peak_of_4)(static_cast<unsigned>(repeats));
    });
    const double flops = 2.0 * static_cast<double>(lanes) * chains;
    std::printf("{\"gigaflops\": %.6g, \"result\": %.3g}\n", flops / seconds * 1e-9, static_cast<double>(result));
}

/// train FOLDER COUNT PASSES: as many passes over the first COUNT digits, testing left out.
void train(char** arguments) {
    const Dataset data = read_digits(arguments[0], number(arguments[1]));
    const std::size_t passes = number(arguments[2]);
    Trainer trainer(data, plain_recipe(), 1);
    const auto start = Clock::now();
    trainer.present(passes * data.size());
    const double seconds = seconds_since(start);
    std::printf("{\"seconds\": %.6g, \"seconds_a_pass\": %.6g, \"peak_megabytes\": %.4g}\n", seconds, seconds / static_cast<double>(passes),
                peak_megabytes());
}

/// evaluate WEIGHTS FOLDER COUNT
void evaluate_digits(char** arguments) {
    const auto parameters = read_parameters(arguments[0]);
    const Dataset data = read_digits(arguments[1], number(arguments[2]));
    const auto start = Clock::now();
    const Evaluation evaluation = evaluate(parameters, data, no_threshold);
    std::printf("{\"seconds\": %.6g, \"misses\": %zu, \"peak_megabytes\": %.4g}\n", seconds_since(start),
                static_cast<std::size_t>(evaluation.score.misses), peak_megabytes());
}

struct Subcommand {
    const char* name;
    int arguments;
    void (*run)(char**);
};
constexpr Subcommand subcommands[] = {{"export", 3, write_digits}, {"predict", 3, predict}, {"lanes", 0, lanes},
                                      {"peak", 2, peak},           {"train", 3, train},     {"evaluate", 3, evaluate_digits}};

int run(int count, char** arguments) {
    for (const Subcommand& subcommand : subcommands) {
        if (count == subcommand.arguments + 2 && std::strcmp(arguments[1], subcommand.name) == 0) {
            subcommand.run(arguments + 2);
            return 0;
        }
    }
    std::fputs(
        "usage: lecun1989_bench export SPEC COUNT FOLDER | predict WEIGHTS FOLDER MILLISECONDS | lanes | peak LANES MILLISECONDS |\n"
        "       train FOLDER COUNT PASSES | evaluate WEIGHTS FOLDER COUNT\n",
        stderr);
    return 2;
}

}  // namespace
}  // namespace lecun1989::bench

int main(int count, char** arguments) { return lecun1989::bench::run(count, arguments); }
