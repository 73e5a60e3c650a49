#!/usr/bin/env python3
"""What the sample offers come to, against the figures of samples_results.csv, worked out apart from the program.

The trap and its cure are arithmetic: of 1,000,000 committed at 20% off, 700,000 are consumed; 875,000 of list
value at 15% off. The others come from a forecast and settlement written a second time, in another language, from
the method notes: tests/second/settlement_test.py --csv prints them. No run may take more than 96 MB of memory.
"""
import csv
import json
import os
import resource
import subprocess
import sys
import tempfile

srcdir = os.environ.get("srcdir", ".")
builddir = os.environ.get("builddir", "build")

USAGE = {"larkfield": ["usage.csv"], "quillon": ["usage-2025.csv", "usage-2026.csv"], "averdale": ["usage.csv"]}


def expectations():
    with open(os.path.join(srcdir, "tests/samples_results.csv"), encoding="utf-8") as file:
        return list(csv.DictReader(file))


def run(company, offers):
    def path(name):
        return os.path.join(srcdir, "samples", company, name)

    with tempfile.TemporaryDirectory() as scratch:
        command = [os.path.join(builddir, "realrate"), "report", "--json", "--plan", path("plan.ini"),
                   "--usage", *map(path, USAGE[company]), "--offer", *map(path, offers),
                   "--out", os.path.join(scratch, "report")]
        return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE,
                                         env={**os.environ, "REALRATE_DATADIR": srcdir}).stdout)


def differences(row, settlement):
    for key in list(row)[3:]:
        tolerance = 1.5e-9 if key.endswith("_discount") else 0.0051
        if not abs(settlement[key] - float(row[key])) <= tolerance:
            yield f"{row['company']}/{row['offer']}, {row['scenario']}: {key} is {settlement[key]}, expected {row[key]}"


def over_budget():
    with open(os.path.join(builddir, "config.h"), encoding="utf-8") as file:
        if "define REALRATE_SANITIZE 1" in file.read():
            return  # a sanitizer takes its own memory
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    megabytes = used.ru_maxrss / 1024
    if megabytes > 96:
        yield f"over the budget of 96 MB: {megabytes:.0f} MB"


def main():
    rows = expectations()
    failures = []
    for company in USAGE:
        offers = list(dict.fromkeys(row["offer"] for row in rows if row["company"] == company))
        report = run(company, offers)
        for row in rows:
            if row["company"] == company:
                scenarios = report["offers"][offers.index(row["offer"])]["scenarios"]
                failures += differences(row, scenarios[row["scenario"]])
    failures += over_budget()
    for failure in failures:
        print("FAIL:", failure)
    return 1 if failures else 0


sys.exit(main())
