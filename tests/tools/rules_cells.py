"""Rules of a workbook's cells: formulas, units, dates, colours, texts. Each yields sentences about what is wrong."""
import re

from dependencies import Dependencies
from xlsx import MAIN, NO_CELL, column_letters, column_number, is_date, split

FUNCTIONS = set("""ABS AND AVERAGE CHOOSE COUNT COUNTA COUNTIF EDATE EOMONTH EXACT EXP FIND IF INDEX INT ISBLANK
ISERROR ISNUMBER LEFT LEN LN LOOKUP MATCH MAX MEDIAN MID MIN MMULT MOD
MONTH N NOT OR POWER RANK ROUND ROUNDDOWN ROUNDUP ROWS SMALL LARGE SQRT SUBSTITUTE SUM SUMIF SUMIFS SUMPRODUCT TEXT TRANSPOSE VAR
YEAR _xlfn.NORM.DIST _xlfn.NORM.S.DIST _xlfn.NORM.S.INV""".split())
NUMBERS = {"0", "1", "12", "100"}
ERRORS = {"#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#N/A", "#NUM!", "#NULL!"}
MOST_CHARACTERS, AIM_CHARACTERS = 250, 100
MOST_TEXT, MOST_ROWS, MOST_COLUMNS = 32767, 1048576, 16384
BLUE, YELLOW, GREEN, GREY = "FF0000FF", "FFFFF9DB", "FF00795A", "FF595959"
INPUT_SHEETS = ("Inputs", "Prices")
STATE_WORDS = ["ERROR", "inputs changed", "All checks OK"]
LEGEND_SHEET = "Read me"  # shows a sample of an input
FIRST_DATE, LAST_DATE = 32874, 109575  # 1990 to 2200
REFERENCE = r"\$?[A-Z]{1,3}\$?[0-9]+"


def formulas(book):
    for sheet, cells in book.cells.items():
        for place, cell in cells.items():
            if cell.formula is not None:
                yield sheet, place, cell


def bare(formula):
    """Without texts and the names of sheets."""
    return re.sub(r"'[^']*'!", "", re.sub(r'"[^"]*"', '""', formula))


def formula_texts(book):
    typed = {cell.value for cells in book.cells.values() for cell in cells.values()
             if cell.formula is None and str(cell.value).startswith("=")}
    for sheet, place, cell in formulas(book):
        text = bare(cell.formula)
        where = "%s!%s: " % (sheet, place)
        for name in re.findall(r"([A-Za-z_][A-Za-z0-9_.]*)\(", text):
            if name not in FUNCTIONS:
                yield where + "function %s in %s" % (name, cell.formula)
        text = re.sub(r"(?<![0-9.])[A-Za-z_][A-Za-z0-9_.]*", "", re.sub(r"(?<![A-Za-z0-9_.])" + REFERENCE, "", text))
        for number in re.findall(r"[0-9][0-9.]*(?:[eE][-+]?[0-9]+)?", text):
            if number not in NUMBERS:
                yield where + "number %s in %s" % (number, cell.formula)
        if re.search(r"[|\[\]{}@]", bare(cell.formula)):
            yield where + "a character no formula of ours holds in %s" % cell.formula
        if "=" + cell.formula in typed:
            yield where + "a formula that is a user's text elsewhere: %s" % cell.formula
        if len(cell.formula) > MOST_CHARACTERS:
            yield where + "a formula of %d characters" % len(cell.formula)


def names_resolve(book):
    known = {name.lower() for name in book.names}
    for sheet, place, cell in formulas(book):
        text = re.sub(r"[A-Za-z]+!", "", re.sub(r"[A-Za-z_][A-Za-z0-9_.]*\(", "(", bare(cell.formula)))
        for name in re.findall(r"(?<![A-Za-z0-9_$])[A-Za-z_]\w*(?![A-Za-z0-9_(!])", text):
            if name.lower() not in known and not re.fullmatch(REFERENCE, name) and name not in ("TRUE", "FALSE"):
                yield "%s!%s: the name %s is not defined, in %s" % (sheet, place, name, cell.formula)
        for other in re.findall(r"'([^']+)'!|([A-Za-z]+)!", re.sub(r'"[^"]*"', '""', cell.formula)):
            if (other[0] or other[1]) not in book.cells:
                yield "%s!%s: no sheet %s, in %s" % (sheet, place, other[0] or other[1], cell.formula)
    for name, reference in book.names.items():
        if name.startswith("_xlnm."):
            continue
        for other, c1, r1, _, _ in Dependencies(book).ranges("", reference):
            if other not in book.cells or c1 + str(r1) not in book.cells[other]:
                yield "the name %s stands for %s, where nothing is" % (name, reference)
        if "#REF!" in reference or not re.search(REFERENCE, reference):
            yield "the name %s is broken: %s" % (name, reference)


