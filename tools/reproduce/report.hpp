// The report of `reproduce`: one HTML file that needs no other file and no script, with tables, plots, and the misread digits.
#pragma once

#include <string>
#include <vector>

#include "results.hpp"

namespace lecun1989 {

/// `notes`: sentences about this run, such as which sets were left out.
std::string report_html(const Made& made, const std::vector<SetResults>& sets, const std::vector<std::string>& notes);

}  // namespace lecun1989
