#include "outputs.hpp"

#include "data_spec.hpp"
#include "files.hpp"

namespace lecun1989 {
namespace {

Error same(const NamedFile& output, const NamedFile& other) {
    const std::string known = other.path == output.path ? "" : other.path + ", ";
    return Error{ErrorCode::file, output.option + ": " + output.path + " is the same file as " + known + "that of " + other.option +
                                      ", and one of them would be lost; expected another name"};
}

}  // namespace

void add_inputs(std::vector<NamedFile>& inputs, const std::string& option, const std::string& spec) {
    for (std::string& path : files_of(spec)) {
        inputs.push_back({option, std::move(path)});
    }
}

std::optional<Error> refusal_of_outputs(std::span<const NamedFile> outputs, std::span<const NamedFile> inputs) {
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        for (const auto others : {inputs, outputs.first(i)}) {
            for (const NamedFile& other : others) {
                if (is_same_file(outputs[i].path, other.path)) {
                    return same(outputs[i], other);
                }
            }
        }
    }
    return std::nullopt;
}

}  // namespace lecun1989
