#!/usr/bin/env python3
"""Runs a program that prints hashes as bits_program.cpp does, and compares them with expected.json, hash by hash. Decides only that.

    compare.py COMMAND...    says "equal" or what differs in one line, and exits with 1 if anything does. Every hash must be there, but
                             for the zip code digits', and for the long training's after the argument `short`.
"""
import json
import pathlib
import subprocess
import sys


def flat(value, path=""):
    """{"training": {"drawings": "0f"}} -> {"training.drawings": "0f"}"""
    if not isinstance(value, dict):
        return {path: value}
    return {key: leaf for name, inner in value.items() for key, leaf in flat(inner, f"{path}.{name}" if path else name).items()}


def main(command):
    expected = flat(json.loads((pathlib.Path(__file__).parent / "expected.json").read_text()))
    del expected["zip_training"], expected["zip_test_outputs"]
    if command[-1] == "short":
        del expected["training.synthetic"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        said = " ".join(done.stderr.split())
        return f"DIFFERENT: it ended with {done.returncode}: {said[:200]}"
    found = flat(json.loads(done.stdout))
    wrong = [f"{key} {found.get(key)}, expected {expected.get(key)}" for key in sorted(expected.keys() | found.keys())
             if found.get(key) != expected.get(key)]
    return f"DIFFERENT: {'; '.join(wrong)}" if wrong else "equal"


if __name__ == "__main__":
    verdict = main(sys.argv[1:])
    print(verdict)
    sys.exit(verdict != "equal")
