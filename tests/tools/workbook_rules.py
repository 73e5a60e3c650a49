#!/usr/bin/env python3
"""Checks the rules of a workbook that no spreadsheet program complains about.

usage: workbook_rules.py WORKBOOK...

Every part is well-formed; formulas use only functions that Excel 2016, LibreOffice 7.4 and Gnumeric share, and no
number but 0, 1, 12, 100 and -1; no cell holds an error; columns do not overlap; sheets are landscape, one page wide
(Rates two), with repeated headers, a footer and protection; Summary is the sheet that opens; charts have alt texts and caches that
hold their cells' values; only input cells are unlocked. Standard library only.
"""
import re
import sys
import zipfile
import xml.etree.ElementTree as ET

FUNCTIONS = set("""ABS AND AVERAGE CHOOSE COUNT COUNTA COUNTIF EDATE EXACT EXP IF INDEX ISBLANK
ISERROR ISNUMBER LN LOOKUP MATCH MAX MEDIAN MIN
MONTH N OR ROUND ROUNDUP ROWS SQRT SUM SUMIFS SUMPRODUCT TEXT VAR YEAR""".split())
NUMBERS = {"0", "1", "12", "100"}
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
ERRORS = {"#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#N/A", "#NUM!", "#NULL!"}


def formula_faults(text):
    bare = re.sub(r'"[^"]*"', '""', text)            # words
    bare = re.sub(r"'[^']*'!", "", bare)             # sheet names
    faults = ["function %s" % name for name in re.findall(r"([A-Z][A-Z0-9.]*)\(", bare) if name not in FUNCTIONS]
    bare = re.sub(r"\$?[A-Z]{1,3}\$?[0-9]+", "", bare)  # references
    bare = re.sub(r"[A-Za-z_][A-Za-z0-9_]*", "", bare)  # names
    faults += ["number %s" % n for n in re.findall(r"[0-9][0-9.]*", bare) if n not in NUMBERS]
    if len(text) > 8192:
        faults.append("too long")
    return faults


def sheet_faults(name, root, unlocked):
    faults = []
    columns = [(int(c.get("min")), int(c.get("max"))) for c in root.iter(MAIN + "col")]
    if any(a[1] >= b[0] for a, b in zip(sorted(columns), sorted(columns)[1:])):
        faults.append("columns overlap")
    for cell in root.iter(MAIN + "c"):
        formula, value = cell.find(MAIN + "f"), cell.find(MAIN + "v")
        place = cell.get("r")
        if cell.get("t") == "e" or (value is not None and value.text in ERRORS):
            faults.append("%s holds an error" % place)
        if formula is not None:
            faults += ["%s: %s in %s" % (place, f, formula.text) for f in formula_faults(formula.text)]
            if value is None:
                faults.append("%s has no cached value" % place)
        if int(cell.get("s", "0")) in unlocked and name not in ("Inputs", "Prices", "Read me"):
            faults.append("%s is unlocked" % place)
    for rule in root.iter(MAIN + "dataValidation"):
        for key in ("error", "prompt", "errorTitle", "promptTitle"):
            if len(rule.get(key) or "") > 255:
                faults.append("validation text too long")
        for part in rule:
            if len(part.text or "") > 257:
                faults.append("validation list too long")
    setup, protection = root.find(MAIN + "pageSetup"), root.find(MAIN + "sheetProtection")
    width = "2" if name == "Rates" else "1"
    if (setup is None or setup.get("orientation") != "landscape" or setup.get("fitToHeight") != "0"
            or setup.get("fitToWidth", "1") != width):
        faults.append("page set-up")
    if protection is None or protection.get("sheet") != "1" or protection.get("password"):
        faults.append("protection")
    footer = root.find(MAIN + "headerFooter/" + MAIN + "oddFooter")
    if footer is None or "&A" not in footer.text:
        faults.append("footer")
    return faults


def cache_faults(book, cells):
    """A chart's cached numbers are the cells' values."""
    faults = []
    for reference in book.iter(CHART + "numRef"):
        sheet, span = reference.find(CHART + "f").text.rsplit("!", 1)
        want = [cells.get((sheet.strip("'"), place), 0.0) for place in places(span)]
        got = {int(p.get("idx")): float(p.find(CHART + "v").text) for p in reference.iter(CHART + "pt")}
        for i, value in enumerate(want):
            if isinstance(value, float) and abs(got.get(i, 0.0) - value) > 1e-9 * max(1, abs(value)):
                faults.append("cache of %s!%s differs" % (sheet, span))
                break
    return faults


def places(span):
    (c1, r1), (c2, r2) = re.findall(r"\$([A-Z]+)\$(\d+)", span + ":" + span)[:2]
    number = lambda text: sum((ord(x) - 64) * 26 ** i for i, x in enumerate(reversed(text)))
    letters = lambda n: (letters((n - 1) // 26) if n > 26 else "") + chr(65 + (n - 1) % 26)
    return [letters(c) + str(r) for r in range(int(r1), int(r2) + 1) for c in range(number(c1), number(c2) + 1)]


def workbook_faults(path):
    faults = []
    with zipfile.ZipFile(path) as package:
        parts = {name: ET.fromstring(package.read(name)) for name in package.namelist()
                 if name.endswith((".xml", ".rels"))}
    book = parts["xl/workbook.xml"]
    names = [s.get("name") for s in book.iter(MAIN + "sheet")]
    active = int(next(book.iter(MAIN + "workbookView")).get("activeTab", "0"))
    if names[active] != "Summary":
        faults.append("opens on %s" % names[active])
    if any(len(n) > 31 or re.search(r"[\[\]:*?/\\]", n) or n.lower() == "history" for n in names):
        faults.append("sheet name")
    unlocked = {i for i, x in enumerate(parts["xl/styles.xml"].find(MAIN + "cellXfs"))
                if x.find(MAIN + "protection") is not None and x.find(MAIN + "protection").get("locked") == "0"}
    cells = {}
    for i, name in enumerate(names):
        root = parts["xl/worksheets/sheet%d.xml" % (i + 1)]
        faults += ["%s: %s" % (name, f) for f in sheet_faults(name, root, unlocked)]
        for cell in root.iter(MAIN + "c"):
            value = cell.find(MAIN + "v")
            if value is not None and cell.get("t", "n") == "n":
                cells[(name, cell.get("r"))] = float(value.text)
    charts = [n for n in parts if n.startswith("xl/charts/chart")]
    for name in charts:
        faults += ["%s: %s" % (name, f) for f in cache_faults(parts[name], cells)]
    frames = [f for n, p in parts.items() if n.startswith("xl/drawings/drawing")
              for f in p.iter(DRAWING + "graphicFrame")]
    if len(frames) != len(charts) or any(not f.find(".//" + DRAWING + "cNvPr").get("descr") for f in frames):
        faults.append("a chart without alt text")
    if not charts:
        faults.append("no charts")
    return faults


def main():
    status = 0
    for path in sys.argv[1:]:
        faults = workbook_faults(path)
        for fault in faults[:30]:
            print("%s: %s" % (path, fault))
        print("%s: %d faults" % (path, len(faults)))
        status |= bool(faults)
    return status


if __name__ == "__main__":
    sys.exit(main())
