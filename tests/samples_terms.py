#!/usr/bin/env python3
"""Every key of offer and plan that `realrate schema` lists is used by at least one sample file, and of an offer every
choice that is not the default. All but signed = yes, which is not supported yet."""
import glob
import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True
srcdir = os.environ.get("srcdir", ".")
builddir = os.environ.get("builddir", "build")
sys.path.insert(0, os.path.join(srcdir, "tests/second"))

from inputs import read_ini  # noqa: E402

METER = r"\.(input|cache_write_5m|cache_write_1h|cache_read|output|web_search)"
NAMES = {"MODEL|FAMILY[.METER]": rf"(?!headline|batch_stacks)[a-z0-9-]+({METER})?", "MODEL.METER": rf"[a-z0-9-]+{METER}",
         "MODEL": r"[a-z0-9-]+", "THRESHOLD": r"[0-9][0-9.,_]*[km]?", "tier.N": r"tier\.[0-9]+",
         "CLAUSE": r"[a-z]+\.[a-z-]+", "YYYY-MM": r"\d{4}-\d\d"}
UNUSED = {("offer", "offer", "signed")}


def schema():
    """(kind of file, section, key, what it is) of every key of offer and plan."""
    text = subprocess.run([os.path.join(builddir, "realrate"), "schema"], check=True, stdout=subprocess.PIPE,
                          env={**os.environ, "REALRATE_DATADIR": srcdir}).stdout.decode()
    kind = section = None
    for row in text.splitlines():
        if re.fullmatch(r"(offer|plan|mapping|price book|checklist) INI", row):
            kind = row.split()[0]
        elif row.startswith("["):
            section = row[1:row.index("]")].split()[0].lower()
        elif row[:1] not in (" ", ";", "") and kind in ("offer", "plan"):
            key, what = row.split(" = ", 1)
            yield kind, section, key, what


def used(kind):
    """(first word of the section, key, value) of every entry of the samples."""
    for path in glob.glob(os.path.join(srcdir, f"samples/*/{kind}*.ini")):
        for section, keys in read_ini(path).items():
            for key, text in keys.items():
                yield section.split()[0], key, text.lower()


def choices(what):
    """The words that a value may be or begin with, without the default; none where it is no choice."""
    listed = re.match(r"one of ([^,]*)", what)
    words = ["yes", "no"] if what.startswith("yes or no") else listed.group(1).split(" | ") if listed else []
    default = re.search(r"default (\w+)", what)
    return [word.split()[0] for word in words if not default or word != default.group(1)]


def main():
    known, failures = list(schema()), []
    entries = {kind: list(used(kind)) for kind in ("offer", "plan")}
    if len(known) < 90:
        failures.append(f"the schema lists only {len(known)} keys")
    for kind, section, key, what in known:
        if (kind, section, key) in UNUSED:
            continue
        pattern = NAMES.get(key, re.escape(key))
        values = [text for in_section, name, text in entries[kind]
                  if in_section == section and re.fullmatch(pattern, name)]
        if not values:
            failures.append(f"no sample {kind} uses [{section}] {key}")
        for word in choices(what) if kind == "offer" else []:
            if values and not any(text.split()[0] == word for text in values if text):
                failures.append(f"no sample {kind} has [{section}] {key} = {word}")
    for failure in failures:
        print("FAIL:", failure)
    return 1 if failures else 0


sys.exit(main())
