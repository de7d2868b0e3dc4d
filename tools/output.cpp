#include "output.hpp"

#include <cstdio>

namespace lecun1989 {

int complain(const Error& error) {
    std::fprintf(stderr, "lecun1989: %s\n", error.message.c_str());
    return exit_failed;
}

Json to_json(const Evaluation& evaluation) {
    Json confusion = Json::array();
    for (const auto& row : evaluation.confusion) {
        confusion.push_back(row);
    }
    return {{"examples", evaluation.score.examples},
            {"misses", evaluation.score.misses},
            {"error_percent", evaluation.score.error_percent},
            {"loss", evaluation.score.loss},
            {"confusion", std::move(confusion)}};
}

std::string picture_of(const Image& image) {
    constexpr std::string_view shades = " .:-=+*#%@";
    std::string picture;
    for (std::size_t i = 0; i < image.size(); ++i) {
        const auto shade = static_cast<std::size_t>((image[i] + 1.0F) / 2.0F * static_cast<float>(shades.size() - 1) + 0.5F);
        picture.append(2, shades[shade]);
        if (i % paper::image_side == paper::image_side - 1) {
            picture += '\n';
        }
    }
    return picture;
}

}  // namespace lecun1989
