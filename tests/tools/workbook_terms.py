#!/usr/bin/env python3
"""Proves the workbook's formulas on made-up offers and plans that use every term, and after edits of its inputs.

usage: workbook_terms.py [--alone] [--only NAME...] [--tool libreoffice|gnumeric] [FOLDER]

Each case is run. Its workbook keeps the rules of workbook_rules.py; every value cached there is replaced by another,
LibreOffice and Gnumeric recalculate it, and every formula must then show the engine's value again. Then input cells
are edited, in the workbook and in the INI files of a second run, and the recalculated workbook must show what the
second run's does. --only names cases, FOLDER keeps what is written.
$srcdir and $builddir say where the sources and the program are; REALRATE_TRIALS multiplies how many cases there
are, and above 1 every term of made_terms.py is tried alone too (--alone: these and no others).
Exit status 0, 1 where something differs, 77 where no program recalculates. Standard library only."""
import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import made_cases  # noqa: E402
import made_edits  # noqa: E402
import made_terms  # noqa: E402
from edited import compare_edited  # noqa: E402
from recalculation import PROGRAMS, compare, describe, is_installed, recalculate  # noqa: E402
from workbook_rules import workbook_faults  # noqa: E402
from xlsx import NO_CELL, Workbook, edit, poison, rewrite  # noqa: E402

N_TOGETHER, N_EDITS = 12, 30
N_SHOWN, N_RULES_SHOWN = 60, 10
GREY = """<conditionalFormatting xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" sqref="%s"><cfRule
type="expression"><formula>run_stale=1</formula></cfRule></conditionalFormatting>"""
OPEN_KEYS = {"THRESHOLD", "YYYY-MM", "MODEL", "MODEL.METER", "MODEL|FAMILY[.METER]", "CLAUSE", "tier.N"}


def missing_terms():
    """Keys of the schema that no row of made_terms.py uses."""
    schema = subprocess.run([os.path.join(made_cases.BUILDDIR, "realrate"), "schema"], check=True, capture_output=True,
                            text=True).stdout
    offer, plan = re.split(r"(?m)^[a-z ]+ INI$", schema)[1:3]
    base = made_cases.base_offer("x").text() + made_cases.base_plan().text()
    for text, groups in ((offer, made_terms.OFFER), (plan, made_terms.PLAN)):
        rows = " & ".join(row for rows in [*groups.values(), *made_terms.OFFER.values()] for row in rows)
        section = ""
        for line in text.splitlines():
            head, key = re.match(r"\[([a-z_]+)", line), re.match(r"([A-Za-z]\S*) = ", line)
            section = head.group(1) if head else section
            if key and key.group(1) not in OPEN_KEYS and key.group(1) not in made_terms.NO_FIGURE and \
                    not re.search(r"\[%s( [^\]]*)?\] %s =" % (section, key.group(1)), rows) and \
                    "\n%s = " % key.group(1) not in base:
                yield "[%s] %s is in no row of made_terms.py" % (section, key.group(1))
            elif key and key.group(1) in OPEN_KEYS and "[%s" % section not in rows:
                yield "[%s] is in no row of made_terms.py" % section


class Run:
    """A case, its workbook, and the poisoned copy that programs recalculate."""

    def __init__(self, case, path, before=None, edits=None):
        self.case, self.path, self.before, self.edits = case, path, before, edits
        self.name = case.name

    def words(self):
        terms = "; ".join(self.case.terms) or "plain"
        return terms + (" | edited: " + made_edits.words_of(self.edits) if self.edits else "")


