#include "targets.hpp"

#include <cmath>
#include <memory>

#include <lecun1989/reader.hpp>
#include "core/data/named_set.hpp"
#include "core/data/synthetic.hpp"
#include "core/hash.hpp"
#include "picture_seeds.hpp"
#include "tools/pictures/picture_file.hpp"

namespace lecun1989 {
namespace {

using Outcome = Target::Outcome;
using Readers = std::shared_ptr<Reader>;

constexpr std::size_t most_read = 4;  // digits of a set; the others are read in the same way

void add(const Reading& reading, Hash& hash, Outcome& outcome) {
    hash.add(reading.image);
    hash.add(reading.outputs);
    for (const float output : reading.outputs) {
        if (!(std::fabs(output) <= 1.7159F)) {
            outcome.fault = "an output of " + std::to_string(output);
        }
    }
    if (reading.digit < Reading::no_digit || reading.digit > 9) {
        outcome.fault = "digit " + std::to_string(reading.digit);
    }
}

Outcome refused(const Error& error) { return {{}, error.message, {}}; }

Outcome answer_to_picture(std::string_view file, Reader& reader) {
    const auto picture = read_picture(file);
    if (!picture) {
        return refused(picture.error());
    }
    Outcome outcome;
    Hash hash;
    const auto digit = reader.read(picture->view());
    const auto number = reader.read_number(picture->view());
    if (!digit || !number) {
        return {{}, {}, "a picture that was read from its file is refused: " + (digit ? number.error() : digit.error()).message};
    }
    add(*digit, hash, outcome);
    for (const NumberDigit& one : *number) {
        add(one.reading, hash, outcome);
    }
    outcome.answers = hash.text();
    return outcome;
}

Outcome answer_to_set(const Expected<NamedDataset>& set, Reader& reader) {
    if (!set) {
        return refused(set.error());
    }
    Outcome outcome;
    Hash hash;
    for (std::size_t i = 0; i < std::min(set->digits.size(), most_read); ++i) {
        const auto reading = reader.read(set->digits.images[i]);
        if (!reading) {
            return {{}, {}, "an image of a set is refused: " + reading.error().message};
        }
        add(*reading, hash, outcome);
    }
    for (std::size_t i = 0; i < std::min(set->strokes.size(), most_read); ++i) {
        const auto number = reader.read_number(set->strokes[i].strokes);
        if (number) {  // a drawing may lie as far from the pad as a tablet does
            for (const NumberDigit& one : *number) {
                add(one.reading, hash, outcome);
            }
        }
    }
    outcome.answers = hash.text();
    return outcome;
}

Outcome answer_of_weights(std::string_view file) {
    const auto model = Model::from_json(file);
    if (!model) {
        return refused(model.error());
    }
    Outcome outcome;
    Hash hash;
    add(*Reader(*model).read(Strokes{{{0.2F, 0.2F}, {0.8F, 0.2F}, {0.4F, 0.9F}}}), hash, outcome);
    outcome.answers = hash.text();
    return outcome;
}

std::string zip_text_of(const Dataset& data) {
    std::string text;
    for (std::size_t i = 0; i < data.size(); ++i) {
        text += std::to_string(data.digits[i]);
        for (const float pixel : data.images[i]) {
            text += " " + std::to_string(pixel);
        }
        text += "\n";
    }
    return text;
}

/// Of two digits, images first, in one text: the fuzzing cuts it at the length that whole images have.
constexpr std::size_t idx_images_size = 16 + 2 * 784;

std::string idx_of_two() {
    using namespace std::string_literals;
    std::string pixels;
    for (std::size_t i = 0; i < 2 * 784; ++i) {
        pixels += static_cast<char>(i % 28 / 3 == 4 && i / 28 % 28 > 5 ? 250 : i % 5);
    }
    return "\0\0\x08\x03\0\0\0\x02\0\0\0\x1c\0\0\0\x1c"s + pixels + "\0\0\x08\x01\0\0\0\x02\x01\x07"s;
}

Outcome answer_to_idx(std::string_view file, Reader& reader) {
    const auto bytes = [](std::string_view part) { return std::span(reinterpret_cast<const std::uint8_t*>(part.data()), part.size()); };
    const std::size_t end = std::min(file.size(), idx_images_size);
    return answer_to_set(mnist_set(bytes(file.substr(0, end)), bytes(file.substr(end)), Half::test), reader);
}

}  // namespace

std::vector<Target> all_targets(const std::string& weights) {
    const auto reader = std::make_shared<Reader>(*Model::from_json(weights));
    const auto picture = [reader](std::string_view file) { return answer_to_picture(file, *reader); };
    const std::string strokes = line_of({7, {{{0.2F, 0.2F}, {0.8F, 0.2F}, {0.4F, 0.9F}}}}) +
                                line_of({4, {{{60, 10}, {30, 200}, {160, 190}}, {{120, 90}, {110, 300}}}}) + line_of({1, {{{0, 1}}}});
    return {{"png", png_seeds(), picture},
            {"jpeg", jpeg_seeds(), picture},
            {"pnm", pnm_seeds(), picture},
            {"strokes", {strokes}, [reader](std::string_view file) { return answer_to_set(strokes_set(file, std::nullopt), *reader); }},
            {"zip",
             {zip_text_of(synthetic(2, 1))},
             [reader](std::string_view file) { return answer_to_set(zip_set(file, Half::test), *reader); }},
            {"idx", {idx_of_two()}, [reader](std::string_view file) { return answer_to_idx(file, *reader); }},
            {"weights", {weights}, answer_of_weights}};
}

}  // namespace lecun1989
