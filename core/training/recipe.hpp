// Recipes: how the one network is trained. A recipe never changes the network.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "../expected.hpp"
#include "../network/parameters.hpp"

namespace lecun1989 {

struct Recipe {
    std::string_view name;
    std::string_view summary;  // one line, for help
    float step_size;         // of the first pass
    float step_size_factor;  // from each pass to the next
};

std::span<const Recipe> recipes();

/// By name; the error lists the names there are.
Expected<Recipe> find_recipe(std::string_view name);

/// Where training starts: every weight uniform in +-2.4 / F, F the unit's fan-in, from one seed. LeCun et al. 1989, "Experiments".
Parameters<float> starting_parameters(std::uint64_t seed);

}  // namespace lecun1989
