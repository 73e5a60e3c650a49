"""Demand paths, and what one contract comes to on each of them: clauses 1.5, 1.7 and 1.8 of doc/method.md on arrays
of paths. Months and periods are loops, a month of all paths is a row."""
from functools import lru_cache

import numpy as np

FILLED = 0.99  # share of the commitment that a path must draw


def simulate(case, rng):
    """Multiplier by month and path (1.5)."""
    n = len(case.h)
    log = rng.standard_normal((n, case.n_paths))
    log[0] *= np.sqrt(case.h[0])  # the months before the start at once
    np.cumsum(log, axis=0, out=log)
    log *= case.sigma
    log += case.tau * rng.standard_normal((n, case.n_paths))
    log += (np.log(case.mean) - (case.sigma**2 * case.h + case.tau**2) / 2)[:, None]
    return np.exp(log, out=log)


@lru_cache(maxsize=None)
def card(case, headline, dominant_discount, batch_stacks, excluded):
    """Of a unit of list value at start-day prices: eligible, ineligible and committed value (1.7)."""
    discount = np.full(len(case.share), headline)
    discount[case.is_dominant] = np.maximum(discount[case.is_dominant], dominant_discount)
    if not batch_stacks:
        discount[case.is_batch] = 0
    eligible = np.array([not words & excluded for words in case.words])
    within = case.share[eligible]
    return within.sum(), case.share[~eligible].sum(), within @ (1 - discount[eligible])


