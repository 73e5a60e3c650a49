"""The terms that made-up offers and plans switch on, alone or together, to prove the workbook's formulas.

Of each group one row at most holds at a time. A row is `[section] key = value` of the offer, joined by ` & `; what
stands after `plan:` is the plan's, after `second:` a further offer's, after `book:` says which price book. An empty
value takes the key away. `@` as the schedule: one amount per period of the term."""

OFFER = {
    "term": ["[offer] term_months = 14", "[offer] term_months = 25", "[offer] term_months = 12",
             "[offer] term_months = 1 & [commit] measure = month", "[offer] start = 2027-01-15",
             "[offer] start = 2027-02-28 & [offer] term_months = 14"],
    "measure": ["[commit] measure = month", "[commit] measure = year", "[commit] measure = term"],
    "size": ["[commit] annual = 0", "[commit] annual = 250K", "[commit] annual = 2M", "[commit] schedule = @"],
    "ramp": ["[commit] ramp = 50%, 100%", "[commit] ramp = 130%, 0%, 90%", "[commit] ramp = 0%"],
    "drawdown": ["[commit] drawdown = list", "[commit] drawdown = list & [commit] shortfall = discounted"],
    "billing": ["[commit] billing = upfront", "[commit] billing = quarterly", "[commit] billing = monthly",
                "[commit] billing = arrears"],
    "prepay": ["[commit] prepay_discount = 3%",
               "[commit] prepay_discount = 2% & [commit] billing = upfront & plan: [finance] discount_rate = 8%"],
    "headline": ["[discount] headline = & [bands] 100K = 7% & [bands] 600K = 13% & [bands] 1.5M = 18%",
                 "[discount] headline = 0%",
                 "[discount] headline = & [tiers] 150K = 6% & [tiers] 400K = 12%"],
    "key": ["[discount] sonnet = 22%", "[discount] MAIN = 9%", "[discount] opus.output = 25%",
            "[discount] MAIN.input = 3%",
            "[discount] sonnet = 22% & [discount] MAIN = 9% & [discount] opus.output = 25% & "
            "[discount] MAIN.cache_read = 1%"],
    "batch discount": ["[discount] batch_stacks = no"],
    "fixed price": ["[rates] SMALL.output = 3.2", "[rates] MAIN.input = 2.4 & [rates] MAIN.output = 12.5",
                    "[rates] MAIN.web_search = 7"],
    "bands": ["[bands] 250K = 8% & [bands] 900K = 15% & [bands] 2M = 22%"],
    "tiers": ["[tiers] 150K = 17% & [tiers] 450K = 21%",
              "[tiers] mode = retroactive & [tiers] 150K = 17% & [tiers] 450K = 21%",
              "[tiers] mode = retroactive & [tiers] 500K = 60%",
              "[tiers] 200K = 50% & [tiers] 400K = 18%", "[tiers] 150K = 17% & [tiers] 300K = 3%"],
    "exclusion": ["[burndown] exclude = sonnet", "[burndown] exclude = SMALL", "[burndown] exclude = cache_read",
                  "[burndown] exclude = batch", "[burndown] exclude = priority, web_search, SMALL"],
    "overage": ["[overage] rate = committed", "[overage] rate = discount 6%", "[overage] rate = premium 15%",
                "[overage] rate = discount 10% & [commit] annual = 250K",
                "[overage] rate = premium 40% & [commit] annual = 250K"],
    "burst": ["[overage] burst = 8%", "[overage] burst = 5% & [commit] annual = 250K & [overage] rate = premium 20%"],
    "rollover": ["[unused] rollover_cap = 15%", "[unused] rollover_cap = 100%",
                 "[unused] rollover_cap = 40% & [unused] rollover_periods = 3",
                 "[unused] rollover_cap = 60% & [unused] carry_to_renewal = yes",
                 "[unused] rollover_cap = 30% & [unused] rollover_periods = 2 & [unused] carry_to_renewal = yes & "
                 "[commit] annual = 2M"],
    "true-down": ["[unused] true_down_cap = 10%", "[unused] true_down_cap = 100% & [commit] prepay_discount = 2%"],
    "carry forward": ["[unused] carry_forward_cap = 2% & [commit] annual = 500K & plan: [forecast] growth = -3%",
                      "[unused] carry_forward_cap = 100% & [commit] annual = 500K & plan: [forecast] growth = -3%"],
    "basis": ["[price] basis = current & plan: [market] 2027-03 = 7% & [market] 2027-09 = -15%",
              "[price] basis = current & [price] lock = yes & plan: [market] 2027-03 = 7% & [market] 2027-09 = -15%"],
    "lock": ["[price] lock = yes", "[price] lock = yes & plan: [market] 2027-03 = 7%"],
    "decrease": ["[price] decrease_clause = yes", "[price] decrease_clause = yes & plan: [market] 2027-05 = -10%"],
    "uplift cap": ["[price] uplift_cap = 3%",
                   "[price] uplift_cap = 2% & plan: [market] 2027-03 = 7% & [market] expected_uplift = 5%"],
    "renewal": ["[price] renewal = keep & second: [offer] term_months = 5",
                "[price] renewal = uplift & second: [offer] term_months = 5 & [price] renewal = uplift & "
                "[price] renewal_cap = 2% & plan: [market] expected_uplift = 6%"],
    "true forward": ["[true_forward] share = 90%", "[true_forward] ratchet = yes & [commit] ramp = 130%, 40%",
                     "[true_forward] share = 100% & [true_forward] ratchet = yes & [commit] billing = monthly"],
    "fees": ["[fee seats] kind = seats & [fee seats] quantity = 300 & [fee seats] unit_price = 30 & "
             "[fee seats] per = month & [fee seats] tier.100 = 27 & [fee seats] tier.250 = 22.5",
             "[fee help] kind = support & [fee help] unit_price = 60K & [fee help] per = year & "
             "[fee help] standalone_unit_price = 72K",
             "[fee start] kind = services & [fee start] quantity = 8 & [fee start] unit_price = 1500 & "
             "[fee start] per = once & [fee own] kind = platform & [fee own] unit_price = 900 & [fee own] per = month"],
    "sla": ["[sla] target = 99.9% & [sla] credit = 2% & plan: [market] expected_uptime = 99.65%"],
    "exit": ["[exit] notice_months = 2 & [exit] fee_months = 1.5", "[exit] fee_months = 0"],
    "clauses": ["[clauses] data.no-training = present & [clauses] exit.renewal-cap = partial"],
}

