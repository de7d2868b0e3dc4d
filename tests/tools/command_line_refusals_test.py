#!/usr/bin/env python3
"""Files, places and names that are wrong: each is refused by one sentence and exit code 1, before any work, and without a crash."""
import gzip
import json
import os
import struct
import sys
import unittest

sys.dont_write_bytecode = True
from command_line import (ROOT, STROKES, WEIGHTS, CommandLineTest, drawing, idx_images, idx_labels, jpeg, pgm, png, shipped,  # noqa: E402
                          zip_line)

TRAIN = ("train", "--passes", "1")
PIXELS = 784 * b"\x07"
PACKED = gzip.compress(WEIGHTS.read_bytes())
FAULTS = ROOT.parent / "shared" / "data" / "faults"
LONG_NAME = 5000 * "a"


def changed(*path, to):
    """The shipped weights with another value at a path of keys."""
    weights = value = shipped()
    for key in path[:-1]:
        value = value[key]
    value[path[-1]] = to
    return json.dumps(weights)


class Files(CommandLineTest):
    def each_refused(self, cases, name, *arguments):
        for content, says in cases:
            with self.subTest(says):
                self.file(name, content)
                self.refused(says, *arguments)

    def test_weights(self):
        text = WEIGHTS.read_text()
        self.each_refused((
            ("", "bad.json: line 1, column 1: the text ends too early"),
            (text[:60_000], r"bad.json: line 4\d, column \d+: the text ends too early"),
            (text + "{}", "bad.json: line 49, column 1: not JSON"),
            (text + "\0", "bad.json: line 49, column 1: a zero byte"),
            ("[]", "bad.json: weights file: expected an object, found an array of 0"),
            (100_000 * "[", "bad.json: nested more than 32 deep"),
            ("{" + ",".join(f'"{key}":0' for key in range(100_000)) + "}", "bad.json: an object with more than 64 keys"),
            ("[" + 3_000_000 * "0," + "0]", "bad.json: weights file: expected at most 4194304 bytes, found 6000003"),
            (text.replace("zip", "\udcff").encode(errors="surrogateescape"), "bad.json: line 11, column 18: not JSON"),
            (text.replace('"seed": ', '"seed": 1, "seed": '), 'the key "seed" stands twice'),
            (text.replace('"seed": ', '"sneed": 1, "seed": '), 'provenance: unknown key "sneed"'),
            (text.replace('"seed": 2,', ""), 'provenance: missing key "seed"'),
            (changed("format", to="\x1b[31mred"), r'format: expected the string "lecun1989-weights", found the string "\?\[31mred"'),
            (changed("version", to=2), "version: expected the number 1, found the number 2"),
            (changed("tensors", "h2.biases", "shape", to=[4, 4, 12]), r"h2.biases.shape: expected \[12,4,4\], found \[4,4,12\]"),
            (changed("tensors", "h3.weights", "values", to=[0]), r"h3.weights.values: expected an array of 5760, found an array of 1"),
            (changed("tensors", "output.biases", "values", 9, to=1e7), r"values\[9\]: expected a number between -1000000 and 1000000"),
            (changed("tensors", "h1.weights", "values", 0, to=None), r"values\[0\]: expected a number .*, found null"),
            (PACKED[:-4], "bad.json: the gzip data ends too early"),
            (PACKED[: len(PACKED) // 2], "bad.json: the gzip data ends too early"),
            (PACKED[:5000] + bytes([PACKED[5000] ^ 255]) + PACKED[5001:], "bad.json: the gzip data is damaged"),
            (gzip.compress(300_000_000 * b" "), "bad.json: expected at most 256 MiB unpacked, found more"),
        ), "bad.json", "kernels", "--weights", "bad.json")

    def test_mnist(self):
        evaluate = ("evaluate", "--weights", WEIGHTS, "--data", "mnist:m")
        images, labels = "m/t10k-images-idx3-ubyte", "m/t10k-labels-idx1-ubyte"
        self.file(labels, idx_labels([1, 2]))
        good = idx_images([PIXELS, PIXELS])
        self.each_refused((
            (b"", "m/t10k: images: 0 bytes, expected a header of 16"),
            (good[:15], "m/t10k: images: 15 bytes"),
            (good[:-1], "images: cut short: 1583 bytes, expected 1584"),
            (good + b"\0", "images: bytes after the end"),
            (idx_images([PIXELS], magic=2052), "images: the magic number is 2052, expected 2051"),
            (idx_labels([1, 2]) + PIXELS, r"images: the magic number is 2049 \(a file of labels\)"),
            (idx_images([], count=2**32 - 1), "images: cut short: 16 bytes, expected 3367254359296"),
            (idx_images([]), "images: the count is 0"),
            (idx_images([256 * b"\0"], 16, 16), "the count of rows is 16, expected 28"),
            (idx_images([PIXELS]), "labels: the count is 2, expected 1"),
            (gzip.compress(good)[:-3], f"{images}: the gzip data ends too early"),
        ), images, *evaluate)
        self.file(images, good)
        self.each_refused((
            (idx_labels([1, 10]), "labels: label 2 is 10"),
            (idx_labels([1]), "labels: the count is 1, expected 2"),
            (idx_labels([1, 2]) + b"\0", "labels: bytes after the end"),
            (good, r"labels: the magic number is 2051 \(a file of images\)"),
        ), labels, *evaluate)

    def test_zip(self):
        line = zip_line()
        self.each_refused((
            ("", "z/zip.test: no line with a digit in 0 bytes"),
            (line + zip_line("ten"), 'z/zip.test: line 2, column 1: found "ten", expected a whole digit'),
            (zip_line("10"), "line 1, column 1"),
            (zip_line(column9="nan"), "line 1, column 9: found \"nan\", expected a grey level"),
            (zip_line(column257="1.5"), "line 1, column 257"),
            (line[:-30], "line 1: 25[0-9] columns, expected 257"),
            (line + line[:-1] + " 1.0\n", "line 2: 258 columns"),
            (line.replace("1.0", "1\x1b[2J", 1), r'found "-1\?\[2J"'),
            (b"\0" + line.encode(), r'line 1, column 1: found "\?7"'),
            (gzip.compress(line.encode())[:20], "z/zip.test: the gzip data ends too early"),
        ), "z/zip.test", "evaluate", "--weights", WEIGHTS, "--data", "zip:z")

    def test_strokes(self):
        good = STROKES.splitlines()[0]
        self.each_refused((
            ("\n\n", "p.jsonl: no line with a digit in 2 bytes"),
            (STROKES + "{", r"p.jsonl: line 3, column 2: the text ends too early"),
            (STROKES + "[]", "p.jsonl: line 3: the line is an array of 0"),
            (good.replace('"digit":1', '"digit":10'), "line 1: the digit is the number 10"),
            (good.replace('"digit":1', '"digit":1,"digit":1'), 'the key "digit" stands twice'),
            (good.replace('"digit":1,', ""), 'no key "digit"'),
            (good.replace('"digit":1', '"digit":1,"pen":2'), 'unknown key "pen"'),
            (good.replace("[[250,10]", "[[250]"), "point 1 of stroke 1 is an array of 1"),
            (good.replace("[250,10]", "[250,1e7]"), "y of point 1 of stroke 1 is the number 1e.?07"),
            (good.replace("[250,10]", '["a",1]'), 'x of point 1 of stroke 1 is the string "a"'),
            ('{"digit":1,"strokes":[]}', "an array of at least one stroke"),
            ('{"digit":1,"strokes":[[]]}', "an array of at least one point"),
            ('{"digit":1,"strokes":' + 5000 * "[" + "}", "nested more than 32 deep"),
        ), "p.jsonl", "evaluate", "--weights", WEIGHTS, "--data", "strokes:p.jsonl")

    def test_pictures(self):
        grey = drawing(1)
        good, photo = png(grey), jpeg(grey)
        self.each_refused((
            ("", "bad.png: expected a PNG, JPEG or PGM picture, found an empty file"),
            ("P5", "bad.png: expected columns, rows and the level of white, up to 65535, after P5"),
            ("GIF89a" + 100 * " ", "bad.png: expected a PNG, JPEG or PGM picture, found a GIF"),
            (b"\0\0\0\x18ftypheic" + 100 * b"\0", "bad.png: expected a PNG, JPEG or PGM picture, found an HEIC"),
            (WEIGHTS.read_bytes(), "bad.png: expected a PNG, JPEG or PGM picture, found a JSON file"),
            (b"\xff\xd8\xff\xe0" + 50 * b"\0", "bad.png: cut short: 54 bytes"),
            (b"\xff\xd8\xff\xe0\0\x02" + 50 * b"\0" + b"\xff\xd9", r"bad.png: a damaged picture \(.*extraneous bytes"),
            (png(b"", 20000, 20000), "bad.png: expected at most 64 million pixels, found 20000 x 20000"),
            (png(b"", 0, 0), "bad.png: expected a picture of at least one pixel, found 0 x 0"),
            (jpeg(b"").replace(struct.pack(">2H", 384, 384), struct.pack(">2H", 20000, 20000)),
             "bad.png: expected at most 64 million pixels, found 20000 x 20000"),
            (good[: len(good) // 2], f"bad.png: cut short: {len(good) // 2} bytes, without the end of the picture"),
            (good[:-12], "bad.png: cut short"),
            (good[:60] + bytes(20) + good[80:], r"bad.png: a damaged picture \(IDAT: "),
            (good[:-13] + b"\0" + good[-12:], r"bad.png: a damaged picture \(IDAT: CRC error\)"),
            (good.replace(b"\0\0\0\x30", b"\0\1\0\0", 1), "bad.png: "),
            (photo[: len(photo) // 2], f"bad.png: cut short: {len(photo) // 2} bytes, without the end of the picture"),
            (photo[:-2], "bad.png: cut short"),
            (photo[:-2] + 40 * b"\0" + photo[-2:], r"bad.png: a damaged picture \(.*3[0-9] extraneous bytes"),
            (photo.replace(b"\xff\xdb", b"\xff\xfe"), r"bad.png: a damaged picture \(Quantization table"),
            (pgm(bytes([250, 3]), 2, 1).replace(b"255", b"200"), r"bad.png: a damaged picture \(a level of 250 above white, 200\)"),
            (pgm(grey)[:-1], "bad.png: cut short: 2316 bytes, expected 2317"),
            (pgm(grey, comment=b"# 1 2 3\n")[:-1], "bad.png: cut short: 2324 bytes, expected 2325"),
            (pgm(b"", 16000, 16000), "bad.png: expected at most 64 million pixels, found 16000 x 16000"),
            (pgm(b"", 0, 5), "bad.png: expected a picture of at least one pixel, found 0 x 5"),
            (b"P6 3 3 255\n" + bytes(26), "bad.png: cut short: 37 bytes, expected 38"),
            (b"P5 3 3 65535\n" + bytes(18), "bad.png: expected 8 bits for each level of grey or colour, found 16"),
            (b"P5 99999999999 3 255\n" + bytes(9), "bad.png: "),
        ), "bad.png", "predict", "--weights", WEIGHTS, "bad.png")

    def test_no_flipped_bit_of_a_picture_is_answered(self):
        """Every byte of a PNG is covered by a sum; of a JPEG only what decodes as another picture can pass, so it has cases of its own."""
        good = png(drawing(7))
        names = []
        for at in range(8, len(good), 5):
            names.append(f"{at}.png")
            self.file(names[-1], good[:at] + bytes([good[at] ^ 1 << at % 8]) + good[at + 1 :])
        done = self.run_program("predict", "--weights", WEIGHTS, *names)
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertEqual([line.split(": ")[1] for line in done.stderr.splitlines()], names)

    def test_damaged_samples(self):
        if not FAULTS.is_dir():
            self.skipTest("no ../shared/data/faults")
        for name in ("crash-huffman.jpg", "damaged.jpg", "flip.png"):
            self.refused(f"{name}: a damaged picture", "predict", "--weights", WEIGHTS, FAULTS / name)
        # Nothing that was read before makes a difference.
        names = ("good1.jpg", "good2.jpg", "crash-huffman.jpg", "good1.jpg", "exif.jpg")
        done = self.run_program("predict", "--weights", WEIGHTS, *(FAULTS / name for name in names))
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, r"\Alecun1989: \S*crash-huffman.jpg: a damaged picture [^\n]*\n\Z")
        answers = done.stdout.split(str(FAULTS))[1:]
        self.assertEqual([answer.split(":")[0] for answer in answers], [f"/{name}" for name in names if "crash" not in name])
        self.assertEqual(answers[0], answers[2])
        self.assertTrue(answers[3].startswith("/exif.jpg: 7\n"), answers[3])


class Places(CommandLineTest):
    def test_out(self):
        self.file("file", "")
        (self.folder / "loop").symlink_to("loop")
        for out, says in (("", '"": expected the name of a file, found nothing'),
                          (".", r"\.: expected the name of a file, found a folder"),
                          ("missing/a.json", "missing/a.json: cannot be written: No such file or directory"),
                          ("file/a.json", "file/a.json: cannot be written: Not a directory"),
                          (LONG_NAME, "aaa: cannot be written: File name too long")):
            with self.subTest(out):
                # Refused before training, so not even the table's head is printed.
                self.refused(says, *TRAIN, "--data", "synthetic:1000", "--out", out)
                self.refused(says, "prune", "--weights", WEIGHTS, "--data", "synthetic:10", "--keep", "9", "--out", out)
                self.refused(says, "quantise", "--weights", WEIGHTS, "--out", out)
        if os.geteuid() != 0:  # root may everything
            self.folder.chmod(0o555)
            self.refused("a.json: cannot be written: Permission denied", *TRAIN, "--data", "synthetic:10", "--out", "a.json")
            self.folder.chmod(0o755)
        self.assertEqual(self.names(), ["file", "loop"])

    def test_outputs_are_no_inputs_nor_each_other(self):
        """Under whatever name; and nothing is lost."""
        weights = WEIGHTS.read_bytes()
        self.file("w.json", weights)
        self.file("zip/zip.train", zip_line())
        self.file("pen.jsonl", 5 * STROKES)
        (self.folder / "zip/link.json").symlink_to("../w.json")
        os.link(self.folder / "w.json", self.folder / "hard.json")
        (self.folder / "folder").symlink_to("zip")
        before = {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}
        train = ("train", "--data", "synthetic:10", "--passes", "1")
        prune = ("prune", "--data", "synthetic:10", "--keep", "9", "--weights", "w.json", "--out")
        lost = ", and one of them would be lost; expected another name"
        for name in ("w.json", "./w.json", "zip/../w.json", "zip/link.json", "hard.json", str(self.folder / "w.json"), "folder/link.json"):
            shown = "" if name == "w.json" else "w.json, "
            same = f"{name} is the same file as {shown}that of --weights{lost}"
            with self.subTest(name):
                self.refused(f"--out: {same}", "quantise", "--weights", "w.json", "--out", name)
                self.refused(f"--c: {same}", "quantise", "--weights", "w.json", "--out", "new.json", "--c", name)
                self.refused(f"--svg: {same}", "kernels", "--weights", "w.json", "--svg", name)
                self.refused(f"--out: {same}", *prune, name)
        for one, other in (("new.json", "new.json"), ("new.json", "./new.json"), ("new.json", "New.JSON"), ("folder/a", "zip/a"),
                           ("w.json", "hard.json")):
            with self.subTest(one, other=other):
                self.refused("--c: .* is the same file as (.*, )?that of --out" + lost, "quantise", "--weights", WEIGHTS, "--out", one, "--c", other)
        for option, spec, name in (("--data", "zip:zip", "zip/zip.train"), ("--data", "zip:folder:train", "zip/zip.train"),
                                   ("--test", "strokes:pen.jsonl:1-3", "pen.jsonl"), ("--reject", "strokes:pen.jsonl:test", "./pen.jsonl"),
                                   ("--pens", "strokes:folder/../pen.jsonl", "pen.jsonl")):
            with self.subTest(option, spec=spec):
                self.refused(f"--out: .* that of {option}{lost}", *train, option, spec, "--out", name)
        self.refused("--out: .* that of --test", *prune, "zip/zip.train", "--test", "zip:zip")
        (self.folder / "misread.svg").symlink_to("w.json")
        self.refused("--errors: ./misread.svg is the same file as w.json, that of --weights", "evaluate", "--weights", "w.json", "--data",
                     "synthetic:10", "--errors", ".")
        (self.folder / "misread.svg").unlink()
        (self.folder / "results.json").symlink_to("zip/zip.train")
        self.refused("--out: ./results.json is the same file as ./zip/zip.train, that of --data-dir", "reproduce", "--data-dir", ".", "--out", ".")
        (self.folder / "results.json").unlink()
        self.assertEqual({path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}, before)
        self.fine("quantise", "--weights", "w.json", "--out", "/dev/null", "--c", "/dev/null")  # which keeps nothing anyway

    def test_errors(self):
        self.file("file", "")
        evaluate = ("evaluate", "--weights", WEIGHTS, "--data", "synthetic:10", "--errors")
        (self.folder / "sheets/misread.svg").mkdir(parents=True)
        for folder, says in (("file", "file: cannot be made a folder: "), ("file/in", "file/in: cannot be made a folder: Not a directory"),
                             ("sheets", "sheets/misread.svg: expected the name of a file, found a folder"),
                             (LONG_NAME, "aaa: cannot be made a folder: File name too long")):
            with self.subTest(folder[:40]):
                self.refused(says, *evaluate, folder)
        self.assertEqual(self.names(), ["file", "sheets"])

    def test_data(self):
        (self.folder / "loop").symlink_to("loop")
        (self.folder / "zip.test").mkdir()
        self.file("pen.jsonl", STROKES)
        general = r"data: expected zip:DIR, mnist:DIR, strokes:FILE\[:FIRST-LAST\], synthetic:COUNT or non-digits:COUNT; found "
        number = r"synthetic: expected COUNT from 1 to 1000000 and perhaps a SEED, as in synthetic:2000:7; found "
        for spec, says in (
            ("", general + '""'), ("zip", general + '"zip"'), ("zip:", general + '"zip:"'), ("zip::train", general + '"zip::train"'),
            ("mnist::test", general), ("strokes:", general), ("synthetic:", general), ("emnist:x", general + '"emnist:x"'),
            ("Zip:x", general), (":", general),
            ("zip:away", "away: found neither zip.test nor zip.test.gz; tools/fetch-data downloads the data sets"),
            ("zip:away:train", "away: found neither zip.train nor zip.train.gz; tools/fetch-data"),
            ("mnist:away", "away: found neither t10k-images-idx3-ubyte nor t10k-images-idx3-ubyte.gz; tools/fetch-data"),
            ("strokes:away.jsonl", "away.jsonl: found no such file; tools/fetch-data downloads the data sets"),
            ("zip:.", "./zip.test: expected a file, found a folder"), ("strokes:.", r"\.: expected a file, found a folder"),
            *((f"strokes:pen.jsonl:{lines}", f"pen.jsonl: expected digits from 1 to 2; found digits {lines.replace('-', ' to ')}") for lines in ("0-1", "2-1", "1-3", "3-3")),
            *((f"strokes:pen.jsonl:{part}", f'data: expected train, test or FIRST-LAST after strokes:pen.jsonl:, found "{part}"')
              for part in ("1", "-2", "1-", "1-2-3", "a-b", "1-99999999999999999999999", "val", "")),
            *((f"{kind}:.:val", f'data: expected train or test after {kind}:.:, found "val"') for kind in ("zip", "mnist")),
            ("strokes:away.jsonl:1", "away.jsonl:1: found no such file"), ("zip:away:val", "away:val: found neither"),
            ("strokes:loop", "loop: Too many levels of symbolic links"), ("zip:loop", "Too many levels of symbolic links"),
            ("zip:" + LONG_NAME, "File name too long"), ("strokes:" + LONG_NAME, "File name too long"),
            *((f"synthetic:{count}", number + f'"{count}"') for count in (
                "0", "-1", "1e3", "1.5", "5:", ":5", "5:x", "5:-1", "5:1:2", "+5", "0x5", "ten", "1000001", "99999999999999999999999",
                "5:18446744073709551616")),
            ("non-digits:", general), ("non-digits::test", general),
            ("non-digits:0", 'non-digits: expected COUNT from 1 to 1000000 and perhaps a SEED, as in non-digits:2000:7, and perhaps train or test; found "0"'),
            ("non-digits:5:x:train", 'found "5:x"'), ("non-digits:5:val", 'and perhaps train or test; found "5:val"'),
        ):
            with self.subTest(spec[:40]):
                self.refused(says.replace("+", r"\+"), "evaluate", "--weights", WEIGHTS, "--data", spec)

    def test_train_looks_at_its_data_first(self):
        self.refused("away: found neither", *TRAIN, "--data", "zip:away", "--out", "a.json")
        self.refused("--times: expected one for each of the 2 --data; found 1", *TRAIN, "--data", "synthetic:10", "--data", "synthetic:5",
                     "--times", "2", "--out", "a.json")
        self.refused("--data: expected at least one digit to train on, found none among 7 drawings", *TRAIN, "--data", "non-digits:7",
                     "--out", "a.json")
        self.refused("away: found neither", *TRAIN, "--data", "synthetic:10", "--test", "zip:away", "--out", "a.json")
        self.refused('recipe: expected one of 1989, 1989-sgd.*; found "1990"', *TRAIN, "--data", "synthetic:10", "--recipe", "1990", "--out", "a.json")
        self.assertEqual(self.names(), [])

    def test_prune_looks_at_its_data_first(self):
        prune = ("prune", "--weights", WEIGHTS, "--keep", "9", "--out", "a.json")
        self.refused("away: found neither", *prune, "--data", "zip:away")
        self.refused("away: found neither", *prune, "--data", "synthetic:10", "--test", "zip:away")
        self.refused("--keep: expected fewer than the 9760 parameters of .*, found 9760", *prune[:3], "--keep", "9760", "--out", "a.json",
                     "--data", "synthetic:10")
        self.assertEqual(self.names(), [])

    def test_weights_and_pictures(self):
        (self.folder / "loop").symlink_to("loop")
        for name, says in (("", '"": No such file or directory'), (".", r"\.: expected a file, found a folder"),
                           ("away.json", "away.json: No such file or directory"), ("loop", "loop: Too many levels of symbolic links"),
                           (LONG_NAME, "File name too long")):
            with self.subTest(name[:40]):
                self.refused(says, "kernels", "--weights", name)
                self.refused(says, "evaluate", "--weights", name, "--data", "synthetic:10")
                self.refused(says, "predict", "--weights", name, "x.png")
                self.refused(says, "prune", "--weights", name, "--data", "synthetic:10", "--keep", "9", "--out", "a.json")
                self.refused(says, "quantise", "--weights", name, "--out", "a.json")
                self.refused(says, "predict", "--weights", WEIGHTS, name)
        self.refused("/dev/zero: expected at most 256 MiB unpacked, found more", "kernels", "--weights", "/dev/zero")
        self.refused("/dev/null: line 1, column 1: the text ends too early", "kernels", "--weights", "/dev/null")
        if os.geteuid() != 0:
            self.file("secret.json", WEIGHTS.read_bytes()).chmod(0)
            self.refused("secret.json: Permission denied", "kernels", "--weights", "secret.json")


if __name__ == "__main__":
    unittest.main()
