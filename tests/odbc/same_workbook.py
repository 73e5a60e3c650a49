#!/usr/bin/env python3
"""same_workbook.py SET REPORT SET REPORT: whether the workbooks of two sets have the same sheets, rows and cells, but
for those that show the usage's name, hash, size or format; each report (JSON) is of the other set."""
import json
import re
import sys
import zipfile
from xml.etree import ElementTree

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells_of(folder):
    cells = {}
    with zipfile.ZipFile(f"{folder}/workbook.xlsx") as book:
        texts = ["".join(part.text or "" for part in item.iter(SPACE + "t"))
                 for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
        for name in book.namelist():
            if not re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name):
                continue
            for cell in ElementTree.fromstring(book.read(name)).iter(SPACE + "c"):
                value, formula = cell.find(SPACE + "v"), cell.find(SPACE + "f")
                text = None if value is None else value.text
                if cell.get("t") == "s":
                    text = texts[int(text)]
                cells[name, cell.get("r")] = (text, None if formula is None else formula.text)
    return cells


def own_of(path):
    with open(path, encoding="utf-8") as file:
        usage = next(entry for entry in json.load(file)["inputs"] if entry["role"] == "usage")
    return [str(usage[key]) for key in ("path", "sha256", "bytes")], usage["format"]


def main():
    one, other = cells_of(sys.argv[1]), cells_of(sys.argv[3])
    own_other, format_other = own_of(sys.argv[2])
    own_one, format_one = own_of(sys.argv[4])
    wrong = [place for place in set(one) ^ set(other)]
    for place in set(one) & set(other):
        texts = [one[place][0] or "", other[place][0] or ""]
        for mine, others in zip(own_one, own_other):
            texts = [texts[0].replace(mine, "#"), texts[1].replace(others, "#")]
        is_format = texts == [format_one, format_other]
        if (texts[0] != texts[1] and not is_format) or one[place][1] != other[place][1]:
            wrong.append(place)
    for place in wrong[:10]:
        print(place, str(one.get(place))[:150], str(other.get(place))[:150], file=sys.stderr)
    return 1 if wrong or len(one) < 1000 else 0


sys.exit(main())
