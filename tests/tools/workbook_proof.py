#!/usr/bin/env python3
"""Proves that every formula of the workbooks gives the engine's own value.

usage: workbook_proof.py WRITE_CASE FOLDER libreoffice|gnumeric [WORKBOOK...]

WRITE_CASE writes the workbook of a case (tests/unit/workbook/write_case.c). Each is written twice, the second time
with every cached number poisoned; that one is recalculated and compared with the first, cell by cell. Where a case
edits another, the other's poisoned workbook gets the edits in its cells and must then show this case's numbers.
A case of values has no formula to recalculate, poisoned or not, and every sheet says so.
Where an edit is not allowed, every sheet must say so, and no check may pass over it.
Each further WORKBOOK is poisoned, recalculated and compared with itself.
Exit status 0, 1 where a cell differs, 77 where the recalculating program is missing. Standard library only.
"""
import collections
import os
import re
import shutil
import subprocess
import sys
import zipfile
import xml.etree.ElementTree as ET

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
MAIN = "{%s}" % NS["m"]
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
RELATIVE, HALF_A_CENT = 1e-9, 0.005
TINY = 1e-12
# After an edit these say that inputs changed, as they must.
ABOUT_EDITS = {"Changed", "As run"}
INPUTS_CHANGED = "inputs changed"
# Edits of the case "plain" that no reader of an INI would take.
REFUSED_EDITS = {
    "text": "offer1_commit_annual=abc", "error": "offer1_commit_annual=#N/A", "empty": "offer1_commit_annual=",
    "above": "offer1_rollover_cap=1.5", "below": "plan_growth=-2", "fraction": "plan_trailing=2.5",
    "word": "offer1_overage_rate=free", "scenario": "selected_scenario=middle", "price": "Prices!D7=-1",
    "price-text": "Prices!D7=abc", "price-error": "Prices!D7=#N/A",
}
REFUSED_STATE = "ERROR: inputs not allowed: 1, checks failed: "
VALUES_STATE = "values, not formulas: see Read me"
REFUSED_HEADLINE = "An input is not allowed: see Inputs and Prices."

RECALCULATE_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""


Cell = collections.namedtuple("Cell", "value is_formula is_money")
NO_CELL = Cell("", False, False)


