// Numbers from text as the C library's strtof reads them, small and fast where that is neither: in WebAssembly.
#pragma once

namespace lecun1989 {

/// The float nearest to the number that stands at `text`, of two as near the even one, as strtof gives it; infinity beyond the greatest. `end`
/// then points behind the number. For what JSON takes for a number, however long; ends before what it does not.
float float_of_decimal(const char* text, char** end);

}  // namespace lecun1989
