#!/usr/bin/env python3
"""Guards processors without wide registers. Of a function that several object files hold, the linker keeps any one copy; should that be the
one which passes_of_eight_lanes.cpp compiled for AVX2, or passes_of_sixteen_lanes.cpp for AVX-512, the program dies elsewhere. So these
object files may share no function but those made for so many lanes.

    wide_passes_symbols.py NM OBJECT...    NM: the tool's path; OBJECT: the core's object files, of which those two are looked at
"""
import pathlib
import subprocess
import sys


def problem(nm, objects, width):
    ours = [path for path in objects if pathlib.Path(path).name.startswith(f"passes_of_{width.lower()}_lanes.cpp")]
    if len(ours) != 1:
        return f"expected one object file passes_of_{width.lower()}_lanes.cpp.o, found {len(ours)} of {len(objects)}"
    listed = subprocess.run([nm, "-C", "--defined-only", ours[0]], capture_output=True, text=True, check=True).stdout.splitlines()
    # "address type name". W is a weak function; what else is shared is data, the same for every processor.
    symbols = [line.split(maxsplit=2)[1:] for line in listed]
    if not any(f"passes_of_{width.lower()}_lanes" in name for _, name in symbols):
        return f"expected passes_of_{width.lower()}_lanes in that file, found none"
    stray = [name for kind, name in symbols if kind == "W" and f"{width}Lanes" not in name]
    return f"compiled for {width.lower()} lanes, and shared with the rest of the program:\n" + "\n".join(stray) if stray else None


def main(nm, *objects):
    return "\n".join(filter(None, (problem(nm, objects, width) for width in ("Eight", "Sixteen")))) or None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
