// Training: one presentation after another, by a recipe. Returns numbers, prints nothing, opens nothing; the caller decides how far to go
// at a time.
#pragma once

#include <variant>

#include "learner.hpp"
#include "modern_trainer.hpp"
#include "online_trainer.hpp"

namespace lecun1989 {

class Trainer final : public Learner {
public:
    /// `data` is not copied and must outlive the trainer; at least one digit. A recipe whose steps shrink to nothing plans for `passes`;
    /// later presentations change nothing more.
    Trainer(const Dataset& data, const Recipe& recipe, std::uint64_t seed, std::uint64_t passes);
    Trainer(const Dataset& data, const Recipe& recipe, std::uint64_t seed) : Trainer(data, recipe, seed, recipe.passes) {}
    Trainer(const Dataset&&, const Recipe&, std::uint64_t, std::uint64_t) = delete;
    Trainer(const Dataset&&, const Recipe&, std::uint64_t) = delete;

    /// The next `count` presentations. A pass is `data.pass_size()` presentations long and shows each digit as often as the set says; by
    /// the paper in the set's order (digits shown several times begin again after the last one).
    void present(std::size_t count) override;

    std::vector<Outputs> outputs_for(std::span<const Image> images) const override;
    const Parameters<float>& parameters() const;

private:
    std::variant<OnlineTrainer, ModernTrainer> trainer_;
};

}  // namespace lecun1989
