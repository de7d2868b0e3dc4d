#include "named_set.hpp"

#include "../ink/ink.hpp"
#include "idx.hpp"
#include "synthetic.hpp"
#include "zip_text.hpp"

namespace lecun1989 {

std::string_view name_of(Half half) { return half == Half::train ? "train" : "test"; }

NamedDataset with_name(Dataset digits, std::string kind, std::string half) {
    DataName name{std::move(kind), std::move(half), digits.size(), digits.hash()};
    return {std::move(digits), std::move(name)};
}

Expected<NamedDataset> zip_set(std::string_view text, Half half) {
    auto digits = read_zip_text(text);
    return digits ? Expected(with_name(std::move(*digits), "zip", std::string(name_of(half)))) : digits.error();
}

Expected<NamedDataset> mnist_set(std::span<const std::uint8_t> images, std::span<const std::uint8_t> labels, Half half) {
    auto digits = read_idx(images, labels);
    return digits ? Expected(with_name(std::move(*digits), "mnist", std::string(name_of(half)))) : digits.error();
}

Expected<NamedDataset> strokes_set(std::string_view text, std::optional<Half> half) {
    auto digits = read_stroke_lines(text);
    if (!digits) {
        return digits.error();
    }
    if (half && digits->size() < strokes_held_back) {
        return Error{ErrorCode::digits, "strokes: expected at least " + std::to_string(strokes_held_back) +
                                            " digits, so that every fifth can be held back; found " + std::to_string(digits->size())};
    }
    std::vector<StrokeDigit> chosen;
    for (std::size_t i = 0; i < digits->size(); ++i) {
        const Half belongs_to = i % strokes_held_back == strokes_held_back - 1 ? Half::test : Half::train;
        if (!half || belongs_to == *half) {
            chosen.push_back(std::move((*digits)[i]));
        }
    }
    NamedDataset set = with_name(draw_digits(chosen, page_pen_width), "strokes", half ? std::string(name_of(*half)) : "all");
    set.strokes = std::move(chosen);
    return set;
}

NamedDataset synthetic_set(std::size_t count, std::uint64_t seed) {
    return with_name(synthetic(count, seed), "synthetic", "seed " + std::to_string(seed));
}

FileKind kind_of(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\0\0\x08\x03"sv)) {
        return FileKind::idx_images;
    }
    if (bytes.starts_with("\0\0\x08\x01"sv)) {
        return FileKind::idx_labels;
    }
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) {
        return FileKind::unknown;
    }
    if (bytes[first] == '{') {
        return FileKind::strokes;
    }
    return bytes[first] >= '0' && bytes[first] <= '9' ? FileKind::zip : FileKind::unknown;
}

}  // namespace lecun1989
