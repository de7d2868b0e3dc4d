// Numbers as text, for messages, without including the JSON library's header.
#pragma once

#include <string>

namespace lecun1989 {

/// The shortest text that reads back to the same bits; "NaN", "Infinity" or "-Infinity" for what JSON has no text for.
std::string text_of(float number);

}  // namespace lecun1989
