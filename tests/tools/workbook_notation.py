#!/usr/bin/env python3
"""Compares the texts of a workbook in a notation of "1.234,5 USD" with those of one in the default "USD 1,234.5".

usage: workbook_notation.py SET PLAIN

The folders hold workbook.xlsx of the same inputs. Read back into the default notation, the texts of one are those of the
other; some differ as they are. Files read, which the first sheet lists, are not the same. Standard library only."""
import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from xlsx import Workbook  # noqa: E402

FIGURE = re.compile(r"(?<![\w.,])\d[\d.,]*\d[kMB]?( USD(?!/)\b)?|(?<![\w.,])\d[kMB]?( USD(?!/)\b)")


def default_notation(text, plain):
    """What stands in the other text as it is, such as the number of a model's name, stays."""
    def convert(figure):
        if re.search(r"(?<![\d.,])%s(?![\d.,])" % re.escape(figure.group()), plain):
            return figure.group()
        number, _, currency = figure.group().partition(" ")
        return (currency + " " if currency else "") + number.translate(str.maketrans(".,", ",."))
    return FIGURE.sub(convert, text)


def texts(folder):
    book = Workbook(os.path.join(folder, "workbook.xlsx"))
    return {(sheet, place): cell.value for sheet, cells in book.cells.items() if sheet != "Read me"
            for place, cell in cells.items() if isinstance(cell.value, str)}


def main():
    one, plain = texts(sys.argv[1]), texts(sys.argv[2])
    changed = [at for at in plain if one.get(at) != plain[at]]
    faults = ["%s!%s: %r of %r" % (*at, one.get(at), plain[at]) for at in changed
              if default_notation(one.get(at) or "", plain[at]) != plain[at]]
    for fault in faults[:40]:
        print(fault)
    print("%d texts differ, %d not only in their notation" % (len(changed), len(faults)))
    return 1 if faults or len(changed) < 5 or one.keys() != plain.keys() else 0


if __name__ == "__main__":
    sys.exit(main())
