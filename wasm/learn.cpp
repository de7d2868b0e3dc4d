// Watching the network learn, as JavaScript sees it: part of the contract laboratory.d.ts.
#include <emscripten/bind.h>

#include "core/training/recipe.hpp"
#include "javascript.hpp"

namespace lecun1989 {
namespace {

using emscripten::val;

val recipe_summaries() {
    val summaries = val::array();
    for (const Recipe& recipe : recipes()) {
        val summary = val::object();
        summary.set("name", std::string(recipe.name));
        summary.set("summary", std::string(recipe.summary));
        summary.set("passes", static_cast<double>(recipe.passes));
        summary.set("stepSize", static_cast<double>(recipe.step_size));
        summaries.call<void>("push", summary);
    }
    return summaries;
}

}  // namespace
}  // namespace lecun1989

EMSCRIPTEN_BINDINGS(learn) { emscripten::function("recipes", &lecun1989::recipe_summaries); }
