"""What an offer charges for usage, computed a second time: the months of a contract (doc/method.md 1.1, 1.7).
"""
from bisect import bisect_left, bisect_right
from collections import namedtuple

from inputs import METERS, add_months, day, number, words

# Of one contract month, at the prices of that month: list value of all demand, of what draws the commitment
# and of what does not, and the committed value of what draws it; the month's headline, and which part of the
# committed value a credit of retroactive tiers leaves.
Month = namedtuple("Month", "all eligible ineligible committed headline kept")

# A meter of a line in a month: its count and list value, and committed value at the headline, before it, or else.
Item = namedtuple("Item", "line meter count list is_eligible at_headline other")


def yes(text):
    return text.lower() in ("yes", "true", "on")


def steps(section):
    """A table of thresholds, ascending."""
    return [(number(key), number(text)) for key, text in section.items() if key != "mode"]


class Contract:
    """An offer as it is, or, for the comparison of 1.14, from another day on, cut to fewer months, or for a part of
    the demand alone."""

    def __init__(self, offer, plan, book, first_start, start=None, term=None, share=1.0):
        self.offer, self.plan, self.book, self.share = offer, plan, book, share
        self.start, self.own_term = start or day(offer["offer"]["start"]), int(offer["offer"]["term_months"])
        self.term = term or self.own_term
        self.changes = [(day(key + "-01"), number(text)) for key, text in plan.get("market", {}).items()
                        if key[0].isdigit()]
        # A change between the first offer's start and this one's is in this one's own list prices.
        self.rebased = self.list_index(first_start, self.start)
        self.tiers = steps(offer.get("tiers", {}))
        self.annual = self.annual_commitment()
        self.quoted = self.quoted_discount()

    def key(self, section, name, default=None):
        return self.offer.get(section, {}).get(name, default)

    def annual_commitment(self):
        if self.key("commit", "schedule"):
            return sum(map(number, self.key("commit", "schedule").split(","))) * 12 / self.own_term
        return number(self.key("commit", "annual"))

    def quoted_discount(self):
        """The headline, else the band; the tier where it is more. Bands begin at, tiers above a threshold."""
        bands = steps(self.offer.get("bands", {}))
        at = bisect_right([threshold for threshold, _ in bands], self.annual)
        headline = self.key("discount", "headline")
        said = number(headline) if headline else bands[at - 1][1] if at else 0
        reached = bisect_left([threshold for threshold, _ in self.tiers], self.annual)
        return max(said, self.tiers[reached - 1][1]) if reached else said

    def list_index(self, since, on):
        """Product of the changes of list after one day up to another."""
        index = 1.0
        for begins, change in self.changes:
            index *= 1 + change if since < begins <= on else 1
        return index

    def market(self, line, meter, month):
        """List price in a contract month over that of the start."""
        begins = add_months(self.start, month - 1)
        at_start = self.book.price(line, meter, self.start)
        moved = self.book.price(line, meter, begins) / at_start if at_start else 1.0
        return moved * self.list_index(self.start, begins)

    def indices(self, line, meter, month):
        """List and committed price in a contract month over those of the start, before fixed prices. After the
        term the committed one of its last month holds, or rises at every anniversary (1.14)."""
        market = self.market(line, meter, month)
        if month > self.term:
            rise = min(number(self.plan.get("market", {}).get("expected_uplift", "0")),
                       number(self.key("price", "renewal_cap", "1000%")))
            rise = rise if self.key("price", "renewal") == "uplift" else 0.0
            years = (month - self.term - 1) // 12 + 1
            return market, self.indices(line, meter, self.term)[1] * (1 + rise)**years
        year = (month - 1) // 12
        locked = yes(self.key("price", "lock", "no"))
        cap = self.key("price", "uplift_cap")
        cap = (1 + number(cap))**year if cap else float("inf")
        if self.key("price", "basis", "signing") == "current":
            return market, market if market < 1 else 1.0 if locked else min(market, cap)
        uplift = min((1 + number(self.plan.get("market", {}).get("expected_uplift", "0")))**year, cap)
        if market < 1 and yes(self.key("price", "decrease_clause", "no")):
            return market, market
        if locked:
            return market, 1.0
        return market, min(max(market, uplift), cap) if market >= 1 else uplift

    def counts(self, line, meter):
        """Whether a meter of a line draws the commitment."""
        out = words(self.key("burndown", "exclude", ""))
        return not any(word in (self.book.family[line.model], meter, line.tier) or
                       self.book.names.get(word) == line.model for word in out)

    def most_specific(self, section, line, meter, names):
        for name in names:
            for key, text in self.offer.get(section, {}).items():
                model, _, of_meter = key.partition(".") if key.rpartition(".")[2] in METERS else (key, "", "")
                model = self.book.names.get(model, model)
                if (model, of_meter) == name:
                    return text
        return None

    def terms(self, line, meter):
        """("fixed", price), ("own", discount) or ("headline", None) of a meter of a line."""
        family = self.book.family[line.model]
        if line.tier == "batch" and not yes(self.key("discount", "batch_stacks", "yes")):
            return "own", 0.0
        fixed = self.most_specific("rates", line, meter, [(line.model, meter)])
        if fixed:
            standard = line._replace(tier="standard", context="base", geo="global", speed="standard")
            ratio = self.book.price(line, meter, self.start) / self.book.price(standard, meter, self.start)
            return "fixed", ratio * number(fixed) / (1000 if meter == "web_search" else 10**6)
        own = self.most_specific("discount", line, meter, [(line.model, meter), (family, meter),
                                                           (line.model, ""), (family, "")])
        return ("own", number(own)) if own else ("headline", None)

    def items(self, counts_of_month, month):
        for line, counts in counts_of_month.items():
            for meter, count in zip(METERS, counts):
                if not count:
                    continue
                count *= self.share
                market, committed = self.indices(line, meter, month)
                value = count * self.book.price(line, meter, self.start) * self.rebased
                kind, rate = self.terms(line, meter)
                other = count * rate if kind == "fixed" else value * committed * (1 - (rate or 0))
                yield Item(line, meter, count, value * market, self.counts(line, meter),
                           value * committed if kind == "headline" else 0.0, 0.0 if kind == "headline" else other)

    def sums(self, counts_of_month, month):
        """Of a month: list value that is excluded; that draws the commitment; what is priced at the headline,
        before it; committed value of the rest."""
        excluded = eligible = headline = other = 0.0
        for item in self.items(counts_of_month, month):
            if not item.is_eligible:
                excluded += item.list
                continue
            eligible += item.list
            headline += item.at_headline
            other += item.other
        return excluded, eligible, headline, other

    def tier_at(self, cumulative):
        """The discount just above this much list value of the contract year."""
        at = bisect_right([threshold for threshold, _ in self.tiers], cumulative)
        return self.tiers[at - 1][1] if at else number(self.key("discount", "headline", "0"))

    def average_tier(self, low, high):
        """The mean discount of the slices between two amounts of list value."""
        edges = [low, *(threshold for threshold, _ in self.tiers if low < threshold < high), high]
        if high <= low:
            return self.tier_at(low)
        return sum((b - a) * self.tier_at(a) for a, b in zip(edges, edges[1:])) / (high - low)

    def renewed(self, counts_of_month, month):
        """A month after the term, at the rate card and the quoted discount."""
        excluded, eligible, base, other = self.sums(counts_of_month, month)
        return Month(excluded + eligible, eligible, excluded, base * (1 - self.quoted) + other, self.quoted, 1.0)

    def months(self, counts):
        """The Month of every contract month, of the counts by line of each. Retroactive tiers: the year's usage so
        far earns what it lacks of the discount reached."""
        mode = self.key("tiers", "mode", "marginal") if self.tiers else None
        thresholds = [threshold for threshold, _ in self.tiers]
        out, credit, year_list, year_base, earned, reached = [], 0.0, 0.0, 0.0, 0.0, 0.0
        for month in range(1, self.term + 1):
            excluded, eligible, base, other = self.sums(counts[month - 1], month)
            if (month - 1) % 12 == 0:
                year_list = year_base = earned = 0.0
                reached = number(self.key("discount", "headline", "0"))
            discount = self.quoted
            if mode == "marginal":
                discount = self.average_tier(year_list, year_list + eligible)
            elif mode == "retroactive":
                at = bisect_left(thresholds, year_list + eligible)
                discount = self.tiers[at - 1][1] if at else reached
                more = max(0.0, discount * year_base - earned) if discount > reached else 0.0
                credit, earned, reached = credit + more, earned + more + discount * base, discount
            year_list, year_base = year_list + eligible, year_base + base
            committed = base * (1 - discount) + other
            used = min(credit, committed)
            credit -= used
            kept = 1 - used / committed if committed else 1.0
            out.append(Month(excluded + eligible, eligible, excluded, committed - used, discount, kept))
        return out
