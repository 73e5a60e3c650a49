"""What an offer comes to, settled a second time (doc/method.md 1.8). Amounts of a period that are measured against
the commitment are list value under `drawdown = list`; what is paid is always currency."""
import math
from fractions import Fraction

from contract import yes
from inputs import exact, number

SPANS = {"month": 1, "quarter": 3, "year": 12, "monthly": 1, "quarterly": 3, "annual": 12}


def fees_of(offer):
    return {section[4:]: keys for section, keys in offer.items() if section.startswith("fee ")}


def fee(keys, m, term):
    """What a fee costs in a month of a term, in advance; a year that the term cuts short in proportion."""
    quantity = exact(keys.get("quantity", "1"))
    tiers = sorted((exact(key[5:]), text) for key, text in keys.items() if key.startswith("tier."))
    reached = [text for threshold, text in tiers if threshold <= quantity]
    amount = float(quantity) * number(reached[-1] if reached else keys["unit_price"])
    return {"month": amount, "once": amount if m == 0 else 0.0,
            "year": amount * min(12, term - m) / 12 if m % 12 == 0 else 0.0}[keys["per"]]


class Balance:
    """Unused commitment that stays usable up to a period."""

    def __init__(self, left, last_period):
        self.left, self.last_period = left, last_period


class Settlement:
    def __init__(self, contract, months):
        self.contract, self.key, self.term = contract, contract.key, contract.term
        self.inputs = months
        span = SPANS.get(self.key("commit", "measure", "year"), self.term)
        self.periods = [range(first, min(first + span, self.term)) for first in range(0, self.term, span)]
        self.list_draws = self.key("commit", "drawdown", "net") == "list"
        # What a unit of commitment that nobody has consumed yet is billed at.
        self.unit = 1 - contract.quoted if self.list_draws else 1.0
        self.prepay = 1 - number(self.key("commit", "prepay_discount", "0"))
        self.months = [dict(commit_cash=0.0, overage_value=0.0, overage_charge=0.0, drawn_rollover=0.0,
                            drawn_commit=0.0, left=0.0, at_end=0.0, credit=0.0) for _ in months]
        self.rows = []
        self.shares = self.monthly_shares()
        self.settle()
        self.add_up()

    def monthly_shares(self):
        """Commitment of every month before any raise."""
        if self.key("commit", "schedule"):
            term = self.contract.own_term
            span = SPANS.get(self.key("commit", "measure", "year"), term)
            amounts = [number(text) for text in self.key("commit", "schedule").split(",")]
            return [amounts[m // span] / min(span, term - m // span * span) for m in range(self.term)]
        ramp = [number(text) for text in self.key("commit", "ramp", "100%").split(",")]
        return [self.contract.annual / 12 * ramp[min(m // 12, len(ramp) - 1)] for m in range(self.term)]

    def raised(self, p):
        """By how much true-forward and ratchet lift the commitment of period p above what was agreed."""
        agreed = sum(self.shares[m] for m in self.periods[p])
        if p == 0:
            return 0.0
        before, scale = self.rows[-1], len(self.periods[p]) / len(self.periods[p - 1])
        least = number(self.key("true_forward", "share", "0")) * before["consumed"] * scale
        if yes(self.key("true_forward", "ratchet", "no")):
            least = max(least, before["commit"] * scale)
        return max(0.0, least - agreed)

    def bill(self):
        """Commitment in advance: every span of months at its first; what a raise adds to months that a bill has
        covered before, in the raised period's first month."""
        billing = self.key("commit", "billing", "annual")
        span = self.term if billing == "upfront" else SPANS.get(billing)
        for row, period in zip(self.rows, self.periods):
            for m in period:
                own, extra = self.shares[m], row["raise"] / len(period)
                if span is None:  # in arrears
                    self.months[period[-1]]["at_end"] += (own + extra) * self.unit
                else:
                    billed = m - m % span
                    self.months[billed]["commit_cash"] += own * self.unit
                    self.months[max(billed, period[0])]["commit_cash"] += extra * self.unit

    def charge(self, value, list_value, burst):
        """What overage costs, a part of it within the burst."""
        if value == 0:
            return 0.0
        inside = burst * min(value, list_value)
        value, list_value = value * (1 - burst), list_value * (1 - burst)
        rate, _, share = self.key("overage", "rate", "list").partition(" ")
        return inside + {"committed": lambda: min(value, list_value), "list": lambda: list_value,
                         "discount": lambda: list_value * (1 - number(share)),
                         "premium": lambda: value * (1 + number(share))}[rate]()

    def draw(self, m, row, balances):
        """One month: rolled-over balances, the period's commitment, overage."""
        month, inputs = self.months[m], self.inputs[m]
        need = inputs.eligible if self.list_draws else inputs.committed
        worth = inputs.committed / need if need else 0.0  # currency of a unit drawn
        row["consumed"] += need
        rest = need
        for balance in sorted(balances, key=lambda one: one.last_period):
            drawn = min(rest, balance.left)
            balance.left -= drawn
            rest -= drawn
            month["drawn_rollover"] += drawn * worth
            row["trued"] += drawn * (worth - self.unit)
        drawn = min(rest, row["commit"] - row["drawn"])
        row["drawn"] += drawn
        row["trued"] += drawn * (worth - self.unit)
        month["left"] = row["commit"] - row["drawn"]
        rest = rest - drawn if worth else 0.0  # without committed value there is no overage
        month["drawn_commit"] = drawn * worth
        month["overage_value"] = rest * worth
        inside = min(rest, row["burst_left"])
        row["burst_left"] -= inside
        row["over"] += rest
        if rest > 0:
            month["overage_charge"] = self.charge(rest * worth, inputs.eligible * rest / need, inside / rest)

    def settle(self):
        balances, forward, last = [], 0.0, len(self.periods) - 1
        for p, period in enumerate(self.periods):
            lift = self.raised(p)
            commit = sum(self.shares[m] for m in period) + lift
            row = {"commit": commit, "raise": lift, "rollover_in": sum(one.left for one in balances),
                   "drawn": 0.0, "consumed": 0.0, "trued": 0.0, "over": 0.0,
                   "burst_left": number(self.key("overage", "burst", "0")) * commit}
            self.rows.append(row)
            for m in period:
                self.draw(m, row, balances)
            row["forward"] = min(forward, max(0.0, commit - row["drawn"]))
            row["drawn"] += row["forward"]
            forward = min(row["over"], number(self.key("unused", "carry_forward_cap", "0")) * commit)
            self.close(p, row, balances, p == last)
        self.bill()
        for row, period in zip(self.rows, self.periods):
            self.months[period[-1]]["at_end"] += row["end_cash"]
            self.months[period[-1]]["credit"] = row["true_down_credit"]

    def close(self, p, row, balances, is_last):
        """The end of a period: true-down, rollover, forfeit; what they change in cash."""
        outlives = yes(self.key("unused", "carry_to_renewal", "no"))
        unused = row["commit"] - row["drawn"]
        credit = min(unused, number(self.key("unused", "true_down_cap", "0")) * row["commit"])
        rolled = min(unused - credit, number(self.key("unused", "rollover_cap", "0")) * row["commit"])
        rolled = rolled if outlives or not is_last else 0.0
        short = unused - credit - rolled
        at_face = self.list_draws and self.key("commit", "shortfall", "face") == "face"
        lost = short * (1.0 if at_face else self.unit)
        balances.append(Balance(rolled, p + int(self.key("unused", "rollover_periods", "1"))))
        expired = [one for one in balances if one.last_period <= p or (is_last and not outlives)]
        row.update(unused=unused, rolled_over=0.0 if is_last else rolled,
                   true_down_credit=credit * self.unit * self.prepay,
                   forfeited=lost + sum(one.left for one in expired) * self.unit, carried_out=0.0,
                   end_cash=row["trued"] + lost - (short + row["forward"]) * self.unit)
        balances[:] = [one for one in balances if one not in expired]
        if is_last:
            row["carried_out"] = sum(one.left for one in balances) * self.unit

    def fees(self, m):
        return sum(fee(keys, m, self.term) for keys in fees_of(self.contract.offer).values())

    def credit_share(self):
        """Of a month's charge, for every started 0.1 point below the target."""
        uptime = self.contract.plan.get("market", {}).get("expected_uptime")
        if not uptime or not self.key("sla", "target"):
            return 0.0
        below = exact(self.key("sla", "target")) - exact(uptime)
        return min(1.0, max(0, math.ceil(below / Fraction(1, 1000))) * number(self.key("sla", "credit")))

    def add_up(self):
        rate = number(self.contract.plan.get("finance", {}).get("discount_rate", "0"))
        share = self.credit_share()
        self.npv = 0.0
        for row, period in zip(self.rows, self.periods):
            for m in period:
                of_commit = (self.shares[m] + row["raise"] / len(period)) * self.unit
                self.months[m]["service_credit"] = share * (
                    of_commit + self.months[m]["overage_charge"] + self.inputs[m].ineligible)
        for m, month in enumerate(self.months):
            month["fees"] = self.fees(m)
            ahead = month["commit_cash"] * self.prepay + month["fees"]
            behind = (month["at_end"] * self.prepay + month["overage_charge"] + self.inputs[m].ineligible -
                      month["service_credit"] - month["credit"])
            month["commit_cash"] = (month["commit_cash"] + month["at_end"]) * self.prepay
            month["cash"] = ahead + behind
            self.npv += ahead * (1 + rate)**(-m / 12) + behind * (1 + rate)**(-(m + 1) / 12)

    def exit_costs(self):
        """What it costs to leave at the end of every month (1.8.8): the commitment still due, or less by [exit]."""
        face = self.list_draws and self.key("commit", "shortfall", "face") == "face"
        price = 1.0 if face else self.unit
        mean = sum(row["commit"] for row in self.rows) * self.unit / self.term
        charges = [(self.shares[m] + row["raise"] / len(period)) * self.unit + self.months[m]["overage_charge"] +
                   self.inputs[m].ineligible for row, period in zip(self.rows, self.periods) for m in period]
        out = []
        for p, period in enumerate(self.periods):
            later = sum(row["commit"] for row in self.rows[p + 1:])
            for m in period:
                due = (later + (self.months[m]["left"] if m != period[-1] else 0.0)) * price
                if self.key("exit", "fee_months"):
                    notice = int(self.key("exit", "notice_months", "0"))
                    leave = sum(charges[m + 1:m + 1 + notice]) + number(self.key("exit", "fee_months")) * mean
                    due = min(due, leave)
                out.append(due)
        return out

    def total(self, name):
        return sum(month[name] for month in self.months)

    def results(self):
        """By the names of report.json."""
        listed = sum(month.all for month in self.inputs)
        ineligible = sum(month.ineligible for month in self.inputs)
        committed = sum(month.committed for month in self.inputs)
        credits = sum(row["true_down_credit"] for row in self.rows)
        paid = self.total("commit_cash") - credits + self.total("overage_charge") + ineligible
        total = paid + self.total("fees") - self.total("service_credit")
        off = lambda cost: 1 - cost / listed if listed else None
        return {"list_value": listed, "eligible_list": sum(month.eligible for month in self.inputs),
                "ineligible_charge": ineligible, "committed_value": committed,
                "commit_cash": self.total("commit_cash"), "true_down_credits": credits, "paid_api": paid,
                "fees": self.total("fees"), "service_credits": self.total("service_credit"), "total": total,
                "npv": self.npv, "forfeited": sum(row["forfeited"] for row in self.rows),
                "carried_out": self.rows[-1]["carried_out"], "overage_charge": self.total("overage_charge"),
                "quoted_discount": self.contract.quoted, "contracted_discount": off(committed + ineligible),
                "realized_discount": off(paid), "all_in_discount": off(total)}
