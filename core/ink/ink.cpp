#include "ink.hpp"

#include <algorithm>
#include <cmath>

namespace lecun1989 {
namespace {

bool drawable(const Strokes& strokes, float pen_width) {
    bool any = false;
    for (const Stroke& stroke : strokes) {
        for (const Point point : stroke) {
            if (!is_drawable(point)) {
                return false;
            }
            any = true;
        }
    }
    // No pen is this thin, and scaling a dot of it to the size of the bitmap would overflow.
    return any && pen_width >= 1e-6F && pen_width < 1e6F;
}

/// The pixels that low ... high touches, cut to 0 ... count. Numbers that processors turn into floats several at a time.
struct Range {
    int begin, end;
    Range(float low, float high, std::size_t count)
        : begin(static_cast<int>(std::clamp(std::floor(low), 0.0F, static_cast<float>(count)))),
          end(static_cast<int>(std::clamp(std::ceil(high), 0.0F, static_cast<float>(count)))) {}
};

/// One straight line; coordinates in pixels. No branch in the inner loop, so that compilers vectorise it.
void draw_segment(Bitmap& bitmap, Point from, Point to, float radius) {
    const float reach = radius + 0.5F;
    const Range rows(std::min(from.y, to.y) - reach, std::max(from.y, to.y) + reach, bitmap.rows);
    const Range columns(std::min(from.x, to.x) - reach, std::max(from.x, to.x) + reach, bitmap.columns);
    const Point along{to.x - from.x, to.y - from.y};
    const float length_squared = along.x * along.x + along.y * along.y;
    const float divisor = length_squared > 0.0F ? length_squared : 1.0F;  // not 0, which gives NaN; a dot has `along` 0 anyway
    for (int row = rows.begin; row < rows.end; ++row) {
        float* const pixels = bitmap.ink.data() + static_cast<std::size_t>(row) * bitmap.columns;
        const float out_y = static_cast<float>(row) + 0.5F - from.y;
        for (int column = columns.begin; column < columns.end; ++column) {
            const float out_x = static_cast<float>(column) + 0.5F - from.x;
            const float part = std::min(std::max((out_x * along.x + out_y * along.y) / divisor, 0.0F), 1.0F);
            const float apart_x = out_x - part * along.x;
            const float apart_y = out_y - part * along.y;
            // The edge of the pen crosses a pixel within half a pixel of its centre. IEEE 754 gives a root the same bits everywhere.
            const float ink = reach - std::sqrt(apart_x * apart_x + apart_y * apart_y);
            pixels[column] = std::max(pixels[column], std::min(ink, 1.0F));
        }
    }
}

}  // namespace

Bitmap draw_ink(const Strokes& strokes, float pen_width) {
    if (!drawable(strokes, pen_width)) {
        return {};
    }
    const float radius = pen_width / 2.0F;
    const Box box = box_around(strokes);
    const float width = box.width() + pen_width;
    const float height = box.height() + pen_width;
    const float scale = static_cast<float>(ink_side) / std::max(width, height);
    const auto pixels = [scale](float length) {
        return std::clamp(static_cast<std::size_t>(std::ceil(length * scale - 0.001F)), std::size_t{1}, ink_side);
    };

    Bitmap bitmap{pixels(height), pixels(width), {}};
    bitmap.ink.assign(bitmap.rows * bitmap.columns, 0.0F);
    const auto placed = [&](Point point) {
        return Point{(point.x - box.least.x + radius) * scale, (point.y - box.least.y + radius) * scale};
    };
    for (const Stroke& stroke : strokes) {
        for (std::size_t i = 0; i < stroke.size(); ++i) {
            draw_segment(bitmap, placed(stroke[i == 0 ? 0 : i - 1]), placed(stroke[i]), radius * scale);
        }
    }
    return bitmap;
}

}  // namespace lecun1989
