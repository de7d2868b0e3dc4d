// What a user relies on beside reading: errors have codes, values of temporaries do not dangle, models and readers move.
#include <lecun1989/lecun1989.hpp>

#include <cmath>
#include <iostream>
#include <type_traits>

using namespace lecun1989;

// A user's own core/ is none of the library's business.
#include "core/own.hpp"

static_assert(std::is_same_v<decltype(*std::declval<Expected<Model>>()), Model>, "a copy, not a reference into a temporary");
static_assert(std::is_copy_constructible_v<Model> && std::is_nothrow_move_constructible_v<Reader> && !std::is_copy_constructible_v<Reader>);

int main() {
    const auto refused = Model::from_json("{");
    if (refused || refused.error().code != ErrorCode::json || name_of(refused.error().code) != "json" || refused.error().message.empty()) {
        std::cerr << "a text that is not JSON was not refused as such\n";
        return 1;
    }
    const auto empty = Model::from_json("{}");
    if (empty || empty.error().code != ErrorCode::weights) {
        std::cerr << "JSON that is no weights file was not refused as such\n";
        return 1;
    }
    return own_answer() == 42 ? 0 : 1;
}
