// Where the parameters are stored: figures counted by hand, against the code's. The network that uses them is tested elsewhere.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

#include "core/network/parameters.hpp"

using namespace lecun1989;

namespace {

template <Tensor tensor>
void check_window(std::size_t offset, std::size_t size) {
    Parameters<float> parameters;
    const Parameters<float>& constant = parameters;
    CAPTURE(tensors[static_cast<std::size_t>(tensor)].name);
    CHECK(offset_of(tensor) == offset);
    CHECK(parameters.window<tensor>().data() == parameters.values.data() + offset);
    CHECK(parameters.window<tensor>().size() == size);
    CHECK(constant.window<tensor>().data() == constant.values.data() + offset);
    CHECK(constant.window<tensor>().size() == size);
    CHECK(tensors[static_cast<std::size_t>(tensor)].size() == size);
}

}  // namespace

TEST_CASE("every tensor has its window, and the windows fill the array", "[parameters]") {
    check_window<Tensor::h1_weights>(9120, 300);
    check_window<Tensor::h1_biases>(2400, 768);
    check_window<Tensor::h2_weights>(0, 2400);
    check_window<Tensor::h2_biases>(8928, 192);
    check_window<Tensor::h3_weights>(3168, 5760);
    check_window<Tensor::h3_biases>(9720, 30);
    check_window<Tensor::output_weights>(9420, 300);
    check_window<Tensor::output_biases>(9750, 10);
    CHECK(parameter_count == 9760);
}

TEST_CASE("tensors are named by layer and kind, in the order of the enumeration", "[parameters]") {
    const std::array<std::string, 8> names = {"h1.weights", "h1.biases", "h2.weights",     "h2.biases",
                                              "h3.weights", "h3.biases", "output.weights", "output.biases"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        CHECK(tensors[i].name == names[i]);
    }
}

TEST_CASE("storage_index takes every tensor onto its own window, each place once", "[parameters]") {
    std::vector<int> taken(parameter_count, 0);
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        const Tensor tensor = static_cast<Tensor>(i);
        std::size_t strayed = 0;
        for (std::size_t index = 0; index < tensors[i].size(); ++index) {
            const std::size_t place = storage_index(tensor, index);
            REQUIRE(place < parameter_count);
            ++taken[place];
            strayed += place < offset_of(tensor) || place >= offset_of(tensor) + tensors[i].size() ? 1U : 0U;
        }
        CAPTURE(tensors[i].name);
        CHECK(strayed == 0);
    }
    CHECK(std::count(taken.begin(), taken.end(), 1) == 9760);
}

TEST_CASE("storage_index goes where the layout says", "[parameters]") {
    // Each paper index is written out as the nested loops would count it.
    CHECK(storage_index(Tensor::h1_weights, (7 * 5 + 3) * 5 + 1) == 9120 + (3 * 5 + 1) * 12 + 7);
    CHECK(storage_index(Tensor::h1_biases, (11 * 8 + 2) * 8 + 5) == 2400 + (2 * 8 + 5) * 12 + 11);
    // Plane 1 reads H1 0 ... 7 in this order; plane 9 reads 0-3 and 8-11, but round the ring 8-11 come first.
    CHECK(storage_index(Tensor::h2_weights, ((1 * 8 + 6) * 5 + 4) * 5 + 2) == ((4 * 5 + 2) * 12 + 1) * 8 + 6);
    CHECK(storage_index(Tensor::h2_weights, ((9 * 8 + 1) * 5 + 0) * 5 + 3) == ((0 * 5 + 3) * 12 + 9) * 8 + 5);
    CHECK(storage_index(Tensor::h2_weights, ((9 * 8 + 6) * 5 + 0) * 5 + 3) == ((0 * 5 + 3) * 12 + 9) * 8 + 2);
    CHECK(storage_index(Tensor::h2_biases, (10 * 4 + 3) * 4 + 1) == 8928 + (3 * 4 + 1) * 12 + 10);
    CHECK(storage_index(Tensor::h3_weights, 29 * 192 + (4 * 4 + 2) * 4 + 3) == 3168 + 29 * 192 + (2 * 4 + 3) * 12 + 4);
    CHECK(storage_index(Tensor::h3_biases, 17) == 9720 + 17);
    CHECK(storage_index(Tensor::output_weights, 8 * 30 + 21) == 9420 + 8 * 30 + 21);
    CHECK(storage_index(Tensor::output_biases, 9) == 9759);
}

TEST_CASE("connections: a kernel's weight is one for each unit of its plane, every other parameter one", "[parameters]") {
    const auto parameters = std::make_unique<Parameters<float>>();
    parameters->values.fill(-0.5F);
    CHECK(count_parameters(*parameters) == 9760);
    CHECK(count_connections(*parameters) == 64660);
    const std::array<std::size_t, 8> shares = {64, 1, 16, 1, 1, 1, 1, 1};
    std::size_t left = 64660;
    for (std::size_t which = 0; which < tensors.size(); ++which) {
        parameters->values[storage_index(static_cast<Tensor>(which), tensors[which].size() - 1)] = 0.0F;
        left -= shares[which];
        CHECK(count_connections(*parameters) == left);
    }
    CHECK(count_parameters(*parameters) == 9752);
    CHECK(count_connections(*std::make_unique<Parameters<float>>()) == 0);
}
