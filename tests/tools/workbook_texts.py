#!/usr/bin/env python3
"""Finds every number of a workbook's texts in the JSON of the same run: one fact, one number.

usage: workbook_texts.py SET...

SET is a folder with workbook.xlsx and report.json. Texts are the sentences of the sheets that tell results; names
given by users are taken out first, and days and versions are no figures. A number is found where a figure of the
JSON, or one that a fact spells, rounds to it at the places it shows: as it is, or in per cent of a share. One that is
made up must not be found. Exit status 1 where one is missing. Standard library only."""
import bisect
import json
import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from xlsx import Workbook  # noqa: E402

# What is told in words there; the other sheets' texts are labels, units and the terms as the INI has them.
SHEETS = ["Read me", "Summary", "Optimize", "Sweep", "Levers", "Signals", "Bands", "Compare"]
MINUS = "\N{MINUS SIGN}"
NUMBER = re.compile(r"(?<![\w.,])[-+%s]?\d[\d,]*(?:\.\d+)?(?![\w])" % MINUS)
NO_FIGURE = re.compile(r"\d{4}-\d\d(-\d\d)?|\b[0-9a-f]{64}\b|\d+\.\d+\.\d+|SHA-256|[\w./-]+\.(?:ini|csv)(?::\d+)?|\bp\d\d\b|\bP\d\d\b")
# Counts of a method's own, not of the run: they stand in its text (1.5 to 1.18).
OF_THE_METHOD = {0, 1, 2, 12, 14, 100}
MADE_UP = ["98,765,431", "-31.41592%"]


def figures(value):
    if isinstance(value, bool) or value is None:
        return
    if isinstance(value, (int, float)):
        yield float(value)
    elif isinstance(value, str):
        yield from (float(n.replace(",", "").replace(MINUS, "-")) for n in NUMBER.findall(NO_FIGURE.sub(" ", value)))
    else:
        for item in value.values() if isinstance(value, dict) else value:
            yield from figures(item)


def names(report):
    """Longest first, so that none is cut by a shorter one."""
    found = [offer["name"] for offer in report["offers"]] + [way["name"] for way in report["alternatives"]]
    models = {share["name"] if "name" in share else share["model"] for share in report["history"]["by_model"]}
    return sorted(set(found) | models, key=len, reverse=True)


def is_known(number, sorted_sizes):
    text = number.lstrip("-+" + MINUS).replace(",", "")
    places = len(text.partition(".")[2])
    value, half = float(text), 0.5 * 10 ** -places * (1 + 1e-9)
    if value in OF_THE_METHOD:
        return True
    for scale in (1, 100):
        at = bisect.bisect_left(sorted_sizes, (value - half) / scale)
        if at < len(sorted_sizes) and sorted_sizes[at] <= (value + half) / scale:
            return True
    return False


def texts(book):
    for sheet in book.cells:
        if sheet.rstrip(" 0123456789") not in SHEETS:  # a further history has an Optimize 2
            continue
        for place, cell in book.cells[sheet].items():
            if isinstance(cell.value, str) and " " in cell.value and cell.value[0] != "=":
                yield sheet, place, cell.value


def check(folder):
    with open(os.path.join(folder, "report.json"), encoding="utf-8") as file:
        report = json.load(file)
    sizes = sorted({abs(figure) for figure in figures(report)})
    users, n = names(report), 0
    faults = ["%s is found, though made up" % number for number in MADE_UP if is_known(number.rstrip("%"), sizes)]
    for sheet, place, text in texts(Workbook(os.path.join(folder, "workbook.xlsx"))):
        bare = text
        for name in users:
            bare = bare.replace(name, " ")
        for number in NUMBER.findall(NO_FIGURE.sub(" ", bare)):
            n += 1
            if not is_known(number, sizes):
                faults.append("%s!%s: %s of %r is not in the JSON" % (sheet, place, number, text))
    return n, faults


def main():
    total, faults = 0, []
    for folder in sys.argv[1:]:
        n, found = check(folder)
        total, faults = total + n, faults + ["%s: %s" % (os.path.basename(folder), fault) for fault in found]
    for fault in faults[:40]:
        print(fault)
    print("%d numbers in texts, %d not in the JSON" % (total, len(faults)))
    return 1 if faults or total == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
