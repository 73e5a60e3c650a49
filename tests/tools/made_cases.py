"""Small made-up runs of the program: usage of fourteen months on six lines, a price book of four models (or the
shipped one), a plan and one or two offers, with terms of made_terms.py. What is drawn depends on the seed alone."""
import os
import random
import subprocess
from datetime import date, timedelta

from made_terms import OFFER, PLAN, RUN

SRCDIR = os.environ.get("srcdir", os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.."))
BUILDDIR = os.environ.get("builddir", "build")
SPANS = {"month": 1, "quarter": 3, "year": 12}
FIRST_DAY, LAST_DAY = date(2025, 10, 1), date(2026, 11, 30)

# The models that a row of terms means, by book.
MODELS = {
    "tiny": {"BIG": "tiny-opus-1", "MAIN": "tiny-sonnet-1", "SMALL": "tiny-haiku-1", "OTHER": "tiny-haiku-2"},
    "shipped": {"BIG": "claude-opus-4-8", "MAIN": "claude-sonnet-4-5", "SMALL": "claude-haiku-4-5",
                "OTHER": "claude-haiku-5-5"},
}
# model, tier, context, geo, speed; counts a day at level 1: input, writes, reads, output, searches
LINES = [
    ("BIG", "standard", "base", "global", "standard", (14e6, 5e5, 1e5, 6e6, 2e6, 30)),
    ("MAIN", "standard", "base", "global", "standard", (90e6, 2e6, 0, 40e6, 9e6, 200)),
    ("MAIN", "standard", "long", "global", "standard", (9e6, 0, 3e5, 0, 5e5, 0)),
    ("MAIN", "priority", "base", "us", "standard", (11e6, 0, 0, 3e6, 1e6, 0)),
    ("SMALL", "batch", "base", "global", "standard", (180e6, 0, 0, 0, 16e6, 0)),
    ("SMALL", "standard", "base", "us", "standard", (40e6, 1e6, 0, 90e6, 4e6, 50)),
]
METERS = ["input", "cache_write_5m", "cache_write_1h", "cache_read", "output", "web_search"]
PRICES = {  # input, writes, read, output, searches
    "tiny-opus-1": ("opus", (5, 6.25, 10, 0.5, 25, 10)),
    "tiny-sonnet-1": ("sonnet", (3, 3.75, 6, 0.3, 15, 10)),
    "tiny-haiku-1": ("haiku", (0.8, 1, 1.6, 0.08, 4, 9)),
    "tiny-haiku-2": ("haiku", (1, 1.25, 2, 0.1, 5, 10)),
}
DATED = {  # inside the term
    ("tiny-sonnet-1", "2027-06-10"): 0.9, ("tiny-haiku-1", "2027-04-01"): 1.25, ("tiny-opus-1", "2027-04-01"): 0.8,
}


def amount(key):
    """Of a threshold such as 250K; a word comes before all."""
    number = key.rstrip("KM")
    is_number = number.replace(".", "", 1).isdigit()
    return float(number) * {"K": 1e3, "M": 1e6}.get(key[-1], 1) if is_number else -1.0


class Ini:
    """Sections of keys, in order."""

    def __init__(self, sections=None):
        self.sections = sections or {}

    def copy(self):
        return Ini({name: dict(keys) for name, keys in self.sections.items()})

    def get(self, section, key, default=None):
        return self.sections.get(section, {}).get(key, default)

    def set(self, section, key, value):
        """An empty value takes the key away."""
        keys = self.sections.setdefault(section, {})
        if value == "":
            keys.pop(key, None)
        else:
            keys[key] = value

    def rename(self, section, key, new):
        self.sections[section] = {new if k == key else k: v for k, v in self.sections[section].items()}

    def text(self):
        return "".join("[%s]\n%s\n" % (name, "".join("%s = %s\n" % pair for pair in keys.items()))
                       for name, keys in self.sections.items())


def tiny_book(is_dated):
    """Every price is written out, so that none follows from another."""
    book = Ini({"book": {"name": "Tiny", "currency": "USD", "as_of": "2026-11-01"}})
    for model, (family, prices) in PRICES.items():
        keys = {"family": family, "name": model, "from": "2025-01-01", "priority_multiplier": "1.25",
                "flex_multiplier": "0.6", "batch_multiplier": "0.5", "us_multiplier": "1.1"}
        keys.update({meter: "%g" % price for meter, price in zip(METERS, prices)})
        if model in ("tiny-sonnet-1", "tiny-haiku-2"):
            keys["long_threshold"] = "200000" if model == "tiny-sonnet-1" else "100000"
            keys.update({"long_" + meter: "%g" % (2 * price) for meter, price in zip(METERS[:5], prices)})
        book.sections["model " + model] = keys
        for (dated, day), factor in DATED.items() if is_dated else ():
            if dated == model:
                book.sections["model %s @ %s" % (model, day)] = {
                    key: "%.4f" % (float(value) * factor) for key, value in keys.items()
                    if key.startswith("long_") and key != "long_threshold" or key in METERS}
                book.sections["model %s @ %s" % (model, day)].update(
                    {key: value for key, value in keys.items() if key.endswith("_multiplier")})
    return book


def usage_text(models, draw):
    """Grows, with a wobble; whole numbers."""
    rows = ["date,model,tier,context,geo,speed,workspace," + ",".join(METERS)]
    day, growth = FIRST_DAY, draw.uniform(0.0, 0.0025)
    wobble = [draw.uniform(0.85, 1.15) for _ in range(15)]
    while day <= LAST_DAY:
        age = (day - FIRST_DAY).days
        level = 2 * (1 + growth) ** age * wobble[age // 30]
        for model, tier, context, geo, speed, counts in LINES:
            rows.append(",".join([str(day), models[model], tier, context, geo, speed, "team",
                                  *(str(int(count * level)) for count in counts)]))
        day += timedelta(days=1)
    return "\n".join(rows) + "\n"


def base_offer(name):
    return Ini({"offer": {"name": name, "start": "2027-01-01", "term_months": "13"},
                "commit": {"annual": "770K", "measure": "quarter"}, "discount": {"headline": "14%"}})


def base_plan():
    """Demand grows past the commitment: the first quarters leave some of it unused, the last ones overrun it."""
    return Ini({"plan": {"name": "Made up"}, "forecast": {"paths": "100", "growth": "3%", "damping": "1"}})


class Case:
    """Inputs of one run and where they are written."""

    def __init__(self, name, draw):
        self.name, self.draw, self.terms = name, draw, []
        self.book_kind, self.plan, self.offers = "tiny", base_plan(), [base_offer("Made-up 1")]
        self.book = None

    def switch_on(self, term):
        """One row of made_terms.py, see there."""
        self.terms.append(term)
        at, used = self.offers[0], None
        for part in term.split(" & "):
            head, _, rest = part.strip().partition(": ")
            if rest and head in ("plan", "second", "book"):
                used, part = head, rest
            if used == "book":
                self.book_kind = part
                continue
            if used == "second" and len(self.offers) < 2:
                self.offers.append(base_offer("Made-up 2"))
            at = {None: at, "plan": self.plan, "second": self.offers[-1]}[used]
            section, _, pair = part.strip().lstrip("[").partition("] ")
            key, _, value = pair.partition(" =")
            at.set(section, key, value.strip())

    def settle(self):
        """What depends on several terms: models by book, amounts by period."""
        kind = "shipped" if self.book_kind == "shipped" else "tiny"
        self.models = MODELS[kind]
        self.book = None if kind == "shipped" else tiny_book(self.book_kind == "dated")
        for ini in [self.plan, *self.offers]:
            for section, keys in ini.sections.items():
                ini.sections[section] = {self.spell(k): self.spell(v) for k, v in keys.items()}
            for section in {"bands", "tiers", "benchmark"} & set(ini.sections):
                ini.sections[section] = dict(sorted(ini.sections[section].items(), key=lambda pair: amount(pair[0])))
        for offer in self.offers:
            if offer.get("commit", "schedule") == "@":
                self.schedule(offer)

    def spell(self, text):
        for word, model in self.models.items():
            text = text.replace(word, model)
        return text

    def schedule(self, offer):
        term, measure = int(offer.get("offer", "term_months")), offer.get("commit", "measure")
        span = SPANS.get(measure, term)
        amounts = [str(int(770_000 * self.draw.uniform(0.4, 1.4) * span / 12)) for _ in range(-(-term // span))]
        offer.set("commit", "schedule", ", ".join(amounts))
        for key in ("annual", "ramp"):
            offer.set("commit", key, "")

    def edited(self, name):
        """A copy whose inputs may be changed without changing these."""
        other = Case(name, self.draw)
        other.terms, other.book_kind, other.models = self.terms, self.book_kind, self.models
        other.plan, other.offers = self.plan.copy(), [offer.copy() for offer in self.offers]
        other.book = self.book and self.book.copy()
        return other

    def run(self, folder, usage, what="report"):
        """Writes the files and runs the program. Returns the workbook's path, or None with self.error where it
        refuses the inputs. What is "check" writes no workbook."""
        folder = os.path.join(folder, self.name)
        os.makedirs(folder, exist_ok=True)
        command = [os.path.join(BUILDDIR, "realrate"), what, "--usage", usage,
                   "--plan", write(folder, "plan.ini", self.plan.text())]
        for i, offer in enumerate(self.offers):
            command += ["--offer", write(folder, "offer-%d.ini" % (i + 1), offer.text())]
        if self.book:
            command += ["--prices", write(folder, "prices.ini", self.book.text())]
        if what == "report":
            command += ["--out", os.path.join(folder, "out")]
        done = subprocess.run(command, check=False, capture_output=True, text=True, env={
            **os.environ, "REALRATE_DATADIR": SRCDIR, "SOURCE_DATE_EPOCH": "1700000000"})
        self.error = [line for line in done.stderr.splitlines() if "error:" in line]
        return os.path.join(folder, "out", "workbook.xlsx") if done.returncode == 0 else None


def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def write_usage(folder, seed):
    """One usage file per book. Returns their paths by book."""
    return {kind: write(folder, "usage-%s.csv" % kind, usage_text(models, random.Random(seed)))
            for kind, models in MODELS.items()}


def alone():
    """Every row of terms on a case of its own."""
    for groups in (OFFER, PLAN, RUN):
        for group, rows in groups.items():
            for i, row in enumerate(rows):
                case = Case("%s-%d" % (group.replace(" ", "-"), i + 1), random.Random(i))
                case.switch_on(("plan: " if groups is PLAN else "") + row)
                case.settle()
                yield case


def rich(seed):
    """A case with a term of every group."""
    draw = random.Random("rich %d" % seed)
    case = Case("rich-%d" % seed, draw)
    for groups in (OFFER, PLAN, RUN):
        for rows in groups.values():
            case.switch_on(("plan: " if groups is PLAN else "") + draw.choice(rows))
    case.settle()
    return case


def together(seed):
    """A case with a random choice of terms, of some groups few and of some many."""
    draw = random.Random("made %d" % seed)
    case, share = Case("together-%d" % seed, draw), draw.choice([0.15, 0.3, 0.5])
    for groups in (OFFER, PLAN, RUN):
        for rows in groups.values():
            if draw.random() < share:
                case.switch_on(("plan: " if groups is PLAN else "") + draw.choice(rows))
    case.settle()
    return case
