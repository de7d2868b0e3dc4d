// lecun1989 predict: reads pictures of single digits and shows the 16x16 image of each; or pictures of numbers, digit by digit.
#include <stb_image.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>

#include <lecun1989/reader.hpp>

#include "files.hpp"
#include "output.hpp"
#include "subcommands.hpp"
#include "weights_files.hpp"

namespace lecun1989 {
namespace {

struct PredictOptions {
    std::string weights;
    std::vector<std::string> images;
    bool string = false;
};

constexpr std::size_t most_pixels = 64'000'000;

Error wrong(const std::string& sentence) { return Error{ErrorCode::picture, sentence}; }

/// What is wrong with a PGM or PPM of this many samples. Checked here, because stb_image before 2.28 shows uninitialised memory for a
/// truncated file, and reads beyond its own buffer if a sample has 16 bits.
std::optional<Error> refusal_of_pnm(const std::string& bytes, std::size_t samples) {
    if (stbi_is_16_bit_from_memory(reinterpret_cast<const stbi_uc*>(bytes.data()), static_cast<int>(bytes.size())) != 0) {
        return wrong("expected 8 bits for each level of grey or colour, found 16");
    }
    std::size_t at = 2;
    for (int number = 0; number < 3; ++number) {  // columns, rows, white
        while (at < bytes.size() && (bytes[at] < '0' || bytes[at] > '9')) {
            at = bytes[at] == '#' ? bytes.find_first_of("\r\n", at) : at + 1;
        }
        at = std::min(bytes.find_first_not_of("0123456789", at), bytes.size());
    }
    const std::size_t announced = at + 1 + samples;
    if (announced > bytes.size()) {
        return wrong("cut short: " + std::to_string(bytes.size()) + " bytes, expected " + std::to_string(announced));
    }
    return std::nullopt;
}

/// What is wrong with a picture, as far as its first bytes tell.
std::optional<Error> refusal_of(const std::string& bytes) {
    const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
    const int size = static_cast<int>(bytes.size());
    int columns = 0;
    int rows = 0;
    int channels = 0;
    if (stbi_info_from_memory(data, size, &columns, &rows, &channels) == 0) {
        return wrong("expected a PNG, JPEG or PGM picture (" + std::string(stbi_failure_reason()) + ")");
    }
    if (columns < 1 || rows < 1) {
        return wrong("expected a picture of at least one pixel, found " + std::to_string(columns) + " x " + std::to_string(rows));
    }
    const std::size_t pixels = static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns);
    if (pixels > most_pixels) {
        return wrong("expected at most 64 million pixels, found " + std::to_string(columns) + " x " + std::to_string(rows));
    }
    return bytes[0] == 'P' ? refusal_of_pnm(bytes, pixels * static_cast<std::size_t>(channels)) : std::nullopt;
}

struct Picture {
    std::vector<std::uint8_t> grey_and_opacity;
    std::size_t columns = 0;
    std::size_t rows = 0;

