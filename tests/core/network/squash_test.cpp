// The squashing function and the project's own tanh, against std::tanh in double. The samples are fixed: bit patterns at equal distances.
#include "tests/support/catch.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "core/network/squash.hpp"

using namespace lecun1989;

namespace {

float tanh_of(float x) { return tanh<float>(splat<Quad<float>>(x))[0]; }
double tanh_of(double x) { return tanh<double>(splat<Quad<double>>(x))[0]; }
template <class T>
T squash_of(T x) {
    return squash<T>(splat<Quad<T>>(x))[0];
}

std::uint32_t bits_of(float x) { return std::bit_cast<std::uint32_t>(x); }

/// The findings of a walk along the positive floats, four at a time.
struct Walk {
    double worst_error = 0.0;
    float worst_at = 0.0F;
    float most = 0.0F;             // greatest result
    std::size_t not_odd = 0;       // results for -x that are not those for x with the other sign, to the bit
    std::uint32_t steps_back = 0;  // by how many ulps, at most, a result falls below an earlier one
};

/// From one float to another, every step-th bit pattern.
Walk walk(float from, float to, std::uint32_t step) {
    Walk found;
    for (std::uint32_t bits = bits_of(from); bits <= bits_of(to);) {
        Quad<float> x{};
        for (int lane = 0; lane < 4; ++lane, bits += step) {
            x[lane] = std::bit_cast<float>(bits);
        }
        const Quad<float> results = tanh<float>(x);
        const Quad<float> mirrored = tanh<float>(-x);
        for (int lane = 0; lane < 4; ++lane) {
            const float result = results[lane];
            const double error = std::fabs(static_cast<double>(result) - std::tanh(static_cast<double>(x[lane])));
            if (!(error <= found.worst_error)) {
                found.worst_error = error;
                found.worst_at = x[lane];
            }
            found.not_odd += (bits_of(mirrored[lane]) ^ 0x80000000U) != bits_of(result) ? 1U : 0U;
            if (result < found.most && bits_of(found.most) - bits_of(result) > found.steps_back) {
                found.steps_back = bits_of(found.most) - bits_of(result);
            }
            found.most = result > found.most ? result : found.most;
        }
    }
    return found;
}

}  // namespace

TEST_CASE("tanh of floats is accurate, odd and inside (-1, 1)", "[squash]") {
    // Coarse where it is nearly the identity, dense where it curves.
    for (const Walk& found : {walk(0.0F, 0x1p-12F, 1009), walk(0x1p-12F, 10.0F, 97), walk(10.0F, 1e30F, 10007)}) {
        CAPTURE(found.worst_at, found.worst_error, found.most, found.steps_back);
        CHECK(found.worst_error < 1.6e-7);
        CHECK(found.not_odd == 0);
        CHECK(found.most < 1.0F);
        CHECK(found.steps_back <= 3);
    }
}

TEST_CASE("tanh of floats rises, except for rounding", "[squash]") {
    // Neighbouring floats: where it falls and errs the most of all (found by trying every float), where the two halves of the formula meet,
    // and where it saturates.
    for (const float from : {0.054F, 0.7562F, 0.8999F, 2.0F, 8.999F}) {
        const Walk found = walk(from, from * 1.0005F, 1);
        CAPTURE(from, found.worst_at, found.worst_error, found.steps_back);
        CHECK(found.steps_back <= 3);
        CHECK(found.worst_error < 1.6e-7);
    }
    CHECK(tanh_of(0.9F) >= tanh_of(std::nextafter(0.9F, 0.0F)));
}

TEST_CASE("tanh of floats at zero and far out", "[squash]") {
    constexpr float nearest_to_one = 1.0F - 0x1p-24F;
    CHECK(bits_of(tanh_of(0.0F)) == bits_of(0.0F));
    CHECK(bits_of(tanh_of(-0.0F)) == bits_of(-0.0F));
    CHECK(std::fabs(tanh_of(0x1p-126F)) <= 0x1p-126F);
    for (const float far : {9.0F, 10.0F, 1e10F, std::numeric_limits<float>::max(), std::numeric_limits<float>::infinity()}) {
        CAPTURE(far);
        CHECK(tanh_of(far) == nearest_to_one);
        CHECK(tanh_of(-far) == -nearest_to_one);
    }
}

