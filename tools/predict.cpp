// lecun1989 predict: reads pictures of single digits and shows the 16x16 image of each; or pictures of numbers, digit by digit.
#include <cstdio>
#include <memory>
#include <optional>

#include <lecun1989/reader.hpp>

#include "files.hpp"
#include "output.hpp"
#include "pictures/picture_file.hpp"
#include "subcommands.hpp"
#include "weights_files.hpp"

namespace lecun1989 {
namespace {

struct PredictOptions {
    std::string weights;
    std::vector<std::string> images;
    bool string = false;
};

Expected<Picture> load_picture(const std::string& path) {
    const auto bytes = read_file(path);
    if (!bytes) {
        return bytes.error();
    }
    auto picture = read_picture(*bytes);
    return picture ? std::move(picture) : found_in(path, picture.error());
}

void print(const std::string& path, const Reading& reading) {
    if (reading.digit == Reading::no_digit) {
        std::printf("%s: ?  (nothing is drawn)\n", printable(path).c_str());
        return;
    }
    if (reading.rejected) {
        std::printf("%s: ?  (%d or %d, or no digit)\n\n", printable(path).c_str(), reading.digit, reading.second);
    } else {
        std::printf("%s: %d\n\n", printable(path).c_str(), reading.digit);
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
    std::printf("%s: %s\n", printable(path).c_str(), digits.empty() ? "(no digit is found)" : text.c_str());
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
    const auto picture = load_picture(path);
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
        std::fflush(stdout);  // so that complaints stand where they belong, and an interruption loses nothing
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
        "Transparent pixels count as white paper, and a photo is turned as its EXIF data says. A damaged picture is refused.\n"
        "Light may be uneven; specks, ruled lines and the table's edge are left out.\n"
        "With --string: the number from left to right, then a line for each digit, with the left and top of its box, its width\n"
        "and height, in pixels, and its output.\n\n"
        "Example: lecun1989 predict --weights weights/mnist1989.json seven.png");
    return [options] { return run(*options); };
}

}  // namespace lecun1989
