// lecun1989 kernels: H1's twelve shared 5x5 kernels, in the terminal or as a drawing.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>

#include "files.hpp"
#include "output.hpp"
#include "outputs.hpp"
#include "subcommands.hpp"
#include "weights_files.hpp"

namespace lecun1989 {
namespace {

struct KernelsOptions {
    std::string weights;
    std::string svg;
};

constexpr std::size_t side = paper::kernel_side;
constexpr std::size_t planes = paper::h1_planes;
constexpr std::size_t planes_a_row = 6;

/// The kernels [plane][row][column] and their greatest magnitude, which sets the scale.
struct Kernels {
    std::array<float, planes * H1::taps> weights{};
    float greatest = 0.0F;

    float at(std::size_t plane, std::size_t row, std::size_t column) const { return weights[plane * H1::taps + row * side + column]; }
    /// -1 ... +1
    float part(std::size_t plane, std::size_t row, std::size_t column) const {
        return greatest > 0.0F ? at(plane, row, column) / greatest : 0.0F;
    }
};

Kernels kernels_of(const Parameters<float>& parameters) {
    Kernels kernels;
    for (std::size_t i = 0; i < kernels.weights.size(); ++i) {
        kernels.weights[i] = parameters.values[storage_index(Tensor::h1_weights, i)];
        kernels.greatest = std::max(kernels.greatest, std::fabs(kernels.weights[i]));
    }
    return kernels;
}

void print(const Kernels& kernels) {
    std::printf("H1's kernels; 10 is %.4f, the greatest weight\n", static_cast<double>(kernels.greatest));
    for (std::size_t first = 0; first < planes; first += planes_a_row) {
        std::printf("\n");
        for (std::size_t row = 0; row < side; ++row) {
            for (std::size_t plane = first; plane < first + planes_a_row; ++plane) {
                for (std::size_t column = 0; column < side; ++column) {
                    std::printf("%4ld", std::lround(kernels.part(plane, row, column) * 10.0F));
                }
                std::printf(plane + 1 < first + planes_a_row ? "   " : "\n");
            }
        }
    }
}

/// Orange for negative, white for 0, blue for positive, as on the page: distinct for colour-blind eyes too.
std::string colour_of(float part) {
    constexpr std::array<float, 3> negative = {198, 90, 7};
    constexpr std::array<float, 3> positive = {27, 79, 174};
    const auto& end = part < 0.0F ? negative : positive;
    std::string colour = "#";
    for (const float channel : end) {
        const long level = std::lround(255.0F + (channel - 255.0F) * std::fabs(part));
        std::array<char, 3> text{};
        std::snprintf(text.data(), text.size(), "%02lx", level & 255L);
        colour += text.data();
    }
    return colour;
}

std::string cell(std::size_t x, std::size_t y, std::size_t size, const std::string& colour, const std::string& title) {
    return "<rect x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" width=\"" + std::to_string(size) + "\" height=\"" +
           std::to_string(size) + "\" fill=\"" + colour + "\"><title>" + title + "</title></rect>\n";
}

std::string rounded(float weight) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%+.3f", static_cast<double>(weight));
    return text.data();
}

std::string svg_of(const Kernels& kernels) {
    constexpr std::size_t size = 16;
    constexpr std::size_t pitch = side * size + 20;
    constexpr std::size_t legend_y = 2 * pitch + 20;
    constexpr std::size_t legend_steps = 20;
    std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + std::to_string(planes_a_row * pitch + 20) + " " +
                      std::to_string(legend_y + 50) + "\" font-family=\"sans-serif\" font-size=\"12\">\n" +
                      "<title>The 12 kernels of H1</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#f4f1ea\"/>\n";
    for (std::size_t plane = 0; plane < planes; ++plane) {
        for (std::size_t row = 0; row < side; ++row) {
            for (std::size_t column = 0; column < side; ++column) {
                svg += cell(20 + plane % planes_a_row * pitch + column * size, 20 + plane / planes_a_row * pitch + row * size, size,
                            colour_of(kernels.part(plane, row, column)), rounded(kernels.at(plane, row, column)));
            }
        }
    }
    for (std::size_t step = 0; step <= legend_steps; ++step) {
        const float part = static_cast<float>(step) / static_cast<float>(legend_steps) * 2.0F - 1.0F;
        svg += cell(20 + step * size, legend_y, size, colour_of(part), rounded(part * kernels.greatest));
    }
    const auto label = [&](std::size_t step, const std::string& text) {
        return "<text x=\"" + std::to_string(20 + step * size) + "\" y=\"" + std::to_string(legend_y + 2 * size) + "\">" + text +
               "</text>\n";
    };
    svg += label(0, rounded(-kernels.greatest)) + label(legend_steps / 2, "0") + label(legend_steps - 1, rounded(kernels.greatest));
    return svg + "</svg>\n";
}

int run(const KernelsOptions& options) {
    const NamedFile weights_file{"--weights", options.weights};
    const NamedFile drawing{"--svg", options.svg};
    if (const auto error = refusal_of_outputs({&drawing, 1}, {&weights_file, 1})) {
        return complain(*error);
    }
    const auto weights = load_weights(options.weights);
    if (!weights) {
        return complain(weights.error());
    }
    const Kernels kernels = kernels_of(weights->parameters);
    if (options.svg.empty()) {
        print(kernels);
        return exit_fine;
    }
    if (const auto error = write_file(options.svg, svg_of(kernels))) {
        return complain(*error);
    }
    say_written(options.svg);
    return exit_fine;
}

}  // namespace

Run add_kernels(CLI::App& app) {
    auto options = std::make_shared<KernelsOptions>();
    CLI::App* command = app.add_subcommand("kernels", "Show the 12 kernels of H1");
    command->add_option("--weights", options->weights, "Weights file")->required();
    command->add_option("--svg", options->svg, "Draw the kernels into this SVG file");
    command->footer(
        "In the terminal each weight is shown in tenths of the greatest.\n\n"
        "Example: lecun1989 kernels --weights weights/zip1989.json --svg kernels.svg");
    return [options] { return run(*options); };
}

}  // namespace lecun1989
