#include <lecun1989/model.hpp>

#include <utility>

#include "weights_json.hpp"

namespace lecun1989 {

Model::Model(Weights weights) : weights_(std::make_shared<const Weights>(std::move(weights))) {}

Expected<Model> Model::from_json(std::string_view json) {
    Expected<Weights> weights = read_weights(json);
    return weights ? Expected<Model>(Model(std::move(*weights))) : weights.error();
}

float Model::threshold() const { return weights_->rejection_threshold; }

const Provenance& Model::provenance() const { return weights_->provenance; }

std::vector<float> Model::parameters() const { return in_file_order(weights_->parameters); }

}  // namespace lecun1989
