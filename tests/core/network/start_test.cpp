// Where weights start.
#include "tests/support/catch.hpp"

#include <array>
#include <cmath>
#include <set>

#include "core/network/start.hpp"

using namespace lecun1989;

TEST_CASE("start: weights fill +-2.4 / fan-in, layer by layer, and biases are 0") {
    const Parameters<float> parameters = starting_parameters(1989);
    constexpr std::array<std::size_t, 8> fan_ins = {25, 0, 200, 0, 192, 0, 30, 0};  // by the paper's shapes, not by the code's
    for (std::size_t which = 0; which < tensors.size(); ++which) {
        float least = 0.0F;
        float most = 0.0F;
        double sum = 0.0;
        std::set<float> different;
        for (std::size_t i = 0; i < tensors[which].size(); ++i) {
            const float value = parameters.values[offset_of(static_cast<Tensor>(which)) + i];
            least = std::min(least, value);
            most = std::max(most, value);
            sum += static_cast<double>(value);
            different.insert(value);
        }
        CAPTURE(tensors[which].name, least, most);
        const float range = fan_ins[which] == 0 ? 0.0F : 2.4F / static_cast<float>(fan_ins[which]);
        CHECK(least >= -range);
        CHECK(most <= range);
        if (fan_ins[which] != 0) {
            CHECK(least < -0.95F * range);
            CHECK(most > 0.95F * range);
            CHECK(std::fabs(sum / static_cast<double>(tensors[which].size())) < 0.1 * static_cast<double>(range));
            CHECK(different.size() > tensors[which].size() * 99 / 100);
        }
    }
    CHECK(hash_of(starting_parameters(1989)) == hash_of(parameters));
    CHECK(hash_of(starting_parameters(1990)) != hash_of(parameters));
}
