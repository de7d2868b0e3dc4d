// What the tests of recipe `modern`, of its parts and of digits drawn anew share: the recipe, and digits of every kind of original. No
// expectations of its own.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "core/data/synthetic.hpp"
#include "core/ink/normalise.hpp"
#include "core/learning/recipe.hpp"
#include "core/network/parameters.hpp"

namespace lecun1989 {

inline const Recipe modern = *find_recipe("modern");
inline const Variety variety_of_modern = std::get<Modern>(modern.method).variety;

/// 28 x 28, a ring of grey ink in the central 20 x 20.
inline Scan ring() {
    Scan scan{28, std::vector<std::uint8_t>(28 * 28, 0)};
    for (std::size_t row = 4; row < 24; ++row) {
        for (std::size_t column = 4; column < 24; ++column) {
            const float x = static_cast<float>(column) - 13.5F;
            const float y = static_cast<float>(row) - 13.5F;
            const float off = std::fabs(std::sqrt(x * x + y * y) - 8.0F);
            scan.grey[row * 28 + column] = static_cast<std::uint8_t>(255.0F * std::clamp(2.5F - off, 0.0F, 1.0F));
        }
    }
    return scan;
}

inline Bitmap bitmap_of(const Scan& scan) {
    Bitmap bitmap{scan.side, scan.side, {}};
    for (const std::uint8_t grey : scan.grey) {
        bitmap.ink.push_back(static_cast<float>(grey) / 255.0F);
    }
    return bitmap;
}

/// Digits of all three kinds: strokes, a scan, a bare image.
inline Dataset mixed(std::size_t count, std::uint64_t seed) {
    Dataset data = synthetic(count, seed);
    data.add(normalise(bitmap_of(ring())), 0, ring());
    const Dataset bare = synthetic(count, seed + 1);
    for (std::size_t i = 0; i < count; ++i) {
        data.add(bare.images[i], bare.digits[i]);
    }
    return data;
}

inline Dataset bare_images(std::size_t count, std::uint64_t seed) {
    Dataset data;
    const Dataset drawn = synthetic(count, seed);
    for (std::size_t i = 0; i < count; ++i) {
        data.add(drawn.images[i], drawn.digits[i]);
    }
    return data;
}

/// The last in memory; these are also levelled.
inline constexpr std::size_t first_output_bias = offset_of(Tensor::output_biases);
static_assert(first_output_bias + Output::units == parameter_count);

}  // namespace lecun1989
