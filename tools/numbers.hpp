// Numbers on the command line, in options and in a SPEC: read here alone, so that the same text is the same number everywhere. Whatever
// would change in silence (a number that wraps round, an octal one, a decimal comma) is refused.
#pragma once

#include <CLI/CLI.hpp>

#include <cstdint>
#include <string_view>

#include <lecun1989/expected.hpp>

namespace lecun1989 {

/// Decimal digits and nothing else: 010 is ten.
Expected<std::uint64_t> whole_number(std::string_view text, std::uint64_t least, std::uint64_t most);

/// For options: what `whole_number` takes.
CLI::Validator whole(std::uint64_t least, std::uint64_t most = UINT64_MAX);

/// For options: a decimal number from `least` to `most`, or any above 0 that a float can hold.
CLI::Validator decimal(float least, float most);
CLI::Validator above_zero();

}  // namespace lecun1989
