#!/usr/bin/env python3
"""Checks the rules of a workbook that no spreadsheet program complains about.

usage: workbook_rules.py [--template INI] WORKBOOK...

rules_cells.py and rules_package.py hold the rules: formulas of functions and numbers that every program shares, the
same along a row, with units, names that stand for something, dates, colours, print set-up, protection, charts with
alt texts and caches that hold their cells' values. Every part must be well-formed. Standard library only.
"""
import os
import sys
import xml.etree.ElementTree as ET
import zipfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import rules_cells  # noqa: E402
import rules_package  # noqa: E402
from xlsx import Workbook  # noqa: E402

N_SHOWN = 300


def read_parts(path):
    """Roots of the parts by name, and the names of those that are no XML though they should be."""
    parts, broken = {}, []
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            try:
                if name.endswith((".xml", ".rels", ".vml")):
                    parts[name] = ET.fromstring(package.read(name))
                elif not name.endswith("/") and not name.endswith((".png", ".jpeg", ".jpg")):
                    broken.append("part %s is no XML and no picture" % name)
            except ET.ParseError as error:
                broken.append("part %s: %s" % (name, error))
    return parts, broken


def workbook_faults(path):
    parts, faults = read_parts(path)
    if faults:
        return faults, ""
    book = Workbook(path)
    for rule in rules_package.RULES:
        faults += rule(book, parts)
    for rule in rules_cells.RULES:
        faults += rule(book)
    return faults, rules_cells.summary_of_lengths(book)


def main():
    status = 0
    for path in sys.argv[1:]:
        faults, lengths = workbook_faults(path)
        for fault in faults[:N_SHOWN]:
            print("%s: %s" % (path, fault))
        print("%s: %d faults; %s" % (path, len(faults), lengths))
        status |= bool(faults)
    return status


if __name__ == "__main__":
    sys.exit(main())
