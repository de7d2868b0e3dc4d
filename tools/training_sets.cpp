#include "training_sets.hpp"

#include <algorithm>

namespace lecun1989 {
namespace {

Dataset digits_of(const Dataset& data) {
    Dataset digits;
    for (std::size_t i = 0; i < data.size(); ++i) {
        if (data.digits[i] != not_a_digit) {
            digits.add(data.images[i], data.digits[i]);
        }
    }
    return digits;
}

/// The error, if any.
std::optional<Error> load_what_is_trained_on(const SetSpecs& specs, Sets& sets) {
    if (!specs.times.empty() && specs.times.size() != specs.data.size()) {
        return Error{ErrorCode::number, "--times: expected one for each of the " + std::to_string(specs.data.size()) + " --data; found " +
                                            std::to_string(specs.times.size())};
    }
    std::vector<std::size_t> presentations;  // of each set, in a pass
    for (std::size_t i = 0; i < specs.data.size(); ++i) {
        auto set = load_data(specs.data[i], Half::train);
        if (!set) {
            return set.error();
        }
        const std::uint32_t times = specs.times.empty() ? 1 : specs.times[i];
        presentations.push_back(times * set->digits.size());
        sets.train.append(std::move(set->digits), times);
        sets.names.push_back(std::move(set->name));
    }
    if (std::find(sets.train.digits.begin(), sets.train.digits.end(), not_a_digit) != sets.train.digits.end()) {
        sets.digits = digits_of(sets.train);
        if (sets.digits->size() == 0) {
            return Error{ErrorCode::number, "--data: expected at least one digit to train on, found none among " +
                                                std::to_string(sets.train.size()) + " drawings"};
        }
    }
    for (std::size_t i = 0; i < sets.names.size(); ++i) {
        sets.names[i].share = static_cast<float>(static_cast<double>(presentations[i]) / static_cast<double>(sets.train.pass_size()));
    }
    return std::nullopt;
}

}  // namespace

Expected<Sets> load_sets(const SetSpecs& specs) {
    Sets sets;
    if (auto error = load_what_is_trained_on(specs, sets)) {
        return *std::move(error);
    }
    struct Other {
        const std::string& spec;
        Half half;
        std::optional<NamedDataset>& set;
    };
    for (const Other& other : {Other{specs.test, Half::test, sets.test}, Other{specs.reject, Half::train, sets.reject},
                               Other{specs.pens, Half::test, sets.pens}}) {
        if (!other.spec.empty()) {
            auto data = load_data(other.spec, other.half);
            if (!data) {
                return data.error();
            }
            other.set = std::move(*data);
        }
    }
    if (sets.reject && digits_of(sets.reject->digits).size() == 0) {
        return Error{ErrorCode::number, "--reject: expected digits, on whose margins the threshold is chosen, found none among " +
                                            std::to_string(sets.reject->digits.size()) + " drawings of " + specs.reject};
    }
    return sets;
}

}  // namespace lecun1989
