// Sets of digits with the names that weights files know them by. Both what the command line reads from files and what is dropped on the
// page go through here, so that the same bytes have the same name. Opens and unpacks nothing.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <lecun1989/expected.hpp>
#include <lecun1989/provenance.hpp>
#include "dataset.hpp"
#include "stroke_lines.hpp"

namespace lecun1989 {

enum class Half { train, test };

/// "train" or "test".
std::string_view name_of(Half half);

struct NamedDataset {
    Dataset digits;
    DataName name;
    std::vector<StrokeDigit> strokes = {};  // of a set of pen strokes: those from which its digits were drawn with the page's pen
};

/// Counts the digits and hashes them; `kind` and `half` as `DataName` has them.
NamedDataset with_name(Dataset digits, std::string kind, std::string half);

/// A half of the zip code digits, from its file's text.
Expected<NamedDataset> zip_set(std::string_view text, Half half);

/// A half of MNIST, from the bytes of its two files.
Expected<NamedDataset> mnist_set(std::span<const std::uint8_t> images, std::span<const std::uint8_t> labels, Half half);

/// One in this many digits of a file of strokes is held back for its test half.
inline constexpr std::size_t strokes_held_back = 5;

/// Pen strokes, from their file's text: all of them, or a half. Every fifth is held back for the test half, so halves take at least five.
Expected<NamedDataset> strokes_set(std::string_view text, std::optional<Half> half);

/// `synthetic(count, seed)`.
NamedDataset synthetic_set(std::size_t count, std::uint64_t seed);

/// The kind of an unpacked file, as far as its first bytes tell.
enum class FileKind { unknown, zip, strokes, idx_images, idx_labels };
FileKind kind_of(std::string_view bytes);

}  // namespace lecun1989
