// The limit of this machine: multiplications and additions without FMA on values that never leave their registers. The network uses no FMA
// (its bits would differ from machine to machine), so it is measured against this.
#pragma once

namespace lecun1989::bench {

inline constexpr unsigned chains = 12;  // enough to hide the latency of both, few enough for 16 registers

/// Each round multiplies and adds once in every lane of every chain. The result keeps the compiler from leaving it all out.
extern "C" float peak_of_4(unsigned rounds);
extern "C" float peak_of_8(unsigned rounds);
extern "C" float peak_of_16(unsigned rounds);

}  // namespace lecun1989::bench
