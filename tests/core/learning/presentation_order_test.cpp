// The order in which a pass shows the digits of a set.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <vector>

#include "core/learning/presentation_order.hpp"
#include "core/learning/trainer.hpp"
#include "tests/support/modern_fixture.hpp"

using namespace lecun1989;

TEST_CASE("times: a set is shown as often as its times say, after one round of all") {
    const Dataset once = bare_images(7, 1);
    const Dataset thrice = bare_images(5, 2);
    Dataset data;
    data.append(once, 1);
    data.append(thrice, 3);
    CHECK(data.size() == 12);
    CHECK(data.pass_size() == 22);

    Dataset written_out = data;
    written_out.append(thrice, 1);
    written_out.append(thrice, 1);
    std::fill(written_out.times.begin(), written_out.times.end(), 1U);
    const Recipe plain = *find_recipe("1989-sgd");
    Trainer by_times(data, plain, 3);
    Trainer by_hand(written_out, plain, 3);
    by_times.present(50);
    by_hand.present(50);
    CHECK(hash_of(by_times.parameters()) == hash_of(by_hand.parameters()));
}

TEST_CASE("presentation order: every digit in turn, then again those that are shown more often") {
    Dataset data = bare_images(3, 1);
    CHECK(presentation_order(data) == std::vector<std::uint32_t>{0, 1, 2});
    data.times = {1, 3, 2};
    CHECK(presentation_order(data) == std::vector<std::uint32_t>{0, 1, 2, 1, 2, 1});
}
