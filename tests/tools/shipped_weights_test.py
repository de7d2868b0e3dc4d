#!/usr/bin/env python3
"""The weights that ship are what they say: as the schema has them, as `evaluate` measures them, and as `train` and `prune` make them,
to the byte.

Scores and training need the data sets; without them those tests say SKIPPED, and exit with 77 when nothing else was asked for.
    shipped_weights_test.py LECUN1989 [Schema | Scores | Training]
"""
import copy
import json
import os
import re
import sys
import unittest

sys.dont_write_bytecode = True
from command_line import ROOT, CommandLineTest  # noqa: E402

SCHEMA = json.loads((ROOT / "weights" / "weights.schema.json").read_text())
FILES = sorted(path for path in (ROOT / "weights").glob("*.json") if path.name != "weights.schema.json")
ROUNDED = [path for path in FILES if path.stem.endswith("-int8")]
DATA = ROOT.parent / "shared" / "data"
# The places of the sets that each file names, as in weights/README.md, and the other arguments of its command.
PLACES = {"zip1989.json": {"zip": "zip"}, "zip1989-pruned.json": {"zip": "zip"}, "mnist1989.json": {"mnist": "mnist1989"},
          "digits.json": {"mnist": "mnist", "strokes": "pen/pendigits-train.jsonl.gz"}}
TIMES = {"digits.json": (1, 3, 1, 1)}
MORE = {"digits.json": ("--reject", "synthetic:10000:3")}  # and --pens, where the file tells of unseen ones
TYPES = {"object": dict, "array": list, "string": str, "number": (int, float), "integer": int, "null": type(None)}
SAYING = {"title", "description", "$schema", "$defs"}


def faults(value, schema, path="file"):
    """What is wrong with a value, by the few keywords of JSON Schema that ours uses; any other keyword raises KeyError."""
    def of_ref(name):
        return faults(value, SCHEMA["$defs"][name.removeprefix("#/$defs/")], path)

    def of_properties(properties):
        return [fault for key in properties if isinstance(value, dict) and key in value
                for fault in faults(value[key], properties[key], f"{path}.{key}")]

    def of_items(items):
        different = {repr(item): (at, item) for at, item in enumerate(value)} if isinstance(value, list) else {}
        return [fault for at, item in different.values() for fault in faults(item, items, f"{path}[{at}]")]

    def unless(right, text):
        return [] if right else [f"{path}: {text}"]

    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    words = {
        "$ref": of_ref,
        "properties": of_properties,
        "items": of_items,
        "type": lambda name: unless(isinstance(value, TYPES[name]) and not isinstance(value, bool), f"no {name}"),
        "const": lambda constant: unless(value == constant and not isinstance(value, bool), f"not {constant}"),
        "required": lambda keys: unless(not isinstance(value, dict) or set(keys) <= set(value), "a key is missing"),
        "additionalProperties": lambda allowed: unless(allowed or not isinstance(value, dict) or set(value) <= set(schema["properties"]), "an unknown key"),
        "oneOf": lambda each: unless(sum(not faults(value, one, path) for one in each) == 1, "not one of several"),
        "dependentSchemas": lambda each: [fault for key in each if isinstance(value, dict) and key in value for fault in faults(value, each[key], path)],
        "minimum": lambda least: unless(not is_number or value >= least, f"under {least}"),
        "maximum": lambda most: unless(not is_number or value <= most, f"over {most}"),
        "minItems": lambda least: unless(not isinstance(value, list) or len(value) >= least, "too few"),
        "maxItems": lambda most: unless(not isinstance(value, list) or len(value) <= most, "too many"),
        "pattern": lambda pattern: unless(not isinstance(value, str) or re.search(pattern, value), "not by the pattern"),
    }
    return [fault for word, argument in schema.items() if word not in SAYING for fault in words[word](argument)]


def places(value, path=()):
    """Every place in a file; for long arrays only the first and the last."""
    yield path
    keys = value if isinstance(value, dict) else sorted({0, len(value) - 1}) if isinstance(value, list) and value else []
    for key in keys:
        yield from places(value[key], (*path, key))


def changed(file, path, change):
    """A copy with a value at a place; "delete" takes away what is there, "add" lengthens it."""
    whole = {"": copy.deepcopy(file)}
    holder, key = whole, ""
    for step in path:
        holder, key = holder[key], step
    if change == "delete":
        del holder[key]
    elif change == "add" and isinstance(holder[key], dict):
        holder[key]["more"] = 1
    elif change == "add" and isinstance(holder[key], list):
        holder[key].append(copy.deepcopy(holder[key][-1]))
    else:
        holder[key] = change
    return whole.get("")


