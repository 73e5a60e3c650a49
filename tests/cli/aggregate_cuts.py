#!/usr/bin/env python3
"""However usage is cut into files, its aggregate is the same to the byte: aggregating parts and then what they
gave equals aggregating all. And a report of the aggregate is the report of what was aggregated, but for the
names, hashes and rows of the inputs. Tried on the samples and on a file of every format; REALRATE_TRIALS times
six cuts of each."""
import json
import os
import random
import re
import subprocess
import sys
import tempfile

SRCDIR = os.path.abspath(os.environ.get("srcdir", "."))
PROGRAM = os.path.abspath(os.path.join(os.environ.get("builddir", "build"), "realrate"))
TRIALS = 6 * int(os.environ.get("REALRATE_TRIALS", "1"))
SAMPLES = {"larkfield": ["usage.csv"], "quillon": ["usage-2025.csv", "usage-2026.csv"], "averdale": ["usage.csv"]}

failures = []


def realrate(*words):
    run = subprocess.run([PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                         env={**os.environ, "REALRATE_DATADIR": SRCDIR}, check=False)
    if run.returncode != 0:
        sys.exit(f"realrate {' '.join(words)}: {run.stderr.decode()}")
    return run.stdout


def aggregate(paths):
    return realrate("aggregate", "--allow-empty", "--usage", *paths).decode()


# ---- made-up files ----

DAYS = ["2026-01-31", "2026-02-01", "2026-02-02"]
MODELS = ["claude-opus-5", "claude-haiku-5-5", "CLAUDE-OPUS-5", "=model", "a,b"]
WORKSPACES = ["", "w", "W", "=1+1", "@x", "a, b", 'say "hi"', "two\nlines", " spaced ", "\u6771\u4eac", "-", "\ttab"]
CONSOLE = ("usage_date_utc,model_version,api_key,workspace,usage_type,context_window,usage_input_tokens_no_cache,"
           "usage_input_tokens_cache_write_5m,usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,"
           "usage_output_tokens,web_search_count,inference_geo,speed").split(",")
REALRATE = ("date,model,tier,context,geo,speed,workspace,input,cache_write_5m,cache_write_1h,cache_read,output,"
            "web_search").split(",")

ADMIN_API = ("starting_at,ending_at,uncached_input_tokens,cache_creation.ephemeral_5m_input_tokens,"
             "cache_creation.ephemeral_1h_input_tokens,cache_read_input_tokens,output_tokens,"
             "server_tool_use.web_search_requests,model,service_tier,context_window,inference_geo,speed,"
             "workspace_id").split(",")
LITELLM = ("date,model,custom_llm_provider,prompt_tokens,completion_tokens,cache_read_input_tokens,"
           "cache_creation_input_tokens,spend").split(",")


def count(draw):
    return draw.choice(["", "0", "1", "17", "12345", "9007199254740993"])


VALUES = {
    "usage_date_utc": lambda draw: draw.choice(DAYS) + draw.choice(["", " 02:00", "T23:30:00-01:00"]),
    "date": lambda draw: draw.choice(DAYS),
    "model_version": lambda draw: draw.choice(MODELS),
    "model": lambda draw: draw.choice(MODELS),
    "starting_at": lambda draw: draw.choice(DAYS) + "T00:00:00Z",
    "ending_at": lambda draw: "",
    "service_tier": lambda draw: draw.choice(["standard", "batch", "priority_on_demand", "flex_discount"]),
    "workspace_id": lambda draw: draw.choice(WORKSPACES),
    "custom_llm_provider": lambda draw: draw.choice(["anthropic", "anthropic", "", "openai"]),
    # What was read from and written to the cache is in it.
    "prompt_tokens": lambda draw: draw.choice(["98765432109876543", "20000000000000000"]),
    "api_key": lambda draw: draw.choice(["k1", "k2"]),
    "workspace": lambda draw: draw.choice(WORKSPACES),
    "usage_type": lambda draw: draw.choice(["standard", "batch", "priority_on_demand", "flex", "message", ""]),
    "tier": lambda draw: draw.choice(["standard", "batch", "priority", "flex", ""]),
    "context_window": lambda draw: draw.choice(["\u2264 200k", "> 200k", "0-200k", ""]),
    "context": lambda draw: draw.choice(["base", "long", ""]),
    "inference_geo": lambda draw: draw.choice(["global", "us", "not_available", ""]),
    "geo": lambda draw: draw.choice(["global", "us", ""]),
    "speed": lambda draw: draw.choice(["standard", "fast", ""]),
}

# What each format may have: its columns, and the mark between them.
MADE = {
    "console": (CONSOLE, ","),
    "console of 2025": (CONSOLE[:5] + CONSOLE[6:12], ";"),
    "admin-api": (ADMIN_API, ","),
    "litellm": (LITELLM, ","),
    "realrate": (REALRATE, "\t"),
    "realrate without what it need not have": ([name for name in REALRATE if name not in ("context", "tier")], ","),
}


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


def made(draw, columns, mark):
    """A header and rows, as lists of texts that end their lines."""
    rows = []
    for _ in range(draw.randrange(1, 400)):
        cells = [VALUES.get(column, count)(draw) for column in columns]
        rows.append(mark.join(quoted(cell) if draw.random() < 0.2 or re.search(r'[",;\t\n]|^ | $', cell) else cell
                              for cell in cells) + "\n")
    return mark.join(columns) + "\n", rows


# ---- cuts ----

def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    return path


def cut(draw, header, rows):
    """The rows in another order, in parts with the header each."""
    rows = rows[:]
    draw.shuffle(rows)
    at = sorted(draw.randrange(len(rows) + 1) for _ in range(draw.randrange(5)))
    return [header + "".join(rows[a:b]) for a, b in zip([0, *at], [*at, len(rows)])]


def distinct(texts):
    """The same bytes twice would be the same file twice, which is refused: once is enough of what has no rows;
    of rows it is as if the draw had not been."""
    rows = [text for text in texts if text.count("\n") > 1]
    return rows if len(set(rows)) == len(rows) else None


def aggregate_parts(draw, sources, folder):
    """Cuts the sources, aggregates some of the parts together, and what they gave in turn, until one is left."""
    texts = [part for header, rows in sources for part in cut(draw, header, rows)]
    for level in range(100):
        texts = distinct(texts)
        if texts is None:
            return None
        draw.shuffle(texts)
        paths = [write(folder, f"{level}-{i}.csv", text) for i, text in enumerate(texts)]
        together = draw.randrange(2, len(paths) + 1) if len(paths) > 1 else 1
        texts = [aggregate(paths[:together]), *(aggregate([path]) for path in paths[together:])]
        if len(texts) == 1:
            return texts[0]
    return None


def try_cuts(draw, name, sources):
    with tempfile.TemporaryDirectory() as folder:
        whole = aggregate([write(folder, f"{i}.csv", header + "".join(rows))
                           for i, (header, rows) in enumerate(sources)])
        again = aggregate([write(folder, "again.csv", whole)])
        if again != whole:
            failures.append(f"{name}: the aggregate of an aggregate differs")
        n_tried = 0
        for _ in range(TRIALS):
            parts = aggregate_parts(draw, sources, folder)
            n_tried += parts is not None
            if parts not in (None, whole):
                failures.append(f"{name}: the aggregate of parts differs")
        if not n_tried:
            failures.append(f"{name}: no cut could be tried")


# ---- reports ----

def without_inputs(text):
    """A report without what tells of the files: their names, sizes, hashes, counts of rows and of sources."""
    report = json.loads(text)
    report["inputs"] = [item for item in report["inputs"] if item["role"] != "usage"]
    del report["history"]["rows"]
    report["facts"] = [fact for fact in report["facts"]
                       if not re.match(r"history\.rows|data\.(rows_|files|sources_after)", fact["id"])]
    return report


def try_report(company):
    def path(name):
        return os.path.join(SRCDIR, "samples", company, name)

    offers = sorted(name for name in os.listdir(path("")) if re.fullmatch(r"offer-.*\.ini", name))
    with tempfile.TemporaryDirectory() as folder:
        sources = [path(name) for name in SAMPLES[company]]
        compact = write(folder, "aggregate.csv", aggregate(sources))
        reports = [realrate("report", "--json", "--plan", path("plan.ini"), "--offer", *map(path, offers),
                            "--out", os.path.join(folder, "report"), "--usage", *usage)
                   for usage in (sources, [compact])]
    if without_inputs(reports[0]) != without_inputs(reports[1]):
        failures.append(f"{company}: the report of the aggregate differs")


def main():
    draw = random.Random(6)
    for name, (columns, mark) in MADE.items():
        try_cuts(draw, name, [made(draw, columns, mark)])
    try_cuts(draw, "all formats together", [made(draw, columns, mark) for columns, mark in MADE.values()])
    for company, names in SAMPLES.items():
        sources = []
        for name in names:
            with open(os.path.join(SRCDIR, "samples", company, name), encoding="utf-8", newline="") as file:
                header, *rows = file.readlines()
            sources.append((header, rows))
        try_cuts(draw, company, sources)
        try_report(company)
    for failure in dict.fromkeys(failures):
        print(f"FAIL: {failure}", file=sys.stderr)
    sys.exit(bool(failures))


main()
