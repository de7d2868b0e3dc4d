// Numbers from text as the C library's strtof reads them, for WebAssembly, where strtof is neither small nor fast.
#pragma once

namespace lecun1989 {

/// The float nearest to the number at `text`, as strtof gives it: the even one if two are equally near, infinity beyond the greatest. Sets
/// `end` just past the number. Takes any number that JSON allows, however long, and stops before anything else.
float float_of_decimal(const char* text, char** end);

}  // namespace lecun1989
