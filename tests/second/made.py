"""Made-up offers and plans for the comparison of the two implementations. Every term is drawn often enough that
some two dozen of them use all; sizes fit the usage of the sample companies."""

METERS = ["input", "cache_write_5m", "cache_write_1h", "cache_read", "output", "web_search"]
FAMILIES = ["opus", "sonnet", "haiku", "fable"]
# Routes go from one of these to one of those.
FROM = ["opus", "sonnet", "haiku", "claude-sonnet-4-6", "claude-opus-4-8"]
TO = ["claude-haiku-5-5", "claude-sonnet-4-5", "claude-opus-5", "claude-fable-5-1"]
MODELS = ["claude-haiku-4-5", "claude-sonnet-4-6", "claude-sonnet-5", "claude-sonnet-5-5", "claude-opus-4-8",
          "claude-opus-5", *TO]
SPANS = {"month": 1, "quarter": 3, "year": 12}


def percent(draw, low, high):
    return f"{draw.randint(low, high)}%"


def commit(draw, term):
    measure = draw.choice(["month", "quarter", "year", "year", "term"])
    size = draw.choice([0, 200_000, 500_000, 800_000, 1_200_000, 2_000_000])
    out = [f"measure = {measure}", f"billing = {draw.choice('upfront annual quarterly monthly arrears'.split())}",
           f"prepay_discount = {draw.choice([0, 0, 3])}%"]
    if draw.random() < 0.25:
        span = SPANS.get(measure, term)
        out.append("schedule = " + ", ".join(str(int(size * draw.uniform(0.5, 1.5) * span / 12))
                                             for _ in range(-(-term // span))))
    else:
        ramp = ", ".join(percent(draw, 0, 150) for _ in range(draw.randint(1, -(-term // 12))))
        out += [f"annual = {size}", f"ramp = {ramp}"]
    if draw.random() < 0.45:
        out += ["drawdown = list", f"shortfall = {draw.choice(['face', 'discounted'])}"]
    return ["[commit]", *out]


def discounts(draw):
    headline = draw.random() < 0.7
    own = sorted({draw.choice(FAMILIES + MODELS) + draw.choice(["", "." + draw.choice(METERS)])
                  for _ in range(draw.randint(0, 3))})
    out = ["[discount]", f"batch_stacks = {draw.choice(['yes', 'no'])}"]
    out += [f"headline = {percent(draw, 0, 30)}"] if headline else []
    out += [f"{key} = {percent(draw, 0, 40)}" for key in own]
    if draw.random() < 0.4:
        out += ["[rates]", *(f"{draw.choice(MODELS)}.{meter} = {draw.choice([0.2, 1.1, 4.2, 9])}"
                             for meter in draw.sample(METERS, 2))]
    if draw.random() < 0.5:
        out += ["[bands]", "250K = 5%", "750K = 11%", "1.5M = 18%"]
    if not headline or draw.random() < 0.4:
        out += ["[tiers]", f"mode = {draw.choice(['marginal', 'retroactive'])}",
                f"{draw.choice([100, 300])}K = {percent(draw, 3, 9)}",
                f"{draw.choice([500, 900])}K = {percent(draw, 10, 20)}", "2M = 25%"]
    if draw.random() < 0.4:
        words = ["priority", "web_search", "batch", "opus", "claude-sonnet-4-6", "cache_read"]
        out += ["[burndown]", "exclude = " + ", ".join(draw.sample(words, 2))]
    return out


def fine_print(draw):
    out = ["[overage]",
           f"rate = {draw.choice(['committed', 'list', 'discount 10%', 'premium 7%', 'premium 40%'])}",
           f"burst = {draw.choice([0, 0, 5, 20])}%",
           "[unused]", f"rollover_cap = {draw.choice([0, 10, 50, 100])}%",
           f"rollover_periods = {draw.choice([1, 1, 2, 3])}", f"true_down_cap = {draw.choice([0, 0, 10, 30])}%",
           f"carry_to_renewal = {draw.choice(['yes', 'no'])}",
           f"carry_forward_cap = {draw.choice([0, 0, 10, 50])}%",
           "[price]", f"basis = {draw.choice(['signing', 'signing', 'current'])}",
           f"lock = {draw.choice(['yes', 'no'])}", f"decrease_clause = {draw.choice(['yes', 'no'])}",
           f"renewal = {draw.choice(['list', 'keep', 'uplift'])}", f"renewal_cap = {draw.choice([1, 6])}%",
           "[true_forward]", f"share = {draw.choice([0, 0, 60, 100])}%",
           f"ratchet = {draw.choice(['yes', 'no', 'no'])}"]
    if draw.random() < 0.5:
        out.insert(out.index("[true_forward]"), f"uplift_cap = {draw.choice([0, 2, 5])}%")
    for per in draw.sample(["month", "year", "once"], draw.randint(0, 2)):
        out += [f"[fee per {per}]", "kind = seats", f"quantity = {draw.randint(1, 300)}", "unit_price = 40",
                f"per = {per}", "tier.100 = 36", "tier.250 = 30.50"]
        out += ["standalone_unit_price = 33"] if draw.random() < 0.5 else []
    if draw.random() < 0.4:
        out += ["[sla]", "target = 99.9%", f"credit = {draw.choice([2, 10, 30])}%"]
    if draw.random() < 0.4:
        out += ["[exit]", f"notice_months = {draw.randint(0, 4)}", f"fee_months = {draw.randint(0, 6)}"]
    return out


def offer(draw, i):
    """The first of a run starts at the turn of a month before the others may."""
    start = draw.choice(["2026-12-01", "2027-01-01"] if i == 0 else ["2027-01-01", "2027-02-15", "2027-01-28"])
    term = draw.choice([6, 12, 12, 18, 24, 24, 30, 36])
    return "\n".join(["[offer]", f"name = Made-up {i}", f"start = {start}", f"term_months = {term}",
                      *commit(draw, term), *discounts(draw), *fine_print(draw), ""])


def optimization(draw):
    out = []
    for i in range(draw.randint(0, 3)):
        out += [f"[route {i}]", f"from = {draw.choice(FROM)}", f"to = {draw.choice(TO)}",
                f"share = {percent(draw, 0, 33)}", f"token_ratio = {draw.choice([1, 1.1, 0.8])}"]
    for section, chance in (("cache", 0.5), ("cache haiku", 0.4), ("batch", 0.5), ("batch sonnet", 0.4)):
        if draw.random() < chance:
            key = "hit_rate" if section.startswith("cache") else "share"
            out += [f"[{section}]", f"{key} = {percent(draw, 0, 99)}"]
            out += [f"write_rate = {draw.choice([1, 5, 30])}%"] if key == "hit_rate" else []
    for i in range(draw.randint(0, 2)):
        out += [f"[workload {i}]", f"model = {draw.choice(MODELS)}",
                f"tier = {draw.choice(['standard', 'batch', 'priority', 'flex'])}",
                f"start_month = {draw.randint(1, 20)}", f"ramp_months = {draw.choice([0, 1, 6])}", "input = 900M",
                "cache_write_1h = 50M", "cache_read = 2000M", "output = 100M", "web_search = 20_000"]
    return out


def plan(draw):
    out = ["[plan]", f"optimise = {draw.choice(['yes', 'yes', 'yes', 'no'])}", "[forecast]", "paths = 100",
           f"trailing = {draw.choice([1, 2, 3, 6])}", f"growth = {draw.choice(['auto', 'auto', '2%', '-1%'])}",
           f"damping = {draw.choice([1, 0.9, 0.5])}", f"phase_in_months = {draw.choice([0, 0, 3, 8])}"]
    out += ["volatility = 7%", "noise = 2%"] if draw.random() < 0.4 else []
    out += ["growth_low = -2%"] if draw.random() < 0.3 else []
    out += ["growth_high = 5%"] if draw.random() < 0.3 else []
    out += optimization(draw)
    out += ["[market]", f"expected_uplift = {draw.choice([0, 4])}%"]
    changes = [("2027-02", 5), ("2027-03", -8), ("2027-10", 12), ("2028-05", -20)]
    out += [f"{month} = {change}%" for month, change in changes if draw.random() < 0.4]
    out += [f"expected_uptime = {draw.choice(['99.5', '99.85', '99.8'])}%"] if draw.random() < 0.5 else []
    if draw.random() < 0.6:
        out += ["[alternative elsewhere]", "kind = split", f"share = {percent(draw, 0, 100)}",
                "price_ratio = 80%", "switching_cost = 50K", f"rest = {draw.choice(['on_demand', 'offer'])}",
                "[alternative wait]", "kind = delay", f"months = {draw.randint(1, 40)}"]
    out += ["[finance]", f"discount_rate = {draw.choice([0, 8, 15])}%",
            "[long_share]", "claude-sonnet-4 = 8%", "claude-sonnet-4-5 = 8%", "claude-haiku-5-5 = 12%"]
    return "\n".join([*out, ""])
