// Numbers side by side: what the layers rely on so that the width of registers shows neither in the bits nor in memory. The layers
// themselves are compared for every machine in machines_test.cpp.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/network/lanes.hpp"
#include "core/random.hpp"

using namespace lecun1989;

namespace {

template <class Octet, std::size_t count>
void check_first() {
    constexpr std::array<float, 8> numbers = {1, 2, 3, 4, 5, 6, 7, 8};
    std::array<float, count> exact{};
    std::copy_n(numbers.begin(), count, exact.begin());
    const auto octet = load_first<Octet, count>(exact.data());  // beyond its end the sanitizers keep watch
    std::array<float, 8> all{};
    store(all.data(), octet);
    std::array<float, 8> some{};
    some.fill(77.0F);
    store_first<count>(some.data(), octet);
    CAPTURE(count);
    for (std::size_t i = 0; i < 8; ++i) {
        CHECK(all[i] == (i < count ? numbers[i] : 0.0F));
        CHECK(some[i] == (i < count ? numbers[i] : 77.0F));
    }
}

template <class Octet, std::size_t... less>
void check_each_first(std::index_sequence<less...> /*counts*/) {
    (check_first<Octet, less + 1>(), ...);
}

}  // namespace

TEST_CASE("lanes: eight numbers are added in one order, whatever holds them") {
    Random random(1);
    bool order_matters = false;
    for (int i = 0; i < 100; ++i) {
        std::array<float, 8> x{};
        std::generate(x.begin(), x.end(), [&] { return random.uniform(-1.0F, 1.0F); });
        const float expected = ((x[0] + x[4]) + (x[2] + x[6])) + ((x[1] + x[5]) + (x[3] + x[7]));
        REQUIRE(sum<float>(load<FourLanes::Octet<float>>(x.data())) == expected);
        REQUIRE(sum<float>(load<EightLanes::Octet<float>>(x.data())) == expected);
        order_matters = order_matters || expected != ((((((x[0] + x[1]) + x[2]) + x[3]) + x[4]) + x[5]) + x[6]) + x[7];
    }
    CHECK(order_matters);
}

TEST_CASE("lanes: the first few are loaded and stored without touching the memory of the others, which are 0") {
    check_each_first<FourLanes::Octet<float>>(std::make_index_sequence<8>());
    check_each_first<EightLanes::Octet<float>>(std::make_index_sequence<8>());
}

TEST_CASE("lanes: a number in every lane keeps the sign of its zero") {
    const auto lanes = splat<FourLanes::Octet<float>>(-0.0F);
    std::array<float, 8> stored{};
    store(stored.data(), lanes);
    CHECK(std::count_if(stored.begin(), stored.end(), [](float value) { return value == 0.0F && std::signbit(value); }) == 8);
}

TEST_CASE("lanes: four sums at once are those of each, and rows become columns") {
    std::array<std::array<float, 4>, 4> numbers{};
    Random random(2);
    Quad<float> rows[4];
    for (std::size_t i = 0; i < 4; ++i) {
        std::generate(numbers[i].begin(), numbers[i].end(), [&] { return random.uniform(-1.0F, 1.0F); });
        rows[i] = load<Quad<float>>(numbers[i].data());
    }
    const Quad<float> found = sums(rows[0], rows[1], rows[2], rows[3]);
    transpose(rows);
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(found[i] == (numbers[i][0] + numbers[i][2]) + (numbers[i][1] + numbers[i][3]));
        for (std::size_t j = 0; j < 4; ++j) {
            CHECK(rows[i][j] == numbers[j][i]);
        }
    }
}
