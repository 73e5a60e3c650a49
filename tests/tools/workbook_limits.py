#!/usr/bin/env python3
"""Holds the input cells of workbooks against the INI files, and tries them at their limits.

usage: workbook_limits.py [--tool libreoffice|gnumeric] [--seed N...] [FOLDER]

Of made-up cases with a term of every kind, each input cell's validation is read. The smallest and the largest value
it lets in must be in the range of the INI's key, and a value just outside it must not: `realrate check` says so. So
must the check beside the cell. Then cells are set to these values, and to some that a validation would refuse but a
paste would not, each in a copy of the workbook; recalculated, no cell of it may show an error value.
$srcdir and $builddir say where the sources and the program are. A dozen edits of one case are tried, every one of
three cases where REALRATE_TRIALS is above 1. FOLDER keeps what is written.
Exit status 0, 1 where something differs, 77 where no program recalculates. Standard library only."""
import argparse
import os
import random
import re
import sys
import tempfile
import zipfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import made_cases  # noqa: E402
import made_edits  # noqa: E402
from recalculation import PROGRAMS, is_installed, recalculate  # noqa: E402
from xlsx import MAIN, NO_CELL, Workbook, replace_cell, rewrite, split  # noqa: E402

SEEDS, N_SLICE, N_SLICE_OF_WORDS = (3, 6, 0), 12, 4
# Typed over a cell by pasting, which no validation stops; the state of the checks must then be ERROR.
PASTED = [("selected_scenario", "median"), ("plan_trailing", "0"), ("plan_trailing", ""), ("plan_growth", "-1"),
          ("plan_growth", "fast"), ("offer1_overage_rate", "none"), ("offer1_commit_measure", "week"),
          ("offer1_commit_annual", "")]
WORD = "none"  # pasted over every cell of a number
ERROR_CELL = re.compile(r'<c r="([A-Z]+\d+)"[^>]* t="e"')
STEPS = {"whole": 1, "decimal": 1e-6, "custom": 1e-6}


class Rule:
    """What a cell's validation lets in."""

    def __init__(self, book, sheet, element):
        self.kind = element.get("type")
        formulas = [(element.find(MAIN + tag).text if element.find(MAIN + tag) is not None else "")
                    for tag in ("formula1", "formula2")]
        if self.kind == "custom":
            formulas = [re.search(sign + r"=(\$?[A-Z]+\$?\d+|\w+)", formulas[0]).group(1) for sign in "><"]
        if self.kind != "list":
            self.least, self.most = (number_of(book, sheet, text) for text in formulas)


def number_of(book, sheet, text):
    """A number, or that of a cell or a name."""
    try:
        return float(text)
    except ValueError:
        at = book.place(text) if text in book.names else (sheet, text.replace("$", ""))
        return book.cells[at[0]][at[1]].value


def rules_of(book, sheet):
    return {span: Rule(book, sheet, element) for element in book.roots[sheet].iter(MAIN + "dataValidation")
            for span in element.get("sqref").split()}


def text_of(number):
    return ("%.9f" % number).rstrip("0").rstrip(".")


def limits_of(one, rule):
    """Pairs of a value and whether it is allowed."""
    if rule.kind == "list":
        return [(word, True) for word in one.words]
    step = STEPS[rule.kind] if rule.most < 1e9 else 1
    pairs = [(text_of(rule.least), True), (text_of(rule.most), True),
             (text_of(rule.least - step), False), (text_of(rule.most + step), False)]
    if rule.kind == "whole":
        pairs.append((text_of(rule.least + 0.5), False))
    return pairs + ([("auto", True)] if one.may_be_auto else [])


