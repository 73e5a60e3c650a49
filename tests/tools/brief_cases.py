#!/usr/bin/env python3
"""Draws the briefings of many made-up runs and of the samples, and looks where everything lies: try_brief tells.

usage: brief_cases.py [--only SEED...] [FOLDER]

A seed gives offers and a plan of made_cases.py, then changes what a layout has to bear: how much is used (a
billionth to a million times as much), how large commitments are, how many offers there are, what things are
called, and by whose template it is drawn. FOLDER keeps what is written. $srcdir and $builddir say where the sources and the programs are;
REALRATE_TRIALS multiplies how many seeds there are. No made-up run is one that the program refuses.
Exit status 0, 1 where something is wrong or refused. Standard library only."""
import argparse
import os
import random
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import made_cases  # noqa: E402
from made_cases import BUILDDIR, SRCDIR, write  # noqa: E402

N_SEEDS, N_SEEDS_AGAIN = 200, 20
N_SHOWN = 40
SCALES = [1e-6, 1e-3, 0.05, 1, 1, 1, 1, 20, 1e3, 1e6]
FACTORS = [0, 0.05, 0.5, 1, 1, 1, 2, 20]
NAMES = [
    "A", "Proposal B", "Reseller bundle, 36 months", "Angebot für Müller & Söhne GmbH", "W" * 60,
    "Anthropic proposal of November, second revision, with rollover and a ramp over three years",
    "提案 2027", "100% (really)", "Offer 1; second round", "a-name-without-any-blank-that-could-be-broken-over-lines",
]
TEMPLATES = ["[numbers]\ndecimal_separator = comma\nthousands_separator = space\ncurrency = after\n",
             "[brief]\nfont = Lato\n[company]\nconfidentiality = For the board alone\nlogo = %s\n"
             "[pages]\norder = compare, asks, answer, data\n"
             % os.path.abspath(os.path.join(SRCDIR, "samples/larkfield/logo.png"))]
WORDS = {"K": 1e3, "M": 1e6, "B": 1e9}
MOST = 999_999_999_999


def scaled(amount, factor):
    """An INI amount times a factor, in cents and within what the INI takes."""
    number = float(amount[:-1]) * WORDS[amount[-1]] if amount[-1] in WORDS else float(amount)
    return "%.2f" % min(number * factor, MOST)


def scale_offer(offer, factor):
    for key in ("annual", "schedule"):
        value = offer.get("commit", key)
        if value:
            offer.set("commit", key, ", ".join(scaled(one.strip(), factor) for one in value.split(",")))


def made(seed):
    """A case, how much is used, and the template's text or None."""
    draw = random.Random("brief %d" % seed)
    case = made_cases.together(10_000 + seed)
    scale = draw.choice(SCALES)
    n_offers = draw.choice([1, 1, 2, 3, 5, 10, 13])
    while len(case.offers) < n_offers:
        case.offers.append(draw.choice(case.offers).copy())
    for offer in case.offers:
        offer.set("offer", "name", '"%s"' % draw.choice(NAMES))
        scale_offer(offer, scale * draw.choice(FACTORS))
        if draw.random() < 0.3:
            offer.set("discount", "headline", "%d%%" % draw.choice([0, 1, 35, 90]))
    return case, scale, draw.choice([None, None, *TEMPLATES])


def usage_of(folder, kind, scale):
    """The usage of a book, so many times as much; made once."""
    path = os.path.join(folder, "usage-%s-%g.csv" % (kind, scale))
    if not os.path.exists(path):
        with open(os.path.join(folder, "usage-%s.csv" % kind), encoding="utf-8") as file:
            rows = [line.rstrip("\n").split(",") for line in file]
        keys = len(rows[0]) - len(made_cases.METERS)
        for row in rows[1:]:
            row[keys:] = ["%d" % (int(count) * scale) for count in row[keys:]]
        write(folder, os.path.basename(path), "".join(",".join(row) + "\n" for row in rows))
    return path


def try_brief(arguments):
    """Exit status and what is wrong."""
    done = subprocess.run([os.path.join(BUILDDIR, "try_brief"), *arguments], check=False, capture_output=True, text=True,
                          errors="replace", env={**os.environ, "REALRATE_DATADIR": SRCDIR})
    return done.returncode, done.stderr


def case_arguments(folder, seed):
    case, scale, template = made(seed)
    own = os.path.join(folder, "%d" % seed)
    os.makedirs(own, exist_ok=True)
    kind = "shipped" if case.book is None else "tiny"
    arguments = ["--usage", usage_of(folder, kind, scale), "--plan", write(own, "plan.ini", case.plan.text())]
    for i, offer in enumerate(case.offers):
        arguments += ["--offer", write(own, "offer-%d.ini" % (i + 1), offer.text())]
    if template:
        arguments += ["--template", write(own, "template.ini", template)]
    return arguments + (["--prices", write(own, "prices.ini", case.book.text())] if case.book else [])


def sample_arguments():
    for name in sorted(os.listdir(os.path.join(SRCDIR, "samples"))):
        folder = os.path.join(SRCDIR, "samples", name)
        files = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
        offers = [os.path.join(folder, file) for file in files if file.startswith("offer") and file.endswith(".ini")]
        usage = [os.path.join(folder, file) for file in files if file.startswith("usage")]
        if offers and usage:
            yield name, ["--usage", *usage, "--offer", *offers, "--plan", os.path.join(folder, "plan.ini")]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", nargs="+", type=int)
    parser.add_argument("folder", nargs="?")
    options = parser.parse_args()
    folder = options.folder or tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    made_cases.write_usage(folder, 1)
    n_seeds = N_SEEDS_AGAIN if os.environ.get("REALRATE_RECALCULATED") else N_SEEDS
    seeds = options.only or range(int(float(os.environ.get("REALRATE_TRIALS", "1")) * n_seeds))
    named = [] if options.only else list(sample_arguments())
    named += [("seed %d" % seed, case_arguments(folder, seed)) for seed in seeds]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        tried = list(pool.map(try_brief, (arguments for _, arguments in named)))
    n_refused = sum(status == 2 for status, _ in tried)
    faulty = [(name, said) for (name, _), (status, said) in zip(named, tried) if status != 0]
    for name, said in faulty[:N_SHOWN]:
        print("%s:\n%s" % (name, said))
    print("%d briefings: %d with faults, %d refused" % (len(tried), len(faulty), n_refused))
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main())
