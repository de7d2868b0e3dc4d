// Loads weights and reads a seven of two strokes.
#include <lecun1989/lecun1989.hpp>

#include <fstream>
#include <iostream>
#include <iterator>

int main(int, char** arguments) {
    std::ifstream file(arguments[1]);
    const auto model = lecun1989::Model::from_json(std::string(std::istreambuf_iterator<char>(file), {}));
    if (!model) {
        std::cerr << model.error().message << '\n';
        return 1;
    }
    lecun1989::Reader reader(*model);
    const auto reading = reader.read({{{0.2F, 0.2F}, {0.8F, 0.2F}, {0.4F, 0.9F}}, {{0.35F, 0.55F}, {0.7F, 0.55F}}});
    std::cout << (reading->rejected ? '?' : char('0' + reading->digit)) << '\n';
}
