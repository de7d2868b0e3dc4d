#include "picture.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <functional>

#include "components.hpp"

namespace lecun1989 {
namespace {

/// CHOICE: how far around each pixel to look for paper, as a part of the longer side; twice this is wider than any stroke. In a line of
/// writing strokes are narrower relative to it.
constexpr float reach_part = 1.0F / 6.0F;
constexpr float line_reach_part = 1.0F / 16.0F;

/// CHOICE: ink counts as strong from this part of the strongest in the picture, however weak everything around it is: otherwise grain far
/// from the digit would be ink.
constexpr float least_strength = 0.3F;

/// CHOICE: a picture whose greys differ by less than this, of 1 for white, is blank.
constexpr float least_contrast = 0.02F;

/// CHOICE: paper has at least this part of the light of the lightest pixel; anything darker, in a corner or next to the paper, holds only
/// grain.
constexpr float darkest_paper = 0.25F;

/// The mean of each square of `factor` pixels; the last ones are cut by the edges.
Bitmap reduced(const Bitmap& picture, std::size_t factor) {
    Bitmap small{(picture.rows + factor - 1) / factor, (picture.columns + factor - 1) / factor, {}};
    small.ink.reserve(small.rows * small.columns);
    for (std::size_t row = 0; row < small.rows; ++row) {
        for (std::size_t column = 0; column < small.columns; ++column) {
            const std::size_t row_end = std::min((row + 1) * factor, picture.rows);
            const std::size_t column_end = std::min((column + 1) * factor, picture.columns);
            float sum = 0.0F;
            for (std::size_t i = row * factor; i < row_end; ++i) {
                for (std::size_t j = column * factor; j < column_end; ++j) {
                    sum += picture.at(i, j);
                }
            }
            small.ink.push_back(sum / static_cast<float>((row_end - row * factor) * (column_end - column * factor)));
        }
    }
    return small;
}

/// Replaces each pixel by the first, in a given order, within `reach` of it in rows and in columns: the greatest or the least.
template <class Order>
void spread(Bitmap& bitmap, std::size_t reach, Order before) {
    const auto spread_line = [&](std::size_t first, std::size_t stride, std::size_t count) {
        std::vector<float> line(count);
        for (std::size_t i = 0; i < count; ++i) {
            line[i] = bitmap.ink[first + i * stride];
        }
        // Places that may yet be the first of a neighbourhood, the current first in front.
        std::deque<std::size_t> first_places;
        for (std::size_t i = 0, entered = 0; i < count; ++i) {
            for (; entered < std::min(i + reach + 1, count); ++entered) {
                while (!first_places.empty() && before(line[entered], line[first_places.back()])) {
                    first_places.pop_back();
                }
                first_places.push_back(entered);
            }
            if (first_places.front() + reach < i) {
                first_places.pop_front();
            }
            bitmap.ink[first + i * stride] = line[first_places.front()];
        }
    };
    for (std::size_t row = 0; row < bitmap.rows; ++row) {
        spread_line(row * bitmap.columns, 1, bitmap.columns);
    }
    for (std::size_t column = 0; column < bitmap.columns; ++column) {
        spread_line(column, bitmap.columns, bitmap.rows);
    }
}

float median(std::vector<float> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

std::size_t reach_in(const Bitmap& picture, float part) {
    return static_cast<std::size_t>(part * static_cast<float>(std::max(picture.rows, picture.columns)) + 1.0F);
}

/// At most `side` pixels on its longer side.
Bitmap reduced_to(std::size_t side, const Bitmap& picture) { return reduced(picture, reduction(picture, side)); }

/// -1 ... +1: whether pixels far from the middle grey within `reach` are darker or lighter than it. Ink is little and far from it, paper is
/// much and only a little apart.
double lightness_of_ink(const Bitmap& picture, std::size_t reach) {
    double difference = 0.0;
    double magnitude = 0.0;
    std::vector<float> around;
    for (std::size_t row = 0; row < picture.rows; ++row) {
        for (std::size_t column = 0; column < picture.columns; ++column) {
            around.clear();
            for (std::size_t i = row - std::min(row, reach); i < std::min(row + reach + 1, picture.rows); ++i) {
                for (std::size_t j = column - std::min(column, reach); j < std::min(column + reach + 1, picture.columns); ++j) {
                    around.push_back(picture.at(i, j));
                }
            }
            const double apart = static_cast<double>(picture.at(row, column)) - static_cast<double>(median(around));
            difference += apart * std::fabs(apart) * std::fabs(apart);
            magnitude += std::fabs(apart) * std::fabs(apart) * std::fabs(apart);
        }
    }
    return magnitude > 0.0 ? difference / magnitude : 0.0;
}

/// In a near view uneven light does not matter; in a far view a digit that fills the picture is not most of it, which nearby it may be.
/// CHOICE: the near view counts twice: on photos it is nearly certain, and hardly ever so when it is wrong.
bool has_light_ink(const Bitmap& picture) {
    constexpr std::size_t side = 48;  // in a larger picture it would take long to find the middle grey around every place
    const Bitmap small = reduced_to(side, picture);
    return 2.0 * lightness_of_ink(small, reach_in(small, reach_part)) + lightness_of_ink(small, side) > 0.0;
}

/// Each pixel as a part of the strongest around it.
void divide_by_strength(Bitmap& ink, std::size_t reach) {
    const float strongest = std::max(*std::max_element(ink.ink.begin(), ink.ink.end()), least_contrast);
    Bitmap strength = ink;
    spread(strength, reach, std::greater<>());
    for (std::size_t i = 0; i < ink.ink.size(); ++i) {
        ink.ink[i] /= std::max(strength.ink[i], least_strength * strongest);
    }
}

/// All ink of a picture of at least one pixel, reduced to `side`, as `ink_of_picture` says.
Bitmap all_ink(const Bitmap& original, std::size_t side, float part) {
    Bitmap picture = reduced_to(side, original);
    const std::size_t reach = reach_in(picture, part);
    const bool light_ink = has_light_ink(picture);
    if (light_ink) {
        for (float& grey : picture.ink) {
            grey = 1.0F - grey;
        }
    }
    // The paper under dark ink: what is left when everything dark and narrow is filled from around it.
    Bitmap ink = picture;
    spread(ink, reach, std::greater<>());
    spread(ink, reach, std::less<>());
    const float least_paper = darkest_paper * *std::max_element(ink.ink.begin(), ink.ink.end());
    for (std::size_t i = 0; i < ink.ink.size(); ++i) {
        // Dark ink takes away a part of whatever light falls on its paper. On dark paper the amount of light cannot be seen.
        const float light = light_ink ? 1.0F : std::max({ink.ink[i], least_paper, least_contrast});
        ink.ink[i] = (ink.ink[i] - picture.ink[i]) / light;
    }
    // Filled up to its lightest grain, the paper is a little too light everywhere.
    const float grain = median(ink.ink);
    for (float& pixel : ink.ink) {
        pixel = std::max(pixel - grain, 0.0F);
    }
    if (*std::max_element(ink.ink.begin(), ink.ink.end()) < least_contrast) {
        ink.ink.assign(ink.ink.size(), 0.0F);
    }
    divide_by_strength(ink, reach);
    for (float& pixel : ink.ink) {
        pixel = std::max(pixel - paper_noise, 0.0F) / (1.0F - paper_noise);
    }
    return ink;
}

}  // namespace

std::size_t reduction(const Bitmap& picture, std::size_t side) { return (std::max(picture.rows, picture.columns) + side - 1) / side; }

Bitmap grey_of(std::span<const std::uint8_t> bytes, std::size_t rows, std::size_t columns, std::size_t channels) {
    Bitmap picture{rows, columns, std::vector<float>(rows * columns)};
    for (std::size_t i = 0; i < picture.ink.size(); ++i) {
        const std::uint8_t* pixel = bytes.data() + channels * i;
        const auto light = [pixel](std::size_t channel) { return static_cast<float>(pixel[channel]); };
        const float grey =
            channels == 4 ? (77.0F * light(0) + 150.0F * light(1) + 29.0F * light(2)) / (256.0F * 255.0F) : light(0) / 255.0F;
        const float opacity = channels == 1 ? 1.0F : light(channels - 1) / 255.0F;
        picture.ink[i] = opacity * grey + (1.0F - opacity);
    }
    return picture;
}

Bitmap ink_of_picture(const Bitmap& picture) {
    if (picture.ink.empty()) {
        return picture;
    }
    Bitmap ink = all_ink(picture, picture_side, reach_part);
    keep_digit(ink);
    divide_by_strength(ink, reach_in(ink, reach_part));  // again, since what was removed may have been stronger
    return ink;
}

Bitmap ink_of_line(const Bitmap& picture) {
    if (picture.ink.empty()) {
        return picture;
    }
    return all_ink(picture, line_picture_side, line_reach_part);
}

}  // namespace lecun1989
