// A course of training: the same bytes however it is divided, its scores those of an evaluation, its file honest about steps and plans.
#include "tests/support/catch.hpp"

#include <cmath>
#include <type_traits>

#include "core/learning/course.hpp"

using namespace lecun1989;

namespace {

const NamedDataset digits = synthetic_set(60, 1);
const NamedDataset others = synthetic_set(25, 2);

std::string file_of(const Recipe& recipe, std::size_t piece, std::uint64_t passes = 3, const NamedDataset* test = &others) {
    Course course(digits, test, recipe, 7, passes);
    while (!course.has_ended()) {
        course.advance(piece);
    }
    course.advance(1000);  // nothing more happens
    CHECK(course.scores().size() == passes);
    return *course.weights_file();
}

static_assert(!std::is_constructible_v<Course, NamedDataset, const NamedDataset*, const Recipe&, std::uint64_t, std::uint64_t>);

Provenance provenance_in(const std::string& text) { return (*read_weights(text)).provenance; }

}  // namespace

TEST_CASE("course: the same bytes in pieces of any size, for every recipe") {
    for (const Recipe& recipe : recipes()) {
        const std::string whole = file_of(recipe, 1'000'000);
        for (const std::size_t piece : {1U, 7U, 60U, 85U, 86U}) {
            CHECK(file_of(recipe, piece) == whole);
        }
    }
}

TEST_CASE("course: trains as the trainer does, and scores as `evaluate` does") {
    const Recipe& recipe = plain_recipe();
    Course course(digits, &others, recipe, 7, 2);
    Trainer trainer(digits.digits, recipe, 7, 2);
    for (std::size_t pass = 0; pass < 2; ++pass) {
        course.advance(60);
        CHECK(course.is_scoring());
        course.advance(85);
        CHECK(course.shown_in_pass() == 0);
        trainer.present(60);
        CHECK(hash_of(course.parameters()) == hash_of(trainer.parameters()));
        CHECK(course.scores().at(pass).train.misses == evaluate(trainer.parameters(), digits.digits, no_threshold).score.misses);
        CHECK(course.scores().at(pass).test->loss == evaluate(trainer.parameters(), others.digits, no_threshold).score.loss);
    }
    CHECK(course.has_ended());
}

TEST_CASE("course: joined sets are all trained on and named, the train score counts only some, and the rest is as for one set") {
    Dataset joined = digits.digits;
    joined.append(others.digits, 3);
    Course course(CourseSets{joined, digits.digits, {digits.name, others.name}}, plain_recipe(), 7, 1);
    CHECK(course.left() == 60 + 3 * 25);
    course.advance(course.left());
    CHECK(course.is_scoring());
    CHECK(course.left() == 60);
    course.advance(60);
    REQUIRE(course.has_ended());
    Trainer trainer(joined, plain_recipe(), 7, 1);
    trainer.present(60 + 3 * 25);
    const auto weights = course.weights();
    REQUIRE(weights);
    CHECK(hash_of(weights->parameters) == hash_of(trainer.parameters()));
    CHECK(weights->provenance.data.size() == 2);
    CHECK(weights->provenance.train.examples == 60);
    CHECK(course.last_pass().train.confusion == evaluate(trainer.parameters(), digits.digits, no_threshold).confusion);
    CHECK_FALSE(course.last_pass().test);
}

TEST_CASE("course: its file is that of the last completed pass") {
    Course course(digits, nullptr, plain_recipe(), 7, 23);
    course.advance(30);
    CHECK(course.weights_file().error().message == "weights: expected at least one whole pass, found none");
    course.advance(90);
    const std::string first = *course.weights_file();
    CHECK(first == file_of(plain_recipe(), 10, 1, nullptr));
    course.advance(59);
    CHECK(*course.weights_file() == first);
    CHECK_FALSE(provenance_in(first).test);
}

TEST_CASE("course: the file records steps other than the recipe's own, and only those") {
    const Recipe other = *with_step_size(plain_recipe(), 0.03F);
    CHECK(provenance_in(file_of(other, 100)).step_size == 0.03F);
    CHECK(file_of(other, 100).find("\"step_size\": 0.03,") != std::string::npos);
    CHECK(file_of(*with_step_size(plain_recipe(), plain_recipe().step_size()), 100) == file_of(plain_recipe(), 100));
    for (const float size : {0.0F, -0.1F, 10.001F, NAN, INFINITY}) {
        CHECK(with_step_size(plain_recipe(), size)
                  .error()
                  .message.starts_with("step size: expected a number above 0 and at most 10, found "));
    }
}

TEST_CASE("course: the file records that only a part of a plan was trained, if steps shrink by it") {
    const Recipe modern = *find_recipe("modern");
    Course course(digits, nullptr, modern, 7, 5);
    course.advance(2 * (60 + 60));
    const std::string part = *course.weights_file();
    CHECK(provenance_in(part).passes == 2);
    CHECK(provenance_in(part).planned_passes == 5);
    CHECK(*write_weights(*read_weights(part)) == part);
    CHECK(provenance_in(file_of(modern, 100, 2, nullptr)).planned_passes == 0);
    CHECK(part != file_of(modern, 100, 2, nullptr));
}

TEST_CASE("course: training that runs away ends, and leaves no file") {
    NamedDataset poisoned = digits;
    poisoned.digits.images[3][0] = NAN;
    Course course(poisoned, &others, plain_recipe(), 7, 3);
    course.advance(1'000'000);
    CHECK(course.ran_away());
    CHECK(course.has_ended());
    CHECK(course.weights_file().error().message == "training ran away in pass 1: the loss is not finite");
}
