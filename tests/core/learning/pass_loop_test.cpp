// The loop of passes, with a learner that only counts: what it shows and reads, and when it ends.
#include "tests/support/catch.hpp"

#include <cmath>
#include <type_traits>
#include <vector>

#include "core/learning/pass_loop.hpp"

using namespace lecun1989;

namespace {

static_assert(!std::is_constructible_v<PassLoop, Learner&, std::size_t, Dataset, const Dataset*, std::uint64_t>);

/// Learns nothing: its outputs are always the same.
class Counter final : public Learner {
public:
    explicit Counter(const Outputs& outputs) : outputs_(outputs) {}

    void present(std::size_t count) override { shown += count; }
    std::vector<Outputs> outputs_for(std::span<const Image> images) const override {
        read += images.size();
        return std::vector<Outputs>(images.size(), outputs_);
    }

    std::size_t shown = 0;
    mutable std::size_t read = 0;

private:
    Outputs outputs_;
};

constexpr Outputs says_zero = {1, -1, -1, -1, -1, -1, -1, -1, -1, -1};

Dataset digits_of(const std::vector<std::uint8_t>& digits) {
    Dataset data;
    for (const std::uint8_t digit : digits) {
        data.add(blank_image(), digit);
    }
    return data;
}

const Dataset scored = digits_of({0, 1, 0});
const Dataset others = digits_of({1, 1});

}  // namespace

TEST_CASE("pass loop: a pass is shown whole, then every digit is read once, then the next pass begins") {
    Counter learner(says_zero);
    PassLoop loop(learner, 5, scored, &others, 2);
    for (std::size_t pass = 1; pass <= 2; ++pass) {
        CHECK(loop.left() == 5);
        CHECK_FALSE(loop.is_scoring());
        loop.advance(4);
        CHECK(loop.shown_in_pass() == 4);
        loop.advance(100);  // no more than are left
        CHECK(learner.shown == 5 * pass);
        CHECK(loop.is_scoring());
        CHECK(loop.left() == 5);
        loop.advance(4);
        CHECK(loop.left() == 1);
        CHECK(loop.scores().size() == pass - 1);
        CHECK_FALSE(loop.has_ended());
        loop.advance(100);
        CHECK(learner.read == 5 * pass);
        CHECK(loop.scores().size() == pass);
        CHECK(loop.shown_in_pass() == 0);
    }
    CHECK(loop.has_ended());
    loop.advance(100);
    CHECK(learner.shown == 10);
    CHECK(learner.read == 10);
}

TEST_CASE("pass loop: scores are those of the digits to be scored and of the test set, if there is one") {
    Counter learner(says_zero);
    PassLoop loop(learner, 1, scored, &others, 1);
    while (!loop.has_ended()) {
        loop.advance(2);
    }
    CHECK(loop.scores()[0].train.examples == 3);
    CHECK(loop.scores()[0].train.misses == 1);
    REQUIRE(loop.scores()[0].test);
    CHECK(loop.scores()[0].test->misses == 2);
    CHECK(loop.last_pass().train.confusion[1][0] == 1);
    CHECK(loop.last_pass().test->confusion[1][0] == 2);
    PassLoop untested(learner, 1, scored, nullptr, 1);
    untested.advance(1);
    CHECK(untested.left() == 3);
    untested.advance(3);
    CHECK(untested.has_ended());
    CHECK_FALSE(untested.scores()[0].test);
}

TEST_CASE("pass loop: a loss that is not finite ends it, without scores of that pass") {
    Outputs outputs = says_zero;
    outputs[3] = NAN;
    Counter learner(outputs);
    PassLoop loop(learner, 1, scored, nullptr, 5);
    CHECK_FALSE(loop.ran_away());
    loop.advance(1);
    loop.advance(3);
    CHECK(loop.ran_away());
    CHECK(loop.has_ended());
    CHECK(loop.scores().empty());
    CHECK(loop.runaway_error().code == ErrorCode::state);
    CHECK(loop.runaway_error().message == "training ran away in pass 1: the loss is not finite");
}