class Workbook:
    """Values, formulas and defined names of an .xlsx file."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as package:
            book = ET.fromstring(package.read("xl/workbook.xml"))
            relations = ET.fromstring(package.read("xl/_rels/workbook.xml.rels"))
            targets = {r.get("Id"): r.get("Target").lstrip("/") for r in relations}
            self.strings = self.read_strings(package)
            self.is_money = self.read_formats(package)
            self.parts, self.cells = {}, {}
            for sheet in book.find("m:sheets", NS):
                target = targets[sheet.get(RELATION)]
                part = target if target.startswith("xl/") else "xl/" + target
                self.parts[sheet.get("name")] = part
                self.cells[sheet.get("name")] = self.read_cells(package.read(part))
            names = book.find("m:definedNames", NS)
            self.names = {n.get("name"): n.text for n in (names if names is not None else [])}

    @staticmethod
    def read_strings(package):
        if "xl/sharedStrings.xml" not in package.namelist():
            return []
        root = ET.fromstring(package.read("xl/sharedStrings.xml"))
        return ["".join(t.text or "" for t in item.iter(MAIN + "t")) for item in root]

    @staticmethod
    def read_formats(package):
        """Per cell style: whether it shows money, to the unit or the cent."""
        root = ET.fromstring(package.read("xl/styles.xml"))
        codes = {f.get("numFmtId"): f.get("formatCode") for f in root.iter(MAIN + "numFmt")}
        styles = root.find("m:cellXfs", NS)
        return ["[Red]-#,##0" in codes.get(x.get("numFmtId"), "") or codes.get(x.get("numFmtId"), "").startswith("0.00;")
                for x in styles]

    def read_cells(self, part):
        cells = {}
        for cell in ET.fromstring(part).iter(MAIN + "c"):
            value, formula = cell.find("m:v", NS), cell.find("m:f", NS)
            text = value.text if value is not None else ""
            kind = cell.get("t", "n")
            if kind == "s":
                text = self.strings[int(text)]
            elif kind == "inlineStr":
                text = "".join(t.text or "" for t in cell.iter(MAIN + "t"))
            if kind in ("n", "b") and text not in ("", None):
                text = float(text)
            cells[cell.get("r")] = Cell(text if text is not None else "", formula is not None,
                                        self.is_money[int(cell.get("s", "0"))])
        return cells

    def place(self, name):
        """Sheet and cell of a defined name or of Sheet!A1."""
        reference = self.names.get(name, name)
        sheet, cell = reference.rsplit("!", 1)
        return sheet.strip("'"), cell.replace("$", "")


def edit(source, target, edits):
    """Copies a workbook with the values of some cells changed: NAME=VALUE; nothing after = empties the cell."""
    book = Workbook(source)
    changes = {}
    for name, value in (e.split("=", 1) for e in edits.split()):
        sheet, cell = book.place(name)
        changes.setdefault(book.parts[sheet], {})[cell] = value
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item.filename)
            for cell, value in changes.get(item.filename, {}).items():
                data = replace_cell(data.decode(), cell, value).encode()
            new.writestr(item, data)


def replace_cell(xml, cell, value):
    found = re.search(r'<c r="%s"( s="\d+")?[^>]*?(/>|>.*?</c>)' % cell, xml)
    if not found:
        raise SystemExit("no cell %s to edit" % cell)
    style = found.group(1) or ""
    try:
        float(value)
        text = '<c r="%s"%s><v>%s</v></c>' % (cell, style, value)
    except ValueError:
        text = '<c r="%s"%s/>' % (cell, style)
        if value:
            kind = "e" if value.startswith("#") else "str"
            text = '<c r="%s"%s t="%s"><v>%s</v></c>' % (cell, style, kind, value)
    return xml[:found.start()] + text + xml[found.end():]


def poison(source, target):
    """Copies a workbook with another number cached for every formula."""
    number = re.compile(r"(<c [^>]*><f>[^<]*</f><v>)[^<]*(</v>)")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item.filename)
            if item.filename.startswith("xl/worksheets/sheet"):
                data = number.sub(r"\g<1>-12345\g<2>", data.decode()).encode()
            new.writestr(item, data)


def recalculate(tool, paths, folder):
    """Writes a recalculated copy of each file into the folder."""
    os.makedirs(folder, exist_ok=True)
    if tool == "gnumeric":
        for path in paths:
            subprocess.run(["ssconvert", "--recalc", path, os.path.join(folder, os.path.basename(path))], check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
        return
    profile = os.path.join(folder, "profile")
    os.makedirs(os.path.join(profile, "user"), exist_ok=True)
    with open(os.path.join(profile, "user", "registrymodifications.xcu"), "w") as settings:
        settings.write(RECALCULATE_ALWAYS)
    subprocess.run(["soffice", "-env:UserInstallation=file://" + os.path.abspath(profile), "--headless",
                    "--convert-to", "xlsx", "--outdir", folder] + paths, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600)


def differs(want, got):
    if isinstance(want.value, float) and isinstance(got.value, float):
        gap, size = abs(want.value - got.value), max(abs(want.value), abs(got.value))
        return gap > max(RELATIVE * size, HALF_A_CENT if want.is_money else TINY)
    return want.value != got.value


def split(cell):
    return re.match(r"([A-Z]+)(\d+)", cell).groups()


def rows_by_label(cells):
    """Ledger rows move with the number of rollover ages: their labels in column A say which is which."""
    return {cell.value: split(place)[1] for place, cell in cells.items() if place.startswith("A")}


def partner(sheet, place, want, got):
    """The cell of `got` that shows the same as place of `want`; None for ages that `got` has no rows for."""
    if not sheet.startswith("Ledger"):
        return place
    column, row = split(place)
    label = want[sheet].get("A" + row, NO_CELL).value
    row = rows_by_label(got[sheet]).get(label)
    return column + row if row else None


def about_edits(want, sheet):
    """Cells that say what was changed, not what follows from it."""
    cells = want.cells[sheet]
    columns = {split(place)[0] for place, cell in cells.items() if isinstance(cell.value, str) and
               (cell.value in ABOUT_EDITS or cell.value.startswith("As run: "))}
    changed = want.place("inputs_changed")
    return {place for place in cells if split(place)[0] in columns or place == "A2" or (sheet, place) == changed}


def compare(what, want, got, is_edited):
    """Every formula cell of `want` against `got`. Returns how many were compared and the differences."""
    compared, faults = 0, []
    for sheet, cells in want.cells.items():
        if is_edited and sheet == "Checks":
            continue
        skipped = about_edits(want, sheet) if is_edited else set()
        for place, cell in cells.items():
            at = partner(sheet, place, want.cells, got.cells) if is_edited else place
            if not cell.is_formula or place in skipped or at is None:
                continue
            compared += 1
            other = got.cells[sheet].get(at, NO_CELL)
            if differs(cell, other) and not (is_edited and other.value == INPUTS_CHANGED):
                faults.append("%s: %s!%s: engine %r, recalculated %r" % (what, sheet, place, cell.value, other.value))
    return compared, faults


def check_state(what, book, scenario):
    sheet, cell = book.place("checks_state")
    text = book.cells[sheet][cell].value
    return [] if text.startswith("All checks OK, " + scenario) else ["%s: %s" % (what, text)]


def check_refused(what, book):
    """Every sheet's header and every offer's line say that an input is not allowed, whatever else is an error."""
    faults = ["%s: %s!A2: %r" % (what, sheet, cells["A2"].value) for sheet, cells in book.cells.items()
              if not str(cells["A2"].value).startswith(REFUSED_STATE)]
    line = book.cells["Summary"]["C4"].value
    return faults + ([] if line == REFUSED_HEADLINE else ["%s: Summary!C4: %r" % (what, line)])


def check_values(what, book, other):
    """No formulas, no numbers but the engine's, and the reason on every sheet."""
    faults = ["%s: %s!%s is a formula" % (what, sheet, place) for sheet, cells in book.cells.items()
              for place, cell in cells.items() if cell.is_formula]
    faults += ["%s: %s!A2: %r" % (what, sheet, cells["A2"].value) for sheet, cells in book.cells.items()
               if cells["A2"].value != VALUES_STATE]
    if book.cells["Read me"]["A4"].value != "Values, not formulas":
        faults.append("%s: Read me does not begin with it" % what)
    return faults + ([] if book.cells == other.cells else ["%s: poison shows" % what])


