"""Cells, formulas, styles and defined names of an .xlsx file; copies of it with cells edited, or with every cached
value poisoned. Standard library only."""
import re
import zipfile
from collections import namedtuple
import xml.etree.ElementTree as ET

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
MAIN = "{%s}" % NS["m"]
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Cell = namedtuple("Cell", "value formula style")
Style = namedtuple("Style", "code is_unlocked font_color fill_color is_bold")
NO_CELL = Cell("", None, Style("", False, None, None, False))


def split(place):
    """Column letters and row number of a place such as D12."""
    column, row = re.match(r"([A-Z]+)(\d+)", place).groups()
    return column, int(row)


def column_number(letters):
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number


def column_letters(number):
    letters = ""
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(65 + digit) + letters
    return letters


def is_money(style):
    """Shown to the unit or the cent."""
    return "[Red]" in style.code and "%" not in style.code or style.code.startswith("0.00;")


def is_date(style):
    return "yy" in style.code


class Workbook:
    def __init__(self, path):
        with zipfile.ZipFile(path) as package:
            book = ET.fromstring(package.read("xl/workbook.xml"))
            relations = ET.fromstring(package.read("xl/_rels/workbook.xml.rels"))
            targets = {r.get("Id"): r.get("Target").lstrip("/") for r in relations}
            self.strings = self.read_strings(package)
            self.styles = read_styles(ET.fromstring(package.read("xl/styles.xml")))
            self.parts, self.cells, self.roots = {}, {}, {}
            for sheet in book.find("m:sheets", NS):
                target, name = targets[sheet.get(RELATION)], sheet.get("name")
                self.parts[name] = target if target.startswith("xl/") else "xl/" + target
                self.roots[name] = ET.fromstring(package.read(self.parts[name]))
                self.cells[name] = self.read_cells(self.roots[name])
            names = book.find("m:definedNames", NS)
            names = names if names is not None else []
            self.names = {n.get("name"): n.text for n in names}
            tabs = list(self.parts)  # rows and columns that every printed page repeats, by sheet
            self.titles = {tabs[int(n.get("localSheetId"))]: n.text for n in names
                           if n.get("name") == "_xlnm.Print_Titles"}

    @staticmethod
    def read_strings(package):
        if "xl/sharedStrings.xml" not in package.namelist():
            return []
        root = ET.fromstring(package.read("xl/sharedStrings.xml"))
        return ["".join(t.text or "" for t in item.iter(MAIN + "t")) for item in root]

    def read_cells(self, root):
        cells = {}
        for cell in root.iter(MAIN + "c"):
            value, formula = cell.find("m:v", NS), cell.find("m:f", NS)
            text = value.text if value is not None else ""
            kind = cell.get("t", "n")
            if kind == "s":
                text = self.strings[int(text)]
            elif kind == "inlineStr":
                text = "".join(t.text or "" for t in cell.iter(MAIN + "t"))
            if kind in ("n", "b") and text not in ("", None):
                text = float(text)
            cells[cell.get("r")] = Cell("" if text is None else text, None if formula is None else formula.text or "",
                                        self.styles[int(cell.get("s", "0"))])
        return cells

    def place(self, name):
        """Sheet and cell of a defined name or of Sheet!A1."""
        reference = self.names.get(name, name)
        sheet, cell = reference.rsplit("!", 1)
        return sheet.strip("'"), cell.replace("$", "")

    def input_place(self, name):
        """Where what a name or Sheet!A1 stands for is typed: on Inputs, the unlocked cell of the row."""
        sheet, cell = self.place(name)
        row = split(cell)[1]
        typed = [place for place, other in self.cells[sheet].items() if split(place)[1] == row and other.style.is_unlocked]
        return sheet, typed[0] if sheet == "Inputs" and typed else cell

    def n_formulas(self):
        return sum(cell.formula is not None for cells in self.cells.values() for cell in cells.values())

    def label(self, sheet, place):
        """The words that say which row it is: column A, or else the first text of the row."""
        cells, (column, row) = self.cells[sheet], split(place)
        for number in range(1, column_number(column)):
            value = cells.get(column_letters(number) + str(row), NO_CELL).value
            if isinstance(value, str) and value:
                return value
        return ""

    def heading(self, sheet, place):
        """The nearest text or date above: the month of a time sheet, the header of a table."""
        cells, (column, row) = self.cells[sheet], split(place)
        for above in range(row - 1, 0, -1):
            cell = cells.get(column + str(above), NO_CELL)
            if isinstance(cell.value, str) and cell.value and cell.formula is None:
                return cell.value
            if is_date(cell.style) and isinstance(cell.value, float):
                return serial_text(cell.value)
        return ""


def serial_text(serial):
    """A serial date of the 1900 system as a day."""
    import datetime
    return str(datetime.date(1899, 12, 30) + datetime.timedelta(days=int(serial)))


def read_styles(root):
    codes = {f.get("numFmtId"): f.get("formatCode") for f in root.iter(MAIN + "numFmt")}
    fonts = [(color_of(f.find("m:color", NS)), f.find("m:b", NS) is not None) for f in root.find("m:fonts", NS)]
    fills = [color_of(f.find("m:patternFill/m:fgColor", NS)) for f in root.find("m:fills", NS)]
    styles = []
    for xf in root.find("m:cellXfs", NS):
        protection = xf.find("m:protection", NS)
        color, is_bold = fonts[int(xf.get("fontId", "0"))]
        styles.append(Style(code=codes.get(xf.get("numFmtId"), ""),
                            is_unlocked=protection is not None and protection.get("locked") == "0",
                            font_color=color, fill_color=fills[int(xf.get("fillId", "0"))], is_bold=is_bold))
    return styles


def color_of(element):
    return None if element is None else element.get("rgb")


def rewrite(source, target, change):
    """Copies a workbook; change(part name, text) gives the new text of a part."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item.filename)
            if item.filename.endswith((".xml", ".rels")):
                data = change(item.filename, data.decode()).encode()
            new.writestr(item, data)


def edit(source, target, edits):
    """Copies a workbook with the values of some cells changed: pairs of a name or Sheet!A1 and a value; an empty
    value empties the cell."""
    book, changes = Workbook(source), {}
    for name, value in edits:
        sheet, cell = book.input_place(name)
        changes.setdefault(book.parts[sheet], {})[cell] = value

    def change(part, text):
        for cell, value in changes.get(part, {}).items():
            text = replace_cell(text, cell, value)
        return text
    rewrite(source, target, change)


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
    """Copies a workbook with another value cached for every formula, number or text."""
    cached = re.compile(r"(<c [^>]*><f>[^<]*</f><v>)[^<]*(</v>)")
    rewrite(source, target, lambda part, text: cached.sub(r"\g<1>-12345\g<2>", text)
            if part.startswith("xl/worksheets/sheet") else text)
