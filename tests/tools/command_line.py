"""What the tests of the command line share: the program's place, a run of it with what must hold of every run, and small files to feed it.

The program is the first argument, or LECUN1989_BINARY.
"""
import json
import os
import struct
import subprocess
import sys
import tempfile
import unittest
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = ROOT / "weights" / "zip1989.json"


def _binary():
    given = sys.argv.pop(1) if len(sys.argv) > 1 and os.access(sys.argv[1], os.X_OK) else os.environ.get("LECUN1989_BINARY")
    if not given:
        sys.exit(f"{sys.argv[0]}: expected the program as the first argument or in LECUN1989_BINARY")
    return str(Path(given).resolve())


BINARY = _binary()
# A sanitizer that exits with 1 would pass for a refusal.
ENVIRONMENT = {**os.environ, "ASAN_OPTIONS": "exitcode=99", "UBSAN_OPTIONS": "exitcode=99"}


def command(*arguments):
    return [BINARY, *map(str, arguments)]


class CommandLineTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def file(self, name, content):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run_program(self, *arguments, **options):
        """Text in and out, except that output which is no UTF-8 shows as such; never a crash."""
        done = subprocess.run(command(*arguments), **{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE,
                                                     "env": ENVIRONMENT, "cwd": self.folder, "timeout": 120, **options})
        done.stdout, done.stderr = ((stream or b"").decode(errors="replace") for stream in (done.stdout, done.stderr))
        self.assertIn(done.returncode, (0, 1, 2), done.stderr)
        self.assertNotIn("Sanitizer", done.stderr)
        self.assertNotIn("runtime error", done.stderr)
        return done

    def fine(self, *arguments, **options):
        done = self.run_program(*arguments, **options)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def refused(self, says, *arguments, **options):
        """Exit code 1, nothing done, and one line on standard error that matches `says`."""
        done = self.run_program(*arguments, **options)
        self.assertEqual((done.returncode, done.stdout), (1, ""), done.stderr)
        self.assertRegex(done.stderr, r"\Alecun1989: [^\n]+\n\Z")
        self.assertNotIn("unexpected: ", done.stderr)  # what nobody thought of
        self.assertRegex(done.stderr, says)

    def misused(self, says, *arguments):
        done = self.run_program(*arguments)
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertRegex(done.stderr, says)

    def names(self):
        return sorted(path.name for path in self.folder.iterdir())


def shipped():
    return json.loads(WEIGHTS.read_text())


def idx_images(images, rows=28, columns=28, magic=2051, count=None):
    return struct.pack(">4I", magic, len(images) if count is None else count, rows, columns) + b"".join(images)


def idx_labels(labels, magic=2049, count=None):
    return struct.pack(">2I", magic, len(labels) if count is None else count) + bytes(labels)


def zip_line(digit="7", **grey_by_column):
    """Text of one digit; column2="0.5" puts another grey level at the second column, counting the digit's."""
    return " ".join([digit] + [grey_by_column.get(f"column{at}", "1.0" if at % 16 == 5 else "-1.0") for at in range(2, 258)]) + "\n"


STROKES = '{"digit":1,"strokes":[[[250,10],[250,400]]]}\n{"digit":0,"strokes":[[[100,0],[200,200],[100,400],[0,200],[100,0]]]}\n'

# The path of a pen through each digit, 0 ... 1, y down.
FIGURES = {0: [(0.5, 0.1), (0.75, 0.3), (0.75, 0.7), (0.5, 0.9), (0.25, 0.7), (0.25, 0.3), (0.5, 0.1)],
           1: [(0.5, 0.1), (0.5, 0.9)],
           2: [(0.25, 0.25), (0.5, 0.1), (0.72, 0.3), (0.25, 0.88), (0.78, 0.88)],
           7: [(0.2, 0.15), (0.8, 0.15), (0.45, 0.9)]}


def _distance(x, y, a, b):
    length = (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2
    along = max(0.0, min(1.0, ((x - a[0]) * (b[0] - a[0]) + (y - a[1]) * (b[1] - a[1])) / length))
    return ((x - a[0] - along * (b[0] - a[0])) ** 2 + (y - a[1] - along * (b[1] - a[1])) ** 2) ** 0.5


def drawing(digit, side=48, paper=255, ink=0):
    """Grey levels of a drawn digit, row by row."""
    figure = FIGURES[digit]
    pixels = bytearray()
    for row in range(side):
        for column in range(side):
            x, y = (column + 0.5) / side, (row + 0.5) / side
            distance = min(_distance(x, y, a, b) for a, b in zip(figure, figure[1:]))
            part = max(0.0, min(1.0, (0.06 - distance) * side + 0.5))
            pixels.append(round(paper + (ink - paper) * part))
    return bytes(pixels)


def pgm(pixels, columns=48, rows=48, comment=b""):
    return b"P5\n%s%d %d\n255\n" % (comment, columns, rows) + pixels


def png(pixels, columns=48, rows=48, colour=0, bits=8, exif_data=None):
    """colour 0 grey, 2 RGB, 4 grey and opacity; `pixels` have that many samples each."""
    stride = len(pixels) // max(rows, 1)

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    lines = b"".join(b"\0" + pixels[row * stride : (row + 1) * stride] for row in range(rows))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">2I5B", columns, rows, bits, colour, 0, 0, 0))
            + (chunk(b"eXIf", exif_data) if exif_data is not None else b"") + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b""))


def exif(orientation, order=">"):
    """EXIF data with the one tag that says how the camera was held."""
    return (b"MM" if order == ">" else b"II") + struct.pack(order + "HIHHHIHHI", 42, 8, 1, 274, 3, 1, orientation, 0, 0)


def jpeg(pixels, columns=48, rows=48, exif_data=None):
    """A baseline JPEG eight times as large: a pixel becomes a block of its grey level, which is all that the block says."""
    bits = []
    before = 128
    for pixel in pixels:
        step, before = pixel - before, pixel
        size = abs(step).bit_length()
        bits.append(format(size, "04b"))  # twelve sizes, four bits each
        bits.append(format(step if step > 0 else step + (1 << size) - 1, f"0{size}b") if size else "")
        bits.append("0")  # the end of the block
    text = "".join(bits)
    text += -len(text) % 8 * "1"
    data = bytes(int(text[at : at + 8], 2) for at in range(0, len(text), 8)).replace(b"\xff", b"\xff\0")

    def segment(marker, content):
        return b"\xff" + bytes([marker]) + struct.pack(">H", len(content) + 2) + content

    return (b"\xff\xd8" + (segment(0xE1, b"Exif\0\0" + exif_data) if exif_data is not None else b"")
            + segment(0xDB, b"\0" + 64 * b"\x08") + segment(0xC0, struct.pack(">BHHB3B", 8, 8 * rows, 8 * columns, 1, 1, 0x11, 0))
            + segment(0xC4, b"\0" + bytes([0, 0, 0, 12, *12 * [0]]) + bytes(range(12))) + segment(0xC4, b"\x10" + bytes([1, *16 * [0]]))
            + segment(0xDA, bytes([1, 1, 0, 0, 63, 0])) + data + b"\xff\xd9")
