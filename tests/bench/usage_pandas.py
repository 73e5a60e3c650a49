"""Sums a console export by day and line with pandas, writes the sums to a CSV file, and prints what it took:
seconds that passed and seconds of the processor. Run by usage.sh.

    usage_pandas.py FILE OUT

The fastest of the ways tried: the C parser, only the columns that count, texts as categories, in chunks of which
each is summed at once. Timed are reading and summing: neither Python's start, nor loading pandas, nor writing."""
import sys
import time

import pandas

COUNTS = ["usage_input_tokens_no_cache", "usage_input_tokens_cache_write_5m", "usage_input_tokens_cache_write_1h",
          "usage_input_tokens_cache_read", "usage_output_tokens", "web_search_count"]
TEXTS = ["model_version", "usage_type", "context_window", "inference_geo", "speed", "workspace"]
KEYS = ["day"] + TEXTS
CHUNK = 1 << 18


def day_of(times):
    """The days of a column of times: of each time that occurs once, not of each row."""
    days = pandas.Categorical(times.cat.categories.str[:10])
    return pandas.Categorical.from_codes(days.codes[times.cat.codes], days.categories)


def sums_of(path):
    types = dict.fromkeys(["usage_date_utc"] + TEXTS, "category")
    types.update(dict.fromkeys(COUNTS, "int64"))
    parts = []
    for rows in pandas.read_csv(path, engine="c", usecols=list(types), dtype=types, na_filter=False,
                                chunksize=CHUNK):
        rows["day"] = day_of(rows["usage_date_utc"])
        part = rows.groupby(KEYS, observed=True, sort=False)[COUNTS].sum().reset_index()
        parts.append(part.astype(dict.fromkeys(KEYS, str)))
    return pandas.concat(parts).groupby(KEYS, sort=False)[COUNTS].sum()


def main():
    begun, begun_processor = time.perf_counter(), time.process_time()
    sums = sums_of(sys.argv[1])
    passed, used = time.perf_counter() - begun, time.process_time() - begun_processor
    sums.to_csv(sys.argv[2])
    print("%.3f %.3f" % (passed, used))


if __name__ == "__main__":
    main()
