#include "start.hpp"

#include "../random.hpp"

namespace lecun1989 {

Parameters<float> starting_parameters(std::uint64_t seed) {
    struct Range {
        Tensor tensor;
        std::size_t fan_in;
    };
    // CHOICE: as printed. Other reproductions assume that the root of F was meant; on validation digits it did worse. Biases start at zero.
    constexpr std::array<Range, 4> ranges = {{{Tensor::h1_weights, H1::fan_in},
                                              {Tensor::h2_weights, H2::fan_in},
                                              {Tensor::h3_weights, H3::fan_in},
                                              {Tensor::output_weights, Output::fan_in}}};
    Parameters<float> parameters;
    Random random(seed);
    for (const Range& range : ranges) {
        const float most = paper::start_range / static_cast<float>(range.fan_in);
        for (std::size_t i = 0; i < tensors[static_cast<std::size_t>(range.tensor)].size(); ++i) {
            parameters.values[storage_index(range.tensor, i)] = random.uniform(-most, most);
        }
    }
    return parameters;
}

}  // namespace lecun1989