PLAN = {
    "optimise": ["[plan] optimise = no & [cache] hit_rate = 70%"],
    "trailing": ["[forecast] trailing = 1", "[forecast] trailing = 7", "[forecast] trailing = 40"],
    "growth": ["[forecast] growth = auto", "[forecast] growth = -2%", "[forecast] growth = 0%"],
    "damping": ["[forecast] damping = 0.9", "[forecast] damping = 0.5", "[forecast] damping = 0"],
    "volatility": ["[forecast] volatility = 7%", "[forecast] volatility = 5% & [forecast] noise = 3%"],
    "growth range": ["[forecast] growth_low = -3%", "[forecast] growth_high = 5%",
                     "[forecast] growth_low = -1% & [forecast] growth_high = 4%"],
    "paths": ["[forecast] paths = 150 & [forecast] seed = 7"],
    "phase-in": ["[forecast] phase_in_months = 5 & [cache] hit_rate = 70% & [batch] share = 40%"],
    "route": ["[route a] from = opus & [route a] to = SMALL & [route a] share = 30%",
              "[route a] from = MAIN & [route a] to = OTHER & [route a] share = 25% & [route a] token_ratio = 1.15",
              "[route a] from = opus & [route a] to = SMALL & [route a] share = 20% & [route b] from = opus & "
              "[route b] to = MAIN & [route b] share = 35% & [route b] token_ratio = 0.9"],
    "cache": ["[cache] hit_rate = 60%", "[cache] hit_rate = 80% & [cache] write_rate = 20%",
              "[cache sonnet] hit_rate = 50% & [cache sonnet] write_rate = 1%",
              "[cache] hit_rate = 60% & [cache opus] hit_rate = 90% & [cache opus] write_rate = 12%"],
    "batch": ["[batch] share = 35%", "[batch] share = 100%", "[batch] share = 20% & [batch haiku] share = 90%"],
    "workload": ["[workload bot] model = MAIN & [workload bot] input = 900M & [workload bot] output = 70M",
                 "[workload bot] model = SMALL & [workload bot] tier = batch & [workload bot] start_month = 5 & "
                 "[workload bot] ramp_months = 4 & [workload bot] input = 3000M & [workload bot] cache_read = 900M",
                 "[workload bot] model = OTHER & [workload bot] tier = priority & [workload bot] ramp_months = 1 & "
                 "[workload bot] cache_write_5m = 60M & [workload bot] cache_write_1h = 30M & "
                 "[workload bot] output = 40M & [workload bot] web_search = 30_000 & [workload two] model = MAIN & "
                 "[workload two] tier = flex & [workload two] input = 100M & [workload two] start_month = 3"],
    "long share": ["[long_share] OTHER = 12%"],
    "market": ["[market] 2027-04 = 6%", "[market] 2027-06 = -12%",
               "[market] 2027-03 = 5% & [market] 2027-09 = -20% & [market] 2027-12 = 9%"],
    "expected uplift": ["[market] expected_uplift = 4%"],
    "finance": ["[finance] discount_rate = 9%", "[finance] discount_rate = -1%"],
    "benchmark": ["[benchmark] 250K = 5%, 8%, 12% & [benchmark] 1M = 10%, 16%, 20%"],
    "goal": ["[goal] realized = 12% & [goal] levers = overage-committed, rollover-20",
             "[goal] match = best alternative"],
    "thresholds": ["[plan] confidence = 75% & [plan] tolerance = 3% & [plan] materiality = 0.5% & [plan] alert = 5%"],
    "split": ["[alternative elsewhere] kind = split & [alternative elsewhere] share = 30% & "
              "[alternative elsewhere] price_ratio = 80% & [alternative elsewhere] switching_cost = 50K",
              "[alternative elsewhere] kind = split & [alternative elsewhere] share = 45% & "
              "[alternative elsewhere] rest = offer"],
    "delay": ["[alternative wait] kind = delay & [alternative wait] months = 3",
              "[alternative wait] kind = delay & [alternative wait] months = 30"],
}

RUN = {
    "second offer": ["second: [offer] term_months = 6", "second: [offer] term_months = 5 & [offer] start = 2027-02-15",
                     "second: [commit] annual = 0 & [discount] headline = 4%",
                     "second: [commit] measure = year & [fee own] kind = platform & [fee own] unit_price = 700 & "
                     "[fee own] per = month & [overage] rate = committed"],
    "book": ["book: dated", "book: shipped"],
}

# Keys of the schema that move no figure of the workbook's formulas, with why.
NO_FIGURE = {
    "name": "a name", "vendor": "a name", "currency": "a name", "quoted_on": "a day that a signal reads",
    "expires": "a day that a signal reads", "signed": "tracking is another command's",
}
