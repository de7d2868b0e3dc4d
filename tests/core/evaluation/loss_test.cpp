// The losses: their values, and that their slopes are their differences.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/data/dataset.hpp"
#include "core/evaluation/loss.hpp"
#include "core/paper.hpp"
#include "core/random.hpp"
#include "tests/support/network_fixture.hpp"

using namespace lecun1989;

namespace {

double output_of(double total) { return paper::squash_amplitude * std::tanh(paper::squash_slope * total); }

}  // namespace

TEST_CASE("loss: the mean of the ten squared errors, and its slopes are its differences") {
    Outputs right = outputs_of(-1.0F);
    right[6] = 1.0F;
    CHECK(loss(right, 6) == 0.0);
    CHECK(std::fabs(loss(right, 5) - 0.8) < 1e-12);  // two outputs wrong by 2
    CHECK(std::fabs(loss(outputs_of(0.0F), 0) - 1.0) < 1e-12);

    Random random(11);
    for (std::uint8_t digit = 0; digit < 10; ++digit) {
        Outputs outputs;
        std::generate(outputs.begin(), outputs.end(), [&] { return random.uniform(-1.7F, 1.7F); });
        const Outputs slopes = loss_slopes(outputs, digit);
        for (std::size_t i = 0; i < outputs.size(); ++i) {
            Outputs above = outputs;
            Outputs below = outputs;
            above[i] += 0x1p-8F;
            below[i] -= 0x1p-8F;
            const double width = static_cast<double>(above[i]) - static_cast<double>(below[i]);
            const double difference = (loss(above, digit) - loss(below, digit)) / width;
            CHECK(std::fabs(difference - static_cast<double>(slopes[i])) < 1e-6);
        }
    }
}

TEST_CASE("class probabilities are the softmax of the totals, and cross-entropy's slopes agree with its differences") {
    Random random(11);
    for (std::uint8_t digit = 0; digit < 10; ++digit) {
        std::array<double, 10> totals{};
        Outputs outputs{};
        double sum = 0.0;
        for (std::size_t i = 0; i < 10; ++i) {
            totals[i] = static_cast<double>(random.uniform(-2.5F, 2.5F));
            outputs[i] = static_cast<float>(output_of(totals[i]));
            sum += std::exp(2.0 * paper::squash_slope * totals[i]);
        }
        const Outputs likely = likelihoods(outputs);
        const Outputs slopes = cross_entropy_slopes(outputs, likelihood_targets(digit, 0.1F));
        const auto entropy = [&] {
            double all = 0.0;
            for (const double total : totals) {
                all += std::exp(2.0 * paper::squash_slope * total);
            }
            double result = 0.0;
            for (std::size_t i = 0; i < 10; ++i) {
                result -= (i == digit ? 0.9 : 0.1 / 9.0) * (2.0 * paper::squash_slope * totals[i] - std::log(all));
            }
            return result;
        };
        for (std::size_t i = 0; i < 10; ++i) {
            CHECK(std::fabs(static_cast<double>(likely[i]) - std::exp(2.0 * paper::squash_slope * totals[i]) / sum) < 1e-5);
            const double total = totals[i];
            totals[i] = total + 1e-4;
            const double above = entropy();
            const double output_above = output_of(totals[i]);
            totals[i] = total - 1e-4;
            const double difference = (above - entropy()) / (output_above - output_of(totals[i]));
            totals[i] = total;
            CHECK(std::fabs(difference - static_cast<double>(slopes[i])) < 1e-3 * std::max(1.0, std::fabs(difference)));
        }
    }
}

TEST_CASE("cross-entropy: outputs at the ends of their range give finite numbers") {
    Outputs outputs;
    for (const float value : {-1.7159F, 1.7159F}) {
        outputs.fill(value);
        for (const float slope : cross_entropy_slopes(outputs, likelihood_targets(3, 0.1F))) {
            CHECK(std::isfinite(slope));
        }
    }
}

TEST_CASE("target probabilities: nearly all for the digit and the rest even, all even for a non-digit, adding up to 1") {
    const Outputs seven = likelihood_targets(7, 0.09F);
    const Outputs none = likelihood_targets(not_a_digit, 0.09F);
    float sum = 0.0F;
    for (std::size_t i = 0; i < 10; ++i) {
        CHECK(std::fabs(seven[i] - (i == 7 ? 0.91F : 0.01F)) < 1e-6F);
        CHECK(none[i] == 0.1F);
        sum += seven[i];
    }
    CHECK(std::fabs(sum - 1.0F) < 1e-6F);
}
