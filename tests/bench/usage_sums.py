"""Compares files of sums by day and line that engines have made of one usage file. Run by usage.sh.

    usage_sums.py FILE...

Each has a header, then the day, model, tier, context, geo, speed and workspace of a group, then six sums; with
commas, or with tabs and no quotes where the name ends in .tsv. Words of the Console and of realrate count as the
same. Prints how many groups there are; exit status 1 where a file's differ from the first's."""
import csv
import sys

WORDS = [
    {},
    {},
    {"message": "standard", "": "standard"},
    {"≤ 200k": "base", "> 200k": "long"},
    {"not_available": "global", "": "global"},
    {"": "standard"},
    {},
]


def read_sums(path):
    look = {"delimiter": "\t", "quoting": csv.QUOTE_NONE} if path.endswith(".tsv") else {}
    groups = {}
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.reader(file, **look)
        next(rows)
        for row in rows:
            key = tuple(words.get(text, text) for words, text in zip(WORDS, row))
            sums = [int(text) for text in row[len(WORDS):]]
            groups[key] = [a + b for a, b in zip(groups[key], sums)] if key in groups else sums
    return groups


def main():
    first, *others = sys.argv[1:]
    expected = read_sums(first)
    status = 0
    for path in others:
        found = read_sums(path)
        differ = [key for key in expected.keys() | found.keys() if expected.get(key) != found.get(key)]
        for key in sorted(differ)[:3]:
            print("%s: %s: %s, in %s %s" % (path, ",".join(key), found.get(key), first, expected.get(key)),
                  file=sys.stderr)
        status |= bool(differ)
    print(len(expected))
    sys.exit(status)


if __name__ == "__main__":
    main()