class Schema(CommandLineTest):
    def test_shipped_files_are_valid(self):
        self.assertEqual({path.name for path in FILES if path not in ROUNDED}, set(PLACES))
        for path in FILES:
            self.assertEqual(faults(json.loads(path.read_text()), SCHEMA), [], path)

    def test_every_field_is_described(self):
        def walk(schema, path):
            for name, inner in schema.get("properties", {}).items():
                if "const" not in inner or "title" in inner:
                    target = {**(SCHEMA["$defs"][inner["$ref"].removeprefix("#/$defs/")] if "$ref" in inner else {}), **inner}
                    self.assertTrue("title" in target and "description" in target or name in ("shape", "scales", "values"), f"{path}.{name}")
                walk(inner, f"{path}.{name}")

        for name, schema in (("", SCHEMA), *SCHEMA["$defs"].items()):
            walk(schema, name)

    def test_lengths_are_those_of_the_shapes(self):
        parameters = 0
        for name, tensor in SCHEMA["properties"]["tensors"]["properties"].items():
            size = 1
            for count in tensor["properties"]["shape"]["const"]:
                size *= count
            values = tensor["properties"]["values"]
            self.assertEqual((values["minItems"], values["maxItems"]), (size, size), name)
            scales = tensor["properties"]["scales"]
            planes = tensor["properties"]["shape"]["const"][0] if len(tensor["properties"]["shape"]["const"]) > 1 else 1
            self.assertEqual((scales["minItems"], scales["maxItems"]), (planes, planes), name)
            parameters += size
        self.assertEqual(parameters, 9760)

    # What only the reader refuses.
    BEYOND_SCHEMA = r"expected at most the|expected as many as are not 0|(missing|unknown) key \"scales\""

    def compare_verdicts(self, good):
        """At every place of a file, other values in turn: schema and program both take the file or both refuse it. How often each."""
        verdicts = []
        for path in places(good):
            in_tensors = path[:1] == ("tensors",)
            if in_tensors and path[1:2] not in ((), ("h2.weights",), ("output.biases",)):
                continue  # test_lengths_are_those_of_the_shapes sees to the other tensors, and weights_json_test.cpp
            for change in (None, 2e6, 0.5, "delete", "add") if in_tensors else (None, "x", -1, 1, 101, [], "delete", "add"):
                file = changed(good, path, change)
                by_schema = not faults(file, SCHEMA)
                self.file("a.json", json.dumps(file))
                done = self.run_program("kernels", "--weights", "a.json")
                if not re.search(self.BEYOND_SCHEMA, done.stderr):
                    self.assertEqual(done.returncode == 0, by_schema, f"{path} {change!r}: {done.stderr}")
                verdicts.append(by_schema)
        return verdicts.count(True), verdicts.count(False)

    def test_schema_and_program_say_the_same(self):
        good = json.loads((ROOT / "weights" / "zip1989.json").read_text())
        for tensor in good["tensors"].values():
            tensor["values"] = len(tensor["values"]) * [0]  # for speed
        test = good["provenance"]["test"]
        good["rejection_threshold"] = 0.5
        good["provenance"]["data"][0].update(share=0.5, licence="CC BY 4.0")
        good["provenance"]["unseen_pens"] = {**copy.deepcopy(test), "rejected": 100, "misses_accepted": 10}
        good["provenance"]["pruning"] = {"by": "saliency", "seed": 1, "rounds": 10, "passes": 5, "kept": 0}
        right, wrong = self.compare_verdicts(good)
        self.assertGreater(right, 20)
        self.assertGreater(wrong, 200)

    def test_schema_and_program_say_the_same_of_eight_bits(self):
        self.fine("quantise", "--weights", ROOT / "weights" / "zip1989.json", "--out", "q.json")
        good = json.loads((self.folder / "q.json").read_text())
        good["provenance"] = {**good["provenance"], "data": good["provenance"]["data"][:1], "test": None}
        for tensor in good["tensors"].values():
            tensor["values"] = len(tensor["values"]) * [0]
        right, wrong = self.compare_verdicts(good)
        self.assertGreater(right, 20)
        self.assertGreater(wrong, 80)