    PictureView view() const { return {grey_and_opacity, columns, rows, PixelFormat::grey_alpha}; }
};

/// A PNG, JPEG or PGM.
Expected<Picture> read_picture(const std::string& path) {
    const auto bytes = read_file(path);
    if (!bytes) {
        return bytes.error();
    }
    if (const auto refusal = refusal_of(*bytes)) {
        return found_in(path, *refusal);
    }
    int columns = 0;
    int rows = 0;
    int channels = 0;
    const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> pixels(
        stbi_load_from_memory(reinterpret_cast<const stbi_uc*>(bytes->data()), static_cast<int>(bytes->size()), &columns, &rows, &channels,
                              2),
        &stbi_image_free);
    if (!pixels) {
        return found_in(path, wrong("a damaged picture (" + std::string(stbi_failure_reason()) + ")"));
    }
    const auto* first = pixels.get();
    const std::size_t count = static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
    return Picture{{first, first + 2 * count}, static_cast<std::size_t>(columns), static_cast<std::size_t>(rows)};
}

void print(const std::string& path, const Reading& reading) {
    if (reading.digit == Reading::no_digit) {
        std::printf("%s: ?  (nothing is drawn)\n", path.c_str());
        return;
    }
    if (reading.rejected) {
        std::printf("%s: ?  (%d or %d, or no digit)\n\n", path.c_str(), reading.digit, reading.second);
    } else {
        std::printf("%s: %d\n\n", path.c_str(), reading.digit);
    }
    for (std::size_t digit = 0; digit < reading.outputs.size(); ++digit) {
        std::printf("  %zu  %+.4f%s\n", digit, static_cast<double>(reading.outputs[digit]),
                    static_cast<int>(digit) == reading.digit ? "  <" : "");
    }
    std::printf("\n%s\n", picture_of(reading.image).c_str());
}

/// A line for the number, then one for each digit: its box in pixels of the picture, and what was read.
void print_number(const std::string& path, const std::vector<NumberDigit>& digits) {
    std::string text;
    for (const NumberDigit& digit : digits) {
        text += digit.reading.rejected ? '?' : static_cast<char>('0' + digit.reading.digit);
    }
    std::printf("%s: %s\n", path.c_str(), digits.empty() ? "(no digit is found)" : text.c_str());
    for (const NumberDigit& digit : digits) {
        const auto pixels = [](float length) { return static_cast<int>(length); };
        std::printf("  %c  %d %d %d %d  %+.4f", digit.reading.rejected ? '?' : '0' + digit.reading.digit, pixels(digit.box.least.x),
                    pixels(digit.box.least.y), pixels(digit.box.width()), pixels(digit.box.height()),
                    static_cast<double>(digit.reading.outputs[static_cast<std::size_t>(digit.reading.digit)]));
        if (digit.reading.rejected) {
            std::printf("  %d or %d, or no digit", digit.reading.digit, digit.reading.second);
        }
        std::printf("\n");
    }
}

/// Prints what is read of one picture.
std::optional<Error> predict(const std::string& path, bool string, Reader& reader) {
    const auto picture = read_picture(path);
    if (!picture) {
        return picture.error();
    }
    if (string) {
        const auto digits = reader.read_number(picture->view());
        if (!digits) {
            return found_in(path, digits.error());
        }
        print_number(path, *digits);
        return std::nullopt;
    }
    const auto reading = reader.read(picture->view());
    if (!reading) {
        return found_in(path, reading.error());
    }
    print(path, *reading);
    return std::nullopt;
}

int run(const PredictOptions& options) {
    auto weights = load_weights(options.weights);
    if (!weights) {
        return complain(weights.error());
    }
    Reader reader(model_of(std::move(*weights)));
    int code = exit_fine;
    for (const std::string& path : options.images) {
        if (const auto error = predict(path, options.string, reader)) {
            code = complain(*error);
        }
    }
    return code;
}

}  // namespace

Run add_predict(CLI::App& app) {
    auto options = std::make_shared<PredictOptions>();
    CLI::App* command = app.add_subcommand("predict", "Read pictures of single digits, or of written numbers");
    command->add_option("--weights", options->weights, "Weights file")->required();
    command->add_option("IMAGE", options->images, "PNG, JPEG or PGM of one digit, dark on light or light on dark")->required();
    command->add_flag("--string", options->string, "Each picture shows a written number: find its digits and read them one by one");
    command->footer(
        "Prints the digit, the ten outputs (+1 is the target of the right digit, -1 of the others) and the 16x16 image that\n"
        "the network reads; a digit that the weights' threshold rejects is printed as ? with the two that it may be.\n"
        "Transparent pixels count as white paper. Light may be uneven; specks, ruled lines and the table's edge are left out.\n"
        "With --string: the number from left to right, then a line for each digit, with the left and top of its box, its width\n"
        "and height, in pixels, and its output.\n\n"
        "Example: lecun1989 predict --weights weights/mnist1989.json seven.png");
    return [options] { return run(*options); };
}

}  // namespace lecun1989
