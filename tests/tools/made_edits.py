"""Random edits of a workbook's input cells, and the same edits of the INI files it was run with.

An input is an unlocked cell: on Inputs found by its row's `[section] key`, on Prices by model, kind, day and column."""
import re
from collections import namedtuple

from made_cases import METERS
from xlsx import MAIN, NO_CELL, serial_text, split

# ini: plan, offer 1, offer 2 or book; item: which of several cells of one key; siblings: the places of all.
Input = namedtuple("Input", "sheet place ini section key item siblings least most may_be_empty may_be_auto words")
Edit = namedtuple("Edit", "at value")

MULTIPLIERS = {"Batch": "batch_multiplier", "Priority": "priority_multiplier", "Flex": "flex_multiplier",
               "US": "us_multiplier"}
METER_OF = {**dict(zip(["Input", "Cache write 5m", "Cache write 1h", "Cache read", "Output", "Web search"], METERS)),
            **MULTIPLIERS}
LISTS = {("commit", "ramp"), ("commit", "schedule")}
OPEN_SECTIONS = {"bands", "tiers"}  # the key is a number, in a cell of its own


def word_lists(root):
    """Per cell with a list to choose from: its words."""
    lists = {}
    for rule in root.iter(MAIN + "dataValidation"):
        words = rule.find(MAIN + "formula1")
        if rule.get("type") == "list" and words is not None and words.text.startswith('"'):
            for span in rule.get("sqref").split():
                lists[span.split(":")[0]] = words.text.strip('"').split(",")
    return lists


def header_columns(cells):
    return {cell.value: split(place)[0] for place, cell in cells.items() if split(place)[1] == 3}


def inputs_of(book):
    cells, words = book.cells["Inputs"], word_lists(book.roots["Inputs"])
    columns, ini, found = header_columns(cells), None, {}
    for row in range(1, max(split(place)[1] for place in cells) + 1):
        def at(title, row=row):
            return cells.get(columns[title] + str(row), NO_CELL)
        title = re.match(r"(Plan|Offer (\d+)):", str(at("Term").value))
        if title:
            ini = "plan" if title.group(1) == "Plan" else int(title.group(2)) - 1
        key = re.match(r"\[(.*?)\] (.*)$", str(at("Key in the INI").value))
        if key and ini is not None:
            found.setdefault((ini, *key.groups()), []).append(row)
    inputs = []
    for (ini, section, key), rows in found.items():
        siblings = [columns["Value"] + str(row) for row in rows]
        for item, (row, place) in enumerate(zip(rows, siblings)):
            least, most = (cells.get(columns[title] + str(row), NO_CELL).value for title in ("Least", "Most"))
            allowed = cells.get(columns["Allowed"] + str(row), NO_CELL).value
            if cells.get(place, NO_CELL).style.is_unlocked:
                inputs.append(Input("Inputs", place, ini, section, key, item, siblings, least, most,
                                    "or empty" in str(allowed), "or auto" in str(allowed), words.get(place)))
    return inputs


def price_inputs_of(book, case):
    """Of the upper block of Prices, where the book is a made-up one: every price there stands on its own."""
    cells, inputs = book.cells["Prices"], []
    for place, cell in cells.items() if case.book else ():
        column, row = split(place)
        if not cell.style.is_unlocked:
            continue
        model, kind, since = (cells.get(letter + str(row), NO_CELL).value for letter in "ABC")
        heads = [cells.get(column + str(above), NO_CELL).value for above in range(row - 1, 0, -1)]
        key = next(METER_OF[head] for head in heads if head in METER_OF)
        section = "model %s @ %s" % (model, serial_text(since))
        if section not in case.book.sections:
            section = "model " + model
        key = key if kind == "base" or key in MULTIPLIERS.values() else kind + "_" + key
        inputs.append(Input("Prices", place, "book", section, key, 0, [place], 0.0, "", False, False, None))
    return inputs


def shown(cell):
    return cell.value if isinstance(cell.value, str) else "%.10g" % cell.value


