#include "trainer.hpp"

namespace lecun1989 {
namespace {

using Either = std::variant<OnlineTrainer, ModernTrainer>;

/// The trainer for a recipe's method.
struct TrainerFor {
    const Dataset& data;
    std::uint64_t seed;
    std::uint64_t passes;

    Either operator()(const OnlineTrainer::Descent& descent) const {
        return Either(std::in_place_type<OnlineTrainer>, data, descent, seed);
    }
    Either operator()(const Modern& modern) const { return Either(std::in_place_type<ModernTrainer>, data, modern, seed, passes); }
};

}  // namespace

Trainer::Trainer(const Dataset& data, const Recipe& recipe, std::uint64_t seed, std::uint64_t passes)
    : trainer_(std::visit(TrainerFor{data, seed, passes}, recipe.method)) {}

void Trainer::present(std::size_t count) {
    std::visit([&](auto& trainer) { trainer.present(count); }, trainer_);
}

std::vector<Outputs> Trainer::outputs_for(std::span<const Image> images) const {
    std::vector<Outputs> outputs;
    outputs.reserve(images.size());
    State<float> state;
    for (const Image& image : images) {
        forward(parameters(), image, state);
        outputs.push_back(state.outputs);
    }
    return outputs;
}

const Parameters<float>& Trainer::parameters() const {
    return std::visit([](const auto& trainer) -> const Parameters<float>& { return trainer.parameters(); }, trainer_);
}

}  // namespace lecun1989
