#include "suggestions.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "core/data/text_lines.hpp"

namespace lecun1989 {
namespace {

/// How many letters to add, leave out, replace or swap with their neighbour (optimal string alignment).
std::size_t distance(std::string_view one, std::string_view other) {
    std::vector<std::vector<std::size_t>> least(one.size() + 1, std::vector<std::size_t>(other.size() + 1));
    for (std::size_t i = 0; i <= one.size(); ++i) {
        for (std::size_t j = 0; j <= other.size(); ++j) {
            if (i == 0 || j == 0) {
                least[i][j] = i + j;
                continue;
            }
            const bool same = one[i - 1] == other[j - 1];
            least[i][j] = std::min({least[i - 1][j] + 1, least[i][j - 1] + 1, least[i - 1][j - 1] + (same ? 0U : 1U)});
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) {
                least[i][j] = std::min(least[i][j], least[i - 2][j - 2] + 1);
            }
        }
    }
    return least[one.size()][other.size()];
}

/// The nearest name, if it begins with the word or differs from it in at most a third of its letters; otherwise empty.
std::string nearest(std::string_view word, const std::vector<std::string>& names) {
    constexpr std::size_t longest_word = 40;
    if (word.empty() || word.size() > longest_word) {
        return {};
    }
    std::string best;
    std::size_t least = 0;
    for (const std::string& name : names) {
        const std::size_t apart = name.starts_with(word) ? 0 : distance(word, name);
        if (3 * apart <= std::max<std::size_t>(name.size(), 3) && (best.empty() || apart < least)) {
            best = name;
            least = apart;
        }
    }
    return best;
}

/// `shown` is the word as it was typed; names are shown after `prefix`.
std::string sentence(const std::string& lacking, std::string_view word, std::string_view shown, const std::vector<std::string>& names,
                     const std::string& prefix) {
    std::string all;
    for (const std::string& name : names) {
        all += (all.empty() ? "" : ", ") + prefix + name;
    }
    const std::string meant = nearest(word, names);
    return lacking + " " + in_quotes(shown) + (meant.empty() ? ", only " + all : "; did you mean " + prefix + meant + "?");
}

}  // namespace

std::string sentence_about_unknown(const CLI::App& app, int argument_count, const char* const* arguments) {
    if (argument_count < 2 || arguments[1][0] == '-') {
        return {};
    }
    std::vector<std::string> subcommands;
    const CLI::App* called = nullptr;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        subcommands.push_back(command->get_name());
        called = command->get_name() == arguments[1] ? command : called;
    }
    if (called == nullptr) {
        return sentence("there is no subcommand", arguments[1], arguments[1], subcommands, "");
    }
    std::vector<std::string> options;
    for (const CLI::Option* option : called->get_options()) {
        options.insert(options.end(), option->get_lnames().begin(), option->get_lnames().end());
    }
    for (int i = 2; i < argument_count && std::string_view(arguments[i]) != "--"; ++i) {
        const std::string_view argument = arguments[i];
        const std::string_view name = argument.substr(0, argument.find('='));
        if (name.starts_with("--") && std::find(options.begin(), options.end(), name.substr(2)) == options.end()) {
            return sentence(called->get_name() + " has no option", name.substr(2), name, options, "--");
        }
    }
    return {};
}

}  // namespace lecun1989