def draw_number(draw, cell, least, most):
    """Near what it is, within what is allowed; as many decimals as people write."""
    code, old = cell.style.code, cell.value if isinstance(cell.value, float) else 0.0
    least, most = (bound if isinstance(bound, float) else open_ for bound, open_ in ((least, -1e15), (most, 1e15)))
    if cell.value == "auto":
        value = round(draw.uniform(0, 0.05), 4)
    elif "%" in code:
        value = round(old * draw.uniform(0.4, 1.6) if old else draw.uniform(0.01, 0.3), 4)
    elif code in ("#,##0", "0"):
        value = round(old * draw.uniform(0.5, 1.7)) if old > 50 else old + draw.choice([-2, -1, 1, 2, 3])
    elif code.startswith("#,##0.00;"):
        value = round(old * draw.uniform(0.4, 1.8)) if old else draw.randint(50, 500) * 1000
    else:
        value = round(old * draw.uniform(0.6, 1.5) if old else draw.uniform(0.5, 2), 3)
    return min(max(value, least), most)


def draw_value(draw, cell, one):
    """Text as the cell and an INI have it."""
    if one.words:
        return draw.choice([word for word in one.words if word != cell.value] or one.words)
    if one.may_be_empty and cell.value != "" and draw.random() < 0.2:
        return ""
    if one.may_be_auto and draw.random() < 0.2:
        return "auto"
    return "%.10g" % draw_number(draw, cell, one.least, one.most)


def draw_edits(draw, book, case):
    """One to three cells of different keys."""
    every = inputs_of(book) + price_inputs_of(book, case)
    edits, keys = [], set()
    for _ in range(draw.choice([1, 1, 2, 3])):
        pool = [one for one in every if one.sheet == ("Prices" if draw.random() < 0.15 else "Inputs")] or every
        one = draw.choice(pool)
        value = draw_value(draw, book.cells[one.sheet].get(one.place, NO_CELL), one)
        if (one.ini, one.section, one.key) not in keys:
            edits.append(Edit(one, value))
        keys.add((one.ini, one.section, one.key))
    return edits


# ---- the same in the INI ----


def spelled(ini, section, key):
    """As the file spells it: names are case-insensitive."""
    keys = ini.sections.get(section, {})
    return next((own for own in keys if own.lower() == key.lower()), key)


def list_text(book, edit):
    """All items."""
    return ", ".join(edit.value if i == edit.at.item else shown(book.cells["Inputs"][place])
                     for i, place in enumerate(edit.at.siblings))


def overage_text(book, edit):
    """The word and the share that may follow it are two cells."""
    word, share = [edit.value if item == edit.at.item else shown(book.cells["Inputs"][place])
                   for item, place in enumerate(edit.at.siblings)]
    return word + (" " + share if word in ("discount", "premium") else "")


def apply(edit, book, case):
    """Makes the edit in the case's INI files."""
    at, value = edit.at, edit.value
    ini = case.plan if at.ini == "plan" else case.book if at.ini == "book" else case.offers[at.ini]
    key = spelled(ini, at.section, at.key)
    if (at.section, at.key) in LISTS or at.section == "benchmark":
        ini.set(at.section, key, list_text(book, edit))
    elif (at.section, at.key) == ("overage", "rate"):
        ini.set(at.section, "rate", overage_text(book, edit))
    elif at.section in OPEN_SECTIONS and len(at.siblings) > 1 and at.item == 0:
        ini.rename(at.section, key, value)
    elif at.section.startswith("fee ") and key.startswith("tier.") and at.item == 0:
        ini.rename(at.section, key, "tier." + value)
    else:
        ini.set(at.section, key, value)


def same_overage(edits):
    """Whether the word and the share of one offer's overage are both edited: the INI has them in one value."""
    at = [edit.at.ini for edit in edits if (edit.at.section, edit.at.key) == ("overage", "rate")]
    return len(at) != len(set(at))


def cells_of(edits):
    return [("%s!%s" % (edit.at.sheet, edit.at.place), edit.value) for edit in edits]


def words_of(edits):
    return ", ".join("[%s] %s (%s, %s!%s) = %s" % (
        edit.at.section, edit.at.key, edit.at.ini if isinstance(edit.at.ini, str) else "offer %d" % (edit.at.ini + 1),
        edit.at.sheet, edit.at.place, edit.value or "empty") for edit in edits)
