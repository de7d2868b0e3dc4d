#!/usr/bin/env python3
"""The program as its user meets it, when all goes well and when it is interrupted, the disk is full or nobody listens."""
import fcntl
import gzip
import json
import os
import pty
import re
import resource
import shutil
import signal
import struct
import subprocess
import sys
import time
import unittest
import xml.etree.ElementTree

sys.dont_write_bytecode = True
from command_line import (ENVIRONMENT, FIGURES, STROKES, WEIGHTS, CommandLineTest, command, drawing, exif, idx_images,  # noqa: E402
                          idx_labels, jpeg, pgm, png, shipped, zip_line)

EVALUATION = {"examples", "misses", "error_percent", "loss", "confusion"}
OLD = "what was there\n"


class Help(CommandLineTest):
    def test_help(self):
        self.assertRegex(self.fine("--help"), r"(?s)train.*evaluate.*predict.*kernels.*prune.*quantise.*reproduce")
        for name, words in (("train", ("--data", "--test", "--recipe", "--passes", "--seed", "--times", "--out", "--json", "1989-sgd", "modern")),
                            ("evaluate", ("--weights", "--data", "--pen", "--placements", "--errors", "--json", "non-digits:COUNT")),
                            ("predict", ("--weights", "IMAGE", "PNG", "PGM", "--string")),
                            ("kernels", ("--weights", "--svg")),
                            ("prune", ("--weights", "--data", "--test", "--keep", "--by", "saliency", "--rounds", "--passes", "--seed", "--out")),
                            ("quantise", ("--weights", "--out", "--c")),
                            ("reproduce", ("--data-dir", "--out", "--seeds", "--modern-seeds", "--passes", "--jobs"))):
            text = self.fine(name, "--help")
            for word in (*words, f"Example: lecun1989 {name} "):
                self.assertIn(word, text)
            if "--data" in words:
                for spec in ("zip:DIR", "mnist:DIR", "strokes:FILE", "synthetic:COUNT", "tools/fetch-data"):
                    self.assertIn(spec, text)
        self.assertRegex(self.fine("--version"), r"^\d+\.\d+\.\d+\n$")

    def test_misuse(self):
        self.misused("subcommand is required")
        self.misused(r"\Alecun1989: there is no subcommand \"lecun\", only train, evaluate, .*\n\Z", "lecun")
        for typed, meant in (("trian", "train"), ("tran", "train"), ("eval", "evaluate"), ("Predict", "predict"), ("quantize", "quantise"),
                             ("kernel", "kernels"), ("reproduec", "reproduce")):
            self.misused(rf"\Alecun1989: there is no subcommand \"{typed}\"; did you mean {meant}\?\n\Z", typed, "--out", "x")
        self.misused(r"\Alecun1989: predict has no option \"--weigths\"; did you mean --weights\?\n\Z", "predict", f"--weigths={WEIGHTS}", "x.png")
        self.misused(r"\Alecun1989: kernels has no option \"--colour\", only --help, --weights, --svg\n\Z", "kernels", "--weights", WEIGHTS, "--colour", "red")
        self.misused("--data is required", "train", "--out", "x")
        self.misused("--out is required", "train", "--data", "synthetic:10")
        self.misused("IMAGE is required", "predict", "--weights", WEIGHTS)
        self.misused("--out is required", "quantise", "--weights", WEIGHTS)
        self.misused("--keep is required", "prune", "--weights", WEIGHTS, "--data", "synthetic:10", "--out", "x")
        for option, value in (("--keep", "0"), ("--keep", "9761"), ("--keep", "-1"), ("--by", "luck"), ("--by", "0"), ("--rounds", "0"), ("--passes", "-1"),
                              ("--seed", "-1")):
            with self.subTest(option, value=value):
                self.misused(option, "prune", "--weights", WEIGHTS, "--data", "synthetic:10", "--keep", "9", "--out", "x", option, value)
        for option, value in (("--passes", "0"), ("--passes", "-1"), ("--passes", "1e3"), ("--passes", "1000001"), ("--passes", "two"),
                              ("--seed", "-1"), ("--seed", "1.5"), ("--seed", "seven"), ("--seed", ""), ("--times", "0"), ("--times", "1001"), ("--times", "1.5"), ("--step-size", "0"),
                              ("--step-size", "-1"), ("--step-size", "long")):
            with self.subTest(option, value=value):
                self.misused(option, "train", "--data", "synthetic:10", "--out", "x", option, value)
        self.assertEqual(self.names(), [])

    def test_numbers_are_read_in_one_way(self):
        """Nothing wraps round, nothing is octal, and a refusal names the range in few digits."""
        train = ("train", "--data", "synthetic:10", "--out", "x")
        for option, value, says in (
            ("--seed", "18446744073709551616", 'expected a whole number from 0 to 18446744073709551615, found "18446744073709551616"'),
            ("--seed", "99999999999999999999999", "expected a whole number from 0 to 18446744073709551615"),
            ("--seed", "0x10", 'expected a whole number .*, found "0x10"'), ("--seed", "+1", "expected a whole number"),
            ("--seed", " 1", "expected a whole number"), ("--seed", "1'000", "expected a whole number"),
            ("--passes", "1,5", 'expected a whole number from 1 to 1000000, found "1,5": decimals follow a point, not a comma'),
            ("--times", "-1", 'expected a whole number from 1 to 1000, found "-1"'),
            ("--step-size", "0,1", 'expected a number above 0, found "0,1": decimals follow a point, not a comma'),
            ("--step-size", "-1", 'expected a number above 0, found "-1"'), ("--step-size", "1e99", "expected a number above 0"),
            ("--step-size", "1e-99", "expected a number above 0"), ("--step-size", "0x1p-4", "expected a number above 0"),
            ("--step-size", "inf", "expected a number above 0"), ("--step-size", "1e", "expected a number above 0"),
            ("--step-size", "\x1b[31m", r'found "\?\[31m"'),
        ):
            with self.subTest(option, value=value):
                self.misused(rf"\A{option}: .*{says}.*\n", *train, option, value)
        self.misused(r"\A--pen-width: expected a number from 0.005 to 0.25, found \"0,1\": decimals follow a point, not a comma\n",
                     "evaluate", "--weights", WEIGHTS, "--data", "strokes:x", "--pen", "0,1")
        for number in ("3", "03", "0003"):
            self.fine("train", "--data", f"synthetic:010:{number}", "--passes", number, "--seed", number, "--out", f"{number}.json")
        self.assertEqual(json.loads((self.folder / "3.json").read_text())["provenance"]["passes"], 3)
        self.assertEqual(len({(self.folder / f"{number}.json").read_bytes() for number in ("3", "03", "0003")}), 1)


