#!/usr/bin/env python3
"""`lecun1989 reproduce` over a handful of digits: its report and its results, and that it continues where it was interrupted."""
import json
import re
import signal
import subprocess
import sys
import unittest
import xml.etree.ElementTree

sys.dont_write_bytecode = True
from command_line import ENVIRONMENT, FIGURES, ROOT, CommandLineTest, command, drawing, idx_images, idx_labels  # noqa: E402
from shipped_weights_test import faults  # noqa: E402

SCHEMA = json.loads((ROOT / "weights" / "results" / "results.schema.json").read_text())
HTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"


def digits(count, faintest):
    """Zip text of this many drawn digits, each with other ink."""
    lines = []
    for at in range(count):
        digit = list(FIGURES)[at % len(FIGURES)]
        ink = faintest + (255 - faintest) * at // count
        lines.append(" ".join([str(digit), *(f"{level / 127.5 - 1:.3f}" for level in drawing(digit, 16, 0, ink))]) + "\n")
    return "".join(lines)


class Reproduce(CommandLineTest):
    def setUp(self):
        super().setUp()
        (self.folder / "data").mkdir()
        self.file("data/zip/zip.train", digits(24, 90))
        self.file("data/zip/zip.test", digits(12, 60))

    def arguments(self, out, *more, passes=2, jobs=2):
        return ("reproduce", "--data-dir", "data", "--out", out, "--seeds", "2", "--passes", passes, "--jobs", jobs, *more)

    def results(self, out):
        """Everything but what differs in another run."""
        results = json.loads((self.folder / out / "results.json").read_text())
        self.assertEqual(faults(results, SCHEMA), [])
        made = results.pop("made")
        self.assertRegex(made["time"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        for key in ("version", "commit", "compiler", "machine"):
            self.assertTrue(made[key])
        return results

    def test_results_are_those_of_the_subcommands(self):
        out = self.fine(*self.arguments("out"))
        self.assertRegex(out, r"The set mnist1989 was left out: there was no folder data/mnist1989\.\nThe set mnist was left out")
        self.assertRegex(out, r"\n\d+ of 7  zip-1989-sgd-2: train error \d+\.\d\d % \(\d+\), test error \d+\.\d\d % \(\d+\)\n")
        self.assertRegex(out, r"zip-pruned-by-random: 610 parameters left, test error")
        self.assertRegex(out, r"out/results.json written\nout/report.html written\n\Z")
        results = self.results("out")
        (zip_set,), (details,) = results["sets"], results["details"]
        self.assertEqual([network["network"] for network in zip_set["networks"]], ["1989", "1989-sgd", "modern", "control"])
        self.assertEqual([network["seeds"] for network in zip_set["networks"]], [[1, 2], [1, 2], [1], [1, 2]])
        for network, detail in zip(zip_set["networks"], details["networks"]):
            misses = network["test_misses"]
            error = network["test_error_percent"]
            self.assertAlmostEqual(error["median"], 100 * sum(misses) / len(misses) / 12, places=4)  # of one or two
            confusion = detail["confusion"]
            self.assertEqual(sum(map(sum, confusion)), 12)
            middle = network["seeds"].index(network["middle_seed"])
            self.assertEqual(12 - sum(confusion[digit][digit] for digit in range(10)), misses[middle])
            if network["network"] == "control":
                continue
            for at, seed in enumerate(network["seeds"]):
                scores = [json.loads(line) for line in self.fine("train", "--data", "zip:data/zip", "--test", "zip:data/zip", "--recipe", network["network"],
                                                                 "--seed", seed, "--passes", "2", "--json", "--out", "w.json").splitlines()]
                self.assertEqual([scores[-1][half]["misses"] for half in ("train", "test")], [network["train_misses"][at], misses[at]])
                if network["network"] == "1989" and seed == network["middle_seed"]:
                    self.fine("prune", "--weights", "w.json", "--data", "zip:data/zip", "--test", "zip:data/zip", "--keep", "610", "--out", "p.json")
                    pruned = json.loads((self.folder / "p.json").read_text())["provenance"]
                    curve = next(curve for curve in details["pruning"] if curve["by"] == "saliency")["points"]
                    self.assertEqual(curve[0]["test_misses"], misses[at])
                    self.assertEqual([curve[-1][key] for key in ("parameters", "train_misses", "test_misses")],
                                     [610, pruned["train"]["misses"], pruned["test"]["score"]["misses"]])

    def test_report_stands_alone(self):
        for name in ("train", "t10k"):
            images = [drawing(digit, 28, 0, 200 + at) for at in range(3) for digit in FIGURES]
            (self.folder / "data/mnist1989").mkdir(exist_ok=True)
            self.file(f"data/mnist1989/{name}-images-idx3-ubyte", idx_images(images))
            self.file(f"data/mnist1989/{name}-labels-idx1-ubyte", idx_labels(3 * list(FIGURES)))
        self.fine(*self.arguments("out", "--modern-seeds", "0"))
        text = (self.folder / "out/report.html").read_text()
        self.assertTrue(text.startswith("<!DOCTYPE html>\n"))
        report = xml.etree.ElementTree.fromstring(text.split("\n", 1)[1])
        self.assertIn("prefers-color-scheme: dark", report.find(f".//{HTML}style").text)
        self.assertIsNone(re.search(r"(?i)\bnan\b|\binf(inity)?\b|<script|<link|@import|url\(|\son\w+=", re.sub(r"base64,[^\"]*", "", text)))
        for element in report.iter():
            for name, value in element.attrib.items():
                if name in ("src", "href"):
                    self.assertRegex(value, r"^data:image/svg\+xml;base64,")
        # Two plots of curves and one of rejection a set, one of pruning; each with its name, titles of axes and a line for each network.
        plots = report.findall(f".//{SVG}svg")
        self.assertEqual(len(plots), 2 * 3 + 1)
        for plot in plots:
            self.assertTrue(plot.find(f"{SVG}title").text)
            self.assertEqual(len(plot.findall(f"{SVG}text[@class='title']")), 2)
            self.assertEqual(len(plot.findall(f"{SVG}polyline")), 3)
        self.assertEqual(len(report.findall(f".//{HTML}img")), 2)
        self.assertIn("The set mnist was left out", text)
        for figure in ("5.08 %", "12.1 %", "8.1 %"):  # the paper's
            self.assertIn(figure, text)

    def test_shipped_results_are_valid_and_of_the_shipped_weights(self):
        results = json.loads((ROOT / "weights/results/results.json").read_text())
        self.assertEqual(faults(results, SCHEMA), [])
        zip_set = next(one for one in results["sets"] if one["set"] == "zip")
        network = next(one for one in zip_set["networks"] if one["network"] == "1989")
        provenance = json.loads((ROOT / "weights/zip1989.json").read_text())["provenance"]
        self.assertEqual((provenance["recipe"], provenance["seed"]), (network["network"], network["middle_seed"]))
        at = network["seeds"].index(network["middle_seed"])
        self.assertEqual((provenance["train"]["misses"], provenance["test"]["score"]["misses"]), (network["train_misses"][at], network["test_misses"][at]))
        self.assertEqual([provenance["data"][0]["hash"], provenance["test"]["data"]["hash"]], [zip_set["train"]["hash"], zip_set["test"]["hash"]])

    def start(self, *arguments):
        return subprocess.Popen(command(*arguments), cwd=self.folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def test_continues_where_it_was_interrupted(self):
        def arguments(out):
            return self.arguments(out, "--modern-seeds", "0", passes=200, jobs=1)  # long enough to be met in its midst

        self.fine(*arguments("whole"))
        for number, code, says in ((signal.SIGKILL, -9, r"\A\Z"), (signal.SIGINT, 130, r"\Alecun1989: interrupted; what is done is in out/runs, .*\n\Z")):
            process = self.start(*arguments("out"))
            while not re.match(r"\d+ of \d+  ", line := process.stdout.readline()):
                self.assertNotEqual(line, "")
            process.send_signal(number)
            _, complaint = process.communicate(timeout=60)
            self.assertEqual(process.returncode, code, complaint)
            self.assertRegex(complaint, says)
            self.assertFalse((self.folder / "out/results.json").exists())
        self.assertRegex(self.fine(*arguments("out")), r"\n\d of 6 runs were done before, in out/runs\n(?!.*another build)")
        self.assertEqual(self.results("out"), self.results("whole"))
        self.assertEqual(sorted(path.name for path in (self.folder / "out/runs").iterdir() if path.suffix != ".part"),
                         sorted(path.name for path in (self.folder / "whole/runs").iterdir()))

    def test_what_another_build_left_is_done_again(self):
        first = self.fine(*self.arguments("out", "--modern-seeds", "0"))
        self.assertNotIn("before", first)
        whole = self.results("out")
        path = self.folder / "out/runs/zip-1989-1.json"
        run = json.loads(path.read_text())
        path.write_text(json.dumps({**run, "key": {**run["key"], "program": "0123456789abcdef"}, "result": {**run["result"], "test": [[12, 1], [12, 1]]}}))
        (self.folder / "out/runs/zip-1989-2.json").write_text('{"key": ')
        again = self.fine(*self.arguments("out", "--modern-seeds", "0"))
        self.assertIn("4 of 6 runs were done before", again)
        self.assertIn("2 runs there are of another build of this program, other digits or other passes, or damaged; they are done again", again)
        self.assertEqual(self.results("out"), whole)

    def test_refusals(self):
        self.refused(r"nowhere: expected at least one of the folders zip, mnist1989 and mnist, found none; tools/fetch-data", "reproduce", "--data-dir",
                     "nowhere", "--out", "out")
        self.file("file", "")
        self.refused(r"file/runs: cannot be made a folder", "reproduce", "--data-dir", "data", "--out", "file")
        self.refused(r"/proc/x/runs: cannot be made a folder", "reproduce", "--data-dir", "data", "--out", "/proc/x")
        self.file("data/zip/zip.test", "7 1.0\n")
        self.refused(r"data/zip/zip.test: ", "reproduce", "--data-dir", "data", "--out", "out")
        self.assertFalse((self.folder / "out").exists())


if __name__ == "__main__":
    unittest.main()
