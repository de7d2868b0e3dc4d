// The whole of what must be the same bits as a program of its own, for `run` to compile with every compiler and option there is. Prints the
// keys of expected.json that it finds, and asserts nothing; reads plain files alone, so that it needs no library.
//     bits_program ROOT [short]     ROOT: the project's folder; short: without the long training
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "found_bits.hpp"

namespace {

std::string text_of(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::cerr << "usage: bits_program ROOT [short]\n";
        return 2;
    }
    const std::string root = arguments[1];
    std::map<std::string, std::string> weights;
    for (const auto& entry : std::filesystem::directory_iterator(root + "/weights")) {
        const std::filesystem::path& file = entry.path();
        if (file.extension() == ".json" && file.stem().extension() != ".schema") {
            weights[file.stem().string()] = text_of(file.string());
        }
    }
    auto found = lecun1989::found_bits(text_of(root + "/tests/bits/drawings.jsonl"), weights);
    if (!found) {
        std::cerr << found.error().message << '\n';
        return 1;
    }
    if (count < 3) {
        (*found)["training"]["synthetic"] = lecun1989::hash_of_long_training();
    }
    std::cout << found->dump(2) << '\n';
}
