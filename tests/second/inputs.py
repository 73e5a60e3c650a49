"""The input files, read a second time: INI, price book, usage export. Written from the method notes
(doc/method.md, 1.3, 1.4 and 2), not from the program; it expects good files and says little about bad ones."""
import csv
import datetime
from collections import defaultdict, namedtuple
from fractions import Fraction

METERS = ["input", "cache_write_5m", "cache_write_1h", "cache_read", "output", "web_search"]
TOKENS = METERS[:5]
Line = namedtuple("Line", "model tier context geo speed")


def value_of(text):
    """The value without quotes and without the comment behind it."""
    text = text.strip()
    if text.startswith('"'):
        return text[1:text.index('"', 1)]
    for i, mark in enumerate(text):
        if mark in ";#" and (i == 0 or text[i - 1].isspace()):
            return text[:i].strip()
    return text


def read_ini(path):
    """Section -> key -> text, in the order of the file. Names in lower case."""
    sections = {}
    with open(path, encoding="utf-8-sig") as file:
        for row in file:
            row = row.strip()
            if row.startswith("["):
                section = sections.setdefault(row[1:row.index("]")].strip().lower(), {})
            elif row and row[0] not in ";#":
                key, text = row.split("=", 1)
                section[key.strip().lower()] = value_of(text)
    return sections


def exact(text):
    """15%, 0.15, 1,000,000, 1_000_000, 250K, 1.5M as an exact number."""
    text = text.replace(",", "").replace("_", "").strip()
    scales = {"%": Fraction(1, 100), "k": Fraction(1000), "m": Fraction(10**6), "b": Fraction(10**9)}
    scale = scales.get(text[-1].lower())
    return Fraction(text[:-1].strip()) * scale if scale else Fraction(text)


def number(text):
    return float(exact(text))


def words(text):
    return [word.strip().lower() for word in text.split(",") if word.strip()]


def day(text):
    return datetime.date.fromisoformat(text)


def add_months(date, months):
    """Days of contracts are 1 to 28, so every month has the day."""
    month = date.year * 12 + date.month - 1 + months
    return date.replace(year=month // 12, month=month % 12 + 1)


class Book:
    """Dated list prices (1.3)."""

    def __init__(self, path):
        self.written = defaultdict(dict)  # model -> first day -> keys
        self.names, self.family, self.known = {}, {}, {}
        for section, keys in read_ini(path).items():
            if not section.startswith("model "):
                continue
            model, _, since = section[6:].partition("@")
            model = model.strip()
            self.written[model][day((since or keys["from"]).strip())] = keys
            self.family.setdefault(model, keys.get("family"))
            for name in [model, *words(keys.get("alias", ""))]:
                self.names[name] = model

    def prices(self, model, on):
        if (model, on) not in self.known:
            self.known[model, on] = self.find_prices(model, on)
        return self.known[model, on]

    def find_prices(self, model, on):
        """What the sections up to a day say, or, before the first of them, what that one says."""
        keys = {}
        for since in sorted(self.written[model]):
            if since <= on or not keys:
                keys.update(self.written[model][since])
        said = {key: number(text) for key, text in keys.items()
                if key not in ("family", "name", "alias", "from", "long_threshold")}
        base = {"input": said["input"], "output": said["output"]}
        for meter, times in (("cache_write_5m", 1.25), ("cache_write_1h", 2), ("cache_read", 0.1)):
            base[meter] = said.get(meter, times * said["input"])
        ratio = {meter: base[meter] / base["input"] for meter in TOKENS[1:4]}
        threshold = keys.get("long_threshold", "none").lower()
        prices = {"base": base, "long": dict(base), "said": said,
                  "threshold": None if threshold == "none" else int(exact(threshold))}
        if prices["threshold"]:
            prices["long"] = {"input": said.get("long_input", base["input"]),
                              "output": said.get("long_output", base["output"])}
            for meter in ratio:
                prices["long"][meter] = said.get("long_" + meter, ratio[meter] * prices["long"]["input"])
        if "fast_input" in said:
            prices["fast"] = {"input": said["fast_input"], "output": said["fast_output"],
                              **{meter: ratio[meter] * said["fast_input"] for meter in ratio}}
        return prices

    def price(self, line, meter, on):
        """Of one token or one request."""
        prices = self.prices(line.model, on)
        if meter == "web_search":
            return prices["said"].get("web_search", 10.0) / 1000
        price = prices["fast" if line.speed == "fast" else line.context][meter] / 1e6
        said = prices["said"]
        factors = {"batch": said.get("batch_multiplier", 0.5), "priority": said.get("priority_multiplier", 1),
                   "flex": said.get("flex_multiplier", 1)}
        return price * factors.get(line.tier, 1) * (said.get("us_multiplier", 1) if line.geo == "us" else 1)


def split_long(counts, line, is_told, threshold, share):
    """Counts whose long prompts the export does not tell from the others (1.3): their parts by context."""
    hidden = (not is_told or (threshold or 0) < 200000 and line.context == "base" or
              (threshold or 0) > 200000 and line.context == "long")
    if not threshold or line.speed == "fast" or not hidden:
        return [(line, counts)]
    long = [round(Fraction(count) * share) for count in counts[:5]]
    rest = [count - part for count, part in zip(counts, long)]
    return [(line._replace(context="long"), [*long, 0]), (line._replace(context="base"), [*rest, counts[5]])]


def add_counts(sums, counts):
    for i, count in enumerate(counts):
        sums[i] += count


def sum_rows(paths):
    """(Day, line with the model as written, whether the context is told, workspace) -> counts, of exports of the
    Claude Console."""
    sums = defaultdict(lambda: [0] * 6)
    columns = ["usage_input_tokens_no_cache", "usage_input_tokens_cache_write_5m",
               "usage_input_tokens_cache_write_1h", "usage_input_tokens_cache_read", "usage_output_tokens",
               "web_search_count"]
    for path in paths:
        with open(path, encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                line = Line(row["model_version"], row["usage_type"] or "standard",
                            "long" if row.get("context_window", "").startswith(">") else "base",
                            "us" if row.get("inference_geo") == "us" else "global",
                            "fast" if row.get("speed") == "fast" else "standard")
                key = (day(row["usage_date_utc"]), line, bool(row.get("context_window")), row.get("workspace"))
                add_counts(sums[key], [int(row[column] or 0) for column in columns])
    return sums


def read_usage(paths, book, long_share):
    """Day -> line -> counts."""
    usage = defaultdict(lambda: defaultdict(lambda: [0] * 6))
    for (on, line, is_told, _), counts in sum_rows(paths).items():
        line = line._replace(model=book.names[line.model.lower()])
        share = exact(long_share.get(line.model, "0"))
        for part, part_counts in split_long(counts, line, is_told, book.prices(line.model, on)["threshold"], share):
            add_counts(usage[on][part], part_counts)
    return usage
