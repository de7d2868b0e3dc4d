#include "picture.hpp"

#include <algorithm>
#include <cmath>

namespace lecun1989 {
namespace {

/// The median grey along the four edges. Only for pictures with a pixel in them.
float paper_level(const Bitmap& picture) {
    std::vector<float> edge;
    for (std::size_t column = 0; column < picture.columns; ++column) {
        edge.push_back(picture.at(0, column));
        edge.push_back(picture.at(picture.rows - 1, column));
    }
    for (std::size_t row = 0; row < picture.rows; ++row) {
        edge.push_back(picture.at(row, 0));
        edge.push_back(picture.at(row, picture.columns - 1));
    }
    const auto middle = edge.begin() + static_cast<std::ptrdiff_t>(edge.size() / 2);
    std::nth_element(edge.begin(), middle, edge.end());
    return *middle;
}

}  // namespace

Bitmap ink_of_picture(Bitmap picture) {
    if (picture.ink.empty()) {
        return picture;
    }
    const float level = paper_level(picture);
    double difference = 0.0;
    for (const float grey : picture.ink) {
        const double apart = static_cast<double>(grey) - static_cast<double>(level);
        difference += apart * std::fabs(apart) * std::fabs(apart);  // ink is far from its paper; much paper is a little apart
    }
    const float sign = difference < 0.0 ? -1.0F : 1.0F;
    float strongest = 0.0F;
    for (float& pixel : picture.ink) {
        pixel = std::max(sign * (pixel - level), 0.0F);
        strongest = std::max(strongest, pixel);
    }
    for (float& pixel : picture.ink) {
        pixel = strongest > 0.0F ? std::max(pixel / strongest - paper_noise, 0.0F) / (1.0F - paper_noise) : 0.0F;
    }
    return picture;
}

}  // namespace lecun1989
