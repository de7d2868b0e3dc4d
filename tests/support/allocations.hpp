// Counts what operator new hands out in the whole test program, so that a test can say "nothing was allocated here".
#pragma once

#include <cstddef>

namespace lecun1989 {

/// Calls of any operator new so far.
std::size_t allocation_count();

/// Bytes that they handed out, whether or not they were given back.
std::size_t allocated_bytes();

}  // namespace lecun1989
