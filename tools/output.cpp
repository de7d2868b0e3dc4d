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

void print_score_heads(bool with_test) {
    std::printf("  train loss     error  misses%s", with_test ? "   test loss     error  misses" : "");
}

void print_scores(const Score& train, const std::optional<Score>& test) {
    const auto print = [](const Score& score) {
        std::printf("  %10.5f  %6.2f %%  %6llu", static_cast<double>(score.loss), static_cast<double>(score.error_percent),
                    static_cast<unsigned long long>(score.misses));
    };
    print(train);
    if (test) {
        print(*test);
    }
}

double percent_of(std::uint64_t part, std::uint64_t whole) { return 100.0 * static_cast<double>(part) / static_cast<double>(whole); }

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
