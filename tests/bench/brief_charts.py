#!/usr/bin/python3
"""Draws charts of a report's JSON with matplotlib, as a script of a finance team would: page for page as many as a
briefing has, titles and labels of marks included, but no other text, tags or links.

    brief_charts.py REPORT BRIEFING TIMES

Prints how many charts and pages, and the least seconds of TIMES; loading matplotlib and the JSON is not timed."""
import json
import sys
import time

import matplotlib

matplotlib.use("pdf")
import matplotlib.pyplot as plt  # noqa: E402
from matplotlib.backends.backend_pdf import PdfPages  # noqa: E402

PAPER = (8.27, 11.69)
GREY, BLUE, ORANGE = "#5b6270", "#0072b2", "#d55e00"


def percent(value):
    return "%.1f%%" % (100 * value)


def money(value):
    return "USD {:,.0f}".format(value)


def discounts(axes, report):
    for row, offer in enumerate(report["offers"]):
        expected = offer["expected"]
        axes.plot([expected["realized_p10"], expected["realized_p90"]], [row, row], color=BLUE)
        axes.plot(offer["quoted_discount"], row, "o", mfc="none", mec=GREY, ms=10)
        axes.plot(expected["realized_discount"], row, "o", color=GREY)
        axes.annotate(percent(expected["realized_discount"]), (expected["realized_discount"], row + 0.15))
        axes.annotate(offer["name"], (-0.4, row + 0.3))
    axes.set_title("Realized against quoted discount")


def drawdown(axes, report):
    offer = report["offers"][0]
    months = offer["scenarios"]["base"]["months"]
    low, high = (offer["scenarios"][name]["months"] for name in ("low", "high"))
    left = offer["annual_commit"]
    for i, month in enumerate(months):
        left -= month["committed_value"]
        axes.bar(i, left, color="none", edgecolor=GREY, hatch="////")
        ends = [left + month["committed_value"] - other[i]["committed_value"] for other in (low, high)]
        axes.plot([i, i], ends, color=BLUE)
    axes.axhline(offer["annual_commit"], color="black")
    axes.annotate("commitment " + money(offer["annual_commit"]), (0, offer["annual_commit"]))
    axes.set_title("Commitment left at each month's end")


def sweep(axes, report, key="expected_cost"):
    levels = report["offers"][0]["sweep"]
    commits = [level["commit"] for level in levels]
    axes.plot(commits, [level[key] for level in levels], color=GREY)
    if key == "expected_cost":
        axes.fill_between(commits, [level["p10"] for level in levels], [level["p90"] for level in levels],
                          color=BLUE, alpha=0.2)
    for level in levels:
        if level["offered"]:
            axes.plot(level["commit"], level[key], "o", mfc="none", mec=ORANGE)
            axes.annotate("offered " + money(level["commit"]), (level["commit"], level[key]))
    axes.set_title(key.replace("_", " ") + " over the commitment")


def fill(axes, report):
    sweep(axes, report, "fill_probability")


def realized(axes, report):
    sweep(axes, report, "realized_discount")


def models(axes, report):
    by_model = {}
    for row in report["offers"][0]["effective_rates"]:
        by_model.setdefault(row["model"], []).append(row)
    for place, (model, rows) in enumerate(sorted(by_model.items())):
        quoted = 1 - rows[0]["quoted_rate"] / rows[0]["list_rate"]
        realized_rate = rows[0]["realized_discount"]
        axes.plot([quoted, realized_rate], [place, place], color=GREY)
        axes.plot(quoted, place, "o", mfc="none", mec=GREY, ms=10)
        axes.plot(realized_rate, place, "o", color=ORANGE)
        axes.annotate(model, (realized_rate, place + 0.1))
    axes.set_title("Realized against quoted, per model")


def curve(axes, report):
    levels = report["offers"][0]["sweep"]
    axes.step([level["commit"] for level in levels], [level["discount"] for level in levels], color=GREY)
    for offer in report["offers"]:
        axes.plot(offer["annual_commit"], offer["quoted_discount"], "o", color=BLUE)
        axes.annotate(offer["name"], (offer["annual_commit"], offer["quoted_discount"]))
    axes.set_title("Discount over the commitment")


def waterfall(axes, steps):
    level = 0
    for place, (name, step) in enumerate(steps):
        axes.bar(place, step, bottom=level, color=BLUE if step > 0 else ORANGE)
        level += step
        axes.annotate("%+.1f" % step, (place, level))
    axes.set_xticks(range(len(steps)), [name for name, _ in steps], rotation=30)


def bridge(axes, report):
    steps = report["offers"][0]["scenarios"]["base"]["bridge"]
    waterfall(axes, [(step["step"], 100 * step["points"]) for step in steps])
    axes.set_title("From the quoted to the realized discount")


def optimization(axes, report):
    stages = report["optimization"]
    waterfall(axes, [(key, value) for key, value in stages.items() if isinstance(value, float)])
    axes.set_title("From raw to optimized usage")


def levers(axes, report):
    for place, lever in enumerate(report["offers"][0]["levers"]):
        axes.barh(place, lever["worth"], color=BLUE)
        axes.plot(lever["shapley"] or 0, place, "d", color="black")
        axes.annotate("%s %s" % (lever["id"], money(lever["worth"])), (lever["worth"], place))
    axes.set_title("What each change is worth")


def unstated(axes, report):
    for place, term in enumerate(report["offers"][0]["unstated"]):
        axes.plot([term["best"], term["worst"]], [place, place], color=GREY)
        axes.plot(term["best"], place, "|", color="black")
        axes.annotate(term["key"], (term["worst"], place))
    axes.set_title("What the open terms are worth")


def compared(axes, report):
    for place, row in enumerate(report["alternatives"]):
        axes.plot([row["low"], row["high"]], [place, place], color=GREY)
        axes.plot(row["expected"], place, "o", color=BLUE)
        axes.annotate("%s %s" % (row["name"], money(row["expected"])), (row["high"], place))
    axes.set_title("Cost of each row of the comparison")


PAGES = [[discounts], [drawdown, realized, sweep, fill], [models, curve], [bridge, optimization], [levers, unstated],
         [compared], [], []]


def draw(report, path):
    with PdfPages(path) as pdf:
        for charts in PAGES:
            figure = plt.figure(figsize=PAPER)
            for place, chart in enumerate(charts):
                chart(figure.add_subplot(len(charts), 1, place + 1), report)
            pdf.savefig(figure)
            plt.close(figure)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        report = json.load(file)
    seconds = []
    for _ in range(int(sys.argv[3])):
        begun = time.perf_counter(), time.process_time()
        draw(report, sys.argv[2])
        seconds.append((time.perf_counter() - begun[0], time.process_time() - begun[1]))
    print("matplotlib charts: %d" % sum(len(charts) for charts in PAGES))
    print("matplotlib pages: %d" % len(PAGES))
    print("matplotlib: %.3f s" % min(passed for passed, _ in seconds))
    print("matplotlib, processor time: %.3f s" % min(used for _, used in seconds))


if __name__ == "__main__":
    main()
