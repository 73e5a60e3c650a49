"""What is consumed, computed a second time: history, forecast, optimization, workloads (doc/method.md 1.4 to 1.6).
"""
import datetime
import math
import statistics
from collections import defaultdict

from inputs import METERS, TOKENS, Line, add_months, exact, number

Z = 1.2815515655


def months_of_history(usage, start):
    """Index (months before the start, as negative numbers) -> (days, counts by line) of complete months."""
    usage = {on: lines for on, lines in usage.items() if on < start}
    first, last = min(usage), max(usage)
    months, index = {}, -1
    while add_months(start, index + 1) > first:
        begin, end = add_months(start, index), add_months(start, index + 1)
        days = [begin + datetime.timedelta(i) for i in range((end - begin).days)]
        if begin >= first and days[-1] <= last and any(on in usage for on in days):
            counts = defaultdict(lambda: [0.0] * 6)
            for on in days:
                for line, of_day in usage.get(on, {}).items():
                    for i, count in enumerate(of_day):
                        counts[line][i] += count
            months[index] = (len(days), counts)
        index -= 1
    return months


class Forecast:
    """Clause 1.5, for one offer's calendar."""

    def __init__(self, usage, book, start, plan):
        self.plan = plan.get("forecast", {})
        months = months_of_history(usage, start)
        self.last = max(months)
        self.prices_of = add_months(start, self.last + 1) - datetime.timedelta(1)
        self.damping = number(self.plan.get("damping", "0.9"))
        worth = {line: [book.price(line, meter, self.prices_of) for meter in METERS]
                 for _, counts in months.values() for line in counts}
        daily = {index: sum(count * price for line in counts
                            for count, price in zip(counts[line], worth[line])) / days
                 for index, (days, counts) in months.items()}
        window = {index: daily[index] for index in sorted(daily)[-24:]}
        self.fit(window)
        taken = sorted(months)[-int(self.plan.get("trailing", "3")):]
        standard = 365.25 / 12 / sum(months[index][0] for index in taken)
        self.base = defaultdict(lambda: [0.0] * 6)
        for index in taken:
            for line, counts in months[index][1].items():
                for i, count in enumerate(counts):
                    self.base[line][i] += count * math.exp(self.growth * (self.last - index)) * standard

    def fit(self, daily):
        explicit = self.plan.get("growth", "auto") != "auto"
        usable = min(daily.values()) > 0
        y = {index: math.log(value) for index, value in daily.items()} if usable else {}
        slopes = [(y[j] - y[i]) / (j - i) for i in y for j in y if i < j]
        fitted = not explicit and len(y) >= 3
        self.growth = statistics.median(slopes) if fitted else 0
        if explicit:
            self.growth = math.log1p(number(self.plan["growth"]))
        steps = [(i, y[i + 1] - y[i]) for i in sorted(y) if i + 1 in y]
        n = len(steps)
        mean = sum(step for _, step in steps) / n if n else 0
        d = {i: step - mean for i, step in steps}
        v = sum(step**2 for step in d.values()) / (n - 1) if n > 1 else 0
        if self.plan.get("volatility", "auto") != "auto":
            self.sigma, self.tau = number(self.plan["volatility"]), number(self.plan.get("noise", "0"))
        elif len(daily) < 4 or n < 2:
            self.sigma, self.tau = 0.15, 0
        elif len(daily) < 6:
            self.sigma, self.tau = max(0.02, math.sqrt(v)), 0
        else:
            c = sum(d[i] * d[i + 1] for i in d if i + 1 in d) / (n - 1) + v / n
            self.tau = math.sqrt(max(0, -c))
            self.sigma = math.sqrt(max(0.02**2, v - 2 * self.tau**2))
        self.s = self.sigma / math.sqrt(n) if fitted and n else 0

    def factor(self, month, scenario):
        """Demand of a contract month as a multiple of the base vector."""
        h = month - 1 - self.last
        damped = sum(self.damping**i for i in range(1, h + 1))
        level = math.exp(self.growth * damped)
        if scenario == "base":
            return level
        if "growth_" + scenario in self.plan:
            return math.exp(math.log1p(number(self.plan["growth_" + scenario])) * damped)
        variance = self.sigma**2 * h + self.tau**2 + self.s**2 * damped**2
        z = Z if scenario == "high" else -Z
        return level * math.exp(z * math.sqrt(variance) - variance / 2)


