#include "teaching.hpp"

#include "../data/synthetic.hpp"
#include "../evaluation/loss.hpp"
#include "../ink/drawing.hpp"
#include "../ink/ink.hpp"
#include "../network/network.hpp"
#include "recipe.hpp"

namespace lecun1989 {
namespace {

/// Lessons rehearse the synthetic digits of seeds 1, 2 ...
constexpr std::uint64_t held_seed = 0x1989'0000'0000;

/// A step on one image, down the slope that recipe `modern` descends.
void step_on(const Image& image, std::uint8_t digit, float smoothing, float step_size, State<float>& state, Parameters<float>& parameters) {
    forward(parameters, image, state);
    descend(parameters, state, cross_entropy_slopes(state.outputs, likelihood_targets(digit, smoothing)), step_size);
}

/// The provenance after one more lesson.
Provenance counted(Provenance provenance, const Parameters<float>& before) {
    if (!provenance.taught) {
        provenance.taught = Taught{0, hash_of(before)};
    }
    ++provenance.taught->drawings;
    provenance.rounded_from.clear();
    provenance.pruning.reset();
    return provenance;
}

}  // namespace

Weights taught(const Weights& before, const StrokeDigit& drawing, const Teaching& teaching) {
    Weights after{before.parameters, counted(before.provenance, before.parameters), before.rejection_threshold};
    const std::uint64_t seed = after.provenance.taught->drawings;
    const Modern modern = std::get<Modern>((*find_recipe("modern")).method);
    const Dataset rehearsed = synthetic(teaching.rounds * teaching.rehearsed, seed);
    const Image image = image_of(drawing.strokes, page_pen_width);
    Random random(seed);
    State<float> state;
    std::size_t next = 0;
    for (std::size_t round = 0; round < teaching.rounds; ++round) {
        const Image shown = round == 0 ? image : redraw(drawing.strokes, image, modern.variety, random);
        step_on(shown, drawing.digit, modern.smoothing, teaching.step_size, state, after.parameters);
        for (std::size_t i = 0; i < teaching.rehearsed; ++i, ++next) {
            step_on(rehearsed.images[next], rehearsed.digits[next], modern.smoothing, teaching.step_size, state, after.parameters);
        }
    }
    return after;
}

Dataset held_set() { return synthetic(held_digits, held_seed); }

}  // namespace lecun1989
