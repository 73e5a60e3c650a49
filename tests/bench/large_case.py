#!/usr/bin/python3
"""Writes the large case of the workbook's benchmark into a folder: a book of 40 models, their usage of 24 months, a
plan, and ten offers over 120 months with terms of their own. The same files every time.

    large_case.py FOLDER"""
import os
import sys
from datetime import date, timedelta

N_MODELS, N_OFFERS, N_MONTHS = 40, 10, 120
FAMILIES = ["opus", "sonnet", "haiku", "fable"]
METERS = "input,cache_write_5m,cache_write_1h,cache_read,output,web_search"
MEASURES = ["year", "quarter", "month", "year", "term"]
OVERAGES = ["list", "committed", "premium 10%", "discount 5%"]
BILLINGS = ["annual", "quarterly", "monthly", "upfront", "arrears"]


def model(i):
    return "big-%s-%02d" % (FAMILIES[i % len(FAMILIES)], i)


def book():
    out = ["[book]", "name = Forty models", "currency = USD", "as_of = 2026-11-01"]
    for i in range(N_MODELS):
        price = 0.5 + 0.25 * i
        out += ["[model %s]" % model(i), "family = %s" % FAMILIES[i % len(FAMILIES)], "name = Model %d" % i,
                "from = 2024-01-01", "input = %.2f" % price, "output = %.2f" % (5 * price)]
    return out


def usage():
    out, day = ["date,model,tier,context,geo,speed,workspace," + METERS], date(2024, 12, 1)
    while day < date(2026, 12, 1):
        age = (day - date(2024, 12, 1)).days
        for i in range(N_MODELS):
            n = (1000 + 2 * age + 37 * ((age * (i + 3)) % 11)) * 1000
            tier = "batch" if i % 7 == 3 else "standard"
            out.append("%s,%s,%s,base,global,standard,team,%d,%d,0,%d,%d,%d" % (
                day, model(i), tier, n, n // 20, n // 2, n // 6, i % 5))
        day += timedelta(days=1)
    return out


def offer(i):
    return ["[offer]", "name = Large %d" % (i + 1), "start = 2027-01-01", "term_months = %d" % N_MONTHS,
            "[commit]", "annual = %d" % (600_000 + 50_000 * i), "measure = %s" % MEASURES[i % len(MEASURES)],
            "billing = %s" % BILLINGS[i % len(BILLINGS)],
            "[discount]", "headline = %d%%" % (8 + i), "opus = %d%%" % (10 + i),
            "[bands]", "250K = 5%", "500K = 9%", "1M = 14%", "[overage]", "rate = %s" % OVERAGES[i % len(OVERAGES)],
            "[unused]", "rollover_cap = %d%%" % (10 * (i % 3))]


def plan():
    return ["[plan]", "name = Large", "[forecast]", "paths = 1000", "[finance]", "discount_rate = 8%"]


def main():
    texts = {"prices.ini": book(), "usage.csv": usage(), "plan.ini": plan()}
    texts.update({"offer-%d.ini" % (i + 1): offer(i) for i in range(N_OFFERS)})
    for name, lines in texts.items():
        with open(os.path.join(sys.argv[1], name), "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
