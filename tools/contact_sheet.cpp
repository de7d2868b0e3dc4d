#include "contact_sheet.hpp"

#include <array>
#include <cmath>
#include <cstdio>

namespace lecun1989 {
namespace {

constexpr std::size_t columns = 12;
constexpr std::size_t tile_side = 64;  // of an image, in the drawing's units
constexpr std::size_t pitch_x = 2 * tile_side + 22;
constexpr std::size_t pitch_y = tile_side + 34;
constexpr std::size_t head = 40;
constexpr std::size_t shades = 8;

std::string decimal(float value, int places) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.*f", places, static_cast<double>(value));
    return text.data();
}

/// Every pixel with ink as a square, in one path for each of a few shades.
std::string pixels_of(const Image& image) {
    std::array<std::string, shades + 1> paths;
    for (std::size_t i = 0; i < image.size(); ++i) {
        const auto shade = static_cast<std::size_t>(std::lround((image[i] + 1.0F) / 2.0F * static_cast<float>(shades)));
        paths[shade] += "M" + std::to_string(i % paper::image_side) + " " + std::to_string(i / paper::image_side) + "h1v1h-1z";
    }
    std::string svg = "<g transform=\"scale(" + std::to_string(tile_side / paper::image_side) + ")\">";
    for (std::size_t shade = 1; shade <= shades; ++shade) {
        if (!paths[shade].empty()) {
            svg +=
                "<path opacity=\"" + decimal(static_cast<float>(shade) / static_cast<float>(shades), 3) + "\" d=\"" + paths[shade] + "\"/>";
        }
    }
    return svg + "</g>";
}

/// The strokes, scaled into a square next to the image.
std::string strokes_of(const Strokes& strokes) {
    const Box box = box_around(strokes);
    const float inner = static_cast<float>(tile_side) - 8.0F;
    const float longer = box.longer_side();
    std::string svg;
    for (const Stroke& stroke : strokes) {
        std::string points;
        for (const Point point : stroke) {
            const float x = longer > 0.0F ? (point.x - box.least.x) / longer * inner : 0.0F;
            const float y = longer > 0.0F ? (point.y - box.least.y) / longer * inner : 0.0F;
            points += (points.empty() ? "" : " ") + decimal(x + 4.0F + static_cast<float>(tile_side), 1) + "," + decimal(y + 4.0F, 1);
        }
        const std::string first = points.substr(0, points.find(' '));  // twice, so that a dot shows
        svg += "<polyline points=\"" + first + " " + points + "\"/>";
    }
    return svg;
}

std::string answer_of(const Candidates& reading, float threshold) {
    const std::string best = std::to_string(reading.best);
    return reading.rejected_at(threshold) ? "? (" + best + " or " + std::to_string(reading.second) + ")" : best;
}

std::string cell(const NamedDataset& data, std::size_t index, const Candidates& reading, float threshold, std::size_t place) {
    const std::uint8_t digit = data.digits.digits[index];
    const std::string x = std::to_string(place % columns * pitch_x + 10);
    const std::string y = std::to_string(place / columns * pitch_y + head);
    const std::string caption = std::to_string(index + 1) + ": " + (digit == not_a_digit ? "none" : std::to_string(digit)) + " read " +
                                answer_of(reading, threshold);
    std::string svg = "<g transform=\"translate(" + x + " " + y + ")\"><rect class=\"paper\" width=\"" + std::to_string(tile_side) +
                      "\" height=\"" + std::to_string(tile_side) + "\"/>" + pixels_of(data.digits.images[index]);
    if (index < data.strokes.size()) {
        svg += strokes_of(data.strokes[index].strokes);
    }
    return svg + "<text y=\"" + std::to_string(tile_side + 14) + "\">" + caption + "</text></g>\n";
}

}  // namespace

std::string contact_sheet(const NamedDataset& data, const std::vector<Candidates>& readings, float threshold) {
    std::string cells;
    std::size_t count = 0;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        const std::uint8_t digit = data.digits.digits[i];
        const bool misread = digit == not_a_digit ? !readings[i].rejected_at(threshold) : readings[i].best != digit;
        if (misread) {
            cells += cell(data, i, readings[i], threshold, count);
            count += 1;
        }
    }
    const std::size_t rows = (count + columns - 1) / columns;
    const std::string title = data.name.name + ", " + data.name.half + ": " + std::to_string(count) + " of " +
                              std::to_string(readings.size()) + " misread. Number in the set, the digit, the answer.";
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + std::to_string(columns * pitch_x + 10) + " " +
           std::to_string(rows * pitch_y + head + 10) + "\" font-family=\"sans-serif\" font-size=\"12\">\n<title>" + title + "</title>\n" +
           "<style>.paper{fill:#fff;stroke:#ccc}polyline{fill:none;stroke:#1b4fae;stroke-width:2;stroke-linecap:round;stroke-linejoin:"
           "round}"
           "</style>\n<rect width=\"100%\" height=\"100%\" fill=\"#f4f1ea\"/>\n<text x=\"10\" y=\"24\" font-size=\"15\">" +
           title + "</text>\n" + cells + "</svg>\n";
}

}  // namespace lecun1989