def values(book):
    for sheet, cells in book.cells.items():
        for place, cell in cells.items():
            column, row = split(place)
            if cell.value in ERRORS:
                yield "%s!%s holds an error" % (sheet, place)
            if isinstance(cell.value, str) and len(cell.value) > MOST_TEXT:
                yield "%s!%s: a text of %d characters" % (sheet, place, len(cell.value))
            if row > MOST_ROWS or column_number(column) > MOST_COLUMNS:
                yield "%s!%s is outside a sheet" % (sheet, place)
        for cell in book.roots[sheet].iter(MAIN + "c"):
            if cell.find(MAIN + "f") is not None and cell.find(MAIN + "v") is None:
                yield "%s!%s has no cached value" % (sheet, cell.get("r"))


def dates(book):
    """Dates are numbers with a date's format, and nothing else has that format."""
    for sheet, cells in book.cells.items():
        for place, cell in cells.items():
            if isinstance(cell.value, str) and cell.formula is None and re.fullmatch(r"\d{4}-\d\d-\d\d", cell.value):
                yield "%s!%s: the date %s is a text" % (sheet, place, cell.value)
            if is_date(cell.style) and isinstance(cell.value, float) and not FIRST_DATE <= cell.value <= LAST_DATE:
                yield "%s!%s: %r is shown as a date" % (sheet, place, cell.value)


# ---- time sheets ----


def date_rows(cells):
    """Rows of months, a month apart from column D on: row to the number of its last column."""
    rows = {}
    for place, cell in cells.items():
        column, row = split(place)
        if column == "D" and is_date(cell.style) and isinstance(cell.value, float):
            last, before = 4, cell.value
            while True:
                after = cells.get(column_letters(last + 1) + str(row), NO_CELL)
                if not is_date(after.style) or not isinstance(after.value, float) or not 27 < after.value - before < 32:
                    break
                last, before = last + 1, after.value
            if last > 4:
                rows[row] = last
    return rows


def relative(formula, column, row):
    """The formula in R1C1 terms, as seen from its cell."""
    def one(found):
        fixed_column, letters, fixed_row, number = found.groups()
        c = letters if fixed_column else "[%d]" % (column_number(letters) - column)
        r = number if fixed_row else "[%d]" % (int(number) - row)
        return "R%sC%s" % (r, c)
    parts = re.split(r'("[^"]*"|\'[^\']*\'!)', formula)
    cell = re.compile(r"(?<![A-Za-z0-9_$])(\$?)([A-Z]{1,3})(\$?)([0-9]+)(?![A-Za-z0-9_(])")
    return "".join(part if i % 2 else cell.sub(one, part) for i, part in enumerate(parts))


LEAST_MONTHS = 6  # fewer columns are a small table


def same_along_rows(book):
    """Of a row with a cell for every month of a contract, all are the same formula."""
    for sheet, cells in book.cells.items():
        headers = date_rows(cells)
        stops = [split(place)[1] for place, cell in cells.items()  # another table begins
                 if split(place)[0] == "D" and isinstance(cell.value, str) and cell.value and cell.formula is None]
        for row in sorted({split(place)[1] for place in cells}):
            above = max((header for header in headers if header < row), default=0)
            last = 0 if any(above < stop <= row for stop in stops) else headers.get(above, 0)
            own_last = max((column for column in range(4, last + 1) if column_letters(column) + str(row) in cells),
                           default=0)  # a contract's months may be fewer than those above
            places = [column_letters(column) + str(row) for column in range(4, own_last + 1)]
            if len(places) < LEAST_MONTHS or any(place not in cells for place in places):
                continue
            kinds = {}
            for column, place in enumerate(places, 4):
                formula = cells[place].formula
                kinds.setdefault(formula if formula is None else relative(formula, column, row), []).append(place)
            if len(kinds) > 1:
                few = min(kinds, key=lambda kind: len(kinds[kind]))
                yield "%s!%d (%s): %d formulas along the row, in %s %s" % (
                    sheet, row, book.label(sheet, places[0]), len(kinds), kinds[few][0], few)


def units(book):
    """Every number that a formula gives has its unit: grey in its row, or the nearest text above it. A row is told
    once."""
    told = set()
    for sheet, place, cell in formulas(book):
        if not isinstance(cell.value, float) or is_date(cell.style):
            continue
        cells, (column, row) = book.cells[sheet], split(place)
        left = [cells.get(column_letters(n) + str(row), NO_CELL) for n in range(2, column_number(column))]
        above = [cells.get(column + str(r), NO_CELL) for r in range(row - 1, 0, -1)]
        nearest = next((c for c in above if c.formula is None and c.value != "" and
                        (isinstance(c.value, str) or c.style.font_color == GREY)), NO_CELL)
        if not any(is_unit(c) for c in left) and not is_unit(nearest) and (sheet, row) not in told:
            told.add((sheet, row))
            yield "%s!%s has no unit, neither in its row nor above: %s" % (sheet, place, cell.formula)


