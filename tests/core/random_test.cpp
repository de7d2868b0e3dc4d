// The random numbers: their first digits as literals, a second PCG32 written from its publication (O'Neill 2014), and the ranges.
// No test of randomness; that is the generator's author's business.
#include "tests/support/catch.hpp"

#include <array>
#include <cstdint>

#include "core/random.hpp"

using lecun1989::Random;

namespace {

/// PCG32 as published (`pcg32_srandom_r`, `pcg32_random_r`), with a stream to choose; ours always takes the library's default one.
class ReferencePcg32 {
public:
    ReferencePcg32(std::uint64_t start, std::uint64_t stream) : increment_((stream << 1U) | 1U) {
        next();
        state_ += start;
        next();
    }

    std::uint32_t next() {
        const std::uint64_t old = state_;
        state_ = old * 0x5851f42d4c957f2dULL + increment_;
        const std::uint64_t folded = (old ^ (old >> 18U)) >> 27U & 0xffffffffULL;
        const std::uint64_t turn = old >> 59U;
        // The word twice side by side: any 32 bits of it are a rotation.
        return static_cast<std::uint32_t>((folded << 32U | folded) >> turn);
    }

private:
    std::uint64_t state_ = 0;
    std::uint64_t increment_;
};

constexpr std::uint64_t default_stream = 1442695040888963407ULL >> 1U;

}  // namespace

TEST_CASE("seed 1989 begins with the digits written down", "[random]") {
    Random random(1989);
    for (const std::uint32_t expected : {0x44ec701bU, 0x8b499b37U, 0xff6efbefU, 0x7fdd6982U, 0x87b96cbaU, 0x3d67792dU}) {
        CHECK(random.next() == expected);
    }
}

TEST_CASE("the reference gives the published digits", "[random]") {
    ReferencePcg32 reference(42, 54);
    for (const std::uint32_t expected : {0xa15c02b7U, 0x7b47f409U, 0xba1d3330U, 0x83d2f293U, 0xbfa4784bU, 0xcbed606eU}) {
        CHECK(reference.next() == expected);
    }
}

TEST_CASE("every seed gives the reference's numbers", "[random]") {
    for (const std::uint64_t seed : {0ULL, 1ULL, 42ULL, 1989ULL, 0x123456789abcdefULL, ~0ULL}) {
        Random random(seed);
        ReferencePcg32 reference(seed, default_stream);
        std::size_t different = 0;
        for (int i = 0; i < 10'000; ++i) {
            different += random.next() != reference.next() ? 1U : 0U;
        }
        CAPTURE(seed);
        CHECK(different == 0);
    }
}

TEST_CASE("the generator works at compile time", "[random]") {
    constexpr std::uint32_t first = Random(1989).next();
    CHECK(first == 0x44ec701bU);
}

TEST_CASE("uniform takes the top 24 bits of one draw", "[random]") {
    Random random(1989);
    Random same(1989);
    std::size_t different = 0;
    for (int i = 0; i < 10'000; ++i) {
        const double expected = -1.0 + 2.0 * static_cast<double>(same.next() / 256U) / 16777216.0;
        different += static_cast<double>(random.uniform(-1.0F, 1.0F)) != expected ? 1U : 0U;
    }
    CHECK(different == 0);
    CHECK(random.next() == same.next());
}

TEST_CASE("uniform stays within its bounds and fills them", "[random]") {
    Random random(7);
    const std::array<std::array<float, 2>, 5> ranges = {{{0.0F, 1.0F}, {-1.0F, 1.0F}, {-0.48F, 0.48F}, {0.25F, 4.0F}, {-3.0F, -2.0F}}};
    for (const auto& [low, high] : ranges) {
        float least = high;
        float most = low;
        double sum = 0.0;
        for (int i = 0; i < 100'000; ++i) {
            const float value = random.uniform(low, high);
            least = value < least ? value : least;
            most = value > most ? value : most;
            sum += static_cast<double>(value);
        }
        const float width = high - low;
        CAPTURE(low, high, least, most);
        CHECK(least >= low);
        CHECK(most < high);
        CHECK(least < low + 0.001F * width);
        CHECK(most > high - 0.001F * width);
        const double middle = sum / 100'000.0 - static_cast<double>(low + 0.5F * width);
        CHECK((middle < 0.005 * static_cast<double>(width) && middle > -0.005 * static_cast<double>(width)));
    }
}

TEST_CASE("uniform excludes its upper bound at the greatest draw", "[random]") {
    constexpr std::uint64_t seed_of_greatest_draw = 6789416;  // found by search: its first draw has all of the top 24 bits set
    REQUIRE(Random(seed_of_greatest_draw).next() >> 8U == 0xffffffU);
    CHECK(Random(seed_of_greatest_draw).uniform(0.0F, 1.0F) == 1.0F - 0x1p-24F);
    // The ranges of the starting weights, one for each fan-in.
    for (const float range : {2.4F / 25.0F, 2.4F / 200.0F, 2.4F / 192.0F, 2.4F / 30.0F, 2.4F / 5.0F}) {
        CAPTURE(range);
        CHECK(Random(seed_of_greatest_draw).uniform(-range, range) < range);
    }
}

TEST_CASE("below stays below and leaves nothing out", "[random]") {
    Random random(1989);
    std::array<int, 10> drawn{};
    for (int i = 0; i < 10'000; ++i) {
        const std::uint32_t value = random.below(10);
        REQUIRE(value < 10);
        ++drawn[value];
    }
    for (const int count : drawn) {
        CHECK(count > 800);
        CHECK(count < 1200);
    }
    for (const std::uint32_t count : {1U, 2U, 3U, 7291U, 0x80000001U, 0xffffffffU}) {
        std::size_t outside = 0;
        for (int i = 0; i < 1'000; ++i) {
            outside += random.below(count) >= count ? 1U : 0U;
        }
        CAPTURE(count);
        CHECK(outside == 0);
    }
}