class Train(CommandLineTest):
    def train(self, out, *more, **options):
        return self.fine("train", "--data", "synthetic:40:5", "--passes", "2", "--out", out, *more, **options)

    def test_several_sets(self):
        self.file("pen.jsonl", '{"digit": 1, "strokes": [[[0, 0], [1, 9]]]}\n' * 5)
        sets = ("--data", "strokes:pen.jsonl", "--data", "synthetic:30", "--data", "non-digits:7")
        for recipe in ("1989", "1989-sgd", "modern"):
            with self.subTest(recipe):
                train = ("train", *sets, "--recipe", recipe, "--passes", "2", "--out")
                times = ("--times", "4", "--times", "1", "--times", "2")
                self.fine(*train, "a.json", *times)
                self.fine(*train, "b.json", *times)
                self.fine(*train, "c.json")
                a, b, c = ((self.folder / f"{name}.json").read_bytes() for name in "abc")
                self.assertEqual(a, b)
                self.assertNotEqual(json.loads(a)["tensors"], json.loads(c)["tensors"])
                provenance = json.loads(a)["provenance"]
                self.assertEqual([(data["name"], data["examples"]) for data in provenance["data"]],
                                 [("strokes", 5), ("synthetic", 30), ("non-digits", 7)])
                for data, share in zip(provenance["data"], (20 / 64, 30 / 64, 14 / 64)):
                    self.assertAlmostEqual(data["share"], share, places=6)
                self.assertEqual(provenance["train"]["examples"], 35)  # non-digits are trained on, but not counted
        self.fine("train", "--data", "synthetic:10", "--out", "d.json")
        provenance = json.loads((self.folder / "d.json").read_text())["provenance"]
        self.assertEqual((provenance["recipe"], provenance["passes"]), ("1989", 23))  # the paper's, as many as it has

    def test_rows_file_and_bytes(self):
        rows = self.train("a.json", "--test", "synthetic:20", "--seed", "18446744073709551615").splitlines()
        self.assertRegex(rows[0], r"^pass  train loss .* test loss .* seconds$")
        for number in (1, 2):
            self.assertRegex(rows[number], rf"^ +{number}( +\d+\.\d+ +\d+\.\d\d % +\d+){{2}} +\d+\.\d\d$")
        self.assertEqual(rows[3:], ["a.json written"])
        self.train("b.json", "--test", "synthetic:20", "--seed", "18446744073709551615")
        self.train("c.json", "--test", "synthetic:20", "--seed", "3")
        self.train("d.json")
        a, b, c, d = ((self.folder / f"{name}.json").read_bytes() for name in "abcd")
        self.assertEqual(a, b)
        self.assertNotEqual(json.loads(a)["tensors"], json.loads(c)["tensors"])
        self.assertIsNone(json.loads(d)["provenance"]["test"])
        provenance = json.loads(a)["provenance"]
        self.assertEqual(provenance["seed"], 2**64 - 1)
        self.assertEqual([provenance["data"][0][key] for key in ("name", "half", "examples")], ["synthetic", "seed 5", 40])
        self.assertEqual([provenance["test"]["data"][key] for key in ("name", "half", "examples")], ["synthetic", "seed 2", 20])
        # The file records the scores that `evaluate` finds.
        found = json.loads(self.fine("evaluate", "--weights", "a.json", "--data", "synthetic:20", "--json"))
        for key in ("confusion", "rejected", "misses_accepted", "changed"):
            found.pop(key)
        self.assertEqual(found, provenance["test"]["score"])
        self.assertEqual(self.names(), ["a.json", "b.json", "c.json", "d.json"])

    def test_step_size(self):
        own, same, other = (self.train(f"{name}.json", "--recipe", "1989-sgd", *more) and (self.folder / f"{name}.json").read_bytes()
                            for name, more in (("own", ()), ("same", ("--step-size", "0.05")), ("other", ("--step-size", "0.02"))))
        self.assertEqual(own, same)
        self.assertNotIn("step_size", json.loads(own)["provenance"])
        self.assertEqual(json.loads(other)["provenance"]["step_size"], 0.02)
        self.fine("evaluate", "--weights", "other.json", "--data", "synthetic:10")
        self.refused("step size: expected a number above 0 and at most 10, found 11",
                     "train", "--data", "synthetic:10", "--step-size", "11", "--out", "x.json")

    def test_json(self):
        lines = [json.loads(line) for line in self.train("a.json", "--json", "--test", "synthetic:20").splitlines()]
        self.assertEqual([set(line) for line in lines], 2 * [{"pass", "training_seconds", "train", "test"}]
                         + [{"passes", "training_seconds", "train", "test"}])
        self.assertEqual([line.get("pass", line.get("passes")) for line in lines], [1, 2, 2])
        self.assertLess(0, lines[0]["training_seconds"])
        self.assertLess(lines[0]["training_seconds"], lines[1]["training_seconds"])
        for line in lines:
            for evaluation, examples in ((line["train"], 40), (line["test"], 20)):
                self.assertEqual(set(evaluation), EVALUATION)
                confusion = evaluation["confusion"]
                self.assertEqual([len(row) for row in confusion], 10 * [10])
                self.assertEqual(sum(map(sum, confusion)), examples)
                self.assertEqual(evaluation["misses"], examples - sum(confusion[digit][digit] for digit in range(10)))
                self.assertAlmostEqual(evaluation["error_percent"], 100 * evaluation["misses"] / examples, places=4)
        self.assertEqual([lines[1][key] for key in ("train", "test")], [lines[2][key] for key in ("train", "test")])
        self.assertTrue(all(json.loads(line)["test"] is None for line in self.train("b.json", "--json").splitlines()))

    def test_progress_bar_only_on_a_terminal(self):
        ours, terminal = pty.openpty()
        self.train("a.json", stderr=terminal)  # Elsewhere `fine` has seen that nothing is written there.
        os.close(terminal)
        self.assertRegex(os.read(ours, 4096), rb"\r   1  \[ {40}\]\r\x1b\[K\r   2 ")
        os.close(ours)

    def test_link_stays_a_link(self):
        real = self.file("real/a.json", OLD)
        link = self.folder / "link.json"
        link.symlink_to("real/a.json")
        self.train("link.json")
        self.assertTrue(link.is_symlink())
        self.assertEqual(json.loads(real.read_text())["format"], "lecun1989-weights")

    def test_link_to_a_file_that_is_yet_to_be_made(self):
        (self.folder / "real").mkdir()
        for link, target in (("one.json", "real/a.json"), ("two.json", "one.json"), ("three.json", str(self.folder / "real/b.json"))):
            (self.folder / link).symlink_to(target)
        self.train("two.json")
        self.train("three.json")
        self.assertTrue(all((self.folder / link).is_symlink() for link in ("one.json", "two.json", "three.json")))
        self.assertEqual(sorted(path.name for path in (self.folder / "real").iterdir()), ["a.json", "b.json"])
        (self.folder / "nowhere.json").symlink_to("away/c.json")
        self.refused("nowhere.json: cannot be written: No such file or directory", "train", "--data", "synthetic:10", "--out", "nowhere.json")

    def test_chooses_a_threshold_and_scores_unseen_pens(self):
        self.file("pen.jsonl", STROKES)
        self.train("a.json", "--reject", "synthetic:60:8", "--pens", "strokes:pen.jsonl")
        file = json.loads((self.folder / "a.json").read_text())
        self.assertGreater(file["rejection_threshold"], 0)
        pens = file["provenance"]["unseen_pens"]
        self.assertEqual([pens["data"][key] for key in ("name", "examples")], ["strokes", 2])
        found = json.loads(self.fine("evaluate", "--weights", "a.json", "--data", "strokes:pen.jsonl", "--json"))
        self.assertEqual({key: found[key] for key in pens["score"]}, pens["score"])
        self.assertEqual([found[key] for key in ("rejected", "misses_accepted")], [pens["rejected"], pens["misses_accepted"]])
        said = self.train("c.json", "--reject", "synthetic:60:8").splitlines()
        self.assertRegex(said[-2], rf"^answers with a margin below {file['rejection_threshold']:.4g} are rejected$")
        self.refused("--reject: expected digits, on whose margins the threshold is chosen, found none among 20 drawings of non-digits:20",
                     "train", "--data", "synthetic:10", "--reject", "non-digits:20", "--out", "d.json")
        self.train("b.json")
        self.assertFalse({"rejection_threshold", "unseen_pens"} & set(re.findall(r"\w+", (self.folder / "b.json").read_text())))

    def test_reads_each_kind_of_data(self):
        self.file("zip/zip.train", zip_line("7") + zip_line("3", column2="0.5"))
        self.file("zip/zip.test", gzip.compress(zip_line("7").encode()))  # gzip by content, whatever the name
        images = [drawing(digit, 28, 0, 255) for digit in FIGURES]
        for prefix in ("train", "t10k"):
            self.file(f"mnist/{prefix}-images-idx3-ubyte.gz", gzip.compress(idx_images(images)))
            self.file(f"mnist/{prefix}-labels-idx1-ubyte", idx_labels(list(FIGURES)))
        self.file("pen.jsonl.gz", gzip.compress(STROKES.encode()))
        self.file("pens.jsonl", 5 * STROKES)
        for spec, half, examples in (("zip:zip", "test", 1), ("zip:zip:train", "train", 2), ("mnist:mnist", "test", 4),
                                     ("mnist:mnist:train", "train", 4), ("strokes:pen.jsonl.gz", "all", 2),
                                     ("strokes:pen.jsonl.gz:2-2", "digits 2 to 2", 1), ("strokes:pens.jsonl:train", "train", 8),
                                     ("strokes:pens.jsonl:test", "test", 2), ("synthetic:3:9", "seed 9", 3)):
            self.fine("train", "--data", "synthetic:10", "--passes", "1", "--test", spec, "--out", "a.json")
            data = json.loads((self.folder / "a.json").read_text())["provenance"]["test"]["data"]
            self.assertEqual([data[key] for key in ("name", "half", "examples")], [spec.split(":")[0], half, examples])
        piped = self.fine("evaluate", "--weights", WEIGHTS, "--data", "strokes:/dev/stdin", stdin=None, input=STROKES.encode())
        self.assertRegex(piped, r"^strokes, all: \d of 2 digits misread")


