#!/usr/bin/python3
"""Lists the cells of a workbook for the benchmark's other writers, fields between tabs: a line per format, per sheet,
and per cell in the order of the file.

    workbook_cells.py WORKBOOK >LIST
    workbook_cells.py --write LIST WORKBOOK TIMES

The second form writes them with python3-xlsxwriter, and prints the least seconds of TIMES; reading is not timed."""
import os
import re
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../tools"))

from xlsx import Workbook, column_number, split  # noqa: E402


def clean(text):
    return re.sub(r"[\t\r\n]", " ", text)


def list_cells(path):
    book, out = Workbook(path), []
    for style in book.styles:
        out.append("F\t%s\t%s\t%s\t%d\t%d" % (style.code, (style.font_color or "FF000000")[2:],
                                          (style.fill_color or "")[2:], style.is_bold, style.is_unlocked))
    numbers = {}
    for i, style in enumerate(book.styles):
        numbers.setdefault(style, i)
    for name, cells in book.cells.items():
        out.append("S\t" + name)
        for place, cell in cells.items():
            column, row = split(place)
            kind = "n" if isinstance(cell.value, float) else "s" if cell.value else "b"
            value = "%.17g" % cell.value if kind == "n" else clean(cell.value)
            formula = "=" + cell.formula if cell.formula is not None else ""
            at = "C\t%d\t%d\t%d" % (row - 1, column_number(column) - 1, numbers[cell.style])
            out.append("\t".join([at, kind, value, formula]))
    return out


def read_list(path):
    formats, sheets = [], []
    with open(path, encoding="utf-8") as file:
        for line in file:
            fields = line.rstrip("\n").split("\t")
            if fields[0] == "F":
                formats.append(fields[1:])
            elif fields[0] == "S":
                sheets.append((fields[1], []))
            else:
                row, col, style, kind, value, formula = fields[1:]
                sheets[-1][1].append((int(row), int(col), int(style), kind,
                                      float(value) if kind == "n" else value, formula))
    return formats, sheets


def write(formats, sheets, path):
    import xlsxwriter
    book = xlsxwriter.Workbook(path)
    styles = []
    for code, font, fill, bold, unlocked in formats:
        look = {"font_color": "#" + font, "bold": bold == "1", "locked": unlocked == "0", "font_size": 10}
        look.update({"num_format": code} if code else {})
        look.update({"bg_color": "#" + fill} if fill else {})
        styles.append(book.add_format(look))
    for name, cells in sheets:
        sheet = book.add_worksheet(name)
        for row, col, style, kind, value, formula in cells:
            if formula:
                sheet.write_formula(row, col, formula, styles[style], value)
            elif kind == "n":
                sheet.write_number(row, col, value, styles[style])
            elif kind == "s":
                sheet.write_string(row, col, value, styles[style])
            else:
                sheet.write_blank(row, col, None, styles[style])
    book.close()


def main():
    if sys.argv[1] != "--write":
        sys.stdout.write("\n".join(list_cells(sys.argv[1])) + "\n")
        return
    formats, sheets = read_list(sys.argv[2])
    seconds = []
    for _ in range(int(sys.argv[4])):
        begun = time.perf_counter()
        write(formats, sheets, sys.argv[3])
        seconds.append(time.perf_counter() - begun)
    print("python3-xlsxwriter: %.3f s" % min(seconds))


if __name__ == "__main__":
    main()
