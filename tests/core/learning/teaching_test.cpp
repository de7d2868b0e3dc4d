// Lessons: misread drawings are read right after one, little else is forgotten, and the file records it.
#include "tests/support/catch.hpp"

#include "core/data/synthetic.hpp"
#include "core/evaluation/evaluation.hpp"
#include "core/ink/drawing.hpp"
#include "core/ink/ink.hpp"
#include "core/learning/teaching.hpp"
#include "tools/files.hpp"

using namespace lecun1989;

namespace {

Weights shipped(const std::string& name) { return *read_weights(*read_file(LECUN1989_ROOT "/weights/" + name + ".json")); }

int answer_to(const Weights& weights, const StrokeDigit& drawing) {
    State<float> state;
    forward(weights.parameters, image_of(drawing.strokes, page_pen_width), state);
    return answer(state.outputs);
}

/// Drawings that these weights misread.
std::vector<StrokeDigit> misread(const Weights& weights, std::size_t count) {
    Random random(77);
    std::vector<StrokeDigit> drawings;
    for (std::uint8_t digit = 0; drawings.size() < count; digit = static_cast<std::uint8_t>((digit + 1) % 10)) {
        StrokeDigit drawing{digit, draw_synthetic(digit, random).strokes};
        if (answer_to(weights, drawing) != digit) {
            drawings.push_back(std::move(drawing));
        }
    }
    return drawings;
}

}  // namespace

TEST_CASE("teaching: most misread drawings are read right after one lesson, and hardly more of the rest are misread") {
    const Dataset held = held_set();
    for (const char* name : {"digits", "zip1989"}) {
        const Weights before = shipped(name);
        const auto misses_before = evaluate(before.parameters, held, no_threshold).score.misses;
        std::size_t right = 0;
        for (const StrokeDigit& drawing : misread(before, 10)) {
            const Weights after = taught(before, drawing);
            right += answer_to(after, drawing) == drawing.digit ? 1U : 0U;
            CHECK(evaluate(after.parameters, held, no_threshold).score.misses <= misses_before + held_digits / 100);
        }
        INFO(name << ": " << right << " of 10");
        CHECK(right >= 7);
    }
}

TEST_CASE("teaching: the same lessons leave the same bytes, which record their number and the weights before them") {
    const Weights before = shipped("digits");
    const auto drawings = misread(before, 2);
    const Weights once = taught(before, drawings[0]);
    const Weights twice = taught(once, drawings[1]);
    const std::string text = *write_weights(twice);
    CHECK(text == *write_weights(taught(*read_weights(*write_weights(once)), drawings[1])));
    const Provenance provenance = (*read_weights(text)).provenance;
    REQUIRE(provenance.taught);
    CHECK(provenance.taught->drawings == 2);
    CHECK(provenance.taught->from == hash_of(before.parameters));
    CHECK(provenance.train.misses == before.provenance.train.misses);
    CHECK((*read_weights(text)).rejection_threshold == before.rejection_threshold);
    CHECK(!before.provenance.taught);
    CHECK(hash_of(taught(twice, drawings[0]).parameters) != hash_of(taught(before, drawings[0]).parameters));
}

TEST_CASE("teaching: taught weights no longer count as rounded or pruned") {
    for (const char* name : {"digits-int8", "zip1989-pruned"}) {
        const Weights after = taught(shipped(name), {7, {{{0.2F, 0.2F}, {0.8F, 0.2F}, {0.4F, 0.9F}}}});
        const auto read = read_weights(*write_weights(after));
        REQUIRE(read);
        CHECK(read->provenance.rounded_from.empty());
        CHECK(!read->provenance.pruning);
    }
}