class Interrupted(CommandLineTest):
    def test_signals_leave_the_old_file(self):
        self.file("a.json", OLD)
        for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
            process = subprocess.Popen(command("train", "--data", "synthetic:300", "--passes", "1000000", "--out", "a.json", "--json"),
                                       cwd=self.folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            self.assertEqual(json.loads(process.stdout.readline())["pass"], 1)
            process.send_signal(number)
            _, complaint = process.communicate(timeout=60)
            self.assertEqual(process.returncode, code)
            self.assertRegex(complaint, r"\Alecun1989: interrupted in pass \d+; a.json is unchanged\n\Z")
            self.assertEqual((self.folder / "a.json").read_text(), OLD)
            self.assertEqual(self.names(), ["a.json"])

    def test_work_that_keeps_nothing_ends_at_once_with_a_sentence(self):
        self.file("a.json", OLD)
        self.file("pen.jsonl", 2000 * STROKES)
        prune = ("prune", "--weights", WEIGHTS, "--data", "synthetic:2000", "--keep", "9", "--passes", "1000", "--out", "a.json")
        evaluate = ("evaluate", "--weights", WEIGHTS, "--data", "strokes:pen.jsonl", "--placements", "1000")
        for arguments, says in ((prune, "; a.json is unchanged"), (evaluate, "")):
            for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
                with self.subTest(arguments[0], signal=number):
                    process = subprocess.Popen(command(*arguments), cwd=self.folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                    if arguments is prune:
                        process.stdout.readline()
                    else:
                        time.sleep(1)
                    process.send_signal(number)
                    _, complaint = process.communicate(timeout=60)
                    self.assertEqual((process.returncode, complaint), (code, f"lecun1989: interrupted{says}\n"))
        self.assertEqual((self.folder / "a.json").read_text(), OLD)
        self.assertEqual(self.names(), ["a.json", "pen.jsonl"])

    def test_leftovers_of_killed_runs_go_and_nothing_else(self):
        """A draft is ours by its name, and nobody's if nobody has locked it."""
        leftover, written = self.file("lecun1989-AbC123.part", "half"), self.file("lecun1989-xyz999.part", "half")
        others = ["lecun1989-long-name.part", "lecun1989-AbC123.part.txt", "a.json.part", "notes.part"]
        for name in others:
            self.file(name, OLD)
        (self.folder / "lecun1989-folder.part").mkdir()
        (self.folder / "lecun1989-a_link.part").symlink_to("notes.part")
        with open(written, "rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)  # as a run that is writing it
            self.fine("quantise", "--weights", WEIGHTS, "--out", "a.json")
            self.assertFalse(leftover.exists())
            self.assertEqual(self.names(), sorted([*others, "a.json", "lecun1989-a_link.part", "lecun1989-folder.part", written.name]))
        self.fine("quantise", "--weights", WEIGHTS, "--out", "a.json")
        self.assertFalse(written.exists())

    def not_written(self, says, out, **options):
        done = self.run_program("train", "--data", "synthetic:10", "--passes", "1", "--out", out, **options)
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, rf"\Alecun1989: {out}: not written, what was there stays: {says}\n\Z")

    def test_a_file_that_cannot_grow_leaves_the_old_one(self):
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

        self.file("a.json", OLD)
        self.not_written("File too large", "a.json", preexec_fn=limit)
        self.assertEqual((self.folder / "a.json").read_text(), OLD)
        self.assertEqual(self.names(), ["a.json"])

    def test_full_disk(self):
        self.not_written("No space left on device", "/dev/full")
        mount = self.folder / "small"
        mount.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(mount)], stderr=subprocess.DEVNULL).returncode != 0:
            return  # only root may
        self.addCleanup(subprocess.run, ["umount", str(mount)], check=True)
        old = self.file("small/a.json", OLD)
        self.not_written("No space left on device", "small/a.json")
        self.assertEqual(old.read_text(), OLD)
        self.assertEqual([path.name for path in mount.iterdir()], ["a.json"])

    def test_nobody_listens(self):
        process = subprocess.Popen(command("train", "--data", "synthetic:50", "--passes", "500", "--out", "a.json", "--json"), cwd=self.folder,
                                   env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.readline()
        process.stdout.close()
        self.assertEqual(process.stderr.read(), b"")
        process.stderr.close()
        self.assertEqual(process.wait(60), -signal.SIGPIPE)  # as every tool before `| head -1`
        self.assertEqual(self.names(), [])

    def test_no_standard_output(self):
        for stdout in (open("/dev/full", "wb"), None):
            with self.subTest(stdout):
                options = {"stdout": stdout} if stdout else {"preexec_fn": lambda: os.close(1)}
                done = self.run_program("train", "--data", "synthetic:10", "--passes", "1", "--out", "a.json", **options)
                self.assertEqual((done.returncode, done.stderr), (1, "lecun1989: standard output: not all could be written\n"))
                # The file took the free number 1 or not: nothing but weights stands in it.
                self.assertEqual(json.loads((self.folder / "a.json").read_text())["format"], "lecun1989-weights")
                if stdout:
                    stdout.close()


class Look(CommandLineTest):
    def test_evaluate(self):
        found = json.loads(self.fine("evaluate", "--weights", WEIGHTS, "--data", "synthetic:30", "--json"))
        self.assertEqual(set(found), EVALUATION | {"rejected", "misses_accepted", "changed"})
        self.assertEqual([sum(row) for row in found["confusion"]], 10 * [3])
        text = self.fine("evaluate", "--weights", WEIGHTS, "--data", "synthetic:30")
        self.assertIn(f"synthetic, seed 2: {found['misses']} of 30 digits misread, {found['error_percent']:.2f} %", text)
        rows = [list(map(int, line.split())) for line in text.splitlines()[3:]]
        self.assertEqual(rows, [[digit, *row] for digit, row in enumerate(found["confusion"])])

    def evaluate(self, *more):
        return json.loads(self.fine("evaluate", "--weights", "reject.json", *more, "--json"))

    def test_evaluate_rejects_at_the_weights_own_threshold(self):
        for threshold, rejected in ((None, 0), (0, 0), (3.4318, 30)):
            self.file("reject.json", json.dumps(shipped() if threshold is None else {**shipped(), "rejection_threshold": threshold}))
            found = self.evaluate("--data", "synthetic:30")
            self.assertEqual((found["rejected"], found["misses_accepted"]), (rejected, 0 if rejected else found["misses"]))
            found = self.evaluate("--data", "non-digits:40")
            self.assertEqual((found["rejected"], found["misses_accepted"], found["misses"]), (40 if rejected else 0, 0 if rejected else 40, 40))
        text = self.fine("evaluate", "--weights", "reject.json", "--data", "non-digits:40:3:train")
        self.assertEqual(text, "non-digits, train, seed 3: 40 of 40 rejected, 100.00 %, at the threshold 3.432\n")
        text = self.fine("evaluate", "--weights", "reject.json", "--data", "synthetic:30")
        self.assertIn("\nat the threshold 3.432: 30 rejected, 0 of the others misread\n", text)

    def test_evaluate_draws_strokes_as_asked(self):
        self.file("reject.json", json.dumps(shipped()))
        self.file("pen.jsonl", STROKES)
        strokes = ("--data", "strokes:pen.jsonl")
        losses = [self.evaluate(*strokes, *pen)["loss"] for pen in ((), ("--pen", "0.08"), ("--pen", "0.03"), ("--pen-width", "0.2"))]
        self.assertEqual(losses[0], losses[1])  # the page's pen
        self.assertEqual(len(set(losses)), 3)
        self.assertIsNone(self.evaluate(*strokes)["changed"])
        self.assertEqual(self.evaluate(*strokes, "--placements", "9")["changed"], 0)
        text = self.fine("evaluate", "--weights", WEIGHTS, *strokes, "--placements", "9", "--pen", "0.12")
        self.assertIn("\nat 9 places and sizes each: 0 digits not always read alike, 0.00 %\n", text)
        for option, value in (("--pen", "0"), ("--pen", "6"), ("--pen", "nan"), ("--pen", "x"), ("--placements", "1"), ("--placements", "-9"),
                              ("--placements", "1001")):
            self.misused(option, "evaluate", "--weights", WEIGHTS, *strokes, option, value)
        for option in (("--pen-width", "0.06"), ("--placements", "9")):
            self.refused(f"{option[0]}: expected pen strokes to draw, --data strokes:FILE; found \"synthetic:9\"",
                         "evaluate", "--weights", WEIGHTS, "--data", "synthetic:9", *option)

    def test_evaluate_draws_what_is_misread(self):
        wrong = STROKES.replace('"digit":1', '"digit":4').replace('"digit":0', '"digit":5')
        self.file("pen.jsonl", STROKES + wrong)
        found = json.loads(self.fine("evaluate", "--weights", WEIGHTS, "--data", "strokes:pen.jsonl", "--errors", "new/errors", "--json"))
        sheet = (self.folder / "new/errors/misread.svg").read_text()
        root = xml.etree.ElementTree.fromstring(sheet)
        captions = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
        self.assertEqual(captions[0], f"strokes, all: {found['misses']} of 4 misread. Number in the set, the digit, the answer.")
        self.assertEqual(len(captions), 1 + found["misses"])
        self.assertRegex(captions[-1], r"^4: 5 read \d$")
        self.assertEqual(sheet.count("<polyline"), found["misses"])
        self.assertEqual([path.name for path in (self.folder / "new/errors").iterdir()], ["misread.svg"])
        said = self.fine("evaluate", "--weights", WEIGHTS, "--data", "non-digits:20", "--errors", "new/errors")
        self.assertEqual((self.folder / "new/errors/misread.svg").read_text().count(": none read "), 20)
        self.assertEqual(said.splitlines()[-1], "new/errors/misread.svg written")

    def test_kernels(self):
        numbers = list(map(int, re.findall(r"-?\d+", self.fine("kernels", "--weights", WEIGHTS).split("\n", 1)[1])))
        self.assertEqual(len(numbers), 12 * 25)
        self.assertEqual(max(map(abs, numbers)), 10)
        weights = json.loads(WEIGHTS.read_text())["tensors"]["h1.weights"]["values"]
        greatest = max(map(abs, weights))
        self.assertLess(abs(numbers[0] - 10 * weights[0] / greatest), 0.51)
        self.assertLess(abs(numbers[5] - 10 * weights[25] / greatest), 0.51)  # the next plane's first

        self.assertEqual(self.fine("kernels", "--weights", WEIGHTS, "--svg", "k.svg"), "k.svg written\n")
        svg = xml.etree.ElementTree.parse(self.folder / "k.svg").getroot()
        space = "{http://www.w3.org/2000/svg}"
        self.assertEqual(svg.tag, space + "svg")
        cells = [cell.find(space + "title").text for cell in svg.iter(space + "rect") if cell.find(space + "title") is not None]
        self.assertEqual(cells[: 12 * 25], [f"{weight:+.3f}" for weight in weights])
        self.refused(r"nowhere/k.svg: cannot be written", "kernels", "--weights", WEIGHTS, "--svg", "nowhere/k.svg")


class Prune(CommandLineTest):
    def prune(self, out, *more, weights=WEIGHTS):
        return self.fine("prune", "--weights", weights, "--data", "synthetic:40:5", "--keep", "2440", "--rounds", "2", "--passes", "1",
                         "--out", out, *more)

    def weights(self, name):
        return json.loads((self.folder / name).read_text())

    def left(self, name):
        return sum(value != 0 for tensor in self.weights(name)["tensors"].values() for value in tensor["values"])

    def test_rows_file_and_bytes(self):
        rows = self.prune("a.json", "--test", "synthetic:20").splitlines()
        self.assertRegex(rows[0], r"^round  parameters  connections  train loss .* test loss .* misses$")
        for row, (number, left) in zip(rows[1:4], ((0, 9760), (1, 4880), (2, 2440)), strict=True):
            self.assertRegex(row, rf"^ +{number} +{left} +\d+( +\d+\.\d+ +\d+\.\d\d % +\d+){{2}}$")
        self.assertEqual(rows[1].split()[2], "64660")
        self.assertEqual(rows[4:], ["a.json written"])
        self.assertEqual(self.left("a.json"), 2440)
        provenance = self.weights("a.json")["provenance"]
        self.assertEqual(provenance["pruning"], {"by": "saliency", "seed": 1, "rounds": 2, "passes": 1, "kept": 2440})
        before = shipped()["provenance"]
        self.assertEqual([provenance[key] for key in ("recipe", "seed", "passes")], [before[key] for key in ("recipe", "seed", "passes")])
        self.assertEqual([data["name"] for data in provenance["data"]], ["zip", "synthetic"])
        for spec, score in (("synthetic:40:5", provenance["train"]), ("synthetic:20", provenance["test"]["score"])):
            found = json.loads(self.fine("evaluate", "--weights", "a.json", "--data", spec, "--json"))
            self.assertEqual({key: found[key] for key in score}, score)
        self.prune("b.json", "--test", "synthetic:20")
        self.assertEqual((self.folder / "a.json").read_bytes(), (self.folder / "b.json").read_bytes())

    def test_orders_and_seeds(self):
        for name, options in (("s", ()), ("m", ("--by", "magnitude")), ("r1", ("--by", "random")), ("r2", ("--by", "random", "--seed", "2"))):
            self.prune(name, *options)
            self.assertEqual(self.left(name), 2440)
        tensors = [json.dumps(self.weights(name)["tensors"]) for name in ("s", "m", "r1", "r2")]
        self.assertEqual(len(set(tensors)), 4)

    def test_again(self):
        self.prune("a.json")
        self.fine("prune", "--weights", "a.json", "--data", "synthetic:40:5", "--keep", "610", "--out", "b.json")
        self.assertEqual(self.left("b.json"), 610)
        self.assertEqual(len(self.weights("b.json")["provenance"]["data"]), 2)
        self.refused("--keep: expected fewer than the 610 parameters of b.json, found 610",
                     "prune", "--weights", "b.json", "--data", "synthetic:9", "--keep", "610", "--out", "c.json")
        self.assertEqual(self.names(), ["a.json", "b.json"])


def hash_of(weights):
    """FNV-1a, 64 bits, of all values as float32, lowest byte first."""
    state = 0xCBF29CE484222325
    for byte in b"".join(struct.pack("<f", value) for tensor in weights["tensors"].values() for value in tensor["values"]):
        state = (state ^ byte) * 0x100000001B3 % 2**64
    return f"{state:016x}"


class Quantise(CommandLineTest):
    def test_file(self):
        self.assertEqual(self.fine("quantise", "--weights", WEIGHTS, "--out", "q.json"), "q.json written\n")
        exact, rounded = shipped(), json.loads((self.folder / "q.json").read_text())
        self.assertEqual(rounded["provenance"].pop("rounded_from"), hash_of(exact))
        self.assertEqual(rounded["provenance"], exact["provenance"])
        for name, tensor in rounded["tensors"].items():
            group = len(tensor["values"]) // len(tensor["scales"])
            for at, (integer, value) in enumerate(zip(tensor["values"], exact["tensors"][name]["values"], strict=True)):
                scale = tensor["scales"][at // group]
                self.assertIsInstance(integer, int)
                self.assertLess(abs(integer * scale - value), 1.001 * scale)
        self.assertLess(3 * (self.folder / "q.json").stat().st_size, WEIGHTS.stat().st_size)
        losses = [json.loads(self.fine("evaluate", "--weights", weights, "--data", "synthetic:100", "--json"))["loss"] for weights in (WEIGHTS, "q.json")]
        self.assertNotEqual(*losses)
        self.assertAlmostEqual(*losses, places=2)
        self.file("seven.pgm", pgm(drawing(7)))
        self.assertRegex(self.fine("predict", "--weights", "q.json", "seven.pgm"), "^seven.pgm: 7")
        self.fine("quantise", "--weights", "q.json", "--out", "again.json")
        self.assertEqual((self.folder / "again.json").read_bytes(), (self.folder / "q.json").read_bytes())

    def test_c_needs_nothing(self):
        self.assertEqual(self.fine("quantise", "--weights", WEIGHTS, "--out", "q.json", "--c", "read.c"), "q.json written\nread.c written\n")
        compiler = shutil.which("cc") or shutil.which("gcc")
        if not compiler:
            self.skipTest("no C compiler")
        subprocess.run([compiler, "-std=c99", "-Wall", "-Wextra", "-Werror", "-Wpedantic", "-O2", "-c", "read.c"], cwd=self.folder, check=True)
        names = subprocess.run(["nm", "-g", "read.o"], cwd=self.folder, check=True, capture_output=True, text=True).stdout.split("\n")
        self.assertEqual([name.split()[-2:] for name in names if name], [["T", "lecun1989_read"]])  # nothing is wanted, one thing is given

    def test_out(self):
        self.file("q.json", OLD)
        self.refused("away/read.c: cannot be written", "quantise", "--weights", WEIGHTS, "--out", "q.json", "--c", "away/read.c")
        self.assertEqual((self.folder / "q.json").read_text(), OLD)
        self.refused("away/q.json: cannot be written", "quantise", "--weights", WEIGHTS, "--out", "away/q.json", "--c", "read.c")
        self.assertEqual(self.names(), ["q.json"])


class Predict(CommandLineTest):
    def read(self, *images):
        text = self.fine("predict", "--weights", WEIGHTS, *images)
        return dict(re.findall(r"^(\S+): (\d|\?)", text, re.MULTILINE)), text

    def test_every_format_either_way_round(self):
        for digit in FIGURES:
            dark = drawing(digit)
            light = drawing(digit, paper=0, ink=255)
            opaque = b"".join(bytes((0, 255 - grey)) for grey in dark)  # black ink on nothing
            names = {"dark.png": png(dark), "light.png": png(light), "dark.pgm": pgm(dark), "light.pgm": pgm(light, comment=b"# 9 9 9\n"),
                     "rgb.png": png(bytes(sample for grey in dark for sample in 3 * [grey]), colour=2), "clear.png": png(opaque, colour=4),
                     "deep.png": png(b"".join(bytes((grey, grey)) for grey in dark), bits=16), "faint.pgm": pgm(drawing(digit, paper=180, ink=120)),
                     "photo.jpg": jpeg(dark), "coarse.pgm": pgm(bytes(grey * 15 // 255 for grey in dark)).replace(b"255", b"15", 1),
                     "rgb.ppm": pgm(bytes(sample for grey in dark for sample in 3 * [grey])).replace(b"P5", b"P6", 1)}
            for name, content in names.items():
                self.file(name, content)
            digits, text = self.read(*names)
            self.assertEqual(digits, dict.fromkeys(names, str(digit)), text)
            self.assertEqual(len(re.findall(r"^  \d  [+-]\d\.\d{4}", text, re.MULTILINE)), 10 * len(names))
            self.assertEqual(len(re.findall(r"^[ .:\-=+*#%@]{32}$", text, re.MULTILINE)), 16 * len(names))

    def test_photos_are_turned_as_their_exif_data_say(self):
        """A seven that is no digit on its side or in a mirror, held in each of the eight ways."""
        side = 48
        seven = drawing(7)
        stored_at = {1: lambda x, y: (x, y), 2: lambda x, y: (side - 1 - x, y), 3: lambda x, y: (side - 1 - x, side - 1 - y),
                     4: lambda x, y: (x, side - 1 - y), 5: lambda x, y: (y, x), 6: lambda x, y: (y, side - 1 - x),
                     7: lambda x, y: (side - 1 - y, side - 1 - x), 8: lambda x, y: (side - 1 - y, x)}
        upright = self.fine("predict", "--weights", WEIGHTS, self.file("7.jpg", jpeg(seven))).split(":", 1)[1]
        for orientation, place in stored_at.items():
            stored = bytearray(side * side)
            for y in range(side):
                for x in range(side):
                    column, row = place(x, y)
                    stored[row * side + column] = seven[y * side + x]
            for order in "<>":
                for name, content in (("7.jpg", jpeg(stored, exif_data=exif(orientation, order))),
                                      ("7.png", png(bytes(stored), exif_data=exif(orientation, order)))):
                    with self.subTest(name, orientation=orientation, order=order):
                        found = self.fine("predict", "--weights", WEIGHTS, self.file(name, content)).split(":", 1)[1]
                        self.assertTrue(found.startswith(" 7\n"), found)
                        if name == "7.jpg":
                            self.assertEqual(found, upright)

    def test_exif_data_without_an_orientation_change_nothing(self):
        seven = drawing(7)
        whole = exif(1)
        for data in (b"", b"MM", whole[:9], whole[:14], exif(0), exif(9), exif(6).replace(b"MM\0*", b"XX\0*"), exif(6)[:12],
                     exif(6)[:4] + b"\xff\xff\xff\xff" + exif(6)[8:], exif(6)[:8] + b"\xff\xff\0\0"):
            with self.subTest(data):
                self.assertRegex(self.fine("predict", "--weights", WEIGHTS, self.file("7.jpg", jpeg(seven, exif_data=data))), ": 7\n")

    def test_nothing_drawn(self):
        self.file("white.pgm", pgm(48 * 48 * b"\xff"))
        self.file("black.png", png(48 * 48 * b"\0"))
        self.file("dot.pgm", pgm(b"\x80", 1, 1))
        digits, text = self.read("white.pgm", "black.png", "dot.pgm")
        self.assertEqual(set(digits.values()), {"?"})
        self.assertEqual(text.count("nothing is drawn"), 3)

    def test_rejects_at_the_weights_own_threshold(self):
        self.file("choosy.json", json.dumps({**shipped(), "rejection_threshold": 3.4318}))
        self.file("seven.png", png(drawing(7)))
        self.assertRegex(self.fine("predict", "--weights", "choosy.json", "seven.png"), r"\Aseven.png: \?  \(7 or \d, or no digit\)\n\n  0  [+-]")

    def test_uneven_light(self):
        for digit in FIGURES:
            grey = drawing(digit, 120)
            self.file(f"{digit}.png", png(bytes(round(level * (1 - 0.6 * (i % 120) / 120)) for i, level in enumerate(grey)), 120, 120))
        digits, text = self.read(*(f"{digit}.png" for digit in FIGURES))
        self.assertEqual(digits, {f"{digit}.png": str(digit) for digit in FIGURES}, text)

    def number(self, digits, side=120):
        """Digits side by side, the light falling off from the left."""
        rows = [drawing(digit, side) for digit in digits]
        width = side * len(digits)
        pixels = bytes(round(rows[x // side][y * side + x % side] * (1 - 0.6 * x / width)) for y in range(side) for x in range(width))
        return png(pixels, width, side)

    def test_numbers_digit_by_digit(self):
        self.file("2071.png", self.number([2, 0, 7, 1]))
        lines = self.fine("predict", "--string", "--weights", WEIGHTS.parent / "digits.json", "2071.png").splitlines()
        self.assertEqual(lines[0], "2071.png: 2071")
        for i, (digit, line) in enumerate(zip("2071", lines[1:], strict=True)):
            found = re.fullmatch(rf"  {digit}  (\d+) (\d+) (\d+) (\d+)  [+-]\d\.\d{{4}}", line)
            self.assertTrue(found, line)
            left, top, width, height = map(int, found.groups())
            self.assertGreaterEqual(left, 120 * i)
            self.assertLessEqual(left + width, 120 * (i + 1))
            self.assertTrue(abs(top - 8) < 12 and abs(height - 104) < 20, line)

    def test_numbers_decline_digit_by_digit(self):
        self.file("choosy.json", json.dumps({**shipped(), "rejection_threshold": 3.4318}))
        self.file("71.png", self.number([7, 1]))
        self.file("white.png", png(48 * 48 * b"\xff"))
        text = self.fine("predict", "--string", "--weights", "choosy.json", "71.png", "white.png")
        self.assertRegex(text, r"\A71.png: \?\?\n(  \?  .*  \d or \d, or no digit\n){2}white.png: \(no digit is found\)\n\Z")

    def test_names_reach_no_terminal_as_commands(self):
        seven = png(drawing(7))
        for name, shown in (("a\x1b[31mb.png", "a?[31mb.png"), ("line\nbreak.png", "line?break.png"), ("\x9b31m.png", "?31m.png"),
                            ("\x7f.png", "?.png"), ("sieben-é-七.png", "sieben-é-七.png")):
            with self.subTest(name):
                self.file(name, seven)
                self.assertTrue(self.fine("predict", "--weights", WEIGHTS, name).startswith(f"{shown}: 7\n"))
                self.assertTrue(self.fine("predict", "--string", "--weights", WEIGHTS, name).startswith(f"{shown}: "))
                self.assertEqual(self.fine("quantise", "--weights", WEIGHTS, "--out", name + ".json"), f"{shown}.json written\n")
                self.refused(f"lecun1989: {re.escape(shown)}.txt: No such file", "kernels", "--weights", name + ".txt")
                self.misused(r"\A[^\x00-\t\x0b-\x1f\x7f-\x9f]*not expected[^\x00-\t\x0b-\x1f\x7f-\x9f]*\Z", "kernels", "--weights", WEIGHTS, name)
        os.write(os.open(os.fsencode(self.folder) + b"/\x9b31m.pgm", os.O_WRONLY | os.O_CREAT), pgm(drawing(7)))
        self.assertTrue(self.fine("predict", "--weights", WEIGHTS, os.fsdecode(b"\x9b31m.pgm")).startswith("?31m.pgm: 7\n"))

    def test_one_bad_picture_does_not_stop_the_others(self):
        self.file("one.pgm", pgm(drawing(1)))
        self.file("bad.png", b"no picture")
        self.file("seven.png", png(drawing(7)))
        done = self.run_program("predict", "--weights", WEIGHTS, "one.pgm", "bad.png", "missing.png", "seven.png")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(re.findall(r"^\S+: .*", done.stdout, re.MULTILINE), ["one.pgm: 1", "seven.png: 7"])
        self.assertRegex(done.stderr, r"\Alecun1989: bad.png: expected a PNG, JPEG or PGM picture, found none of these\n"
                                      r"lecun1989: missing.png: No such file or directory\n\Z")


if __name__ == "__main__":
    unittest.main()