def committed_index(case, terms, moved):
    """Committed prices over those of the first day, where list has moved by `moved` (1.7)."""
    if terms.basis_current:
        return np.minimum(moved, 1) if terms.lock else moved
    uplift = (1 + case.uplift) ** (np.arange(len(moved)) // 12)
    index = np.ones(len(moved)) if terms.lock else np.where(moved < 1, uplift, np.maximum(moved, uplift))
    return np.where(moved < 1, moved, index) if terms.decrease else index


OVERAGE = {  # of a unit, by its committed and list value (1.8.3)
    "list": lambda terms, committed, listed: listed,
    "discount": lambda terms, committed, listed: listed * (1 - terms.overage_share),
    "premium": lambda terms, committed, listed: committed * (1 + terms.overage_share),
    "committed": lambda terms, committed, listed: np.minimum(committed, listed),
}


class Contract:
    """n months from `first` on: figures by month that hold for every path."""

    def __init__(self, case, terms, first, n):
        month = np.arange(n)
        self.terms, self.months = terms, slice(first, first + n)
        market = case.market[self.months]
        eligible, ineligible, committed = card(
            case, terms.headline, terms.dominant_discount, terms.batch_stacks, terms.excluded
        )
        value = case.level * committed * market[0] * committed_index(case, terms, market / market[0])
        self.listed = case.level * (eligible + ineligible) * market
        self.other = case.level * ineligible * market
        self.use = case.level * eligible * market if terms.draws_list else value
        unit_value, unit_list = value / self.use, case.level * eligible * market / self.use
        self.price = 1 - terms.headline if terms.draws_list else 1.0  # of a unit of commitment
        self.rate = OVERAGE[terms.overage](terms, unit_value, unit_list)
        self.worth = unit_value - self.price if terms.draws_list else np.zeros(n)  # less its bill
        self.end = case.end[self.months]
        self.starts = np.arange(0, n, terms.period)
        self.stops = np.minimum(self.starts + terms.period, n)
        self.period_end = self.end[self.stops[month // terms.period] - 1]
        self.commit = terms.annual / 12 * np.where(first + month < 12, terms.first_year, 1.0)
        if first > 0 and terms.annual > 0:  # of a new deal every year
            self.commit *= min(1, self.use @ case.mean[self.months] / self.commit.sum())
        span = {"upfront": n, "annual": 12, "quarterly": 3, "monthly": 1}[terms.billing]
        billed = month - month % span
        self.bills_present = self.commit @ case.advance[self.months][billed]
        begin = month - month % terms.period
        self.raise_factor = case.advance[self.months][np.maximum(billed, begin)]
        charged = (fee.price * fee_months(fee, n, first > 0) for fee in terms.fees)
        self.fees = sum(charged) @ case.advance[self.months] if terms.fees else 0.0


def fee_months(fee, n, is_renewal):
    month = np.arange(n)
    if fee.per == "month":
        return np.ones(n)
    if fee.per == "year":
        return np.where(month % 12 == 0, np.minimum(12, n - month) / 12, 0)
    return np.where(month == 0, 0.0 if is_renewal else 1.0, 0)


class Room:
    """Arrays of a number of paths, used again and again."""

    def __init__(self, n_months, n_paths):
        self.over = np.empty((n_months, n_paths))
        self.left, self.part, self.due, self.consumed = np.empty((4, n_paths))
        self.carried = np.empty((2, n_paths))


def raise_commit(contract, p, signed, room):
    """True-forward and ratchet (1.8.1). room.due and room.consumed are the period's before."""
    terms, begin, stop = contract.terms, contract.starts[p], contract.stops[p]
    ratio = (stop - begin) / (begin - contract.starts[p - 1])
    if terms.ratchet:
        room.due *= ratio
        np.maximum(room.due, signed, out=room.due)
    else:
        room.due.fill(signed)
    if terms.true_forward:
        np.multiply(room.consumed, terms.true_forward * ratio, out=room.part)
        np.maximum(room.due, room.part, out=room.due)
    commit = contract.commit[begin:stop]
    weight = commit / signed if signed > 0 else np.full(stop - begin, 1 / (stop - begin))
    np.subtract(room.due, signed, out=room.part)
    room.part *= contract.price * terms.keep
    return weight @ contract.raise_factor[begin:stop]  # of room.part, which is paid


def draw(row, balance, room):
    """Takes what a balance covers out of a month's use."""
    np.minimum(balance, row, out=room.part)
    balance -= room.part
    row -= room.part


def settle(contract, paths, room, full=False):
    """Present value of the API charge by path; with `full` what is paid, forfeited, charged for overage, drawn and
    due as well. Being linear in use and overage, most of it is a product of figures by month and of paths."""
    terms, price, keep = contract.terms, contract.price, contract.terms.keep
    paths = paths[contract.months]
    over = np.multiply(paths, contract.use[:, None], out=room.over[: len(paths)])  # once all is drawn
    raises = terms.true_forward > 0 or terms.ratchet
    npv = (contract.use * contract.worth * keep * contract.period_end + contract.other * contract.end) @ paths
    npv += price * keep * contract.bills_present
    if full:
        paid = (contract.use * contract.worth * keep + contract.other) @ paths + price * keep * contract.commit.sum()
        forfeited, due = np.zeros((2, len(npv)))
    carried = None
    for p, (begin, stop) in enumerate(zip(contract.starts, contract.stops)):
        signed = contract.commit[begin:stop].sum()
        if raises and p:
            factor = raise_commit(contract, p, signed, room)
            if full:
                paid += room.part
            room.part *= factor
            npv += room.part
        else:
            room.due.fill(signed)
        np.copyto(room.left, room.due)
        if raises:
            np.copyto(room.consumed, over[begin])
            for row in over[begin + 1 : stop]:
                room.consumed += row
        for row in over[begin:stop]:
            if carried is not None:
                draw(row, carried, room)
            draw(row, room.left, room)
        if full:
            due += room.due
            if carried is not None:
                forfeited += carried * price
        # What is left: credited, carried over, forfeited (1.8.4).
        end = contract.end[stop - 1]
        if terms.true_down:
            np.multiply(room.due, terms.true_down, out=room.part)
            np.minimum(room.left, room.part, out=room.part)
            room.left -= room.part
            room.part *= price * keep
            if full:
                paid -= room.part
            room.part *= end
            npv -= room.part
        carried = None
        if terms.rollover and stop < len(paths):
            carried = np.multiply(room.due, terms.rollover, out=room.carried[p % 2])
            np.minimum(carried, room.left, out=carried)
            room.left -= carried
        if full:
            forfeited += room.left
        if price < 1:  # a shortfall is due at face value: the rest of it at the period's end
            room.left *= (1 - price) * keep
            if full:
                paid += room.left
            room.left *= end
            npv += room.left
    npv += (contract.rate * contract.end - contract.worth * keep * contract.period_end) @ over
    if not full:
        return npv
    paid += (contract.rate - contract.worth * keep) @ over
    drawn = contract.use @ paths - over.sum(axis=0)
    is_filled = drawn >= FILLED * due * (1 - 1e-12)
    return {"npv": npv, "paid": paid, "forfeited": forfeited, "overage": contract.rate @ over, "is_filled": is_filled}


def costs(case, terms, paths, room):
    """Cost by path of all contracts of the term."""
    length = 12 if terms.renews_yearly else terms.months
    total = np.zeros(paths.shape[1])
    for first in range(0, terms.months, length):
        contract = Contract(case, terms, first, min(length, terms.months - first))
        total += settle(contract, paths, room)
        total += contract.fees
    return total