def is_unit(cell):
    return cell.style.font_color == GREY and cell.formula is None and cell.value != ""


# ---- colours ----


def input_style(book):
    for sheet, cells in book.cells.items():
        for place, cell in cells.items():
            is_coloured = cell.style.font_color == BLUE and cell.style.fill_color == YELLOW
            if cell.style.is_unlocked != is_coloured and sheet != LEGEND_SHEET:
                yield "%s!%s: an unlocked cell is blue on yellow and no other is" % (sheet, place)
            if cell.style.is_unlocked and sheet not in INPUT_SHEETS:
                yield "%s!%s is unlocked" % (sheet, place)
            if cell.style.is_unlocked and cell.formula is not None:
                yield "%s!%s is an input that holds a formula" % (sheet, place)


def state_colours(book):
    """The state on top of every sheet is red on an error, else of caution once inputs changed, else green: of rules
    that hold together the first wins."""
    for sheet, root in book.roots.items():
        rules = [rule for block in root.iter(MAIN + "conditionalFormatting") if "A2" in block.get("sqref").split()
                 for rule in block.iter(MAIN + "cfRule")]
        words = [rule.get("text") for rule in sorted(rules, key=lambda rule: int(rule.get("priority")))]
        if [word for word in words if word in STATE_WORDS] != STATE_WORDS:
            yield "%s!A2 takes its colour by %s" % (sheet, ", ".join(map(str, words)))


def cross_sheet_green(book):
    """Numbers from other sheets are green, no others; totals and headings in bold keep their own colour."""
    known = Dependencies(book)
    for sheet, place, cell in formulas(book):
        if cell.style.is_bold or cell.style.is_unlocked:
            continue
        is_green = cell.style.font_color == GREEN
        reaches = any(other != sheet for other, *_ in known.ranges(sheet, cell.formula))
        if reaches and not is_green and isinstance(cell.value, float):
            yield "%s!%s reaches another sheet and is not green: %s" % (sheet, place, cell.formula)
        if is_green and not reaches:
            yield "%s!%s is green and reaches no other sheet: %s" % (sheet, place, cell.formula)


# ---- simulated figures ----

SIMULATED = ("Sweep", "Levers", "Signals")  # as a whole, but for tables of what an offer's text says
OF_THE_OFFER = ("Area of the contract", "Clause that is missing")
INK = (None, "FF000000", GREY, "FFFFFFFF")


def turning_grey(book, sheet):
    """Cells, as numbers of column and row, that change their look when the inputs have been changed."""
    cells = set()
    for block in book.roots[sheet].iter(MAIN + "conditionalFormatting"):
        if any((rule.findtext(MAIN + "formula") or "").endswith("_stale=1") for rule in block.iter(MAIN + "cfRule")):
            for area in block.get("sqref").split():
                (first, top), (last, bottom) = split(area.split(":")[0]), split(area.split(":")[-1])
                cells.update((column, row) for column in range(column_number(first), column_number(last) + 1)
                             for row in range(top, bottom + 1))
    return cells


def is_figure(cell):
    """A number, a text with one in it, or a coloured word of a judgement; no heading, no unit and no formula."""
    if cell.formula is not None or cell.style.is_bold and cell.style.font_color in INK:
        return False
    is_text = isinstance(cell.value, str)
    return not is_text or bool(cell.value) and (
        cell.style.font_color not in INK or cell.style.font_color != GREY and bool(re.search("[0-9]", cell.value)))


def simulated_turns_grey(book):
    """Figures of the simulated sheets, and numbers beside simulated ones on the others, turn grey."""
    for sheet, cells in book.cells.items():
        grey, table = turning_grey(book, sheet), ""
        rows = {row for _, row in grey}
        for place, cell in sorted(cells.items(), key=lambda item: split(item[0])[::-1]):
            column, row = split(place)
            if column == "A" and cell.style.is_bold and cell.value:
                table = cell.value
            is_own = sheet in SIMULATED and row > 3 and table not in OF_THE_OFFER
            is_beside = sheet not in SIMULATED and row in rows and column > "B" and isinstance(cell.value, float)
            if (is_own or is_beside) and is_figure(cell) and (column_number(column), row) not in grey:
                yield "%s!%s does not turn grey: %s" % (sheet, place, cell.value)


def summary_of_lengths(book):
    lengths = sorted(((len(cell.formula), "%s!%s" % (sheet, place)) for sheet, place, cell in formulas(book)),
                     reverse=True)
    share = sum(length > AIM_CHARACTERS for length, _ in lengths) / max(1, len(lengths))
    return "%d formulas, %.1f%% over %d characters, the longest: %s" % (
        len(lengths), 100 * share, AIM_CHARACTERS, ", ".join("%s %d" % (at, length) for length, at in lengths[:5]))


RULES = (formula_texts, names_resolve, values, dates, same_along_rows, units, input_style, state_colours,
         cross_sheet_green, simulated_turns_grey)
