#!/usr/bin/python3
"""The benchmark's case once more, in numpy: simulation, settlement, sweep, levers and exact Shapley shares.

    simulation.py OFFER.ini PLAN.ini REPORT.json [TIMES]

A yardstick for the engine's speed, and a check of its figures: written from doc/method.md, vectorized over paths,
with random numbers of its own. The report is the program's of the same offer and plan. Prints `what: value unit`
lines and a table of its figures beside the program's; the exit status is 1 where they differ by more than sampling
explains. The seconds are the least of TIMES runs (default 1), without reading.
"""
import json
import sys
import time
from dataclasses import replace

import numpy as np

from simulation_case import read_case, read_ini, read_terms
from simulation_contract import Contract, Room, costs, settle, simulate

N_SHAPLEY_PATHS = 2000
N_STEPS, REACH = 50, 1.5  # of the sweep
MOST_ERRORS = 4.5  # standard errors that the two may be apart

# ---- the sweep (1.11) ----


def table(bands, level):
    return max((discount for threshold, discount in bands if threshold <= level), default=0.0)


def at_level(offer, terms, level):
    discount = offer.headline
    if level != offer.annual:
        discount += table(offer.bands, level) - table(offer.bands, offer.annual)
    return replace(terms, annual=level, headline=min(1.0, max(0.0, discount)))


def lay_out(case, offer, paths):
    contract = Contract(case, offer, 0, offer.months)
    high = REACH * np.percentile(contract.use @ paths * 12 / offer.months, 90)
    levels = {0.0, offer.annual, *(threshold for threshold, _ in offer.bands)}
    return sorted(levels | {high * i / N_STEPS for i in range(1, N_STEPS + 1)})


def sweep(case, offer, levels, paths, room):
    rows = []
    for level in levels:
        contract = Contract(case, at_level(offer, offer, level), 0, offer.months)
        value = settle(contract, paths, room, full=True)
        cost = value["npv"] + contract.fees
        p10, p50, p90 = np.percentile(cost, [10, 50, 90])
        rows.append({
            "commit": level,
            "expected_cost": cost.mean(),
            "error": cost.std() / np.sqrt(len(cost)),
            "p10": p10,
            "p50": p50,
            "p90": p90,
            "realized_discount": 1 - value["paid"].mean() / (contract.listed @ paths).mean(),
            "fill_probability": value["is_filled"].mean(),
            "expected_forfeited": value["forfeited"].mean(),
            "expected_overage": value["overage"].mean(),
        })
    return rows


# ---- the levers (1.12) ----


def market_discount(case, commit):
    commits, discounts = zip(*case.benchmark)
    return float(np.interp(np.log(commit), np.log(commits), discounts))


# In the order in which they are pulled: the change of the terms.
LEVERS = {
    "resize-floor": lambda case, offer, t: at_level(offer, t, case.floor),
    "resize-optimum": lambda case, offer, t: at_level(offer, t, case.optimum),
    "ramp": lambda case, offer, t: replace(t, first_year=0.5),
    "overage-committed": lambda case, offer, t: replace(t, overage="committed"),
    "rollover-full": lambda case, offer, t: replace(t, rollover=1.0),
    "rollover-20": lambda case, offer, t: replace(t, rollover=max(0.2, t.rollover)),
    "true-down-20": lambda case, offer, t: replace(t, true_down=max(0.2, t.true_down)),
    "price-lock": lambda case, offer, t: replace(t, lock=True),
    "decrease-clause": lambda case, offer, t: replace(t, decrease=True),
    "basis-current": lambda case, offer, t: replace(t, basis_current=True),
    "shorter-term": lambda case, offer, t: replace(t, renews_yearly=True),
    "annual-measure": lambda case, offer, t: replace(t, period=12),
    "no-true-forward": lambda case, offer, t: replace(t, true_forward=0.0),
    "no-ratchet": lambda case, offer, t: replace(t, ratchet=False),
    "count-excluded": lambda case, offer, t: replace(t, excluded=frozenset()),
    "unbundle": lambda case, offer, t: replace(t, fees=tuple(replace(fee, price=fee.alone) for fee in t.fees)),
    "batch-stacks": lambda case, offer, t: replace(t, batch_stacks=True),
    "drawdown-list": lambda case, offer, t: replace(t, draws_list=True),
    "point": lambda case, offer, t: replace(t, headline=t.headline + 0.01),
    "dominant-benchmark": lambda case, offer, t: replace(t, dominant_discount=market_discount(case, t.annual)),
}


def pull(case, offer, names):
    terms = offer
    for name, change in LEVERS.items():
        if name in names:
            terms = change(case, offer, terms)
    return terms


def worths(case, offer, names, paths, room):
    """Mean saving of each lever and its standard error."""
    offered = costs(case, offer, paths, room)
    savings = {name: offered - costs(case, pull(case, offer, {name}), paths, room) for name in names}
    return {name: (saving.mean(), saving.std() / np.sqrt(len(saving))) for name, saving in savings.items()}


def value_subsets(case, offer, names, paths):
    """Expected worth of every subset; bit i of its number is names[i]."""
    paths = np.ascontiguousarray(paths[:, :N_SHAPLEY_PATHS])
    room = Room(*paths.shape)
    cost = np.empty(2 ** len(names))
    for subset in range(len(cost)):
        pulled = {name for i, name in enumerate(names) if subset >> i & 1}
        cost[subset] = costs(case, pull(case, offer, pulled), paths, room).mean()
    return cost[0] - cost


