#!/usr/bin/env python3
"""Checks that a workbook looks as its template says.

usage: workbook_template.py WORKBOOK TEMPLATE DEFAULT

DEFAULT is the workbook of the same inputs without a template: it says which kinds of sheets there are. Sheets, their
order and titles, paper, font, footer, colours, number formats and the logo are those of the template; every formula
names only sheets and names that are there, and so does every link of Read me; no text, not even one in a formula or a
chart, calls a sheet by a title that it does not have, or speaks of one that is not there. Standard library only.
"""
import configparser
import os
import re
import sys
import zipfile
import xml.etree.ElementTree as ET

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
KINDS = {"readme": "Read me", **{kind: kind.capitalize() for kind in
         "summary inputs prices usage optimize forecast ledger rates bands sweep levers signals compare checks".split()}}
PAPERS = {"a4": "9", "letter": "1"}
FORMULAS = {"f", "formula", "formula1", "formula2"}
CLEANED = str.maketrans({"[": "(", "]": ")", "{": "(", "}": ")", "'": "\u2019", '"': "\u201d", **dict.fromkeys(":*?/\\", "-")})


class Book:
    def __init__(self, path):
        with zipfile.ZipFile(path) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        root = self.xml("xl/workbook.xml")
        self.sheets = [s.get("name") for s in root.iter(MAIN + "sheet")]
        self.names = {n.get("name") for n in root.iter(MAIN + "definedName")}
        self.active = int(next(root.iter(MAIN + "workbookView")).get("activeTab", "0"))

    def xml(self, name):
        return ET.fromstring(self.parts[name])

    def sheet(self, i):
        return self.xml("xl/worksheets/sheet%d.xml" % (i + 1))

    def text(self, start):
        return "".join(p.decode() for n, p in self.parts.items() if n.startswith(start) and n.endswith(".xml"))

    def kinds(self, titles):
        """The kind of every sheet, by its title; of several of a kind a number follows it."""
        kind_of = {title: kind for kind, title in titles.items()}
        return [kind_of.get(s) or kind_of.get(re.sub(r" \d+$", "", s)) for s in self.sheets]


def unquoted(text):
    return text[1:-1] if text[:1] == '"' else text


def read(path):
    ini = configparser.ConfigParser(interpolation=None, inline_comment_prefixes=(" ;",))
    with open(path, encoding="utf-8-sig") as file:
        ini.read_file(file)
    return {section: {key: unquoted(value) for key, value in ini[section].items()} for section in ini.sections()}


def sheet_faults(book, default, template, titles):
    order = [k.strip() for k in template.get("sheets", {}).get("order", ",".join(KINDS)).split(",")]
    there = default.kinds(KINDS)
    want = [kind for kind in order for _ in range(there.count(kind))]
    faults = [] if book.kinds(titles) == want else ["sheets %s: expected %s" % (book.sheets, want)]
    opens = titles["summary"] if "summary" in want else book.sheets[0]
    return faults + ([] if book.sheets[book.active] == opens else ["opens on " + book.sheets[book.active]])


def reference_faults(book):
    faults = set()
    for i, name in enumerate(book.sheets):
        root = book.sheet(i)
        texts = [x.text or "" for x in root.iter() if x.tag.rsplit("}")[-1] in FORMULAS]
        texts += [x.get("location") for x in root.iter(MAIN + "hyperlink")]
        for text in texts:
            bare = re.sub(r'"[^"]*"', "", text)
            for quoted, plain in re.findall(r"'([^']+)'!|([^\W\d_]+)!", bare):
                if (quoted or plain) not in book.sheets:
                    faults.add("%s: no sheet %r in %s" % (name, quoted or plain, text))
            bare = re.sub(r"'[^']+'!|[^\W\d_]+!", "", bare)
            for word in re.findall(r"[A-Za-z_]\w*_\w*", bare):
                if word not in book.names:
                    faults.add("%s: no name %s" % (name, word))
            if "#REF" in text:
                faults.add("%s: %s" % (name, text))
    return sorted(faults)


