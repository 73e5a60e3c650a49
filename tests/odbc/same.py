#!/usr/bin/env python3
"""same.py REPORT REPORT [sums]: whether two reports (JSON) are equal but for the name, hash, size and format of their
usage. With `sums`, one is of a warehouse's sums as CSV: they have fewer rows, and no mapping."""
import json
import sys


def differences(a, b, where=""):
    if isinstance(a, dict) and isinstance(b, dict):
        for key in sorted(set(a) | set(b)):
            yield from differences(a.get(key), b.get(key), f"{where}.{key}")
    elif isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        for i, pair in enumerate(zip(a, b)):
            yield from differences(*pair, f"{where}[{i}]")
    elif a != b:
        yield f"{where}: {a!r}, {b!r}"


def load(path, of_sums):
    with open(path, encoding="utf-8") as file:
        report = json.load(file)
    for entry in report["inputs"]:
        for key in ("path", "sha256", "bytes", "format") if entry["role"] == "usage" else ():
            del entry[key]
    report["facts"] = {fact.pop("id"): fact for fact in report["facts"]}
    if of_sums:
        report["inputs"] = [entry for entry in report["inputs"] if entry["role"] not in ("usage", "mapping")]
        del report["history"]["rows"]
        report["facts"] = {name: fact for name, fact in report["facts"].items()
                           if "rows" not in name and not name.startswith("data.")}
    return report


def main():
    of_sums = len(sys.argv) > 3
    found = list(differences(load(sys.argv[1], of_sums), load(sys.argv[2], of_sums)))
    for line in found[:10]:
        print(line[:200], file=sys.stderr)
    return 1 if found else 0


sys.exit(main())
