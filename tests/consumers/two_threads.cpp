// Two threads, each with a reader of its own, read with one model: the same bits as one thread. Run under ThreadSanitizer too.
#include <lecun1989/lecun1989.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <thread>

namespace {

lecun1989::Strokes drawing(int number) {
    const float lean = static_cast<float>(number) * 0.01F;
    return {{{0.2F + lean, 0.2F}, {0.8F, 0.2F + lean}, {0.4F, 0.9F}}};
}

std::vector<float> read_all(const lecun1989::Model& model) {
    lecun1989::Reader reader(model);
    std::vector<float> outputs;
    for (int number = 0; number < 20; ++number) {
        const auto reading = reader.read(drawing(number));
        outputs.insert(outputs.end(), reading->outputs.begin(), reading->outputs.end());
    }
    return outputs;
}

}  // namespace

int main(int, char** arguments) {
    std::ifstream file(arguments[1]);
    const auto model = lecun1989::Model::from_json(std::string(std::istreambuf_iterator<char>(file), {}));
    if (!model) {
        std::cerr << model.error().message << '\n';
        return 1;
    }
    std::vector<float> here;
    std::vector<float> there;
    std::thread other([&] { there = read_all(*model); });
    here = read_all(*model);
    other.join();
    return here == there && here == read_all(*model) ? 0 : 1;
}