TEST_CASE("a lane does not depend on its neighbours", "[squash]") {
    const Quad<float> mixed = tanh<float>(Quad<float>{0.5F, std::numeric_limits<float>::infinity(), -3.0F, 1.0F});
    CHECK(bits_of(mixed[0]) == bits_of(tanh_of(0.5F)));
    CHECK(bits_of(mixed[2]) == bits_of(tanh_of(-3.0F)));
    CHECK(bits_of(mixed[3]) == bits_of(tanh_of(1.0F)));
}

TEST_CASE("many totals at once are squashed as each alone", "[squash]") {
    constexpr float infinite = std::numeric_limits<float>::infinity();
    const std::array<float, 16> totals = {
        0.0F,  -0.0F,   1.0F, -1.0F, 0x1p-140F, 1e-3F,     -0.3F,    1.349F,
        1.35F, -1.351F, 5.0F, 13.4F, -13.6F,    -infinite, infinite, std::numeric_limits<float>::quiet_NaN()};
    std::array<float, 16> squashed = totals;
    Squash<float, FourLanes>::all(squashed.data(), squashed.size());
    for (std::size_t i = 0; i + 1 < totals.size(); ++i) {
        CAPTURE(totals[i]);
        CHECK(bits_of(squashed[i]) == bits_of(squash_of(totals[i])));
    }
    CHECK(std::isnan(squashed.back()));
}

TEST_CASE("tanh of doubles, to the last digits", "[squash]") {
    double worst = 0.0;
    double worst_at = 0.0;
    std::size_t not_odd = 0;
    for (int i = -250'000; i <= 250'000; ++i) {
        const double x = i * 1e-4;
        const double error = std::fabs(tanh_of(x) - std::tanh(x));
        if (!(error <= worst)) {
            worst = error;
            worst_at = x;
        }
        not_odd += tanh_of(-x) != -tanh_of(x) ? 1U : 0U;
    }
    CAPTURE(worst_at, worst);
    CHECK(worst < 2e-15);
    CHECK(not_odd == 0);
    CHECK(tanh_of(1e300) == 1.0);
    CHECK(tanh_of(-std::numeric_limits<double>::infinity()) == -1.0);
}

TEST_CASE("f goes through (1, 1) and (-1, -1) and stays within the amplitude", "[squash]") {
    CHECK(std::fabs(squash_of(1.0) - 1.0) < 1e-4);
    CHECK(std::fabs(squash_of(-1.0) + 1.0) < 1e-4);
    CHECK(std::fabs(squash_of(1.0F) - 1.0F) < 1e-4F);
    CHECK(std::fabs(squash_of(-1.0F) + 1.0F) < 1e-4F);
    CHECK(squash_of(1e30F) < 1.7159F);
    CHECK(squash_of(-1e30F) > -1.7159F);
    CHECK(squash_of(1e30F) > 1.7158F);
}

TEST_CASE("f is 1.7159 tanh(2x/3)", "[squash]") {
    double worst_float = 0.0;
    double worst_double = 0.0;
    for (int i = -12'000; i <= 12'000; ++i) {
        const double x = i * 0x1p-10;
        const double expected = 1.7159 * std::tanh(2.0 * x / 3.0);
        worst_float = std::fmax(worst_float, std::fabs(static_cast<double>(squash_of(static_cast<float>(x))) - expected));
        worst_double = std::fmax(worst_double, std::fabs(squash_of(x) - expected));
    }
    CAPTURE(worst_float, worst_double);
    CHECK(worst_float < 3e-7);
    CHECK(worst_double < 4e-15);
}

TEST_CASE("the slope from the value is the slope of f", "[squash]") {
    constexpr double step = 0x1p-16;
    double worst = 0.0;
    double worst_float = 0.0;
    for (int i = -8'000; i <= 8'000; ++i) {
        const double x = i * 1e-3;
        const double difference = (squash_of(x + step) - squash_of(x - step)) / (2.0 * step);
        worst = std::fmax(worst, std::fabs(squash_slope<double>(squash_of(x)) - difference));
        const float slope = squash_slope<float>(squash_of(static_cast<float>(x)));
        worst_float = std::fmax(worst_float, std::fabs(static_cast<double>(slope) - difference));
    }
    CAPTURE(worst, worst_float);
    CHECK(worst < 2e-10);
    CHECK(worst_float < 4e-7);
    CHECK(squash_slope<double>(0.0) > 1.1439);  // its greatest value, 1.7159 * 2 / 3
    CHECK(squash_slope<double>(0.0) < 1.1440);
    CHECK(squash_slope<float>(squash_of(1e30F)) >= 0.0F);
}
