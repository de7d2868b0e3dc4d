// Recipes: their names, and another step size for any of them.
#include "tests/support/catch.hpp"

#include <cmath>
#include <string>

#include "core/learning/recipe.hpp"
#include "tests/support/refusal.hpp"

using namespace lecun1989;

TEST_CASE("recipes are found by name, and the error for an unknown one lists the names") {
    REQUIRE_FALSE(recipes().empty());
    for (const Recipe& recipe : recipes()) {
        const auto found = find_recipe(recipe.name);
        REQUIRE(found);
        CHECK(found->name == recipe.name);
        CHECK_FALSE(recipe.summary.empty());
        const auto unknown = find_recipe("1990");
        REQUIRE_FALSE(unknown);
        CHECK(unknown.error().message.find("recipe: expected one of ") == 0);
        CHECK(unknown.error().message.find(recipe.name) != std::string::npos);
        CHECK(unknown.error().message.find("; found \"1990\"") != std::string::npos);
    }
    CHECK_FALSE(find_recipe(""));
}

TEST_CASE("recipes: the plain one is not planned, and the paper's is the first") {
    CHECK(plain_recipe().name == "1989-sgd");
    CHECK(recipes().front().name == "1989");
    for (const Recipe& recipe : recipes()) {
        CHECK(recipe.is_planned() == (recipe.name == "modern"));
        CHECK(recipe.passes > 0);
    }
}

TEST_CASE("recipes: another step size, above 0 and at most 10, changes nothing else") {
    for (const Recipe& recipe : recipes()) {
        const auto other = with_step_size(recipe, 10.0F);
        REQUIRE(other);
        CHECK(other->step_size() == 10.0F);
        CHECK(other->name == recipe.name);
        CHECK(other->passes == recipe.passes);
        CHECK(other->method.index() == recipe.method.index());
    }
    const auto slower = *with_step_size(plain_recipe(), 0.01F);
    CHECK(std::get<PlainDescent>(slower.method).step_size_factor == std::get<PlainDescent>(plain_recipe().method).step_size_factor);
    CHECK(refusal(with_step_size(plain_recipe(), 0.0F)) == "step size: expected a number above 0 and at most 10, found 0.0");
    CHECK(refusal(with_step_size(plain_recipe(), 10.5F)) == "step size: expected a number above 0 and at most 10, found 10.5");
    CHECK(refusal(with_step_size(plain_recipe(), NAN)) == "step size: expected a number above 0 and at most 10, found NaN");
    CHECK(with_step_size(plain_recipe(), -1.0F).error().code == ErrorCode::number);
}

TEST_CASE("recipes: the running mean of curvatures is unweighted over the first digits") {
    CurvatureDescent descent;
    descent.share = 0.25F;
    CHECK(descent.share_of(1) == 1.0F);
    CHECK(descent.share_of(2) == 0.5F);
    CHECK(descent.share_of(4) == 0.25F);
    CHECK(descent.share_of(1000) == 0.25F);
}
