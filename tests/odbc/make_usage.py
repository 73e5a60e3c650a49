#!/usr/bin/env python3
"""Requests as a gateway logs them, as CSV: make_usage.py ROWS [DAYS]. The same every time. Moments are in UTC and near
midnight as often as not; texts hold what CSV, SQL and LIKE treat apart."""
import csv
import datetime
import sys

MODELS = ["claude-sonnet-4-5", "claude-opus-4-5", "claude-haiku-4-5-20251001", "gpt-5", "GPT-5-mini"]
TEAMS = ["search", 'he said "no", twice', "Zürich", "o'brien \\ sons", "100% _done_", "", "=1+1", "日本"]
SERVICES = ["online", "offline", "Offline-night", "priority", ""]
REGIONS = ["us_east", "us_west", "usxeast", "eu", ""]
VENDORS = ["anthropic", "Anthropic", "", "openai"]


def numbers(seed):
    while True:
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        yield seed >> 33


def main():
    draw = numbers(7)
    start = datetime.datetime(2026, 1, 1)
    n_rows = int(sys.argv[1])
    n_days = int(sys.argv[2]) if len(sys.argv) > 2 else 214
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["started_at", "model", "team", "service", "region", "vendor", "prompt_tokens", "cache_written",
                  "cache_read", "output_kilotokens", "searches"])
    for i in range(n_rows):
        at = start + datetime.timedelta(seconds=i * n_days * 86400 // n_rows)
        model = MODELS[next(draw) % 5]
        vendor = "openai" if model.lower().startswith("gpt") else VENDORS[next(draw) % 4 if i % 50 == 0 else 0]
        written, read = next(draw) % 3000, next(draw) % 90000
        kilotokens = f"{next(draw) % 40}.{next(draw) % 1000:03d}"
        searches = ["", "0", str(next(draw) % 4)][next(draw) % 3]
        out.writerow([at.strftime("%Y-%m-%d %H:%M:%S"), model, TEAMS[next(draw) % 8], SERVICES[next(draw) % 5],
                      REGIONS[next(draw) % 5], vendor, written + read + next(draw) % 5000, written, read, kilotokens,
                      searches])


main()
