"""Rules of a workbook's parts beside its cells: sheets, print set-up, protection, charts, links. Each yields sentences
about what is wrong. `parts` are the roots of the package's XML by name."""
import re

from xlsx import MAIN, NO_CELL, column_letters, column_number, is_date, split

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
MOST_VALIDATION_BYTES, MOST_TITLE = 255, 32
MOST_NAME = 31


def sheets(book, parts):
    elements = list(parts["xl/workbook.xml"].iter(MAIN + "sheet"))
    names = [sheet.get("name") for sheet in elements]
    for sheet in elements:
        name = sheet.get("name")
        if len(name) > MOST_NAME or re.search(r"[\[\]:*?/\\]", name) or name.lower() == "history":
            yield "sheet name %s" % name
        if sheet.get("state"):
            yield "%s is hidden" % name
    view = next(parts["xl/workbook.xml"].iter(MAIN + "workbookView"))
    if names[int(view.get("activeTab", "0"))] != "Summary":
        yield "opens on %s" % names[int(view.get("activeTab", "0"))]
    if int(view.get("firstSheet", "0")) != 0:
        yield "the first tab is not in sight"
    for name, root in book.roots.items():
        shown = next(root.iter(MAIN + "sheetView"))
        if (shown.get("tabSelected") == "1") != (name == "Summary"):
            yield "%s: only Summary is selected" % name
        pane = shown.find(MAIN + "pane")
        active = pane.get("activePane") if pane is not None else None
        for selection in shown.iter(MAIN + "selection"):
            if selection.get("pane") == active and selection.get("activeCell", "A1") != "A1":
                yield "%s does not open at A1" % name


def has_year_pages(book, name):
    """Of a time sheet of more than two years: a break after every twelve months from D on, and a scale; its labels
    are on every page."""
    root = book.roots[name]
    breaks = [int(b.get("id")) for b in root.iterfind(MAIN + "colBreaks/" + MAIN + "brk")]
    scale, titles = root.find(MAIN + "pageSetup").get("scale", "0"), book.titles.get(name, "")
    return breaks and breaks == list(range(15, 15 + 12 * len(breaks), 12)) and 40 <= int(scale) <= 100 and \
        "$A:$C" in titles


def set_up(book, parts):
    for name, root in book.roots.items():
        setup, fit = root.find(MAIN + "pageSetup"), root.find(MAIN + "sheetPr/" + MAIN + "pageSetUpPr")
        is_fitted = setup is not None and fit is not None and fit.get("fitToPage") == "1" and \
            setup.get("fitToHeight") == "0" and setup.get("fitToWidth", "1") == "1"
        if setup is None or setup.get("orientation") != "landscape" or not is_fitted and not has_year_pages(book, name):
            yield "%s: page set-up" % name
        footer = root.find(MAIN + "headerFooter/" + MAIN + "oddFooter")
        if footer is None or any(code not in footer.text for code in ("&F", "&A", "&P")):
            yield "%s: footer" % name
        protection = root.find(MAIN + "sheetProtection")
        if protection is None or protection.get("sheet") != "1" or \
                any(protection.get(key) for key in ("password", "hashValue", "algorithmName")):
            yield "%s: protection" % name
        columns = sorted((int(c.get("min")), int(c.get("max"))) for c in root.iter(MAIN + "col"))
        if any(a[1] >= b[0] for a, b in zip(columns, columns[1:])):
            yield "%s: columns overlap" % name
        if any(element.get("hidden") == "1" and element.get("outlineLevel", "0") == "0"
               for tag in ("row", "col") for element in root.iter(MAIN + tag)):
            yield "%s: hidden rows or columns that no outline unfolds" % name
    titled = {n.get("localSheetId") for n in parts["xl/workbook.xml"].iter(MAIN + "definedName")
              if n.get("name") == "_xlnm.Print_Titles" and re.search(r"\$\d+:\$\d+", n.text or "")}
    for i, name in enumerate(book.roots):
        if str(i) not in titled:
            yield "%s: no repeated rows" % name


def validations(book, _parts):
    for name, root in book.roots.items():
        for rule in root.iter(MAIN + "dataValidation"):
            texts = [rule.get(key) or "" for key in ("error", "prompt")] + [part.text or "" for part in rule]
            titles = [rule.get(key) or "" for key in ("errorTitle", "promptTitle")]
            if any(len(text.encode()) > MOST_VALIDATION_BYTES for text in texts) or \
                    any(len(title) > MOST_TITLE for title in titles):
                yield "%s!%s: validation text too long" % (name, rule.get("sqref"))


