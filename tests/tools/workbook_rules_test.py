#!/usr/bin/env python3
"""workbook_rules.py finds every kind of fault: each is planted in a copy of a workbook that is free of it.

usage: workbook_rules_test.py WORKBOOK"""
import os
import re
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from workbook_rules import workbook_faults  # noqa: E402
from xlsx import Workbook, rewrite  # noqa: E402

FORMULA = r"(<c r=\"%s\"[^>]*><f>)[^<]*(</f>)"
BOOK, STYLES, TYPES = "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"

# The fault, the part (or the sheet whose part it is), what is replaced there by what (once, every
# style apart), and what must be said.
PLANTED = [
    ("a function few programs have", "Summary", FORMULA % "C15", r"\1XLOOKUP(1,A1,B1)\2", "function XLOOKUP"),
    ("a function that moves", "Summary", FORMULA % "C15", r"\1OFFSET(A1,1,1)\2", "function OFFSET"),
    ("a number in a formula", "Summary", FORMULA % "C15", r"\g<1>offer1_list_value*0.85\2", "number 0.85"),
    ("an exponent in a formula", "Summary", FORMULA % "C15", r"\g<1>offer1_list_value+1E6\2", "number 1E6"),
    ("a structured reference", "Summary", FORMULA % "C15", r"\1SUM(Table1[Cost])\2", "a character no formula"),
    ("a command", "Summary", FORMULA % "C15", r"\1cmd|'/C calc'!A0\2", "a character no formula"),
    ("a user's text as a formula", "Summary", r"<c r=\"A1\"[^>]*>.*?</c>",
     '<c r="A1" t="inlineStr"><is><t>=offer1_list_value</t></is></c>', "a user's text elsewhere"),
    ("a long formula", "Summary", FORMULA % "C15", r"\1" + "+".join(["offer1_list_value"] * 30) + r"\2", "characters"),
    ("an unknown name", "Summary", FORMULA % "C15", r"\1offer9_list_value\2", "offer9_list_value is not defined"),
    ("an unknown sheet", "Summary", FORMULA % "C15", r"\1Nowhere!A1\2", "no sheet Nowhere"),
    ("a name of nothing", BOOK, r"(<definedName name=\"checks_failed\">)[^<]*", r"\1Checks!$ZZ$9", "where nothing is"),
    ("a broken name", BOOK, r"(<definedName name=\"checks_failed\">)[^<]*", r"\1#REF!", "is broken"),
    ("an error", "Summary", r"(<c r=\"C15\"[^>]*?)>(<f>[^<]*</f>)<v>[^<]*", r'\1 t="e">\2<v>#REF!', "holds an error"),
    ("no cached value", "Summary", r"(<c r=\"C15\"[^>]*><f>[^<]*</f>)<v>[^<]*</v>", r"\1", "no cached value"),
    ("a row outside", "Summary", r'<c r="A1"', '<c r="A1048577"', "outside a sheet"),
    ("a date as a text", "Summary", r"<c r=\"A1\"[^>]*>.*?</c>",
     '<c r="A1" t="inlineStr"><is><t>2027-01-01</t></is></c>', "the date 2027-01-01 is a text"),
    ("a long text", "Summary", r"<c r=\"A1\"[^>]*>.*?</c>",
     '<c r="A1" t="inlineStr"><is><t>%s</t></is></c>' % ("x" * 32768), "a text of 32768"),
    ("money shown as a date", "Ledger", r"(<c r=\"D3\"[^>]*>(?:<f>[^<]*</f>)?)<v>[^<]*", r"\1<v>1000000",
     "is shown as a date"),
    ("another formula in a row", "Ledger", r"(<c r=\"F33\"[^>]*><f>)[^<]*", r"\1F32", "formulas along the row"),
    ("a number in a row of formulas", "Ledger", r"(<c r=\"F33\"[^>]*>)<f>[^<]*</f>", r"\1", "formulas along the row"),
    ("a row without a unit", "Ledger", r"<c r=\"B33\"[^>]*>.*?</c>", "", "has no unit"),
    ("an unlocked figure", STYLES, r"(<xf (?:(?!<xf ).)*?<alignment[^>]*/>)(</xf></cellXfs>)",
     r'\1<protection locked="0"/>\2', "an unlocked cell is blue"),
    ("a locked input", STYLES, r'<protection locked="0"/>', "", "an unlocked cell is blue"),
    ("an input that is a formula", "Inputs", r"(<c r=\"D13\"[^>]*)>(<v>)", r"\1><f>1+1</f>\2", "an input that holds a formula"),
    ("a green state of changed inputs", "Rates", r'text="inputs changed"', 'text="inputs"', "A2 takes its colour by"),
    ("an input in black", STYLES, r'<color rgb="FF0000FF"/>', '<color rgb="FF000000"/>', "an unlocked cell is blue"),
    ("a figure of another sheet in black", STYLES, r'<color rgb="FF00795A"/>', '<color rgb="FF000000"/>',
     "is not green"),
    ("a figure of its own sheet in green", "Summary", FORMULA % "C15", r"\1C14\2", "reaches no other sheet"),
    ("simulated words that stay black", "Signals", r'sqref="A10:C12"', 'sqref="A10:A12"', "does not turn grey: negotiate"),
    ("simulated numbers that stay black", "Sweep", r'sqref="A29:K80"', 'sqref="A29:J80"', "does not turn grey: "),
    ("a part that is no XML", STYLES, r"</styleSheet>", "", "part xl/styles.xml"),
    ("a long name of a sheet", BOOK, r'name="Forecast" sheetId', 'name="%s" sheetId' % ("F" * 32), "sheet name"),
    ("a hidden sheet", BOOK, r'name="Checks" ', 'name="Checks" state="hidden" ', "is hidden"),
    ("another sheet in front", BOOK, r'activeTab="1"', 'activeTab="2"', "opens on Inputs"),
    ("another cell in front", "Summary", r'<selection pane="bottomRight"/>',
     '<selection pane="bottomRight" activeCell="F9" sqref="F9"/>', "does not open at A1"),
    ("upright pages", "Bands", r'orientation="landscape"', 'orientation="portrait"', "Bands: page set-up"),
    ("pages as wide as they come", "Bands", r'fitToPage="1"', 'fitToPage="0"', "Bands: page set-up"),
    ("years broken elsewhere", "Bands", r'(?s)fitToPage="1"(.*<pageSetup )', r'fitToPage="0"\1scale="60" ',
     "Bands: page set-up"),
    ("no footer", "Bands", r"&amp;F", "", "Bands: footer"),
    ("no repeated rows", BOOK, r"(Print_Titles\" localSheetId=\"1\">)[^<]*", r"\1Summary!$A:$A",
     "Summary: no repeated rows"),
    ("no protection", "Bands", r"<sheetProtection[^>]*/>", "", "Bands: protection"),
    ("a password", "Bands", r"<sheetProtection ", '<sheetProtection password="CC1A" ', "Bands: protection"),
    ("hidden rows", "Bands", r'<row r="5"', '<row r="5" hidden="1"', "Bands: hidden rows"),
    ("columns that overlap", "Bands", r'(<cols><col min="1" max=")1', r"\g<1>2", "Bands: columns overlap"),
    ("a long text of a validation", "Inputs", r' error="[^"]*"', ' error="%s"' % ("é" * 128),
     "validation text too long"),
    ("a link outside", "xl/_rels/workbook.xml.rels", r"</Relationships>", '<Relationship Id="rId99" Type="x" '
     'Target="http://example.org/" TargetMode="External"/></Relationships>', "an external link"),
    ("a macro", TYPES, r"spreadsheetml.sheet.main\+xml", "spreadsheetml.sheet.macroEnabled.main+xml", "a macro"),
    ("a chart of other numbers", "xl/charts/chart2.xml", r"(<c:numCache>.*?<c:pt idx=\"1\"><c:v>)[^<]*", r"\g<1>77",
     "cache of"),
    ("a chart of other words", "xl/charts/chart2.xml", r"(<c:strCache>.*?<c:pt idx=\"1\"><c:v>)[^<]*", r"\1Other",
     "cache of"),
    ("a picture without words", "xl/drawings/drawing1.xml", r' descr="[^"]*"', "", "without alt text"),
    ("a time sheet that scrolls away", "Ledger", r'state="frozen"', 'state="split"', "not frozen at D"),
]


def doctored(source, target, part, old, new):
    """Whether there was anything to replace."""
    found = []

    def change(name, text):
        if name != part:
            return text
        text, n = re.subn(old, new, text, count=0 if part == STYLES else 1, flags=re.DOTALL)
        found.append(n)
        return text
    rewrite(source, target, change)
    return any(found)


def main():
    source, failures = sys.argv[1], []
    book, (clean, _) = Workbook(source), workbook_faults(source)
    with tempfile.TemporaryDirectory() as scratch:
        for what, part, old, new, said in PLANTED:
            target = os.path.join(scratch, "doctored.xlsx")
            if not doctored(source, target, book.parts.get(part, part), old, new):
                failures.append("%s: nothing to replace in %s" % (what, part))
                continue
            faults, _ = workbook_faults(target)
            if not any(said in fault and fault not in clean for fault in faults):
                failures.append("%s is not found: %s" % (what, [fault for fault in faults if fault not in clean][:3]))
    for failure in failures:
        print(failure)
    print("%d faults planted, %d not found" % (len(PLANTED), len(failures)))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
