#!/usr/bin/env python3
"""tools/fetch-data as its user meets it, against a server on this machine that does all that servers do wrong.

The sets are small ones of our own, given by --catalogue; everything else is the command as it ships. Nothing leaves 127.0.0.1.
"""
import gzip
import hashlib
import http.server
import io
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import zipfile
from pathlib import Path

TOOLS = Path(__file__).resolve().parents[2] / "tools"
sys.dont_write_bytecode = True
sys.path.insert(0, str(TOOLS))
import unipen  # noqa: E402

UNIPEN = """ .INCLUDE dene.doc
.LEXICON "0" "1" "2" "3" "4"
 "5" "6" "7" "8" "9"
.HIERARCHY DIGIT
.SEGMENT DIGIT 0 ? "8"
.COMMENT  8  1  1
.PEN_DOWN
 267  333
 264  336
.PEN_UP
.DT 100
.SEGMENT DIGIT 1-2 ? "4"
.COMMENT  4  1  2
.PEN_DOWN
 0  500
.PEN_UP
 10  10
.DT 100
.PEN_DOWN
 500  0
 1  2
.PEN_UP
.DT 100
"""
JSON_LINES = b'{"digit":8,"strokes":[[[267,167],[264,164]]]}\n{"digit":4,"strokes":[[[0,0]],[[500,500],[1,498]]]}\n'


