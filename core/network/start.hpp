// Where training starts.
#pragma once

#include <cstdint>

#include "parameters.hpp"

namespace lecun1989 {

/// Every weight uniform in +-2.4 / F, F the unit's fan-in, from one seed. LeCun et al. 1989, "Experiments".
Parameters<float> starting_parameters(std::uint64_t seed);

}  // namespace lecun1989
