#include "weights_files.hpp"

#include "files.hpp"

namespace lecun1989 {

Expected<Weights> load_weights(const std::string& path) {
    const auto text = read_file(path);
    if (!text) {
        return text.error();
    }
    auto weights = read_weights(*text);
    return weights ? std::move(weights) : found_in(path, weights.error());
}

std::optional<Error> save_weights(const std::string& path, const Weights& weights) {
    const auto text = write_weights(weights);
    return text ? write_file(path, *text) : found_in(path, text.error());
}

}  // namespace lecun1989