def route(base, book, on, plan):
    """Shares of the original lines go to other models; what was routed is not routed again."""
    out = defaultdict(lambda: [0.0] * 6)
    for line, counts in base.items():
        for i, count in enumerate(counts):
            out[line][i] += count
    for section, keys in plan.items():
        if not section.startswith("route "):
            continue
        source, target = keys["from"].lower(), book.names[keys["to"].lower()]
        share, ratio = number(keys["share"]), number(keys.get("token_ratio", "1"))
        prices = book.prices(target, on)
        for line, counts in base.items():
            is_source = source == book.family[line.model] or book.names.get(source) == line.model
            if line.model == target or not is_source:
                continue
            there = line._replace(model=target)
            there = there if prices["threshold"] else there._replace(context="base")
            there = there if "fast" in prices else there._replace(speed="standard")
            for i, count in enumerate(counts):
                out[line][i] -= share * count
                out[there][i] += share * count * (ratio if METERS[i] in TOKENS else 1)
    return out


def of_family(plan, kind, family):
    return plan.get(f"{kind} {family}", plan.get(kind, {}))


def cache(base, book, plan):
    out = {}
    for line, (fresh, write_5m, write_1h, read, output, searches) in base.items():
        keys = of_family(plan, "cache", book.family[line.model])
        total = fresh + write_5m + write_1h + read
        out[line] = list(base[line])
        if "hit_rate" not in keys or total == 0 or read / total >= number(keys["hit_rate"]):
            continue
        reads, before = number(keys["hit_rate"]) * total, write_5m + write_1h
        writes = min(max(before, number(keys.get("write_rate", "5%")) * total), total - reads)
        long = writes * write_1h / before if before else 0
        out[line] = [total - reads - writes, writes - long, long, reads, output, searches]
    return out


def batch(base, book, plan):
    out = defaultdict(lambda: [0.0] * 6)
    tokens = defaultdict(lambda: [0.0, 0.0, 0.0])  # of a family: all, in batch, standard tier and speed
    for line, counts in base.items():
        of = tokens[book.family[line.model]]
        of[0] += sum(counts[:5])
        of[1] += sum(counts[:5]) if line.tier == "batch" else 0
        of[2] += sum(counts[:5]) if (line.tier, line.speed) == ("standard", "standard") else 0
    for line, counts in base.items():
        keys = of_family(plan, "batch", book.family[line.model])
        total, batched, movable = tokens[book.family[line.model]]
        moved = 0.0
        if "share" in keys and movable and batched / total < number(keys["share"]) and \
                (line.tier, line.speed) == ("standard", "standard"):
            moved = min(1.0, (number(keys["share"]) - batched / total) * total / movable)
        for i, count in enumerate(counts):
            out[line][i] += count * (1 - moved)
            out[line._replace(tier="batch")][i] += count * moved
    return out


class Demand:
    """Counts by line of a contract month under a scenario: raw and optimized usage, and new workloads."""

    def __init__(self, usage, book, start, plan):
        self.plan, self.book = plan, book
        self.forecast = Forecast(usage, book, start, plan)
        on, raw = self.forecast.prices_of, self.forecast.base
        routed = route(raw, book, on, plan)
        cached = cache(routed, book, plan)
        self.stages = [raw, routed, cached, batch(cached, book, plan)]
        off = plan.get("plan", {}).get("optimise", "yes") in ("no", "false", "off")
        self.optimized = raw if off else self.stages[3]

    def savings(self):
        """Monthly list value before, what each stage saves, and list value after."""
        on = self.forecast.prices_of
        values = [sum(count * self.book.price(line, meter, on) for line, counts in stage.items()
                      for meter, count in zip(METERS, counts)) for stage in self.stages]
        return [values[0], *(a - b for a, b in zip(values, values[1:])), values[3]]

    def counts(self, month, scenario):
        factor = self.forecast.factor(month, scenario)
        phase = int(self.plan.get("forecast", {}).get("phase_in_months", "0"))
        done = min(1.0, month / phase) if phase else 1.0
        out = defaultdict(lambda: [0.0] * 6)
        for part, vector in ((1 - done, self.forecast.base), (done, self.optimized)):
            for line, counts in vector.items():
                for i, count in enumerate(counts):
                    out[line][i] += factor * part * count
        for section, keys in self.plan.items():
            since = month - int(keys.get("start_month", "1")) + 1
            if section.startswith("workload ") and since >= 1:
                ramp = int(keys.get("ramp_months", "0"))
                line = Line(self.book.names[keys["model"].lower()], keys.get("tier", "standard"), "base",
                            "global", "standard")
                for i, meter in enumerate(METERS):
                    out[line][i] += int(exact(keys.get(meter, "0"))) * (min(1.0, since / ramp) if ramp else 1.0)
        return out
