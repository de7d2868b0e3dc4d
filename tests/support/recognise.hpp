// One reading by parameters at hand, for tests that do not care about models.
#pragma once

#include <lecun1989/reader.hpp>

#include "core/weights/weights_json.hpp"

namespace lecun1989 {

inline Reading recognise(const Parameters<float>& parameters, const Image& image, float threshold = 0.0F) {
    Weights weights;
    weights.parameters = parameters;
    weights.rejection_threshold = threshold;
    return *Reader(model_of(std::move(weights))).read(image);
}

}  // namespace lecun1989