def shapley(worth, n):
    sets = np.arange(2**n)
    sizes = sum(sets >> i & 1 for i in range(n))
    before = np.arange(n)
    orders = np.cumprod(np.r_[1.0, (n - before[:-1] - 1) / (before[:-1] + 1)])  # n - 1 over `before`
    weights = 1 / (n * orders)
    shares = []
    for i in range(n):
        without = sets[sets >> i & 1 == 0]
        shares.append(weights[sizes[without]] @ (worth[without | 1 << i] - worth[without]))
    return shares


def interactions(worth, n):
    return {
        (i, k): worth[1 << i | 1 << k] - worth[1 << i] - worth[1 << k] for i in range(n) for k in range(i + 1, n)
    }


# ---- the run, and the comparison ----


def run(case, offer, levels, applying, package):
    paths = simulate(case, np.random.default_rng(20270101))
    room = Room(*paths.shape)
    cost = costs(case, offer, paths, room)
    worth = value_subsets(case, offer, package, paths)
    return {
        "cost": (cost.mean(), cost.std() / np.sqrt(len(cost))),
        "levels": lay_out(case, offer, paths),
        "sweep": sweep(case, offer, levels, paths, room),
        "worths": worths(case, offer, applying, paths, room),
        "shares": shapley(worth, len(package)),
        "interactions": interactions(worth, len(package)),
    }


def compare(what, ours, theirs, error):
    """Both are estimates: the error of their difference is root 2 of one's."""
    apart = abs(ours - theirs) / (np.sqrt(2) * error) if abs(ours - theirs) > 0.01 else 0.0
    print(f"{what:20} {theirs:14,.2f} {ours:14,.2f} {100 * (ours / theirs - 1):8.2f} % {apart:8.1f}")
    return apart <= MOST_ERRORS


def compare_sweeps(levels, ours, theirs):
    """The levels depend on a percentile of the paths, so that the costs are compared at the program's levels."""
    print(f"\nlevels of the sweep: {len(levels)}, of the program: {len(theirs)}")
    middle = np.median(levels) / np.median([level["commit"] for level in theirs]) - 1
    print(f"the one in the middle: {100 * abs(middle):.2f} % apart")
    apart = [abs(a["expected_cost"] / b["expected_cost"] - 1) for a, b in zip(ours, theirs)]
    errors = [abs(a["expected_cost"] - b["expected_cost"]) / np.sqrt(2) / a["error"] for a, b in zip(ours, theirs)]
    print(f"expected cost of a level: {100 * max(apart):.2f} % apart at most, {max(errors):.1f} errors")
    for key in ("p10", "p50", "p90"):
        print(f"{key} of the cost: {100 * max(abs(a[key] / b[key] - 1) for a, b in zip(ours, theirs)):.2f} % at most")
    for key in ("realized_discount", "fill_probability"):
        print(f"{key}: {100 * max(abs(a[key] - b[key]) for a, b in zip(ours, theirs)):.2f} points at most")
    return len(levels) == len(theirs) and max(errors) <= MOST_ERRORS


def main():
    offer_ini, plan_ini = read_ini(sys.argv[1]), read_ini(sys.argv[2])
    with open(sys.argv[3], encoding="utf-8") as file:
        report = json.load(file)
    theirs = report["offers"][0]
    offer = read_terms(offer_ini)
    case = read_case(offer_ini, plan_ini, report, offer.months)
    levers = [lever for lever in theirs["levers"] if lever["id"] in LEVERS]
    package = [lever for lever in levers if lever["in_package"]]
    levels = [level["commit"] for level in theirs["sweep"]]
    seconds, processor = [], []
    for _ in range(int(sys.argv[4]) if len(sys.argv) > 4 else 1):
        begun, begun_processor = time.perf_counter(), time.process_time()
        ours = run(case, offer, levels, [lever["id"] for lever in levers], [lever["id"] for lever in package])
        seconds.append(time.perf_counter() - begun)
        processor.append(time.process_time() - begun_processor)
    print(f"numpy: {min(seconds):.3f} s")
    print(f"numpy, processor time: {min(processor):.3f} s")
    print(f"\n{'worth':20} {'program':>14} {'numpy':>14} {'apart':>10} {'errors':>8}")
    agree = compare("the offer's cost", ours["cost"][0], theirs["expected"]["cost"], ours["cost"][1])
    for lever in levers:
        worth, error = ours["worths"][lever["id"]]
        agree &= compare(lever["id"], worth, lever["worth"], error)
    print(f"\n{'share of the package':20} {'program':>14} {'numpy':>14} {'apart':>10}")
    for lever, share in zip(package, ours["shares"]):
        apart = 100 * (share / lever["shapley"] - 1)
        print(f"{lever['id']:20} {lever['shapley']:14,.2f} {share:14,.2f} {apart:8.2f} %")
    agree &= compare_sweeps(ours["levels"], ours["sweep"], theirs["sweep"])
    print(f"\nthe two agree within sampling error: {'yes' if agree else 'NO'}")
    return 0 if agree else 1


if __name__ == "__main__":
    sys.exit(main())
