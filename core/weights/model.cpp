#include <lecun1989/model.hpp>

#include <utility>

#include "weights_json.hpp"

namespace lecun1989 {

Model model_of(Weights weights) { return Model(std::make_shared<const Weights>(std::move(weights))); }

const Weights& weights_of(const Model& model) { return *model.weights_; }

Expected<Model> Model::from_json(std::string_view json) {
    Expected<Weights> weights = read_weights(json);
    return weights ? Expected<Model>(model_of(std::move(*weights))) : weights.error();
}

float Model::threshold() const { return weights_->rejection_threshold; }

const Provenance& Model::provenance() const { return weights_->provenance; }

std::vector<float> Model::parameters() const { return in_file_order(weights_->parameters); }

}  // namespace lecun1989