def texts(book):
    """Every text that someone reads: of cells, in formulas, in charts and about them, of what an input may be."""
    for name in book.parts:
        if not name.startswith("xl/") or not name.endswith(".xml"):
            continue
        for x in book.xml(name).iter():
            kind = x.tag.rsplit("}")[-1]
            yield from (x.get(key) for key in ("descr", "prompt", "error", "errorTitle") if x.get(key))
            if kind in FORMULAS:
                yield from re.findall(r'"([^"]*)"', x.text or "")
            elif kind in ("t", "v", "oddFooter"):
                yield x.text or ""


def title_faults(book, titles):
    """A default title stands in a text where the sheet has another or is not there: within a sentence, alone, or before a
    colon. A sentence may begin with it as with any other word."""
    there = book.kinds(titles)
    gone = "|".join(KINDS[kind] for kind in KINDS if titles[kind] != KINDS[kind] or kind not in there)
    called = re.compile(r"(?<!^)(?<!\. )(?<!\w)(%s)(?!\w)|^(%s)( \d+)?(:|$)" % (gone, gone))
    return ["calls a sheet what it is not called: %s" % text for text in sorted(set(texts(book)))
            if gone and called.search(text)]


def page_faults(book, template):
    faults = []
    company, look = template.get("company", {}), template.get("workbook", {})
    line = company.get("confidentiality", "").replace("&", "&&")
    for i, name in enumerate(book.sheets):
        root = book.sheet(i)
        if root.find(MAIN + "pageSetup").get("paperSize") != PAPERS[look.get("paper", "a4")]:
            faults.append(name + ": paper")
        if line not in root.find(MAIN + "headerFooter/" + MAIN + "oddFooter").text:
            faults.append(name + ": footer")
    styles = book.xml("xl/styles.xml")
    used = [styles.find(MAIN + "fonts")[int(x.get("fontId"))] for x in list(styles.find(MAIN + "cellXfs"))[1:]]
    families = {font.find(MAIN + "name").get("val") for font in used}
    least = min(float(font.find(MAIN + "sz").get("val")) for font in used)
    if families != {look.get("font", "Calibri")} or least != float(look.get("font_size", 10)):
        faults.append("fonts %s of %s points or more" % (families, least))
    return faults


def look_faults(book, template):
    styles, charts = book.parts["xl/styles.xml"].decode(), book.text("xl/charts/")
    codes = {f.get("formatCode") for f in book.xml("xl/styles.xml").iter(MAIN + "numFmt")}
    colours = {key: value.lstrip("#").upper() for key, value in template.get("colours", {}).items()}
    faults = ["colour %s" % key for key, value in colours.items()
              if 'rgb="FF%s"' % value not in styles and 'val="%s"' % value not in charts]
    faults += ["format %s" % key for key, value in template.get("formats", {}).items()
               if value.replace("'", '"') not in codes]
    return faults


def logo_faults(book, template, titles, path):
    logo = template.get("company", {}).get("logo")
    pictures = [p for n, p in book.parts.items() if n.startswith("xl/media/")]
    if not logo:
        return ["a picture nobody asked for"] if pictures else []
    with open(os.path.join(os.path.dirname(path), logo), "rb") as file:
        if pictures != [file.read()]:
            return ["the logo is not the file's"]
    faults = []
    for kind in ("readme", "summary"):
        if titles[kind] not in book.sheets:
            continue
        part = "xl/worksheets/_rels/sheet%d.xml.rels" % (book.sheets.index(titles[kind]) + 1)
        target = next(r.get("Target") for r in book.xml(part) if "drawing" in r.get("Target"))
        shown = list(book.xml("xl/" + target.replace("../", "")).iter(DRAWING + "pic"))
        if len(shown) != 1 or not shown[0].find(".//" + DRAWING + "cNvPr").get("descr"):
            faults.append("no logo with an alt text on " + titles[kind])
    return faults


def main():
    path = sys.argv[2]
    book, default, template = Book(sys.argv[1]), Book(sys.argv[3]), read(path)
    titles = {kind: title.translate(CLEANED) for kind, title in {**KINDS, **template.get("titles", {})}.items()}
    faults = (sheet_faults(book, default, template, titles) + reference_faults(book) + title_faults(book, titles) +
              page_faults(book, template) +
              look_faults(book, template) + logo_faults(book, template, titles, path))
    for fault in faults[:20]:
        print("%s: %s" % (path, fault))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