def compress_z(content):
    """compress(1)'s format in its plainest form: 9-bit literals, the table cleared at the end of each 8 codes, before codes can grow."""
    codes = [code for start in range(0, len(content), 7) for code in (*content[start : start + 7], 256)]
    bits = sum(code << 9 * at for at, code in enumerate(codes))
    return b"\x1f\x9d\x90" + bits.to_bytes((9 * len(codes) + 7) // 8, "little")


def zip_archive(members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


# Noise, so that the gzip file is long enough to be cut in the middle.
TRAIN = random.Random(1989).randbytes(100_000)
TEST = b"7 -1.0 0.5\n"
OTHER = bytes(reversed(TRAIN))


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        name = self.path.lstrip("/")
        asked = self.headers.get("Range")
        self.server.requests.append((name, asked))
        manners = self.server.manners.get(name, [])
        manner = manners.pop(0) if manners else "well"
        content = self.server.contents.get(name)
        if manner.isdigit() or content is None:
            return self.send_error(int(manner) if manner.isdigit() else 404)
        start = 0
        if asked and manner != "ignores range":
            start = int(re.fullmatch(r"bytes=(\d+)-", asked)[1])
            if start >= len(content):
                return self.send_error(416)
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        if manner != "cut, no length":
            self.send_header("Content-Length", str(len(content) - start))
        self.end_headers()
        body = content[start:]
        self.wfile.write(body[: len(body) // 2] if manner in ("cut", "cut, no length", "silent") else body)
        if manner == "silent":
            self.wfile.flush()
            self.server.over.wait()

    def log_message(self, *_):
        pass


class FetchData(unittest.TestCase):
    def setUp(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.requests, self.server.manners, self.server.over = [], {}, threading.Event()
        self.server.contents = {
            "train.gz": gzip.compress(TRAIN),
            "test.gz": gzip.compress(TEST),
            "pen+digits.zip": zip_archive({"readme": b"", "pendigits-orig.tra.Z": compress_z(UNIPEN.encode())}),
        }
        # Polling every 10 ms, not 500, keeps each test's end quick.
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.addCleanup(self.server.over.set)
        self.base = f"http://127.0.0.1:{self.server.server_port}/"

        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.dir = self.folder / "data"
        self.final, self.part = self.dir / "zip/train.gz", self.dir / "zip/train.gz.part"
        self.catalogue = {
            "zip": {
                "about": "Zip codes; no licence stated",
                "spec": "zip:{}",
                "files": [
                    {"name": "train.gz", "sha256": hashlib.sha256(TRAIN).hexdigest(), "addresses": [self.base + "train.gz"]},
                    {"name": "test.gz", "sha256": hashlib.sha256(TEST).hexdigest(), "addresses": [self.base + "test.gz"]},
                ],
            },
            "pen": {
                "about": "Pen strokes; CC BY 4.0",
                "spec": "strokes:{}/pen.jsonl.gz",
                "files": [{"name": "pen.jsonl.gz", "unipen_digits": 2, "addresses": [self.base + "pen+digits.zip"]}],
            },
        }
        self.train = self.catalogue["zip"]["files"][0]

    def start(self, *arguments):
        catalogue = self.folder / "catalogue.json"
        catalogue.write_text(json.dumps(self.catalogue))
        command = [sys.executable, "-B", TOOLS / "fetch-data", "--catalogue", catalogue, "--pause", "0.01", "--retries", "2", *arguments, self.dir]
        environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment, cwd=self.folder)

    def run_it(self, *arguments, code=0):
        """Runs the command, expects the exit code, returns all that it said; whatever stands under a final name must be right."""
        with self.start(*arguments) as process:
            said = process.communicate(timeout=30)[0]
        self.assertEqual(process.returncode, code, said)
        self.assertNotIn("Traceback", said)
        return said

    def fetch_train(self, *arguments, code=0):
        """Runs it for train.gz alone: there and right when the exit code is 0, not there at all when it is not."""
        del self.catalogue["pen"], self.catalogue["zip"]["files"][1]
        said = self.run_it(*arguments, code=code)
        if code == 0:
            self.assertEqual(gzip.decompress(self.final.read_bytes()), TRAIN)
            self.assertEqual(sorted(self.final.parent.iterdir()), [self.final])
        else:
            self.assertFalse(self.final.exists(), said)
            self.assertIn("missing: zip/train.gz", said)
        return said

    def leave_part(self, content):
        self.part.parent.mkdir(parents=True)
        self.part.write_bytes(content)

    def assert_asked(self, *ranges):
        self.assertEqual([asked for _, asked in self.server.requests], list(ranges))

    # --- All well

    def test_fetches_all_and_then_nothing(self):
        said = self.run_it()
        self.assertEqual(gzip.decompress((self.dir / "zip/test.gz").read_bytes()), TEST)
        self.assertEqual(gzip.decompress((self.dir / "pen/pen.jsonl.gz").read_bytes()), JSON_LINES)
        self.assertEqual(sorted(path.name for path in self.dir.glob("*/*")), ["pen.jsonl.gz", "test.gz", "train.gz"])
        for expected in ("--data zip:data/zip", "--data strokes:data/pen/pen.jsonl.gz", "CC BY 4.0", "no licence stated"):
            self.assertIn(expected, said)
        self.assertNotIn("\r", said)  # No progress where nobody watches.
        self.server.requests.clear()
        self.assertEqual(self.run_it().count("there already, and right"), 3)
        self.assert_asked()

    def test_only(self):
        self.run_it("--only", "pen")
        self.assertEqual([path.name for path in self.dir.iterdir()], ["pen"])
        self.assertIn("no data set is called 'pin': there are zip, pen", self.run_it("--only", "pin", code=2))

    def test_the_catalogue_that_ships_can_be_printed_changed_and_given_back(self):
        printed = subprocess.run([TOOLS / "fetch-data", "--print-catalogue"], capture_output=True, check=True).stdout
        self.assertEqual(list(json.loads(printed)), ["mnist", "zip", "pen"])
        self.catalogue = json.loads(printed)
        for one in self.catalogue.values():
            for file in one["files"]:
                file["addresses"] = [self.base + "nothing"]
        self.assertIn("missing: mnist/train-images-idx3-ubyte.gz", self.run_it(code=1))

    def test_a_wrong_catalogue(self):
        self.catalogue = {"zip": {"files": "none"}}
        self.assertIn("is no catalogue", self.run_it(code=1))

    # --- Addresses that fail

    def test_a_refused_connection_then_the_next_mirror(self):
        with socket.socket() as closed:
            closed.bind(("127.0.0.1", 0))  # Bound, never listening: refuses.
            self.train["addresses"].insert(0, f"http://127.0.0.1:{closed.getsockname()[1]}/train.gz")
            said = self.fetch_train()
        self.assertIn("train.gz refuses the connection", said)

    def test_not_found_goes_on_with_the_rest(self):
        del self.server.contents["train.gz"]
        said = self.run_it(code=1)
        self.assertIn("train.gz answers 404", said)
        self.assertIn("missing: zip/train.gz.", said)
        self.assertTrue((self.dir / "zip/test.gz").exists() and (self.dir / "pen/pen.jsonl.gz").exists())
        self.assertNotIn("--data zip:", said)
        self.assertIn("--data strokes:", said)

    def test_a_server_in_trouble_is_tried_again(self):
        self.server.manners["train.gz"] = ["500", "503"]
        self.assertIn("answers 500 Internal Server Error: trying again", self.fetch_train())

    def test_gives_up_at_last(self):
        self.server.manners["train.gz"] = ["500"] * 9
        self.fetch_train(code=1)
        self.assert_asked(None, None, None)

    def test_a_silent_server(self):
        self.server.manners["train.gz"] = ["silent"] * 9
        said = self.fetch_train("--timeout", "0.2", "--retries", "0", code=1)
        self.assertIn("train.gz does not answer in time", said)

    def test_mirror_is_asked_first(self):
        self.train["addresses"] = ["http://127.0.0.1:1/usual/train.gz"]
        self.assertNotIn("usual", self.fetch_train("--mirror", f"zip={self.base}"))

    def test_mirror_may_be_a_folder(self):
        (self.folder / "train.gz").write_bytes(self.server.contents["train.gz"])
        self.fetch_train("--mirror", f"zip={self.folder.as_uri()}")
        self.assert_asked()

    def test_mirror_that_is_no_address(self):
        self.assertIn("expected an address", self.run_it("--mirror", "zip=somewhere", code=2))

    # --- Broken off and resumed

    def test_a_cut_download_resumes_where_it_ended(self):
        half = len(self.server.contents["train.gz"]) // 2
        self.server.manners["train.gz"] = ["cut"]
        self.assertIn(f"broke off after {half:,} of", self.fetch_train())
        self.assert_asked(None, f"bytes={half}-")

    def test_a_later_run_resumes(self):
        self.leave_part(self.server.contents["train.gz"][:1000])
        self.assertIn("going on at byte 1,000", self.fetch_train())
        self.assert_asked("bytes=1000-")

    def test_each_step_forward_renews_the_patience(self):
        self.server.manners["train.gz"] = ["cut"] * 6
        self.fetch_train()
        self.assertEqual(len(self.server.requests), 7)

    def test_a_server_that_ignores_range(self):
        self.leave_part(self.server.contents["train.gz"][:1000])
        self.server.manners["train.gz"] = ["ignores range"]
        self.fetch_train()
        self.assert_asked("bytes=1000-")

    def test_a_part_that_is_too_long(self):
        self.leave_part(b"x" * 200_000)
        self.fetch_train()
        self.assert_asked("bytes=200000-", None)

    def test_a_part_of_another_file(self):
        self.leave_part(gzip.compress(OTHER)[:1000])
        self.assertIn("starting over", self.fetch_train())
        self.assert_asked("bytes=1000-", None)

    def test_a_whole_part_needs_no_server(self):
        self.leave_part(self.server.contents["train.gz"])
        self.fetch_train()
        self.assert_asked()

    # --- Wrong content

    def test_corrupt_names_both_sums_and_is_deleted(self):
        self.server.contents["train.gz"] = gzip.compress(OTHER)
        said = self.fetch_train(code=1)
        self.assertIn(f"SHA-256 of its content is {hashlib.sha256(OTHER).hexdigest()}, expected {self.train['sha256']}; deleted", said)
        self.assertEqual(list(self.final.parent.iterdir()), [])

    def test_corrupt_then_the_next_mirror(self):
        self.server.contents["bad/train.gz"] = b"<!DOCTYPE html><title>Sign in to this network</title>"
        self.train["addresses"].insert(0, self.base + "bad/train.gz")
        self.assertIn("bad/train.gz: corrupt, or no gzip file", self.fetch_train())

    def test_cut_by_a_server_that_names_no_length(self):
        self.server.manners["train.gz"] = ["cut, no length"] * 9
        self.assertIn("cut short", self.fetch_train(code=1))

    def test_a_wrong_file_is_replaced_only_by_a_right_one(self):
        self.final.parent.mkdir(parents=True)
        self.final.write_bytes(b"mine")
        self.server.manners["train.gz"] = ["404"]
        self.assertIn("there already, but corrupt, or no gzip file", self.run_it("--only", "zip", code=1))
        self.assertEqual(self.final.read_bytes(), b"mine")
        self.run_it("--only", "zip")
        self.assertEqual(gzip.decompress(self.final.read_bytes()), TRAIN)

    # --- This machine

    def test_a_full_disk(self):
        self.part.parent.mkdir(parents=True)
        self.part.symlink_to("/dev/full")
        self.assertIn("the disk is full", self.fetch_train(code=1))

    def test_a_folder_that_is_a_file(self):
        self.dir.write_bytes(b"")
        self.assertIn(f"{self.dir} is a file, not a folder", self.run_it(code=1))

    def test_interrupted_leaves_no_half_file_and_can_go_on(self):
        self.server.manners["train.gz"] = ["silent"]
        with self.start("--only", "zip") as process:
            until = time.monotonic() + 20
            while not (self.part.exists() and self.part.stat().st_size) and time.monotonic() < until:
                time.sleep(0.01)
            process.send_signal(signal.SIGINT)
            said = process.communicate(timeout=30)[0]
        self.assertEqual(process.returncode, 130, said)
        self.assertIn("interrupted", said)
        self.assertFalse(self.final.exists())
        begun = self.part.stat().st_size
        self.fetch_train()
        self.assert_asked(None, f"bytes={begun}-")

    # --- Pen strokes

    def test_the_same_strokes_are_the_same_file(self):
        name = "pen/pen.jsonl.gz"
        self.run_it("--only", "pen")
        first = (self.dir / name).read_bytes()
        self.dir = self.folder / "again"
        self.server.contents["pen+digits.zip"] = compress_z(UNIPEN.encode())  # Another wrapping, the same strokes.
        self.run_it("--only", "pen")
        self.assertEqual((self.dir / name).read_bytes(), first)
        self.assertEqual(first[4:8], bytes(4), "the gzip header holds a time")

    def test_says_whether_the_strokes_are_the_usual_ones(self):
        self.catalogue["pen"]["files"][0]["usual_sha256"] = hashlib.sha256(JSON_LINES).hexdigest()
        self.assertIn("the usual strokes", self.run_it("--only", "pen"))
        self.dir = self.folder / "again"
        self.server.contents["pen+digits.zip"] = UNIPEN.replace("267", "268").encode()
        self.assertIn("not the strokes", self.run_it("--only", "pen"))

    def test_unusable_pen_archives(self):
        packed = compress_z(UNIPEN.encode())
        half_text = UNIPEN[: UNIPEN.index(".SEGMENT DIGIT 1-2")].encode()
        for content, expected in {
            zip_archive({"pendigits.tra": b"47,100"}): "holds no pendigits-orig.tra.Z",
            zip_archive({"pendigits-orig.tra.Z": packed})[:-30]: "no zip archive",
            packed[:3] + b"\xff" * 40: "corrupt: gzip: stdin",
            half_text: "holds 1 digits, expected 2",
            b"<!DOCTYPE html>": "holds 0 digits, expected 2",
        }.items():
            with self.subTest(expected):
                self.server.contents["pen+digits.zip"] = content
                self.assertIn(expected, self.run_it("--only", "pen", code=1))
                self.assertEqual(list((self.dir / "pen").iterdir()), [])


class Unipen(unittest.TestCase):
    def test_strokes_turned_upside_down(self):
        self.assertEqual(unipen.json_lines(UNIPEN), JSON_LINES)
        self.assertEqual(unipen.json_lines(UNIPEN.replace("\n", "\r\n")), JSON_LINES)
        self.assertEqual(unipen.json_lines(""), b"")

    def test_errors_name_the_line_and_what_it_holds(self):
        for was, becomes, expected in (
            ('? "8"', '? "B"', r"line 5 .*expected \.SEGMENT.*\"B\""),
            ("DIGIT 0 ", "WORD 0 ", r"line 5 .*expected \.SEGMENT.*WORD"),
            ("DIGIT 1-2", "DIGIT 1-3", r"line 12 .*announced: 3, found: 2.*DIGIT 1-3"),
            ("DIGIT 0 ", "DIGIT 0-1 ", r"line 5 .*announced: 2, found: 1.*DIGIT 0-1"),
            (" 264  336", " 264", r"line 9 .*expected a point.*'264'"),
            (" 264  336", " 264  501", r"line 9 .*from 0 to 500.*'264  501'"),
            (" 264  336", " 264  -1", r"line 9 .*'264  -1'"),
            (" 264  336", " 264  336  12", r"line 9 .*'264  336  12'"),
            (" 0  500\n", "", r"line 15 .*without points"),
            (".PEN_UP\n.DT 100\n.SEG", ".DT 100\n.SEG", r"line 11 .*no \.PEN_UP.*DIGIT 1-2"),
            (".PEN_UP\n 10", ".PEN_DOWN\n 10", r"line 16 .*no \.PEN_UP"),
            (' .INCLUDE dene.doc', ".PEN_DOWN", r"line 1 .*before any \.SEGMENT"),
            (" 1  2\n.PEN_UP\n.DT 100\n", " 1  2\n", r"ends within a stroke"),
        ):
            with self.subTest(becomes):
                self.assertIn(was, UNIPEN)
                with self.assertRaisesRegex(unipen.Unfit, expected):
                    unipen.json_lines(UNIPEN.replace(was, becomes, 1))

    def test_json_lines_that_are_no_digits(self):
        unipen.check_json_lines(JSON_LINES, 2)
        for line in (b"", b"8", b'{"digit":10,"strokes":[[[1,2]]]}', b'{"digit":1,"strokes":[]}', b'{"digit":1,"strokes":[[]]}',
                     b'{"digit":1,"strokes":[[[1]]]}', b'{"digit":1,"strokes":[[[1,2.5]]]}', b'{"strokes":[[[1,2]]]}', b"\xff"):
            with self.subTest(line), self.assertRaisesRegex(unipen.Unfit, "line 2 is no digit"):
                unipen.check_json_lines(JSON_LINES.splitlines(True)[0] + line + b"\n", 2)


if __name__ == "__main__":
    unittest.main()
