#!/usr/bin/env python3
"""sums.py REQUESTS RESULT...: whether each result of a warehouse (CSV) has the sums that requests.ini makes of the
requests of make_usage.py, worked out here from the words of the method alone. Order and rows' spelling of nothing are
the engine's."""
import collections
import csv
import fnmatch
import sys
from fractions import Fraction

KEYS = ["date", "model", "tier", "context", "geo", "speed", "workspace"]
METERS = ["input", "cache_write_5m", "cache_write_1h", "cache_read", "output", "web_search"]


def expected_of(path):
    sums = collections.defaultdict(lambda: [0] * 7)
    n_other = 0
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            service, region = row["service"].lower(), row["region"].lower()
            if row["model"].lower().startswith("gpt") or row["vendor"].lower() not in ("", "anthropic"):
                n_other += 1
                continue
            tier = "standard" if service == "online" else "batch" if service.startswith("offline") else row["service"]
            geo = "us" if fnmatch.fnmatchcase(region, "us_*") else "global"
            group = sums[row["started_at"][:10], row["model"], tier, "", geo, "", row["team"]]
            written, read = int(row["cache_written"]), int(row["cache_read"])
            output = Fraction(row["output_kilotokens"]) * 1000
            counts = [int(row["prompt_tokens"]) - written - read, written, 0, read, int(output),
                      int(row["searches"] or 0), 1]
            for i, count in enumerate(counts):
                group[i] += count
    return {key: tuple(group) for key, group in sums.items()}, n_other


def result_of(path):
    sums, n_other, header = {}, 0, None
    with open(path, newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        header = reader.fieldnames
        for row in reader:
            row = {name: "" if text in ("NULL", "\\N") else text for name, text in row.items()}
            if row["provider"] == "other":
                n_other += int(row["rows"])
                continue
            key = tuple(row[name] for name in KEYS)
            if key in sums:
                sys.exit(f"{path}: twice {key}")
            sums[key] = tuple(int(row[name]) for name in METERS + ["rows"])
    if header != KEYS + METERS + ["rows", "provider"]:
        sys.exit(f"{path}: columns {header}")
    return sums, n_other


def main():
    expected, n_other = expected_of(sys.argv[1])
    for path in sys.argv[2:]:
        sums, found_other = result_of(path)
        if found_other != n_other:
            sys.exit(f"{path}: {found_other} rows of others, expected {n_other}")
        if sums != expected:
            wrong = [key for key in set(sums) | set(expected) if sums.get(key) != expected.get(key)]
            sys.exit(f"{path}: {len(wrong)} of {len(expected)} sums differ, as {wrong[0]}: "
                     f"{sums.get(wrong[0])}, expected {expected.get(wrong[0])}")
        print(f"{path}: {len(sums)} sums of {sum(group[6] for group in sums.values())} requests, "
              f"{n_other} of others")


main()
