"""Recalculates workbooks in LibreOffice or Gnumeric, and compares the result with the engine's values cell by cell:
within 1e-9 relative, or half a cent where money is shown. Standard library only."""
import concurrent.futures
import os
import shutil
import subprocess

from dependencies import Dependencies
from xlsx import NO_CELL, is_money

PROGRAMS = {"libreoffice": "soffice", "gnumeric": "ssconvert"}
RELATIVE, HALF_A_CENT = 1e-9, 0.005
TINY = 1e-12

RECALCULATE_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""
FILES_AT_ONCE = 40


def is_installed(tool):
    return shutil.which(PROGRAMS[tool]) is not None


def run(command, timeout):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=timeout)


def recalculate(tool, paths, folder):
    """Writes a recalculated copy of each file into the folder, under its own name."""
    os.makedirs(folder, exist_ok=True)
    if tool == "gnumeric":
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(lambda path: run(["ssconvert", "--recalc", path,
                                            os.path.join(folder, os.path.basename(path))], 300), paths))
        return
    profile = os.path.join(os.path.abspath(folder), "profile")
    os.makedirs(os.path.join(profile, "user"), exist_ok=True)
    with open(os.path.join(profile, "user", "registrymodifications.xcu"), "w", encoding="utf-8") as settings:
        settings.write(RECALCULATE_ALWAYS)
    for i in range(0, len(paths), FILES_AT_ONCE):
        run(["soffice", "-env:UserInstallation=file://" + profile, "--headless", "--convert-to", "xlsx", "--outdir",
             folder] + paths[i:i + FILES_AT_ONCE], 600)


def differs(want, got):
    if isinstance(want.value, float) and isinstance(got.value, float):
        gap, size = abs(want.value - got.value), max(abs(want.value), abs(got.value))
        return gap > max(RELATIVE * size, HALF_A_CENT if is_money(want.style) else TINY)
    return want.value != got.value


def describe(book, sheet, place, got):
    """A cell that differs, with all it takes to find out why."""
    cell = book.cells[sheet][place]
    return "%s!%s (%s; %s): engine %r, recalculated %r, formula %s" % (
        sheet, place, book.label(sheet, place), book.heading(sheet, place), cell.value, got.value, cell.formula)


def compare(want, got):
    """Every formula cell of `want` against `got`. Returns how many were compared and the places that differ, causes
    before what follows from them."""
    compared, faults = 0, []
    for sheet, cells in want.cells.items():
        others = got.cells.get(sheet, {})
        for place, cell in cells.items():
            if cell.formula is None:
                continue
            compared += 1
            if differs(cell, others.get(place, NO_CELL)):
                faults.append((sheet, place))
    return compared, Dependencies(want).roots(faults)
