#include "control.hpp"

#include <algorithm>

#include "../network/curvature_rule.hpp"
#include "../network/squash.hpp"
#include "../random.hpp"

namespace lecun1989 {
namespace {

template <std::size_t source_count, std::size_t unit_count>
struct FullyConnected {
    static constexpr std::size_t sources = source_count;
    static constexpr std::size_t weights = source_count * unit_count;
    static constexpr std::size_t parameters = weights + unit_count;

    /// source [sources] -> values [units].
    static void forward(const float* layer, const float* source, float* values) {
        constexpr std::size_t filled = (unit_count + 15) / 16 * 16;
        alignas(64) float totals[filled] = {};
        std::copy_n(layer + weights, unit_count, totals);
        for (std::size_t i = 0; i < source_count; ++i) {
            for (std::size_t unit = 0; unit < unit_count; ++unit) {
                totals[unit] += layer[i * unit_count + unit] * source[i];
            }
        }
        Squash<float, FourLanes>::all(totals, filled);
        std::copy_n(totals, unit_count, values);
    }

    /// Turns slopes (curvatures) by the units' values into those by their totals.
    template <Order order>
    static void through_squash(const float* values, float* slopes) {
        for (std::size_t unit = 0; unit < unit_count; ++unit) {
            slopes[unit] *= factor<order>(squash_slope<float>(values[unit]));
        }
    }

    /// Writes the slopes (curvatures) by the sources' values, from those by the totals.
    template <Order order>
    static void sources_backward(const float* layer, const float* deltas, float* source_slopes) {
        for (std::size_t i = 0; i < source_count; ++i) {
            source_slopes[i] = 0.0F;
            for (std::size_t unit = 0; unit < unit_count; ++unit) {
                source_slopes[i] += factor<order>(layer[i * unit_count + unit]) * deltas[unit];
            }
        }
    }

    /// Hands those by every parameter to `take`.
    template <Order order, class Take>
    static void parameters_backward(const float* source, const float* deltas, Take take) {
        for (std::size_t i = 0; i < source_count; ++i) {
            const float value = factor<order>(source[i]);
            for (std::size_t unit = 0; unit < unit_count; ++unit) {
                take(i * unit_count + unit, value * deltas[unit]);
            }
        }
        for (std::size_t unit = 0; unit < unit_count; ++unit) {
            take(weights + unit, deltas[unit]);
        }
    }
};

using Hidden = FullyConnected<image_pixels, Control::hidden_units>;
using Last = FullyConnected<Control::hidden_units, Output::units>;
static_assert(Hidden::parameters + Last::parameters == Control::parameter_count);

struct Activity {
    std::array<float, Control::hidden_units> hidden;
    Outputs outputs;
};

Activity forward(const Control::Values& parameters, const Image& image) {
    Activity activity;
    Hidden::forward(parameters.data(), image.data(), activity.hidden.data());
    Last::forward(parameters.data() + Hidden::parameters, activity.hidden.data(), activity.outputs.data());
    return activity;
}

/// From slopes (curvatures) of the loss by the outputs, hands those by every parameter to `take`, with its place.
template <Order order, class Take>
void back(const Control::Values& parameters, const Image& image, const Activity& activity, Outputs slopes, Take take) {
    std::array<float, Control::hidden_units> hidden_slopes;
    Last::through_squash<order>(activity.outputs.data(), slopes.data());
    Last::sources_backward<order>(parameters.data() + Hidden::parameters, slopes.data(), hidden_slopes.data());
    Last::parameters_backward<order>(activity.hidden.data(), slopes.data(),
                                     [&](std::size_t at, float slope) { take(Hidden::parameters + at, slope); });
    Hidden::through_squash<order>(activity.hidden.data(), hidden_slopes.data());
    Hidden::parameters_backward<order>(image.data(), hidden_slopes.data(), take);
}

}  // namespace

Control::Control(const Dataset& data, const CurvatureDescent& descent, std::uint64_t seed)
    : data_(data), descent_(descent), step_size_(descent.step_size) {
    Random random(seed);
    const auto start = [&](std::size_t offset, std::size_t weights, std::size_t fan_in) {
        const float most = paper::start_range / static_cast<float>(fan_in);
        std::generate_n(parameters_.begin() + static_cast<std::ptrdiff_t>(offset), weights, [&] { return random.uniform(-most, most); });
    };
    start(0, Hidden::weights, Hidden::sources);
    start(Hidden::parameters, Last::weights, Last::sources);
}

void Control::present(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t digit = shown_ % data_.size();
        const Image& image = data_.images[digit];
        const Activity activity = forward(parameters_, image);
        shown_ += 1;
        const float share = descent_.share_of(shown_);
        back<Order::curvatures>(parameters_, image, activity, loss_curvatures(),
                                [&](std::size_t at, float found) { mean_curvatures_[at] = followed(mean_curvatures_[at], found, share); });
        const Outputs output_slopes = loss_slopes(activity.outputs, data_.digits[digit]);
        back<Order::slopes>(parameters_, image, activity, output_slopes, [&](std::size_t at, float slope) {
            parameters_[at] = stepped(parameters_[at], slope, mean_curvatures_[at], step_size_, descent_.damping);
        });
        if (shown_ % data_.size() == 0) {
            step_size_ *= descent_.step_size_factor;
        }
    }
}

std::vector<Outputs> Control::outputs_for(std::span<const Image> images) const {
    std::vector<Outputs> outputs;
    outputs.reserve(images.size());
    for (const Image& image : images) {
        outputs.push_back(forward(parameters_, image).outputs);
    }
    return outputs;
}

}  // namespace lecun1989