def links(_book, parts):
    for name, root in parts.items():
        if "externalLink" in name or "vbaProject" in name or "/customUI" in name:
            yield "part %s" % name
        for element in root.iter():
            target = element.get("TargetMode"), element.get("ContentType") or element.get("Type") or ""
            if target[0] == "External" or re.search("externalLink|macroEnabled|vbaProject", target[1]):
                yield "%s: an external link or a macro" % name


# ---- charts ----


def cells_of(span):
    (c1, r1), (c2, r2) = re.findall(r"\$([A-Z]+)\$(\d+)", span + ":" + span)[:2]
    return [column_letters(c) + str(r) for r in range(int(r1), int(r2) + 1)
            for c in range(column_number(c1), column_number(c2) + 1)]


def reference_faults(book, reference):
    sheet, span = reference.find(CHART + "f").text.rsplit("!", 1)
    cells = book.cells.get(sheet.strip("'"), {})
    want = [cells.get(place, NO_CELL).value for place in cells_of(span)]
    got = {int(p.get("idx")): p.find(CHART + "v").text for p in reference.iter(CHART + "pt")}
    is_number = reference.tag == CHART + "numRef"
    for i, value in enumerate(want):
        shown = got.get(i, "0" if is_number else "")
        if is_number and isinstance(value, float) and abs(float(shown) - value) > 1e-9 * max(1, abs(value)) or \
                not is_number and isinstance(value, str) and value != (shown or ""):
            return ["cache of %s!%s differs" % (sheet, span)]
    return []


def unsorted_bars(chart):
    """Horizontal bars of one series come by size, the largest first."""
    for bars in chart.iter(CHART + "barChart"):
        series = bars.findall(CHART + "ser")
        if bars.find(CHART + "barDir").get("val") != "bar" or len(series) != 1:
            continue
        values = [float(p.find(CHART + "v").text) for p in series[0].find(CHART + "val").iter(CHART + "pt")]
        if any(below - above > 1e-9 * max(1, abs(above)) for above, below in zip(values, values[1:])):
            yield "bars are not sorted"


def marked_areas(chart):
    """Excel refuses an area with markers."""
    if any(series.find(CHART + "marker") is not None for area in chart.iter(CHART + "areaChart")
           for series in area.iter(CHART + "ser")):
        yield "an area with a marker"


def charts(book, parts):
    found = {name: root for name, root in parts.items() if name.startswith("xl/charts/chart")}
    for name, root in found.items():
        yield from ("%s: %s" % (name, fault) for rule in (unsorted_bars, marked_areas) for fault in rule(root))
        for kind in ("numRef", "strRef"):
            for reference in root.iter(CHART + kind):
                yield from ("%s: %s" % (name, fault) for fault in reference_faults(book, reference))
    points = [p.text for root in found.values() for kind in ("val", "yVal") for values in root.iter(CHART + kind)
              for p in values.iter(CHART + "v")]
    if not any(float(point) for point in points):
        yield "every chart's cache is nothing but zeros"
    anchors = [frame for name, root in parts.items() if name.startswith("xl/drawings/drawing")
               for kind in ("graphicFrame", "pic", "sp") for frame in root.iter(DRAWING + kind)]
    if any(not frame.find(".//" + DRAWING + "cNvPr").get("descr") for frame in anchors):
        yield "a drawing without alt text"
    if not found or len(anchors) < len(found):
        yield "no charts, or charts without a drawing"


def time_sheets(book, _parts):
    """Label, unit, total, months from D on; frozen below the months and right of the total."""
    for name, root in book.roots.items():
        is_timed = any(is_date(cell.style) and isinstance(cell.value, float) and split(place) == ("D", 3)
                       for place, cell in book.cells[name].items())
        pane = next(root.iter(MAIN + "sheetView")).find(MAIN + "pane")
        if is_timed and (pane is None or pane.get("xSplit") != "3" or pane.get("state") != "frozen"):
            yield "%s: a time sheet that is not frozen at D" % name


RULES = (sheets, set_up, validations, links, charts, time_sheets)
