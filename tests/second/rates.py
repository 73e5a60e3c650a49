"""What every kind of usage really costs in the base scenario, computed a second time (doc/method.md 1.9)."""
from collections import defaultdict


class Row:
    def __init__(self):
        self.count = self.list = self.contracted = self.charge = self.load = 0.0
        self.is_eligible = True


def month_charges(settled, m, counts, rows):
    """Adds a month: of what was drawn and of the overage every line bears its share."""
    inputs, month = settled.inputs[m], settled.months[m]
    by_list = settled.key("overage", "rate", "list").split()[0] in ("list", "discount")
    for item in settled.contract.items(counts, m + 1):
        row = rows[item.line, item.meter]
        committed = (item.at_headline * (1 - inputs.headline) + item.other) * inputs.kept
        row.count += item.count
        row.list += item.list
        row.is_eligible = item.is_eligible
        row.contracted += committed if item.is_eligible else item.list
        if item.is_eligible and inputs.committed > 0:
            share = committed / inputs.committed
            row.charge += (month["drawn_commit"] + month["drawn_rollover"]) * share
            row.charge += month["overage_charge"] * (item.list / inputs.eligible if by_list else share)


def effective_rates(settled, counts):
    """By line and meter what report.json shows, before it is rounded."""
    rows = defaultdict(Row)
    for m in range(settled.term):
        month_charges(settled, m, counts[m], rows)
    results = settled.results()
    charged = sum(row.charge for row in rows.values())
    load = results["paid_api"] - charged - results["ineligible_charge"]
    eligible = sum(row.list for row in rows.values() if row.is_eligible)
    out, quoted = {}, settled.contract.quoted
    for (line, meter), row in rows.items():
        if charged > 0:
            share = row.charge / charged
        elif eligible > 0:
            share = row.list / eligible if row.is_eligible else 0.0
        else:
            share = row.list / results["list_value"]
        cost = row.charge + load * share + (0.0 if row.is_eligible else row.list)
        per = (1000 if meter == "web_search" else 10**6) / row.count
        out[line, meter] = {
            "count": row.count, "list_rate": row.list * per, "quoted_rate": row.list * per * (1 - quoted),
            "contracted_rate": row.contracted * per, "effective_rate": cost * per, "cost": cost,
            "realized_discount": 1 - cost / row.list if row.list else None,
            "share": cost / results["paid_api"] if results["paid_api"] > 0 else None}
    return out
