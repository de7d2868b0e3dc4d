#include "output.hpp"

#include <algorithm>
#include <cstdio>

namespace lecun1989 {

namespace {

/// How many bytes of UTF-8 begin the text as one character; 0 if none do.
std::size_t length_of_character(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::size_t length = byte(0) < 0x80 ? 1 : byte(0) < 0xC2 ? 0 : byte(0) < 0xE0 ? 2 : byte(0) < 0xF0 ? 3 : byte(0) < 0xF5 ? 4 : 0;
    for (std::size_t i = 1; i < length; ++i) {
        if (i == text.size() || (byte(i) & 0xC0U) != 0x80U) {
            return 0;
        }
    }
    return length;
}

}  // namespace

std::string printable(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const std::size_t length = length_of_character(text);
        const auto first = static_cast<unsigned char>(text[0]);
        // Terminals obey the characters below the space, "delete", and 0x80 to 0x9F, in UTF-8 or as bytes of their own.
        const bool obeyed = length == 1   ? first < ' ' || first == 0x7F
                            : length == 2 ? first == 0xC2 && static_cast<unsigned char>(text[1]) < 0xA0
                                          : length == 0 && first < 0xA0;
        const std::size_t taken = std::max<std::size_t>(length, 1);
        result += obeyed ? "?" : text.substr(0, taken);
        text.remove_prefix(taken);
    }
    return result;
}

int complain(const Error& error) {
    std::fprintf(stderr, "lecun1989: %s\n", printable(error.message).c_str());
    return exit_failed;
}

void say_written(const std::string& path) { std::printf("%s written\n", printable(path).c_str()); }

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