class Rounded(CommandLineTest):
    def test_rounding_again_gives_the_same_bytes(self):
        self.assertTrue(ROUNDED)
        for path in ROUNDED:
            self.fine("quantise", "--weights", path.with_name(path.name.replace("-int8", "")), "--out", "again.json")
            self.assertEqual((self.folder / "again.json").read_bytes(), path.read_bytes(), path.name)


class WithData(CommandLineTest):
    def spec(self, path, data):
        """A set of the file's provenance as a SPEC for the command line."""
        name, half = data["name"], data["half"]
        if name in ("synthetic", "non-digits"):
            *halves, seed = half.split(", ")
            return ":".join((name, str(data["examples"]), seed.removeprefix("seed "), *halves))
        if half.startswith("digits "):
            half = half.removeprefix("digits ").replace(" to ", "-")
        place = DATA / PLACES[path.name][name]
        if not place.exists():
            print(f"SKIPPED: {self.id()}: {path.name}: no data set in {os.path.relpath(place, ROOT)}")
            self.skipTest("no data set")
        return f"{name}:{place}" if half == "all" else f"{name}:{place}:{half}"

    def specs(self, path):
        """The file's provenance, what it was trained on and what it was tested on."""
        provenance = json.loads(path.read_text())["provenance"]
        return provenance, [self.spec(path, data) for data in provenance["data"]], self.spec(path, provenance["test"]["data"])


class Scores(WithData):
    def scores(self, path, spec):
        return json.loads(self.fine("evaluate", "--weights", path, "--data", spec, "--json"))

    def test_scores_are_those_of_the_provenance(self):
        for path in FILES:
            if path in ROUNDED:
                continue  # holds the scores of what it was rounded from
            provenance, train, test = self.specs(path)
            found, score = self.scores(path, test), provenance["test"]["score"]
            self.assertEqual({key: found[key] for key in score}, score, f"{path.name} on {test}")
            sets = [self.scores(path, spec) for spec in train if not spec.startswith("non-digits")]
            for key in ("examples", "misses"):
                self.assertEqual(sum(scores[key] for scores in sets), provenance["train"][key], f"{path.name} on {train}")
            if pens := provenance.get("unseen_pens"):
                found = self.scores(path, self.spec(path, pens["data"]))
                expected = {**pens["score"], "rejected": pens["rejected"], "misses_accepted": pens["misses_accepted"]}
                self.assertEqual({key: found[key] for key in expected}, expected, f"{path.name} on unseen pens")


    def test_in_eight_bits_hardly_more_is_misread(self):
        for path in ROUNDED:
            exact = path.with_name(path.name.replace("-int8", ""))
            _, _, test = self.specs(exact)
            misses = [self.scores(file, test)["misses"] for file in (exact, path)]
            self.assertLessEqual(misses[1], misses[0] + 10, test)


class Training(WithData):
    def test_training_again_gives_the_same_bytes(self):
        if os.environ.get("LECUN1989_SLOW"):
            print(f"SKIPPED: {self.id()}: too slow in this build; the release build does it")
            self.skipTest("too slow")
        for path in FILES:
            if path in ROUNDED:
                continue
            if path.name == "digits.json" and not os.environ.get("LECUN1989_LONG"):
                continue  # half an hour: only where asked for
            provenance, train, test = self.specs(path)
            if pruning := provenance.get("pruning"):
                self.fine("prune", "--weights", path.with_name(path.name.replace("-pruned", "")), "--data", train[0], "--test", test,
                          "--keep", pruning["kept"], "--by", pruning["by"], "--rounds", pruning["rounds"], "--passes", pruning["passes"],
                          "--seed", pruning["seed"], "--out", "again.json")
            else:
                times = (argument for count in TIMES.get(path.name, ()) for argument in ("--times", count))
                pens = provenance.get("unseen_pens")
                more = (*MORE.get(path.name, ()), *(("--pens", self.spec(path, pens["data"])) if pens else ()))
                self.fine("train", *(argument for spec in train for argument in ("--data", spec)), *times, "--test", test, "--recipe",
                          provenance["recipe"], "--passes", provenance["passes"], "--seed", provenance["seed"], *more,
                          "--out", "again.json", timeout=3600)
            self.assertEqual((self.folder / "again.json").read_bytes(), path.read_bytes(), path.name)


if __name__ == "__main__":
    result = unittest.main(exit=False).result
    sys.exit(1 if not result.wasSuccessful() else 77 if len(result.skipped) == result.testsRun else 0)
