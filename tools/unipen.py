"""Pen strokes from UNIPEN text, the form in which the UCI repository gives out its pen digits, to JSON lines, the form that lecun1989 reads.

Knows of UNIPEN what those files use. https://archive.ics.uci.edu/dataset/81, "original, unnormalized version".
"""
import io
import json
import re
import subprocess
import zipfile
import zlib


class Unfit(Exception):
    """The download is not the expected file."""


TABLET = 500  # The tablet's box is 500 x 500 units. UNIPEN's y points up, ours down.
SEGMENT = re.compile(r'\.SEGMENT\s+DIGIT\s+(\d+)(?:-(\d+))?\s+\S+\s+"([0-9])"')
POINT = re.compile(r"(\d+)\s+(\d+)")


def json_lines(text):
    """The digits of a UNIPEN text, a JSON object a line. Raises Unfit, naming the line.

    .SEGMENT DIGIT first-last quality "label" announces a digit and which strokes are its own; each stroke follows as .PEN_DOWN, points,
    .PEN_UP. Other keywords say nothing about the ink, and what follows them outside a stroke (their text, a pen above the paper) neither.
    """
    digits = []
    stroke = None  # The one being drawn: None while the pen is up.
    announced = (0, 0, "")  # The stroke count that the last .SEGMENT announces, the number of its line, and the line.

    def unfit(number, line, what):
        return Unfit(f"line {number} of its UNIPEN text: {what}: {line[:60]!r}")

    def check_stroke_count():
        count, number, line = announced
        found = len(digits[-1]["strokes"]) if digits else 0
        if found != count:
            raise unfit(number, line, f"strokes announced: {count}, found: {found}")

    number, line = 0, ""
    for number, line in enumerate(map(str.strip, text.split("\n")), 1):
        keyword = line.split(None, 1)[0] if line.startswith(".") else ""
        if stroke is not None and keyword in (".SEGMENT", ".PEN_DOWN"):
            raise unfit(number, line, "the stroke before it has no .PEN_UP")
        if keyword == ".SEGMENT":
            match = SEGMENT.fullmatch(line)
            if not match:
                raise unfit(number, line, 'expected .SEGMENT DIGIT first-last quality "0" to "9"')
            check_stroke_count()
            first, last, label = match.groups()
            announced = (int(last or first) - int(first) + 1, number, line)
            digits.append({"digit": int(label), "strokes": []})
        elif keyword == ".PEN_DOWN":
            if not digits:
                raise unfit(number, line, "a stroke before any .SEGMENT")
            stroke = []
        elif keyword == ".PEN_UP" and stroke is not None:
            if not stroke:
                raise unfit(number, line, "a stroke without points")
            digits[-1]["strokes"].append(stroke)
            stroke = None
        elif stroke is not None and line and not keyword:
            match = POINT.fullmatch(line)
            x, y = map(int, match.groups()) if match else (-1, -1)
            if not (0 <= x <= TABLET and 0 <= y <= TABLET):
                raise unfit(number, line, f"expected a point, two whole numbers from 0 to {TABLET}")
            stroke.append([x, TABLET - y])
    if stroke is not None:
        raise unfit(number, line, "the text ends within a stroke")
    check_stroke_count()
    return "".join(json.dumps(digit, separators=(",", ":")) + "\n" for digit in digits).encode()


def text_in(content):
    """The UNIPEN text in what was fetched: the repository's zip archive, the .Z file in it, or the text itself. Raises Unfit."""
    if content.startswith(b"PK"):
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                names = [name for name in archive.namelist() if re.search(r"(^|/)pendigits-orig\.tra(\.Z)?$", name)]
                if not names:
                    raise Unfit("the archive holds no pendigits-orig.tra.Z")
                content = archive.read(names[0])
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise Unfit(f"corrupt, or no zip archive ({error})") from None
    if content.startswith(b"\x1f\x9d"):
        # compress(1)'s LZW, which Python's library does not read.
        try:
            run = subprocess.run(["gzip", "-dc"], input=content, capture_output=True, check=False)
        except FileNotFoundError:
            raise Unfit("packed by compress: unpacking it needs the command gzip, which is missing here") from None
        if run.returncode:
            raise Unfit(f"corrupt: {run.stderr.decode(errors='replace').strip()}")
        content = run.stdout
    return content.decode("latin-1")


def check_json_lines(content, digit_count):
    """Whether `content` is stroke lines of the right number. Raises Unfit."""
    lines = content.splitlines()
    if len(lines) != digit_count:
        raise Unfit(f"holds {len(lines):,} digits, expected {digit_count:,}")
    for number, line in enumerate(lines, 1):
        try:
            digit = json.loads(line)
            points = [point for stroke in digit["strokes"] for point in stroke or [[]]]
            right = digit["digit"] in range(10) and points and all(type(x) is type(y) is int for x, y in points)
        except (ValueError, TypeError, KeyError):
            right = False
        if not right:
            raise Unfit(f"line {number} is no digit with strokes: {line[:60]!r}")
