"""Ways to buy, compared a second time (doc/method.md 1.14): cost under a scenario, the present value of all cash
less the worth of what is carried out of the term (1.1)."""
from contract import Contract
from inputs import METERS, add_months, number
from settlement import Settlement, fee, fees_of


def alone(keys):
    """A fee bought outside its bundle: at its standalone price, whatever the quantity, else as quoted."""
    if "standalone_unit_price" not in keys:
        return keys
    kept = {key: text for key, text in keys.items() if not key.startswith("tier.")}
    return {**kept, "unit_price": keys["standalone_unit_price"]}


class Comparison:
    def __init__(self, offers, plan, book, demand, start, scenario):
        self.offers, self.plan, self.book, self.start = offers, plan, book, start
        self.rate = number(plan.get("finance", {}).get("discount_rate", "0"))
        self.horizon = max(int(offer["offer"]["term_months"]) for offer in offers)
        # A year past the horizon, to see what a balance is worth after the term.
        self.counts = [demand.counts(month, scenario) for month in range(1, self.horizon + 13)]
        self.base = self.counts if scenario == "base" else [demand.counts(month, "base")
                                                            for month in range(1, self.horizon + 13)]
        self.fees = {}
        for offer in offers:
            for name, keys in fees_of(offer).items():
                if name not in self.fees or ("standalone_unit_price" in keys and
                                             "standalone_unit_price" not in self.fees[name]):
                    self.fees[name] = keys

    def present(self, amount, months):
        return amount * (1 + self.rate)**(-months / 12)

    def listed(self, first, n, share=1.0, ratio=1.0):
        """Present value of n months at current list from month `first` (0 is the first) on."""
        at = Contract(self.offers[0], self.plan, self.book, self.start, start=self.start)
        return sum(self.present(share * ratio * sum(count * self.book.price(line, meter, self.start) *
                                                    at.market(line, meter, m + 1)
                                                    for line, counts in self.counts[m].items()
                                                    for meter, count in zip(METERS, counts) if count), m + 1)
                   for m in range(first, first + n))

    def added_fees(self, offer, delay):
        """Fees that the row does not have, and recurring ones of the first offer until it starts."""
        own, total = fees_of(offer) if offer else {}, 0.0
        for name, keys in self.fees.items():
            months = self.horizon if name not in own else delay if keys["per"] != "once" else 0
            total += sum(self.present(fee(alone(keys), m, months), m) for m in range(months))
        return total

    def deal(self, offer, first=0, share=1.0):
        """An offer from month `first` on, cut off at the horizon or followed by its renewal."""
        term = min(int(offer["offer"]["term_months"]), self.horizon - first)
        if term == 0:
            return 0.0
        contract = Contract(offer, self.plan, self.book, self.start, add_months(self.start, first), term, share)
        settled = Settlement(contract, contract.months(self.counts[first:]))
        total = self.present(settled.npv, first)
        carried = settled.results()["carried_out"]
        if carried > 0:
            worth = sum(self.after(contract, self.base, first, term + k, True).committed for k in range(12))
            total -= self.present(min(carried, worth), first + term)
        rest = self.horizon - first - term
        total += sum(self.present(fee(keys, m, rest), first + term + m) for keys in fees_of(offer).values()
                     if keys["per"] != "once" for m in range(rest))
        if offer.get("price", {}).get("renewal", "list") == "list":
            return total + self.listed(first + term, rest, share)
        for m in range(term, term + rest):
            month = self.after(contract, self.counts, first, m, False)
            total += self.present(min(month.committed, month.eligible) + month.ineligible, first + m + 1)
        return total

    def after(self, contract, counts, first, m, is_kept):
        """Month m of a contract, after its term; is_kept: at the last month's prices whatever the renewal."""
        offer = contract.offer
        if is_kept:
            offer = {**offer, "price": {**offer.get("price", {}), "renewal": "keep"}}
        kept = Contract(offer, self.plan, self.book, self.start, contract.start, contract.term, contract.share)
        return kept.renewed(counts[first + m], m + 1)

    def rows(self):
        """Name -> cost, in the order of report.json."""
        first, out = self.offers[0], {"on demand": self.listed(0, self.horizon) + self.added_fees(None, 0)}
        for section, keys in self.plan.items():
            if not section.startswith("alternative "):
                continue
            if keys["kind"] == "delay":
                delay = min(int(keys["months"]), self.horizon)
                cost = self.listed(0, delay) + self.deal(first, delay) + self.added_fees(first, delay)
            else:
                share, rest = number(keys["share"]), first if keys.get("rest") == "offer" else None
                cost = number(keys.get("switching_cost", "0")) + self.added_fees(rest, 0)
                cost += self.listed(0, self.horizon, share, number(keys.get("price_ratio", "100%")))
                cost += self.deal(rest, 0, 1 - share) if rest else self.listed(0, self.horizon, 1 - share)
            out[section[12:]] = cost
        for offer in self.offers:
            out[offer["offer"]["name"]] = self.deal(offer) + self.added_fees(offer, 0)
        return out