class Limits:
    def __init__(self, folder, tool):
        os.makedirs(folder, exist_ok=True)
        self.folder, self.tool, self.faults = folder, tool, []
        self.usage = made_cases.write_usage(folder, 1)
        self.n_checked = self.n_recalculated = 0

    def run(self, case, what):
        return case.run(self.folder, self.usage["shipped" if case.book is None else "tiny"], what)

    def inputs(self, case):
        """The case's workbook and its input cells with their limits."""
        path = self.run(case, "report")
        if path is None:
            raise SystemExit("%s is refused: %s" % (case.name, case.error))
        book = Workbook(path)
        inputs = made_edits.inputs_of(book) + made_edits.price_inputs_of(book, case)
        rules = {sheet: rules_of(book, sheet) for sheet in ("Inputs", "Prices")}
        for sheet, cells in book.cells.items():
            for place, cell in cells.items():
                if cell.style.is_unlocked and sheet in rules and place not in rules[sheet]:
                    self.faults.append("%s!%s is an input without a validation" % (sheet, place))
        return path, book, [(one, limits_of(one, rules[one.sheet][one.place])) for one in inputs
                            if one.place in rules[one.sheet]]

    # ---- the INI's range ----

    def hold_against_ini(self, case, book, inputs):
        for one, limits in inputs:
            for value, is_allowed in limits:
                edited = case.edited("limit-" + case.name)
                made_edits.apply(made_edits.Edit(one, value), book, edited)
                if one.section == "overage" and one.item == 1 and \
                        book.cells["Inputs"][one.siblings[0]].value not in ("discount", "premium"):
                    continue  # the INI has no share there
                self.run(edited, "check")
                refusals = [line for line in edited.error if re.search(r"out of range|expected a whole|is no key", line)]
                self.n_checked += 1
                if bool(refusals) == is_allowed:
                    self.faults.append("%s!%s, [%s] %s = %s: the cell %s it, the INI says %s" % (
                        one.sheet, one.place, one.section, one.key, value,
                        "allows" if is_allowed else "refuses", edited.error or "nothing"))

    # ---- the workbook at its limits ----

    def edits(self, book, inputs, is_slice, draw):
        """(name, sheet, place, value, whether the checks may be OK)"""
        found = [(one.sheet, one.place, value, is_allowed) for one, limits in inputs for value, is_allowed in limits
                 if is_allowed and value != made_edits.shown(book.cells[one.sheet].get(one.place, NO_CELL))]
        found += [(one.sheet, one.place, "", True) for one, _ in inputs if one.may_be_empty]
        words = [(one.sheet, one.place, WORD, False) for one, _ in inputs if not one.words]
        if is_slice:
            found, words = draw.sample(found, N_SLICE - len(PASTED)), draw.sample(words, N_SLICE_OF_WORDS)
        pasted = [(*book.input_place(name), value, False) for name, value in PASTED if name in book.names]
        return found + words + pasted

    def copy(self, book, path, number, edit):
        target = os.path.join(self.folder, "limit-%d.xlsx" % number)
        part = book.parts[edit[0]]
        rewrite(path, target, lambda name, text: replace_cell(text, edit[1], edit[2]) if name == part else text)
        return target

    def try_limits(self, path, book, edits):
        paths = [self.copy(book, path, i, edit) for i, edit in enumerate(edits)]
        out = os.path.join(self.folder, self.tool)
        for i in range(0, len(paths), 20):
            recalculate(self.tool, paths[i:i + 20], out)
            for edit, one in zip(edits[i:i + 20], paths[i:i + 20]):
                self.judge(book, edit, os.path.join(out, os.path.basename(one)))
                os.remove(one)

    def judge(self, book, edit, path):
        sheet, place, value, may_be_ok = edit
        words = "%s!%s (%s, %s) = %s: " % (sheet, place, book.cells[sheet].get("B" + str(split(place)[1]), NO_CELL).value,
                                           book.label(sheet, place), value or "empty")
        found = errors_of(path, book)
        self.n_recalculated += 1
        if found:
            self.faults.append(words + "%d cells show an error, %s" % (len(found), ", ".join(found[:4])))
        got = Workbook(path)
        at = got.place("checks_state")
        state = str(got.cells[at[0]][at[1]].value)
        # What is allowed by itself may break a rule of several cells, but no part fails to add up.
        if state.startswith("ERROR: checks failed") if may_be_ok else not state.startswith("ERROR"):
            self.faults.append(words + "the checks say %s" % state)
        os.remove(path)


def errors_of(path, book):
    """Sheet!A1 of every cell that shows an error value."""
    found = []
    with zipfile.ZipFile(path) as package:
        for number, sheet in enumerate(book.cells, 1):
            text = package.read("xl/worksheets/sheet%d.xml" % number).decode()
            found += ["%s!%s" % (sheet, place) for place in ERROR_CELL.findall(text)]
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tool", choices=list(PROGRAMS))
    parser.add_argument("--seed", type=int, nargs="*")
    parser.add_argument("folder", nargs="?")
    asked = parser.parse_args()
    is_long = int(os.environ.get("REALRATE_TRIALS", "1")) > 1 or asked.seed
    if os.environ.get("REALRATE_RECALCULATED"):  # see scripts/test.sh
        print("recalculated with another build: skipped")
        return 77
    tool = asked.tool or next((tool for tool in PROGRAMS if is_installed(tool)), None)
    if not tool:
        print("neither LibreOffice nor Gnumeric is installed: skipped")
        return 77
    with tempfile.TemporaryDirectory() as scratch:
        limits = Limits(asked.folder or scratch, tool)
        for seed in asked.seed or SEEDS[:3 if is_long else 1]:
            case = made_cases.rich(seed)
            path, book, inputs = limits.inputs(case)
            limits.hold_against_ini(case, book, inputs)
            limits.try_limits(path, book, limits.edits(book, inputs, not is_long, random.Random(seed)))
    print("\n".join(limits.faults[:100]))
    print("%d values held against the INI, %d workbooks recalculated, %d faults" % (
        limits.n_checked, limits.n_recalculated, len(limits.faults)))
    return 1 if limits.faults else 0


if __name__ == "__main__":
    sys.exit(main())
