// A trained network: its parameters, its threshold and where it comes from.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lecun1989/expected.hpp>
#include <lecun1989/export.hpp>
#include <lecun1989/provenance.hpp>

namespace lecun1989 {

struct Weights;

/// Immutable, and cheap to copy: copies share the parameters. May be used by several threads at once.
class LECUN1989_EXPORT Model {
public:
    /// From the text of a weights file. Refuses, by name, whatever is unknown, missing, misshapen, out of range or there twice.
    static Expected<Model> from_json(std::string_view json);

    /// The margin, best output less second best, below which a reading is rejected; 0 rejects nothing.
    float threshold() const;
    /// What it was trained on, how, and what it scored.
    const Provenance& provenance() const;
    /// The 9,760 parameters: the eight tensors of a weights file one after another, each in that file's order.
    std::vector<float> parameters() const;

private:
    friend Model model_of(Weights weights);
    friend const Weights& weights_of(const Model& model);

    explicit Model(std::shared_ptr<const Weights> weights) : weights_(std::move(weights)) {}

    std::shared_ptr<const Weights> weights_;
};

}  // namespace lecun1989
