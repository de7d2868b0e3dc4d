// Keeps outputs apart from inputs and from each other, so that no file that was to be read, or was just written, is lost.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <lecun1989/expected.hpp>

namespace lecun1989 {

/// A file, and the option that names it.
struct NamedFile {
    std::string option;
    std::string path;  // empty if the option is not given
};

/// Adds the inputs that a SPEC names, as far as they are files.
void add_inputs(std::vector<NamedFile>& inputs, const std::string& option, const std::string& spec);

/// Refuses an output that is an input or another output, under whatever name: through links, by another spelling, in another case. To be
/// asked before any work. Devices and pipes keep nothing, so they may be named twice.
std::optional<Error> refusal_of_outputs(std::span<const NamedFile> outputs, std::span<const NamedFile> inputs);

}  // namespace lecun1989
