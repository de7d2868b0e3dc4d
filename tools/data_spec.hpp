// The SPEC of `--data` and `--test`: a data set by kind, place and half, found, read and named.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <lecun1989/expected.hpp>
#include "core/data/named_set.hpp"

namespace lecun1989 {

/// The forms of a SPEC, for help texts.
extern const std::string_view data_spec_help;

/// Every file that reading the set may open, whether or not it is there.
std::vector<std::string> files_of(const std::string& spec);

/// Reads the set that `spec` names; `half` is the half to read if the spec names none.
Expected<NamedDataset> load_data(const std::string& spec, Half half);

}  // namespace lecun1989