class Terms:
    def __init__(self, folder, only):
        self.folder, self.only = folder, only
        self.runs, self.faults, self.n_refused = [], [], 0
        self.usage = made_cases.write_usage(folder, 1)
        os.makedirs(os.path.join(folder, "poisoned"), exist_ok=True)

    def poisoned(self, name):
        return os.path.join(self.folder, "poisoned", name + ".xlsx")

    def run(self, case):
        return case.run(self.folder, self.usage["shipped" if case.book is None else "tiny"])

    def add(self, case):
        if self.only and case.name not in self.only:
            return
        path = self.run(case)
        if path is None:
            self.faults.append("%s is refused: %s; %s" % (case.name, case.error, case.terms))
            return
        poison(path, self.poisoned(case.name))
        self.runs.append(Run(case, path))

    def add_edit(self, of, number):
        """Edits that the INI's reader refuses, such as thresholds out of order, are drawn again."""
        draw = random.Random("edit %d of %s" % (number, of.name))
        book = Workbook(of.path)
        for _ in range(20):
            edits = made_edits.draw_edits(draw, book, of.case)
            case = of.case.edited("edit-%d-%s" % (number, of.name))
            if made_edits.same_overage(edits):
                continue
            for one in edits:
                made_edits.apply(one, book, case)
            path = self.run(case)
            if path:
                edit(self.poisoned(of.name), self.poisoned(case.name), made_edits.cells_of(edits))
                self.runs.append(Run(case, path, of, edits))
                return
            self.n_refused += 1
        self.faults.append("no edit of %s is accepted: %s" % (of.name, case.error))

    def check_rules(self):
        """Each fault once, in the first workbook that has it."""
        first = {}
        for run in self.runs:
            for fault in workbook_faults(run.path)[0] if run.before is None else ():
                first.setdefault(fault, "%s keeps no rules: %s" % (run.name, fault))
        self.faults += list(first.values())[:N_RULES_SHOWN]

    def prove(self, tool):
        out = os.path.join(self.folder, tool)
        recalculate(tool, [self.poisoned(run.name) for run in self.runs] + self.planted(), out)
        total = passed = unmatched = 0
        for run in self.runs:
            compared, over, unknown, faults = self.compare(run, Workbook(os.path.join(out, run.name + ".xlsx")))
            total, passed, unmatched = total + compared, passed + over, unmatched + unknown
            if faults:
                self.faults.append("%s in %s, %d of %d formulas: %s" % (run.name, tool, len(faults), compared,
                                                                      run.words()))
                self.faults += ["    " + fault for fault in faults[:N_SHOWN if self.only else 3]]
        self.check_planted(tool, out)
        print("%s: %d workbooks, %d of them edited, %d formulas compared, %d passed over as simulated, %d in rows "
              "that only one has" % (tool, len(self.runs), sum(run.before is not None for run in self.runs), total,
                                     passed, unmatched))

    @staticmethod
    def compare(run, got):
        want = Workbook(run.path)
        if run.before:
            result = compare_edited(want, got, Workbook(run.before.path))
            return result.compared, result.passed, result.unmatched, result.faults
        compared, places = compare(want, got)
        faults = [describe(want, *at, got.cells.get(at[0], {}).get(at[1], NO_CELL)) for at in places]
        sheet, place = want.place("checks_state")
        if not str(got.cells[sheet][place].value).startswith("All checks OK"):
            faults.append("the checks say: %s" % got.cells[sheet][place].value)
        return compared, 0, 0, faults

    # ---- the proof itself is tested: it must find what is planted ----

    def planted(self):
        """A copy of the first workbook whose formulas of one sheet add 1."""
        if not self.runs:
            return []
        target = self.poisoned("planted")
        part = Workbook(self.runs[0].path).parts["Forecast"]
        rewrite(self.poisoned(self.runs[0].name), target, lambda name, text: text if name != part else re.sub(
            r'(<c r="D\d+"(?: s="\d+")?><f>)([^<]*)(</f>)', r"\g<1>1+(\g<2>)\g<3>", text))
        return [target]

    def check_planted(self, tool, out):
        if not self.runs:
            return
        want, got = Workbook(self.runs[0].path), Workbook(os.path.join(out, "planted.xlsx"))
        if not any(sheet == "Forecast" and place.startswith("D") for sheet, place in compare(want, got)[1]):
            self.faults.append("%s: formulas planted on Forecast are not found" % tool)
        if not self.compare_dead(False).faults:
            self.faults.append("%s: a number without a formula that changes is not found" % tool)
        if self.compare_dead(True).faults:
            self.faults.append("%s: a simulated number that changes is taken for a fault" % tool)

    def compare_dead(self, is_grey):
        """The first workbook with itself, one number of Forecast no formula any more and another as it was run."""
        want, dead = (Workbook(self.runs[0].path) for _ in range(2))
        cells = want.cells["Forecast"]
        place = next(place for place, cell in cells.items() if cell.formula and isinstance(cell.value, float))
        cells[place] = cells[place]._replace(formula=None)
        dead.cells["Forecast"][place] = cells[place]._replace(value=-1.0)
        if is_grey:
            dead.roots["Forecast"].append(ET.fromstring(GREY % place))
            sheet, stale = dead.place("run_stale")
            dead.cells[sheet][stale] = dead.cells[sheet][stale]._replace(value=1)
        return compare_edited(want, dead, dead)


def options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--tool", choices=list(PROGRAMS))
    parser.add_argument("folder", nargs="?")
    return parser.parse_args()


def main():
    asked, trials = options(), int(os.environ.get("REALRATE_TRIALS", "1"))
    if os.environ.get("REALRATE_RECALCULATED"):  # see scripts/test.sh
        print("recalculated with another build: skipped")
        return 77
    tools = [tool for tool in ([asked.tool] if asked.tool else PROGRAMS) if is_installed(tool)]
    if not tools:
        print("neither LibreOffice nor Gnumeric is installed: skipped")
        return 77
    with tempfile.TemporaryDirectory() as scratch:
        terms = Terms(asked.folder or scratch, set(asked.only))
        terms.faults += missing_terms()
        for case in made_cases.alone() if asked.alone or trials > 1 or asked.only else ():
            terms.add(case)
        for seed in range(0 if asked.alone else N_TOGETHER * trials):
            terms.add(made_cases.together(seed))
        cases = list(terms.runs)
        for number in range(0 if asked.alone or not cases else N_EDITS * trials):
            terms.add_edit(random.Random(number).choice(cases), number)
        terms.check_rules()
        for tool in tools:
            terms.prove(tool)
    for fault in terms.faults[:1000 if asked.folder else N_SHOWN]:
        print(fault)
    print("%d cases, %d lines of faults, %d edits were refused and drawn again" % (len(terms.runs), len(terms.faults),
                                                                               terms.n_refused))
    return 1 if terms.faults else 0


if __name__ == "__main__":
    sys.exit(main())
