"""Compares a recalculated workbook whose input cells were edited with the workbook of a run on the same inputs.

Figures that are simulated or searched stay as they were run: they must stand in cells that the edit turned grey by the
name of a staleness cell, and formulas that depend on one are passed over. Any other number that is no formula and differs
between the two runs is a fault: it does not recompute. So are formulas that differ."""
import re
import sys
from collections import namedtuple

from dependencies import Dependencies
from recalculation import describe, differs
from xlsx import MAIN, NO_CELL, column_letters, column_number, split

# Cells that say that something was changed, not what follows from it.
ABOUT_EDITS = re.compile(r"\w+_(changed|stale)$")
SAID_SO = "inputs changed"

Result = namedtuple("Result", "compared passed unmatched faults")


def grey_cells(book, recalculated=None):
    """Places that turn grey by the name of a staleness cell; with a recalculated workbook, of one that is 1 there."""
    places = set()
    for sheet, root in book.roots.items():
        for block in root.iter(MAIN + "conditionalFormatting"):
            names = [found for f in block.iter(MAIN + "formula") for found in re.findall(r"\w+_stale", f.text or "")]
            at = [book.place(name) for name in names]
            if not any(recalculated is None or recalculated.cells[of].get(place, NO_CELL).value == 1 for of, place in at):
                continue
            for span in block.get("sqref").split():
                places |= {(sheet, place) for place in places_of(span)}
    return places


def places_of(span):
    (c1, r1), (c2, r2) = [split(part) for part in (span + ":" + span).replace("$", "").split(":")[:2]]
    return [column_letters(c) + str(r) for r in range(r1, r2 + 1)
            for c in range(column_number(c1), column_number(c2) + 1)]


def row_words(cells, first_only):
    """By row: the constant texts that say what it is, unlocked cells apart."""
    words = {}
    for place, cell in cells.items():
        column, row = split(place)
        if isinstance(cell.value, str) and cell.formula is None and not cell.style.is_unlocked and \
                (column == "A" or not first_only):
            words.setdefault(row, []).append((column_number(column), cell.value))
    return {row: tuple(sorted(found)) for row, found in words.items()}


def matching_rows(want, before, sheet):
    """The row of `before` that shows the same as a row of `want`: where both have the same words at the same place,
    itself; else the one of the same words; None where there is none. Rows without words stand under one with."""
    first_only = sheet in ("Inputs", "Prices")
    ours, theirs = row_words(want.cells[sheet], first_only), row_words(before.cells[sheet], first_only)
    if ours == theirs:
        return {}
    rows, taken = {}, {row for row, words in ours.items() if theirs.get(row) == words}
    elsewhere = {}
    for row in sorted(theirs, reverse=True):
        if row not in taken:
            elsewhere.setdefault(theirs[row], []).append(row)
    for row, words in sorted(ours.items()):
        if row in taken:
            rows[row] = row
        elif elsewhere.get(words):
            rows[row] = elsewhere[words].pop()
        else:  # a sentence with a figure in it may differ; the label in column A may not
            same = words[0] == theirs.get(row, ((0, ""),))[0] and words[0][0] == 1
            rows[row] = row if same else None
    shift = 0
    for row in range(1, max([split(place)[1] for place in want.cells[sheet]], default=0) + 1):
        if row in rows:
            shift = None if rows[row] is None else rows[row] - row
        else:
            rows[row] = None if shift is None else row + shift
    return rows


def as_run(book):
    """Cells that keep what was run, or say whether it was changed."""
    places = set()
    for sheet, cells in book.cells.items():
        columns = {split(p)[0] for p, c in cells.items() if isinstance(c.value, str) and c.formula is None and
                   (c.value in ("As run", "Changed") or c.value.startswith("As run: ") or
                    sheet == "Inputs" and c.value == "Used")}
        below = min([split(p)[1] for p, c in cells.items() if sheet == "Prices" and isinstance(c.value, str) and
                     "as run" in c.value], default=1 << 30)
        places |= {(sheet, p) for p in cells if split(p)[0] in columns or split(p)[1] >= below}
    return places


class Comparison:
    def __init__(self, want, got, before):
        self.want, self.got, self.before = want, got, before
        self.depends = Dependencies(want)
        self.kept = as_run(want)
        self.marked, self.grey = grey_cells(before), grey_cells(before, got)
        self.simulated_sheets = {sheet for sheet in before.cells if self.is_simulated(sheet)}
        self.about = {want.place(name) for name in want.names if ABOUT_EDITS.match(name)}
        self.simulated, self.differing, self.faults = set(), {}, []
        self.counts = {"compared": 0, "passed": 0, "unmatched": 0}

    def is_simulated(self, sheet):
        """Whether most numbers of a sheet are simulated: its rows are then as many as the run found levels and signals."""
        numbers = [place for place, cell in self.before.cells[sheet].items()
                   if cell.formula is None and isinstance(cell.value, float)]
        return 2 * sum((sheet, place) in self.marked for place in numbers) > len(numbers) > 0

    def is_grey(self, sheet, place, at):
        """Whether the edit turned the cell grey. Where a row moved, it is held against another offer's of the same words:
        that it turns grey at all must do."""
        has_moved = sheet in self.simulated_sheets and at != place
        return (sheet, at) in (self.marked if has_moved else self.grey)

    def partners(self, sheet):
        """Every cell of the run beside its place in the edited workbook."""
        rows = matching_rows(self.want, self.before, sheet)
        for place, cell in self.want.cells[sheet].items():
            column, row = split(place)
            at = rows.get(row, row)
            if cell.style.is_unlocked or (sheet, place) in self.kept or place == "A2":
                continue
            if at is None:
                self.counts["unmatched"] += cell.formula is not None
                continue
            yield place, cell, column + str(at)

    def compare_constants(self, sheet):
        for place, cell, at in self.partners(sheet):
            old = self.before.cells[sheet].get(at, NO_CELL)
            if cell.formula is not None or not differs(cell, old) or old.formula is not None:
                continue
            if self.is_grey(sheet, place, at):
                self.simulated.add((sheet, place))
            elif sheet in self.simulated_sheets and not isinstance(old.value, float):
                self.counts["unmatched"] += 1  # a row that only this run has
            elif isinstance(cell.value, float) and sheet not in ("Read me", "Checks"):
                self.faults.append("no formula, and not marked as simulated: " + describe(self.want, sheet, place, old))

    def compare_formulas(self, sheet):
        """Not of Checks: the engine's figures there are those of the run that was edited."""
        for place, cell, at in self.partners(sheet) if sheet != "Checks" else ():
            if cell.formula is None:
                continue
            other = self.got.cells.get(sheet, {}).get(at, NO_CELL)
            self.counts["compared"] += 1
            if not differs(cell, other):
                continue
            if other.value == SAID_SO or self.is_grey(sheet, place, at) or self.depends.depends((sheet, place), self.about) or \
                    self.depends.depends((sheet, place), self.simulated):
                self.counts["passed"] += 1
            else:
                self.differing[(sheet, place)] = other

    def result(self):
        sys.setrecursionlimit(100000)
        sheets = [sheet for sheet in self.want.cells if sheet in self.before.cells]
        for sheet in sheets:
            self.compare_constants(sheet)
        for sheet in sheets:
            self.compare_formulas(sheet)
        self.faults += [describe(self.want, *at, self.differing[at]) for at in self.depends.roots(list(self.differing))]
        return Result(faults=self.faults, **self.counts)


def compare_edited(want, got, before):
    return Comparison(want, got, before).result()
