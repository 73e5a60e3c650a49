#!/usr/bin/env python3
"""Proves that every formula of the workbooks gives the engine's own value.

usage: workbook_proof.py WRITE_CASE FOLDER libreoffice|gnumeric [WORKBOOK...]

WRITE_CASE writes the workbook of a case (tests/unit/workbook/write_case.c). Each is written twice, the second time
with every cached number poisoned; that one is recalculated and compared with the first, cell by cell. Where a case
edits another, the other's poisoned workbook gets the edits in its cells and must then show this case's numbers, and
say that its simulated figures are old.
Where an edit is not allowed, every sheet must say so, and no other cell may become an error.
Each further WORKBOOK is poisoned, recalculated and compared with itself.
Exit status 0, 1 where a cell differs, 77 where the recalculating program is missing. Standard library only.
"""
import os
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from edited import compare_edited  # noqa: E402
from recalculation import PROGRAMS, compare, describe, is_installed, recalculate  # noqa: E402
from xlsx import NO_CELL, Workbook, edit, poison  # noqa: E402

# Edits of the case "plain" that no reader of an INI would take.
REFUSED_EDITS = {
    "text": "offer1_commit_annual=abc", "error": "offer1_commit_annual=#N/A", "empty": "offer1_commit_annual=",
    "above": "offer1_rollover_cap=1.5", "below": "plan_growth=-2", "fraction": "plan_trailing=2.5",
    "word": "offer1_overage_rate=free", "scenario": "selected_scenario=middle", "price": "Prices!D7=-1",
    "price-text": "Prices!D7=abc", "price-error": "Prices!D7=#N/A",
}
REFUSED_STATE = "ERROR: inputs not allowed: 1, checks failed: "
REFUSED_HEADLINE = "An input is not allowed: see Inputs and Prices."


def pairs(edits):
    return [tuple(one.split("=", 1)) for one in edits.split()]


def check_state(what, book, scenario):
    sheet, cell = book.place("checks_state")
    text = book.cells[sheet][cell].value
    return [] if text.startswith("All checks OK, " + scenario) else ["%s: %s" % (what, text)]


def check_refused(what, book, typed):
    """Every sheet's header and every offer's line say that an input is not allowed, and no other cell is an error."""
    faults = ["%s: %s!A2: %r" % (what, sheet, cells["A2"].value) for sheet, cells in book.cells.items()
              if not str(cells["A2"].value).startswith(REFUSED_STATE)]
    faults += ["%s: %s!%s: %s" % (what, sheet, place, cell.value) for sheet, cells in book.cells.items()
               for place, cell in cells.items() if str(cell.value).startswith("#") and (sheet, place) not in typed]
    line = book.cells["Summary"]["C4"].value
    return faults + ([] if line == REFUSED_HEADLINE else ["%s: Summary!C4: %r" % (what, line)])


class Proof:
    def __init__(self, write_case, folder):
        self.write_case, self.folder = write_case, folder
        listing = subprocess.run([write_case, "--list"], check=True, capture_output=True, text=True).stdout
        self.cases = [line.split(" ", 2) for line in listing.splitlines()]
        self.clean, self.poisoned, self.refused = {}, {}, {}

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, of, edits):
        for kind in ([], ["poisoned"]):
            folder = self.path(name) + "".join(kind)
            os.makedirs(folder, exist_ok=True)
            subprocess.run([self.write_case, folder, name] + kind, check=True, stderr=subprocess.DEVNULL)
        self.clean[name] = os.path.join(self.path(name), "workbook.xlsx")
        self.poisoned[name] = self.path(name + ".xlsx")
        if of == "-":
            shutil.copy(self.path(name + "poisoned/workbook.xlsx"), self.poisoned[name])
        else:
            edit(self.path(of + "poisoned/workbook.xlsx"), self.poisoned[name], pairs(edits))

    def write_all(self, workbooks):
        for name, of, edits in self.cases:
            self.write(name, of, edits)
        for i, path in enumerate(workbooks):
            name = "workbook-%d" % (i + 1)
            self.cases.append([name, "-", "-"])
            self.clean[name], self.poisoned[name] = path, self.path(name + ".xlsx")
            poison(path, self.poisoned[name])
        for name, edits in REFUSED_EDITS.items():
            self.refused[name] = self.path("refused-%s.xlsx" % name)
            edit(self.path("plainpoisoned/workbook.xlsx"), self.refused[name], pairs(edits))

    def faults_of(self, name, of, edits, got):
        want = Workbook(self.clean[name])
        got.names = want.names
        if edits.startswith("selected_scenario="):  # the checks hold the engine's figures of every scenario
            return len(got.cells["Checks"]), check_state(name, got, "scenario " + edits.split("=")[1])
        if of != "-":
            result = compare_edited(want, got, Workbook(self.clean[of]))
            compared, faults = result.compared, result.faults
        else:
            compared, places = compare(want, got)
            faults = [describe(want, *at, got.cells.get(at[0], {}).get(at[1], NO_CELL)) for at in places]
        return compared, ["%s: %s" % (name, fault) for fault in faults] + check_state(name, got, "scenario base")


def main():
    write_case, folder, tool = sys.argv[1:4]
    if not is_installed(tool):
        print("%s is not installed: skipped" % PROGRAMS[tool])
        return 77
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    proof = Proof(write_case, folder)
    proof.write_all(sys.argv[4:])
    out = os.path.join(folder, "recalculated")
    recalculate(tool, list(proof.poisoned.values()) + list(proof.refused.values()), out)
    total, faults = 0, []
    for name, of, edits in proof.cases:
        compared, found = proof.faults_of(name, of, edits, Workbook(os.path.join(out, name + ".xlsx")))
        print("%s: %d formulas compared, %d differ" % (name, compared, len(found)))
        total, faults = total + compared, faults + found
    for name, path in proof.refused.items():
        typed = {Workbook(path).input_place(cell) for cell, _ in pairs(REFUSED_EDITS[name])}
        found = check_refused("refused-" + name, Workbook(os.path.join(out, os.path.basename(path))), typed)
        print("refused-%s: %d faults" % (name, len(found)))
        faults += found
    for fault in faults[:40]:
        print(fault)
    print("%s: %d formulas, %d differ" % (tool, total, len(faults)))
    return 1 if faults or total == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
