#!/usr/bin/env python3
"""What the program makes of every sample against a second implementation, written from the method notes in another
language: of every offer and scenario the totals, months and periods to the cent, discounts to 1e-9; what each
stage of the plan's optimization saves; every effective rate; what leaving costs; what every way to buy costs.
Then the same for made-up offers and plans that use every term. `settlement_test.py --csv` prints the figures of
the second implementation as tests/samples_results.csv has them."""
import csv
import os
import random
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import made  # noqa: E402
from inputs import Line  # noqa: E402
from rates import effective_rates  # noqa: E402
from samples import COMPANIES, SCENARIOS, Inputs, report, second  # noqa: E402

COLUMNS = ["list_value", "paid_api", "fees", "npv", "forfeited", "carried_out", "overage_charge",
           "true_down_credits", "quoted_discount", "contracted_discount", "realized_discount", "all_in_discount"]
STAGES = ["raw_monthly", "routing_saving", "caching_saving", "batch_saving", "optimized_monthly"]
# Half a unit of the last place shown, and a little; money is shown to the cent.
TOLERANCES = {"discount": 1.5e-9, "share": 1.5e-9, "_rate": 5.1e-7, "count": 0.51}
N_MADE = 12


def differences(name, shown, computed):
    """Of two dictionaries, over the keys that both have; what the second has beside them is its own."""
    for key, value in computed.items():
        if key not in shown or shown[key] is None and value is None:
            continue
        tolerance = next((fine for suffix, fine in TOLERANCES.items() if key.endswith(suffix)), 0.0051)
        if shown[key] is None or value is None or abs(shown[key] - value) > tolerance:
            yield f"{name}, {key}: {shown[key]}, by the second implementation {value}"


def offer_differences(name, shown, settled):
    yield from differences(name, shown, settled.results())
    for month, (inputs, row) in enumerate(zip(settled.inputs, settled.months)):
        row = {**row, "list_value": inputs.all, "eligible_list": inputs.eligible,
               "ineligible_list": inputs.ineligible, "committed_value": inputs.committed}
        yield from differences(f"{name}, month {month + 1}", shown["months"][month], row)
    for period, row in enumerate(settled.rows):
        yield from differences(f"{name}, period {period + 1}", shown["periods"][period], row)


def rate_differences(name, shown, rates):
    for row in shown["effective_rates"]:
        line = Line(*(row[key] for key in Line._fields))
        rate = rates.pop((line, row["meter"]), None)
        if rate is None and row["count"] != 0:
            yield f"{name}, {' '.join(line)} {row['meter']}: unknown to the second implementation"
        elif rate is not None:
            yield from differences(f"{name}, {' '.join(line)} {row['meter']}", row, rate)
    for line, meter in rates:
        yield f"{name}, {' '.join(line)} {meter}: not shown"


def base_differences(name, shown, demand, settled):
    """What is stated of the base scenario alone: rates, and what leaving costs."""
    counts = [demand.counts(month, "base") for month in range(1, settled.term + 1)]
    yield from rate_differences(name, shown, effective_rates(settled, counts))
    for row, cost in zip(shown["exit_costs"], settled.exit_costs()):
        yield from differences(f"{name}, leaving after month {row['month']}", row, {"cost": cost})


def run_differences(name, inputs):
    said, (computed, costs) = report(inputs), second(inputs)
    yield from differences(name, said["optimization"], dict(zip(STAGES, computed[0][0].savings())))
    for path, shown, (demand, scenarios) in zip(inputs.offers, said["offers"], computed):
        yield from base_differences(f"{name}/{os.path.basename(path)}", shown, demand, scenarios["base"])
        for scenario in SCENARIOS:
            yield from offer_differences(f"{name}/{os.path.basename(path)}, {scenario}",
                                         shown["scenarios"][scenario], scenarios[scenario])
    for row in said["alternatives"]:
        cost = {scenario: rows.get(row["name"], rows.get(row["name"].lower())) for scenario, rows in costs.items()}
        yield from differences(f"{name}, the row {row['name']}", row, cost)


def made_differences(seed, scratch):
    """Three made-up offers under a made-up plan, on the usage of a sample company."""
    draw = random.Random(seed)
    company = draw.choice(sorted(COMPANIES))
    inputs = Inputs(Inputs.of(company).usage, [os.path.join(scratch, f"offer-{i}.ini") for i in range(3)],
                    os.path.join(scratch, "plan.ini"))
    for i, path in enumerate(inputs.offers):
        with open(path, "w", encoding="utf-8") as file:
            file.write(made.offer(draw, i))
    with open(inputs.plan, "w", encoding="utf-8") as file:
        file.write(made.plan(draw))
    yield from run_differences(f"made {seed} on {company}", inputs)


def print_csv():
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["company", "offer", "scenario", *COLUMNS])
    for company, (_, offers) in COMPANIES.items():
        for offer, (_, scenarios) in zip(offers, second(Inputs.of(company))[0]):
            for scenario in SCENARIOS:
                results = scenarios[scenario].results()
                out.writerow([company, offer, scenario, *(f"{results[key]:.9f}" if key.endswith("_discount") else
                                                          f"{abs(round(results[key], 2)):.2f}" for key in COLUMNS)])


def main():
    if sys.argv[1:] == ["--csv"]:
        return print_csv()
    failures = []
    for company in COMPANIES:
        failures += run_differences(company, Inputs.of(company))
    with tempfile.TemporaryDirectory() as scratch:
        for seed in range(N_MADE * int(os.environ.get("REALRATE_TRIALS", "1"))):
            failures += made_differences(seed, scratch)
    for failure in failures[:20]:
        print("FAIL:", failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
