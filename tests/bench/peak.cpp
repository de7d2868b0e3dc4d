// Compiled once for each number of lanes, LECUN1989_LANES, and to WebAssembly with four.
#include "peak.hpp"

#include "core/network/lanes.hpp"

namespace lecun1989::bench {

#define LECUN1989_PEAK_OF(lanes) peak_of_##lanes
#define LECUN1989_PEAK(lanes) LECUN1989_PEAK_OF(lanes)

extern "C" float LECUN1989_PEAK(LECUN1989_LANES)(unsigned rounds) {
    using Lanes = VectorOf<float, LECUN1989_LANES>::type;
    // Not constants, or the compiler would compute with them. The values settle near 1: no overflow, nothing subnormal.
    const Lanes factor = splat<Lanes>(0.5F + 1e-20F * static_cast<float>(rounds));
    const Lanes summand = splat<Lanes>(0.5F + 2e-20F * static_cast<float>(rounds));
    Lanes values[chains];
    for (unsigned i = 0; i < chains; ++i) {
        values[i] = splat<Lanes>(static_cast<float>(i));
    }
    for (unsigned round = 0; round < rounds; ++round) {
        _Pragma("GCC unroll 12") for (unsigned i = 0; i < chains; ++i) { values[i] = values[i] * factor + summand; }
    }
    Lanes total = values[0];
    for (unsigned i = 1; i < chains; ++i) {
        total += values[i];
    }
    return total[0] + total[LECUN1989_LANES - 1];
}

}  // namespace lecun1989::bench
