#!/usr/bin/env python3
"""Guards processors without AVX2. Of a function that several object files hold, the linker keeps any one copy; should that be the one which
eight_lanes.cpp compiled for AVX2, the program dies elsewhere. So that object file may share no function but those made for eight lanes.

    eight_lanes_symbols.py NM OBJECT...    NM: the tool's path; OBJECT: the core's object files, of which eight_lanes.cpp's is looked at
"""
import pathlib
import subprocess
import sys


def main(nm, *objects):
    ours = [path for path in objects if pathlib.Path(path).name.startswith("eight_lanes.cpp")]
    if len(ours) != 1:
        return f"expected one object file eight_lanes.cpp.o, found {len(ours)} of {len(objects)}"
    listed = subprocess.run([nm, "-C", "--defined-only", ours[0]], capture_output=True, text=True, check=True).stdout.splitlines()
    # "address type name". W is a weak function; what else is shared is data, the same for every processor.
    symbols = [line.split(maxsplit=2)[1:] for line in listed]
    if not any("lecun1989::eight_lanes::forward" in name for _, name in symbols):
        return "expected eight_lanes::forward in that file, found none"
    stray = [name for kind, name in symbols if kind == "W" and "EightLanes" not in name]
    return "compiled for AVX2, and shared with the rest of the program:\n" + "\n".join(stray) if stray else None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
