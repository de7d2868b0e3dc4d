#include "data_spec.hpp"

#include <filesystem>
#include <optional>

#include "core/data/non_digits.hpp"
#include "core/data/text_lines.hpp"
#include "core/ink/ink.hpp"
#include "files.hpp"
#include "numbers.hpp"

namespace lecun1989 {

const std::string_view data_spec_help =
    "SPEC is one of\n"
    "  zip:DIR[:train|test]      zip.train and zip.test, the paper's digits (.gz or not)\n"
    "  mnist:DIR[:train|test]    train-images-idx3-ubyte, ... as MNIST names them (.gz or not)\n"
    "  strokes:FILE[:FIRST-LAST|train|test]  pen strokes, one JSON object a line (.gz or not); only lines FIRST to LAST, counted from\n"
    "                            1, or every fifth to test on and the others to train on\n"
    "  synthetic:COUNT[:SEED]    digits drawn by the program itself (seed 1 to train on, 2 to test on)\n"
    "  non-digits:COUNT[:SEED][:train|test]  letters, signs, scribbles, dots: different shapes to train and to test on\n"
    "tools/fetch-data downloads the first three.";

namespace {

constexpr std::size_t most_synthetic = 1'000'000;  // a kilobyte each
const std::string_view fetch_hint = "; tools/fetch-data downloads the data sets";

/// Cuts ":train" or ":test" off the end, if present.
std::optional<Half> take_half(std::string& place) {
    for (const Half half : {Half::train, Half::test}) {
        const std::string ending = ":" + std::string(name_of(half));
        if (place.ends_with(ending)) {
            place.resize(place.size() - ending.size());
            return half;
        }
    }
    return std::nullopt;
}

/// Whether the file does not exist; any other obstacle is reported by reading it.
bool is_missing(const std::string& path) {
    std::error_code error;
    return std::filesystem::status(path, error).type() == std::filesystem::file_type::not_found;
}

/// What follows the last colon of a place that does not exist, while what stands before it does: meant for a part of the set. Otherwise
/// nothing.
std::optional<Error> refusal_of_part(const std::string& kind, const std::string& place, const std::string& parts) {
    const std::size_t colon = place.rfind(':');
    if (colon == std::string::npos || colon == 0 || !is_missing(place) || is_missing(place.substr(0, colon))) {
        return std::nullopt;
    }
    return Error{ErrorCode::digits, "data: expected " + parts + " after " + kind + ":" + place.substr(0, colon) + ":, found " +
                                        in_quotes(place.substr(colon + 1))};
}

/// The content of DIR/NAME or DIR/NAME.gz.
Expected<std::string> read_either(const std::string& folder, const std::string& name) {
    for (const std::string& candidate : {folder + "/" + name, folder + "/" + name + ".gz"}) {
        if (!is_missing(candidate)) {
            return read_file(candidate);
        }
    }
    return Error{ErrorCode::file, folder + ": found neither " + name + " nor " + name + ".gz" + std::string(fetch_hint)};
}

Expected<NamedDataset> load_zip(const std::string& folder, Half half) {
    const std::string name = "zip." + std::string(name_of(half));
    const auto text = read_either(folder, name);
    if (!text) {
        return text.error();
    }
    auto digits = zip_set(*text, half);
    return digits ? std::move(digits) : found_in(folder + "/" + name, digits.error());
}

std::span<const std::uint8_t> bytes_of(const std::string& content) {
    return {reinterpret_cast<const std::uint8_t*>(content.data()), content.size()};
}

Expected<NamedDataset> load_mnist(const std::string& folder, Half half) {
    const std::string prefix = half == Half::train ? "train" : "t10k";
    const auto images = read_either(folder, prefix + "-images-idx3-ubyte");
    if (!images) {
        return images.error();
    }
    const auto labels = read_either(folder, prefix + "-labels-idx1-ubyte");
    if (!labels) {
        return labels.error();
    }
    auto digits = mnist_set(bytes_of(*images), bytes_of(*labels), half);
    return digits ? std::move(digits) : found_in(folder + "/" + prefix, digits.error());
}

struct Lines {
    std::uint64_t first = 0;  // from 1
    std::uint64_t last = 0;
};

/// Cuts ":FIRST-LAST" off the end, if present.
std::optional<Lines> take_lines(std::string& place) {
    const std::size_t colon = place.rfind(':');
    const std::size_t dash = place.find('-', colon == std::string::npos ? place.size() : colon);
    if (dash == std::string::npos) {
        return std::nullopt;
    }
    const auto first = whole_number(std::string_view(place).substr(colon + 1, dash - colon - 1), 0, UINT64_MAX);
    const auto last = whole_number(std::string_view(place).substr(dash + 1), 0, UINT64_MAX);
    if (!first || !last) {
        return std::nullopt;
    }
    place.resize(colon);
    return Lines{*first, *last};
}

bool has_lines(std::string place) { return take_lines(place).has_value(); }

Expected<NamedDataset> load_strokes(std::string path, std::optional<Half> half) {
    const auto lines = half ? std::nullopt : take_lines(path);
    if (is_missing(path)) {
        return Error{ErrorCode::file, path + ": found no such file" + std::string(fetch_hint)};
    }
    const auto text = read_file(path);
    if (!text) {
        return text.error();
    }
    if (!lines) {
        auto digits = strokes_set(*text, half);
        return digits ? std::move(digits) : found_in(path, digits.error());
    }
    auto digits = read_stroke_lines(*text);
    if (!digits) {
        return found_in(path, digits.error());
    }
    const auto [first, last] = *lines;
    const std::string name = "digits " + std::to_string(first) + " to " + std::to_string(last);
    if (first == 0 || first > last || last > digits->size()) {
        return Error{ErrorCode::digits, path + ": expected digits from 1 to " + std::to_string(digits->size()) + "; found " + name};
    }
    digits->erase(digits->begin() + static_cast<std::ptrdiff_t>(last), digits->end());
    digits->erase(digits->begin(), digits->begin() + static_cast<std::ptrdiff_t>(first) - 1);
    NamedDataset set = with_name(draw_digits(*digits, page_pen_width), "strokes", name);
    set.strokes = std::move(*digits);
    return set;
}

/// The sets that the program draws itself: digits, or the kinds of non-digits of a half.
Expected<NamedDataset> load_drawn(const std::string& kind, const std::string& numbers, Half half) {
    const std::size_t colon = numbers.find(':');
    const auto count = whole_number(std::string_view(numbers).substr(0, colon), 1, most_synthetic);
    const auto seed = colon == std::string::npos ? Expected<std::uint64_t>(half == Half::train ? 1U : 2U)
                                                 : whole_number(std::string_view(numbers).substr(colon + 1), 0, UINT64_MAX);
    if (!count || !seed) {
        return Error{ErrorCode::digits, kind + ": expected COUNT from 1 to " + std::to_string(most_synthetic) +
                                            " and perhaps a SEED, as in " + kind + ":2000:7" +
                                            (kind == "non-digits" ? ", and perhaps train or test" : "") + "; found \"" + numbers + "\""};
    }
    if (kind == "synthetic") {
        return synthetic_set(*count, *seed);
    }
    const auto kinds = half == Half::train ? NonDigitKinds::to_train_on : NonDigitKinds::to_test_on;
    return with_name(non_digits(*count, *seed, kinds), kind, std::string(name_of(half)) + ", seed " + std::to_string(*seed));
}

}  // namespace

std::vector<std::string> files_of(const std::string& spec) {
    const std::size_t colon = spec.find(':');
    const std::string kind = spec.substr(0, colon);
    std::string place = colon == std::string::npos ? "" : spec.substr(colon + 1);
    if (place.empty()) {
        return {};
    }
    const auto half = take_half(place);
    if (kind == "strokes") {
        if (!half) {
            take_lines(place);
        }
        return {place};
    }
    std::vector<std::string> names;
    if (kind == "zip") {
        names = {"zip.train", "zip.test"};
    } else if (kind == "mnist") {
        names = {"train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"};
    }
    std::vector<std::string> files;
    for (const std::string& name : names) {
        files.push_back(place + "/" + name);
        files.push_back(files.back() + ".gz");
    }
    return files;
}

Expected<NamedDataset> load_data(const std::string& spec, Half half) {
    const std::size_t colon = spec.find(':');
    const std::string kind = spec.substr(0, colon);
    std::string place = colon == std::string::npos ? "" : spec.substr(colon + 1);

    const bool has_halves = kind == "zip" || kind == "mnist" || kind == "strokes" || kind == "non-digits";
    const std::optional<Half> own_half = has_halves ? take_half(place) : std::nullopt;
    if (!place.empty()) {
        const std::string parts = kind == "strokes" ? "train, test or FIRST-LAST" : "train or test";
        const bool is_place = kind == "zip" || kind == "mnist" || (kind == "strokes" && !own_half && !has_lines(place));
        if (auto error = is_place ? refusal_of_part(kind, place, parts) : std::nullopt) {
            return *std::move(error);
        }
        if (kind == "zip") {
            return load_zip(place, own_half.value_or(half));
        }
        if (kind == "mnist") {
            return load_mnist(place, own_half.value_or(half));
        }
        if (kind == "strokes") {
            return load_strokes(place, own_half);
        }
        if (kind == "synthetic" || kind == "non-digits") {
            return load_drawn(kind, place, own_half.value_or(half));
        }
    }
    return Error{
        ErrorCode::digits,
        "data: expected zip:DIR, mnist:DIR, strokes:FILE[:FIRST-LAST], synthetic:COUNT or non-digits:COUNT; found \"" + spec + "\""};
}

}  // namespace lecun1989
