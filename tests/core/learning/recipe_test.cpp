// Recipes and their names.
#include "tests/support/catch.hpp"

#include <string>

#include "core/learning/recipe.hpp"

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
