// Sets by their names and halves, and the kinds of files.
#include "tests/support/catch.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/data/named_set.hpp"
#include "core/data/synthetic.hpp"

using namespace lecun1989;

TEST_CASE("named sets: pen strokes whole, and every fifth held back") {
    std::string text;
    for (int i = 0; i < 12; ++i) {
        text += "{\"digit\": " + std::to_string(i % 10) + ", \"strokes\": [[[0, 0], [" + std::to_string(i + 1) + ", 9]]]}\n";
    }
    const auto all = strokes_set(text, std::nullopt);
    const auto train = strokes_set(text, Half::train);
    const auto test = strokes_set(text, Half::test);
    CHECK(all->name.half == "all");
    CHECK(all->digits.size() == 12);
    CHECK(train->name.half == "train");
    CHECK(train->digits.digits == std::vector<std::uint8_t>{0, 1, 2, 3, 5, 6, 7, 8, 0, 1});
    CHECK(train->strokes.size() == 10);
    CHECK(test->digits.digits == std::vector<std::uint8_t>{4, 9});
    CHECK(test->name.examples == 2);
    CHECK(test->digits.images[1] == all->digits.images[9]);
    CHECK(strokes_set(text.substr(0, text.find("\n{\"digit\": 4")), Half::train).error().message ==
          "strokes: expected at least 5 digits, so that every fifth can be held back; found 4");
    CHECK(strokes_set("nothing", Half::test).error().message.starts_with("line 1"));
}

TEST_CASE("named sets: the kind of a file is known by its first bytes") {
    using namespace std::string_view_literals;
    CHECK(kind_of("\0\0\x08\x03\0\0"sv) == FileKind::idx_images);
    CHECK(kind_of("\0\0\x08\x01\0\0"sv) == FileKind::idx_labels);
    CHECK(kind_of("\n {\"digit\"") == FileKind::strokes);
    CHECK(kind_of("6.0000 -1.0000") == FileKind::zip);
    for (const std::string_view other : {""sv, "  \n"sv, "[1]"sv, "\x1f\x8b\x08"sv, "\0\0\x08\x02"sv, "\0"sv}) {
        CHECK(kind_of(other) == FileKind::unknown);
    }
}

TEST_CASE("named sets: a name says the kind and the half, counts the digits and hashes them") {
    const NamedDataset drawn = synthetic_set(12, 3);
    CHECK(drawn.name.name == "synthetic");
    CHECK(drawn.name.half == "seed 3");
    CHECK(drawn.name.examples == 12);
    CHECK(drawn.name.hash == synthetic(12, 3).hash());
    std::string line = "6.0000";
    for (std::size_t i = 0; i < image_pixels; ++i) {
        line += " -1.0000";
    }
    for (const auto& [half, name] : {std::pair(Half::train, "train"), std::pair(Half::test, "test")}) {
        const auto zip = zip_set(line, half);
        REQUIRE(zip);
        CHECK(zip->name.name == "zip");
        CHECK(zip->name.half == name);
        CHECK(zip->name.examples == 1);
        CHECK(zip->name.hash == zip->digits.hash());
    }
    CHECK(zip_set("6", Half::test).error().message == "line 1: 1 columns, expected 257 (a digit and 256 grey levels)");
}
