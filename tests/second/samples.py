"""The sample companies: their files, the program's report on them, and what the second implementation makes of
them."""
import json
import os
import subprocess
import tempfile

from comparison import Comparison
from contract import Contract
from demand import Demand
from inputs import Book, day, read_ini, read_usage
from settlement import Settlement

SRCDIR = os.environ.get("srcdir", ".")
BUILDDIR = os.environ.get("builddir", "build")
SCENARIOS = ("low", "base", "high")

# Usage and offers, the main offer first.
COMPANIES = {
    "larkfield": (["usage.csv"], ["offer-trap.ini", "offer-cure.ini", "offer-flexible.ini"]),
    "quillon": (["usage-2025.csv", "usage-2026.csv"],
                ["offer-ramped.ini", "offer-reseller.ini", "offer-monthly.ini"]),
    "averdale": (["usage.csv"],
                 ["offer-growth.ini", "offer-list.ini", "offer-tiers.ini", "offer-marketplace.ini"]),
}


class Inputs:
    """Paths of one run."""

    def __init__(self, usage, offers, plan, datadir=SRCDIR):
        self.usage, self.offers, self.plan, self.datadir = usage, offers, plan, datadir

    @staticmethod
    def of(company):
        def path(name):
            return os.path.join(SRCDIR, "samples", company, name)
        usage, offers = COMPANIES[company]
        return Inputs([path(name) for name in usage], [path(name) for name in offers], path("plan.ini"))


def report(inputs):
    """What the program says, as JSON."""
    with tempfile.TemporaryDirectory() as scratch:
        command = [os.path.join(BUILDDIR, "realrate"), "report", "--json", "--plan", inputs.plan,
                   "--usage", *inputs.usage, "--offer", *inputs.offers, "--out",
                   os.path.join(scratch, "report")]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              env={**os.environ, "REALRATE_DATADIR": inputs.datadir})
        return json.loads(done.stdout)


def second(inputs):
    """Of every offer its demand and, by scenario, its settlement; and by scenario the cost of every way to buy."""
    book = Book(os.path.join(inputs.datadir, "templates/prices/claude.ini"))
    plan = read_ini(inputs.plan)
    usage = read_usage(inputs.usage, book, plan.get("long_share", {}))
    offers = [read_ini(path) for path in inputs.offers]
    first = day(offers[0]["offer"]["start"])
    settled = []
    for offer in offers:
        contract = Contract(offer, plan, book, first)
        demand = Demand(usage, book, contract.start, plan)
        settled.append((demand, {scenario: settle(contract, demand, scenario) for scenario in SCENARIOS}))
    costs = {scenario: Comparison(offers, plan, book, settled[0][0], first, scenario).rows()
             for scenario in SCENARIOS}
    return settled, costs


def settle(contract, demand, scenario):
    counts = [demand.counts(month, scenario) for month in range(1, contract.term + 1)]
    return Settlement(contract, contract.months(counts))
