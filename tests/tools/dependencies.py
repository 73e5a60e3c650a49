"""Which cells of a workbook depend on which. Standard library only."""
import re

from xlsx import NO_CELL, column_letters, column_number

REFERENCE = re.compile(r"(?:(?:'([^']+)'|([A-Za-z][A-Za-z0-9_.]*))!)?\$?([A-Z]{1,3})\$?([0-9]+)"
                       r"(?::\$?([A-Z]{1,3})\$?([0-9]+))?(?![A-Za-z0-9_(])")
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.]*_[A-Za-z0-9_.]*")
STRING = re.compile(r'"[^"]*"')


class Dependencies:
    """Which cells of a workbook depend on which."""

    def __init__(self, book):
        self.book, self.known = book, {}

    def ranges(self, sheet, formula):
        bare = STRING.sub("", formula)
        for quoted, plain, c1, r1, c2, r2 in REFERENCE.findall(bare):
            yield quoted or plain or sheet, c1, int(r1), c2 or c1, int(r2 or r1)
        for name in NAME.findall(re.sub(r"'[^']*'!", "", bare)):
            reference = self.book.names.get(name)
            if reference:
                yield from self.ranges(sheet, reference)

    def precedents(self, sheet, place):
        formula = self.book.cells[sheet].get(place, NO_CELL).formula
        for other, c1, r1, c2, r2 in self.ranges(sheet, formula) if formula else ():
            cells = self.book.cells.get(other, {})
            for column in range(column_number(c1), column_number(c2) + 1):
                letters = column_letters(column)
                for row in range(r1, r2 + 1):
                    if letters + str(row) in cells:
                        yield other, letters + str(row)

    def depends(self, at, on):
        """Whether a (sheet, place) is one of the set `on` or depends on one."""
        key = (at, id(on))
        if key not in self.known:
            self.known[key] = at in on  # also ends a circle
            if not self.known[key]:
                self.known[key] = any(self.depends(before, on) for before in self.precedents(*at))
        return self.known[key]

    def roots(self, places):
        """Those of the places that depend on no other of them directly, first; then the rest."""
        among = set(places)
        first = [at for at in places if not any(before in among and before != at for before in self.precedents(*at))]
        return first + [at for at in places if at not in set(first)]