def main():
    write_case, folder, tool = sys.argv[1:4]
    workbooks = sys.argv[4:]
    if not shutil.which({"libreoffice": "soffice", "gnumeric": "ssconvert"}[tool]):
        print("%s is not installed: skipped" % tool)
        return 77
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    listing = subprocess.run([write_case, "--list"], check=True, capture_output=True, text=True).stdout
    cases = [line.split(" ", 2) for line in listing.splitlines()]
    clean, poisoned = {}, {}
    for name, of, edits in cases:
        path = os.path.join(folder, name)
        for kind in ([], ["poisoned"]):
            os.makedirs(path + "".join(kind), exist_ok=True)
            subprocess.run([write_case, path + "".join(kind), name] + kind, check=True, stderr=subprocess.DEVNULL)
        clean[name] = os.path.join(path, "workbook.xlsx")
        if of == "values":
            continue
        poisoned[name] = os.path.join(folder, name + ".xlsx")
        if of == "-":
            shutil.copy(os.path.join(path + "poisoned", "workbook.xlsx"), poisoned[name])
        else:
            edit(os.path.join(folder, of + "poisoned", "workbook.xlsx"), poisoned[name], edits)
    for i, path in enumerate(workbooks):
        name = "workbook-%d" % (i + 1)
        cases.append([name, "-", "-"])
        clean[name], poisoned[name] = path, os.path.join(folder, name + ".xlsx")
        poison(path, poisoned[name])
    refused = {name: os.path.join(folder, "refused-%s.xlsx" % name) for name in REFUSED_EDITS}
    for name, edits in REFUSED_EDITS.items():
        edit(os.path.join(folder, "plainpoisoned", "workbook.xlsx"), refused[name], edits)
    out = os.path.join(folder, "recalculated")
    recalculate(tool, list(poisoned.values()) + list(refused.values()), out)
    total, faults = 0, []
    for name, of, edits in cases:
        if of == "values":
            found = check_values(name, Workbook(clean[name]),
                                 Workbook(os.path.join(folder, name + "poisoned", "workbook.xlsx")))
            print("%s: %d faults" % (name, len(found)))
            faults += found
            continue
        got = Workbook(os.path.join(out, name + ".xlsx"))
        got.names = Workbook(clean[name]).names
        if edits.startswith("selected_scenario="):  # the checks hold the engine's figures of every scenario
            compared, found = len(got.cells["Checks"]), check_state(name, got, "scenario " + edits.split("=")[1])
        else:
            compared, found = compare(name, Workbook(clean[name]), got, of != "-")
            found += check_state(name, got, "scenario base")
        print("%s: %d formulas compared, %d differ" % (name, compared, len(found)))
        total, faults = total + compared, faults + found
    for name, path in refused.items():
        found = check_refused("refused-" + name, Workbook(os.path.join(out, os.path.basename(path))))
        print("refused-%s: %d faults" % (name, len(found)))
        faults += found
    for fault in faults[:40]:
        print(fault)
    print("%s: %d formulas, %d differ" % (tool, total, len(faults)))
    return 1 if faults or total == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
