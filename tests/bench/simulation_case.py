"""What simulation.py computes with: the offer's terms and the buyer's beliefs from the two INI files, and from the
program's report what the usage makes of the forecast."""
import configparser
import sys
from dataclasses import dataclass

import numpy as np


def number(text):
    """15%, 250K, 1.5M, 1,000."""
    text = text.strip().replace(",", "").replace("_", "").upper()
    for suffix, factor in (("%", 0.01), ("K", 1e3), ("M", 1e6)):
        if text.endswith(suffix):
            return float(text[:-1]) * factor
    return float(text)


def read_ini(path):
    ini = configparser.ConfigParser(interpolation=None, inline_comment_prefixes=(";",), delimiters=("=",))
    ini.read(path, encoding="utf-8")
    return ini


@dataclass(frozen=True)
class Fee:
    price: float  # of all units
    alone: float  # outside the bundle
    per: str


@dataclass(frozen=True)
class Terms:
    """An offer, or one with levers pulled: what they change is here."""

    months: int
    annual: float
    period: int  # months of a measurement period
    billing: str
    keep: float  # 1 - prepay discount
    headline: float
    bands: tuple
    excluded: frozenset
    batch_stacks: bool
    overage: str
    overage_share: float
    true_forward: float
    ratchet: bool
    fees: tuple
    rollover: float
    true_down: float
    basis_current: bool
    lock: bool
    decrease: bool
    first_year: float = 1.0  # ramp
    draws_list: bool = False
    renews_yearly: bool = False
    dominant_discount: float = 0.0  # at least, of dominant lines


# What read_terms understands; any other key of an offer is refused.
KNOWN = {
    "offer": {"name", "vendor", "currency", "start", "term_months"},
    "commit": {"annual", "measure", "billing", "prepay_discount"},
    "discount": {"headline", "batch_stacks"},
    "overage": {"rate"},
    "burndown": {"exclude"},
    "true_forward": {"share", "ratchet"},
    "unused": {"rollover_cap", "true_down_cap"},
    "price": {"basis", "lock", "decrease_clause", "renewal"},
}


def refuse_unknown(ini):
    for section in ini.sections():
        if section != "bands" and not section.startswith("fee "):
            unknown = set(ini[section]) - KNOWN.get(section, set())
            if unknown:
                sys.exit(f"simulation.py: not simulated: [{section}] {', '.join(sorted(unknown))}")


def read_fee(section):
    quantity, price = number(section["quantity"]), section["unit_price"]
    alone = section.get("standalone_unit_price", price)
    return Fee(quantity * number(price), quantity * number(alone), section["per"])


def read_terms(ini):
    refuse_unknown(ini)

    def get(section, key, default):
        return ini.get(section, key, fallback=default)

    months = int(get("offer", "term_months", ""))
    overage, _, share = get("overage", "rate", "list").partition(" ")
    return Terms(
        months=months,
        annual=number(get("commit", "annual", "")),
        period={"month": 1, "quarter": 3, "year": 12, "term": months}[get("commit", "measure", "year")],
        billing=get("commit", "billing", "annual"),
        keep=1 - number(get("commit", "prepay_discount", "0")),
        headline=number(get("discount", "headline", "")),
        bands=tuple(sorted((number(key), number(value)) for key, value in ini["bands"].items())),
        excluded=frozenset(word.strip() for word in get("burndown", "exclude", "").split(",")),
        batch_stacks=get("discount", "batch_stacks", "yes") == "yes",
        overage=overage,
        overage_share=number(share or "0"),
        true_forward=number(get("true_forward", "share", "0")),
        ratchet=get("true_forward", "ratchet", "no") == "yes",
        fees=tuple(read_fee(ini[name]) for name in ini.sections() if name.startswith("fee ")),
        rollover=number(get("unused", "rollover_cap", "0")),
        true_down=number(get("unused", "true_down_cap", "0")),
        basis_current=get("price", "basis", "signing") == "current",
        lock=get("price", "lock", "no") == "yes",
        decrease=get("price", "decrease_clause", "no") == "yes",
    )


@dataclass(frozen=True, eq=False)
class Case:
    """Arrays are by contract month, or by line and meter where it says so."""

    level: float  # list value of a month at h = 0 and start-day prices
    h: np.ndarray  # months after the last complete one
    mean: np.ndarray  # G_h
    sigma: float
    tau: float
    market: np.ndarray  # list prices over those of the start day
    uplift: float
    advance: np.ndarray  # present value of cash at the month's start, at its end
    end: np.ndarray
    share: np.ndarray  # of list value, by line and meter; what the line is:
    words: list
    is_batch: np.ndarray
    is_dominant: np.ndarray
    benchmark: tuple  # commit and p50
    optimum: float
    floor: float
    n_paths: int


def read_market(plan, start, n):
    market = np.ones(n)
    for key, value in plan["market"].items():
        if key[:1].isdigit():
            year, month = int(key[:4]), int(key[5:7])
            first = (year - int(start[:4])) * 12 + month - int(start[5:7])
            market[first:] *= 1 + number(value)
    return market


def read_case(offer, plan, report, n):
    forecast, first = report["forecast"], report["offers"][0]
    if plan["forecast"]["growth"] == "auto":
        sys.exit("simulation.py: not simulated: a growth that is itself uncertain")
    h = int(forecast["offset_months"]) + np.arange(n)
    damped = np.cumsum(np.r_[0.0, forecast["damping"] ** np.arange(1, h[-1] + 1)])[h]
    mean = np.exp(forecast["growth"] * damped)
    rate = number(plan.get("finance", "discount_rate", fallback="0"))
    rows = first["effective_rates"]
    units = np.array([1e3 if row["meter"] == "web_search" else 1e6 for row in rows])
    value = np.array([row["count"] * row["list_rate"] for row in rows]) / units
    p50 = ((number(key), number(row.split(",")[1])) for key, row in plan["benchmark"].items())
    return Case(
        level=first["scenarios"]["base"]["months"][0]["list_value"] / mean[0],
        h=h,
        mean=mean,
        sigma=forecast["volatility"],
        tau=forecast["noise"],
        market=read_market(plan, offer["offer"]["start"], n),
        uplift=number(plan.get("market", "expected_uplift", fallback="0")),
        advance=(1 + rate) ** (-np.arange(n) / 12),
        end=(1 + rate) ** (-np.arange(1, n + 1) / 12),
        share=value / value.sum(),
        words=[{row["model"], row["family"], row["meter"], row["tier"]} for row in rows],
        is_batch=np.array([row["tier"] == "batch" for row in rows]),
        is_dominant=np.array([row["dominant"] for row in rows]),
        benchmark=tuple(sorted(p50)),
        optimum=first["recommended"]["optimum"],
        floor=first["recommended"]["floor"],
        n_paths=int(plan["forecast"]["paths"]),
    )
