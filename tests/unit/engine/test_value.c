/* What an offer costs, on a scenario and over paths (1.1, 1.8.8, 1.10). */
#include "trial.h"

#include "engine/card.h"
#include "engine/terms.h"

#include <math.h>
#include <string.h>

static void
start(struct fixture *fixture, struct trial *trial)
{
    fixture_run(fixture);
    trial_make(fixture, 0, fixture->offers[0].term_months, trial);
}

/* ---- averages over paths ---- */

/* Half and twice the usage. Half: 480 of 1,200 drawn, 720 forfeited. Twice: 1,920, of which 720 over at list,
 * 900: paid 2,100. Means: list 600 and 2,400, 1,500; paid 1,650; fees of 10 a month 120. */
static void
averages_are_of_the_paths(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    struct fee fee = {.name = "seats", .quantity = 1, .unit_price = money(10), .per = FEE_PER_MONTH};
    struct offer *offer = trial_year(fixture);
    offer->fees = &fee;
    offer->n_fees = 1;
    start(fixture, &trial);
    trial_set_paths(&trial, (const double[]){0.5, 2}, 2);
    double cost[2], total[2], paid[2], list[2], committed[2], first_year_list[2];
    struct path_values each = {cost, total, paid, list, committed, first_year_list};
    struct value value;
    value_paths(&trial.valuation, &trial.scratch, &trial.draft, &value, &each);
    want_money(value.list, 1500);
    want_money(value.paid, 1650);
    want_money(value.total, 1770);
    want_money(value.npv, 1770);
    want_money(value.cost, 1770);
    want_money(value.forfeited, 360);
    want_money(value.overage_charge, 450);
    want(value.fill, 0.5);
    for (int i = 0; i < 2; i++) {
        want_money(list[i], i == 0 ? 600 : 2400);
        want_money(paid[i], i == 0 ? 1200 : 2100);
        want_money(total[i], i == 0 ? 1320 : 2220);
        want_money(cost[i], i == 0 ? 1320 : 2220);
        want_money(committed[i], i == 0 ? 480 : 1920);
        want_money(first_year_list[i], i == 0 ? 600 : 2400);
    }
    want_money(value_expected(&trial.valuation, &trial.scratch, &trial.draft, 1), 1320);
    want_money(value_expected(&trial.valuation, &trial.scratch, &trial.draft, 2), 1770);
}

/* Of six months the year is twice, of two years the first. */
static void
the_first_years_list_value_is_scaled_to_twelve_months(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = trial_year(fixture);
    const int terms[] = {6, 12, 18, 24};
    for (size_t i = 0; i < 4; i++) {
        struct trial trial;
        struct value value;
        double list[1], first_year_list[1];
        struct path_values each = {.list = list, .first_year_list = first_year_list};
        offer->term_months = terms[i];
        start(fixture, &trial);
        trial_set_paths(&trial, (const double[]){0.5}, 1);
        value_paths(&trial.valuation, &trial.scratch, &trial.draft, &value, &each);
        want_money(first_year_list[0], 600);
        want_money(list[0], 50 * terms[i]);
    }
}

/* 1,188 of 1,200 are 99%: at 1.24 times 960 a path fills, at 1.23 (98.4%) it does not. Nothing committed is
 * filled. */
static void
a_path_fills_when_99_percent_of_what_is_due_are_drawn(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    trial_year(fixture);
    start(fixture, &trial);
    trial_set_paths(&trial, (const double[]){1.25, 1.24, 1.23, 2, 0}, 5);
    want(trial_value(&trial).fill, 0.6);
    draft_set_commit(&trial.draft, 0);
    want(trial_value(&trial).fill, 1);
}

/* Two years of 1,200: 960 and 1,440. With rollover the 240 left in year 1 are drawn in year 2, 2,400 of
 * 2,400; without it 2,160. */
static void
draws_on_what_was_rolled_over_count_towards_the_fill(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    struct offer *offer = trial_year(fixture);
    offer->term_months = 24;
    start(fixture, &trial);
    trial_set_paths(&trial, (const double[]){1}, 1);
    for (size_t h = trial.valuation.offset + 12; h < trial.paths.n_h; h++)
        for (size_t i = 0; i < trial.paths.stride; i++)
            trial.paths.multiplier[h * trial.paths.stride + i] = 1.5;
    want(trial_value(&trial).fill, 0);
    trial.draft.offer.unused.rollover_cap = 1;
    want(trial_value(&trial).fill, 1);
}

/* ---- cost and what is carried out ---- */

/* 240 are carried out and worth as much: there are 960 to use them in. At 8% a year the term's end is 1.08
 * away: 1,200 - 240 / 1.08. A path of a tenth leaves 1,104, and 960 of them can be used: what can be used is
 * of the base path. */
static void
what_is_carried_out_is_worth_what_the_next_year_can_use(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    struct offer *offer = trial_year(fixture);
    offer->unused.rollover_cap = 1;
    offer->unused.carry_to_renewal = true;
    fixture->plan.discount_rate = 0.08;
    start(fixture, &trial);
    trial_set_paths(&trial, (const double[]){1, 0.1}, 2);
    want_money(trial_base_cost(&trial), 1200 - 240 / 1.08);
    want_money(trial_settle(&trial, SCENARIO_BASE).carry_worth, 240 / 1.08);
    want_money(trial_settle(&trial, SCENARIO_BASE).npv, 1200);
    want_money(value_expected(&trial.valuation, &trial.scratch, &trial.draft, 2),
               1200 - (240 + 960) / 2 / 1.08);
    trial.draft.offer.unused.carry_to_renewal = false;
    want_money(trial_base_cost(&trial), 1200);
}

/* A workload of 50 from month 13 on is part of the next year: 960 + 480. */
static void
the_next_year_is_as_demand_will_be(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    struct offer *offer = trial_year(fixture);
    offer->unused.rollover_cap = 1;
    offer->unused.carry_to_renewal = true;
    GIVE(&fixture->plan, workloads, workload, {.name = "new", .start_month = 13, .counts = {50e6}});
    start(fixture, &trial);
    trial_set_paths(&trial, (const double[]){0.1, 0}, 2);
    want_money(value_expected(&trial.valuation, &trial.scratch, &trial.draft, 1), 1200 - 1104);
    offer->commit.annual = money(2000);
    start(fixture, &trial);
    trial_set_paths(&trial, (const double[]){0.1, 0}, 2);
    want_money(value_expected(&trial.valuation, &trial.scratch, &trial.draft, 2), 2000 - 1440);
}

/* Half price from month 7 on, handed on by the decrease clause: at the last month's index the next year uses
 * 40 of opus a month, and 70 of haiku, which is a fixed price: 12 x 110 = 1,320. That list halves again in
 * month 14 is not of the term, nor is what a renewal would add. */
static void
the_next_year_is_at_the_last_months_index(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    struct offer *offer = trial_year(fixture);
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    flat_use(fixture, worth("haiku-a", 100));
    fixture_fixed_price(fixture, offer, 1, METER_INPUT, 0.7);
    offer->commit.annual = money(5000);
    offer->price.decrease_clause = true;
    offer->unused.rollover_cap = 1;
    offer->unused.carry_to_renewal = true;
    GIVE(&fixture->plan, changes, market_change, {day(2027, 7, 1), -0.5, 3}, {day(2028, 2, 1), -0.5, 4});
    offer->price.renewal = RENEWAL_UPLIFT;
    fixture->plan.expected_uplift = 0.1;
    start(fixture, &trial);
    want_money(trial_base_cost(&trial), 5000 - 1320);
}

/* ---- the same as settling ---- */

static void
the_cost_on_a_scenario_is_that_of_its_settlement(void **state)
{
    (void)state;
    for (int i = 0; i < TRIAL_CASES; i++) {
        struct trial trial;
        struct fixture *fixture = fixture_new();
        trial_everything(fixture, i);
        start(fixture, &trial);
        for (int scenario = 0; scenario < N_SCENARIOS; scenario++) {
            const struct settlement *settlement = &fixture->results.offers[0].scenarios[scenario];
            want_money(
                value_scenario(&trial.valuation, &trial.scratch, &trial.draft, (enum scenario)scenario),
                settlement->cost);
            want_money(settlement->cost, settlement->npv - settlement->carry_worth);
            want_money(trial_settle(&trial, (enum scenario)scenario).total, settlement->total);
        }
        fixture_free(fixture);
    }
}

/* Settles one path alone; what is carried out is worth nothing here. */
static struct settlement
settle_path(const struct trial *trial, size_t path)
{
    struct arena *arena = trial->fixture->arena;
    const struct valuation *v = &trial->valuation;
    const struct offer *offer = v->offer;
    int n = offer->term_months;
    double *shares = ARENA_NEW(arena, double, (size_t)n), *multiplier = ARENA_NEW(arena, double, (size_t)n);
    for (int t = 0; t < n; t++) {
        shares[t] = terms_commit_share(offer, t + 1);
        multiplier[t] = v->paths->multiplier[(v->offset + (size_t)t) * v->paths->stride + path];
    }
    double quoted = terms_quoted_discount(offer);
    struct deal *deal = ARENA_NEW(arena, struct deal, 1);
    deal_make(offer,
              &(struct deal_span){.n_months = n,
                                  .shares = shares,
                                  .advance = v->advance_factor,
                                  .end = v->end_factor,
                                  .quoted = quoted,
                                  .service_credit = deal_service_credit(offer, v->plan)},
              deal);
    struct card_month *card = ARENA_NEW(arena, struct card_month, (size_t)n);
    struct card_sums *sums = arena_alloc(arena, 1, card_sums_size(v));
    card_sum(v, offer, quoted, sums);
    card_build(v, offer, quoted, sums, (struct card_span){.n = n}, card);
    struct settlement settlement;
    settle_deal(&(struct settle_input){.deal = deal,
                                       .card = card,
                                       .multiplier = multiplier,
                                       .start = offer->start,
                                       .offset_months = (int)v->offset,
                                       .next_year = 0,
                                       .after_factor = v->end_factor[n - 1]},
                arena, &settlement);
    return settlement;
}

/* In the unit of the commitment. */
static bool
is_filled(const struct settlement *settlement)
{
    double drawn = 0;
    for (size_t p = 0; p < settlement->n_periods; p++)
        drawn += settlement->periods[p].drawn + settlement->periods[p].drawn_rollover;
    return drawn >= 0.99 * settlement->commit;
}

/* All sums, with numbers of paths that fill no block. What a balance carried out is worth is left to the
 * tests above. */
static void
the_averages_are_those_of_settling_every_path_alone(void **state)
{
    static const int counts[] = {100, 113, 129, 513, 160, 1029};
    (void)state;
    for (int i = 0; i < TRIAL_CASES; i++) {
        struct trial trial;
        struct fixture *fixture = fixture_new();
        trial_everything(fixture, i);
        fixture->plan.paths = counts[i % 6];
        start(fixture, &trial);
        size_t n = (size_t)fixture->plan.paths;
        double *cost = ARENA_NEW(fixture->arena, double, n), *total = ARENA_NEW(fixture->arena, double, n),
               *paid = ARENA_NEW(fixture->arena, double, n), *list = ARENA_NEW(fixture->arena, double, n),
               *committed = ARENA_NEW(fixture->arena, double, n);
        struct path_values each = {cost, total, paid, list, committed, NULL};
        struct value value, wanted = {0};
        value_paths(&trial.valuation, &trial.scratch, &trial.draft, &value, &each);
        double sum = 0;
        for (size_t p = 0; p < n; p++) {
            struct settlement s = settle_path(&trial, p);
            want_money(paid[p], s.paid_api);
            want_money(total[p], s.total);
            want_money(list[p], s.list_value);
            want_money(committed[p], s.committed_value);
            want_at_most(cost[p], s.npv + 1e-6);
            if (!(s.carried_out > 0))
                want_money(cost[p], s.npv);
            wanted.npv += s.npv / (double)n;
            wanted.total += s.total / (double)n;
            wanted.paid += s.paid_api / (double)n;
            wanted.list += s.list_value / (double)n;
            wanted.forfeited += s.forfeited / (double)n;
            wanted.overage_charge += s.overage_charge / (double)n;
            wanted.fill += is_filled(&s) ? 1 / (double)n : 0;
            sum += cost[p];
        }
        want_money(value.npv, wanted.npv);
        want_money(value.total, wanted.total);
        want_money(value.paid, wanted.paid);
        want_money(value.list, wanted.list);
        want_money(value.forfeited, wanted.forfeited);
        want_money(value.overage_charge, wanted.overage_charge);
        want(value.fill, wanted.fill);
        want_money(value.cost, sum / (double)n);
        fixture_free(fixture);
    }
}

/* Of the first n paths: the mean of their own costs. */
static void
an_expectation_is_the_mean_of_the_first_paths(void **state)
{
    static const size_t counts[] = {1, 2, 15, 16, 17, 63, 64, 65, 511, 512, 513, 700};
    struct fixture *fixture = *state;
    struct trial trial;
    double cost[700], sum = 0;
    struct path_values each = {.cost = cost};
    struct value value;
    trial_everything(fixture, 2);
    fixture->plan.paths = 700;
    start(fixture, &trial);
    value_paths(&trial.valuation, &trial.scratch, &trial.draft, &value, &each);
    for (size_t i = 0, p = 0; i < sizeof counts / sizeof *counts; i++) {
        for (; p < counts[i]; p++)
            sum += cost[p];
        want_money(value_expected(&trial.valuation, &trial.scratch, &trial.draft, counts[i]),
                   sum / (double)counts[i]);
    }
    assert_true(cost[0] != cost[1]);
}

static void
any_number_of_threads_gives_the_same_bytes(void **state)
{
    static const int counts[] = {100, 512, 700, 1500};
    (void)state;
    for (int i = 0; i < 4; i++) {
        struct trial trial;
        struct fixture *fixture = fixture_new();
        trial_everything(fixture, 10 + i);
        fixture->plan.paths = counts[i];
        start(fixture, &trial);
        size_t n = (size_t)counts[i];
        double *cost[4];
        struct value value[4], course[4];
        for (int threads = 1; threads <= 3; threads++) {
            cost[threads] = ARENA_NEW(fixture->arena, double, n);
            struct path_values each = {.cost = cost[threads]};
            trial.valuation.n_threads = threads;
            value_paths(&trial.valuation, &trial.scratch, &trial.draft, &value[threads], &each);
            value_course(
                &trial.valuation, &trial.scratch,
                &(struct course_plan){.kind = COURSE_OFFER, .offer = trial.valuation.offer, .horizon = 7},
                &course[threads], NULL);
            assert_memory_equal(&value[threads], &value[1], sizeof value[1]);
            assert_memory_equal(&course[threads], &course[1], sizeof course[1]);
            assert_memory_equal(cost[threads], cost[1], n * sizeof(double));
        }
        assert_memory_equal(&value[1].cost, &fixture->results.offers[0].expected.cost, sizeof(double));
        fixture_free(fixture);
    }
}

/* Changed in every way and reset, a draft costs to the last bit what the offer costs. */
static void
a_draft_that_is_reset_is_valued_as_the_offer(void **state)
{
    (void)state;
    for (int i = 0; i < TRIAL_CASES; i++) {
        struct trial trial;
        struct fixture *fixture = fixture_new();
        trial_everything(fixture, i);
        start(fixture, &trial);
        struct value before = trial_value(&trial);
        struct draft *draft = &trial.draft;
        draft_set_commit(draft, 5000);
        draft_set_quoted(draft, 0.4);
        draft_set_discount(draft, 0, METER_INPUT, 0.6);
        draft->offer.n_exclusions = 0;
        draft->offer.price.lock = true;
        draft->offer.overage.rate = OVERAGE_COMMITTED;
        draft->offer.overage.burst = 1;
        draft->renews_yearly = draft->with_after = i % 2 == 0;
        struct value changed = trial_value(&trial);
        assert_true(changed.cost != before.cost);
        draft_reset(draft, trial.valuation.offer);
        struct value after = trial_value(&trial);
        assert_memory_equal(&after, &before, sizeof after);
        fixture_free(fixture);
    }
}

/* ---- the flat month (1.10) ---- */

/* Opus 100 and a workload of haiku, 60 from month 7 on: 1,200 and 360 of the first year, of which haiku is
 * excluded: eligible 1,200 / 1,560, committed 80% of it. At start prices, though list rises in month 2; year
 * 2 does not matter. */
static void
a_flat_month_has_the_mix_of_the_first_year_at_start_prices(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    struct demand_month month;
    struct offer *offer = trial_year(fixture);
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    fixture_exclude(fixture, offer, (struct exclusion){1, NULL, -1, -1});
    offer->term_months = 24;
    GIVE(&fixture->plan, workloads, workload,
         {.name = "new", .model = 1, .start_month = 7, .counts = {60e6}});
    GIVE(&fixture->plan, changes, market_change, {day(2027, 2, 1), 0.5, 3});
    start(fixture, &trial);
    card_flat_month(&trial.valuation, &trial.draft.offer, &month);
    want(month.list_value, 1);
    want(month.eligible_list, 1200.0 / 1560);
    want(month.ineligible_list, 360.0 / 1560);
    want(month.committed_value, 960.0 / 1560);
    draft_set_quoted(&trial.draft, 0.5);
    card_flat_month(&trial.valuation, &trial.draft.offer, &month);
    want(month.committed_value, 600.0 / 1560);
}

/* ---- leaving early (1.8.8) ---- */

/* Two years of 1,200, 80 a month drawn: at the end of month 3 there are 960 of the first and all of the
 * second to pay, at the end of month 12 the second, of month 24 nothing. With two months' notice and a fee of
 * one mean month, 100 each, 300; at the end of month 23 there is one month of notice left, and 320 would be
 * committed: 200. */
static void
leaving_costs_what_is_committed_or_the_notice_and_fee(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    double costs[24];
    struct offer *offer = trial_year(fixture);
    offer->term_months = 24;
    start(fixture, &trial);
    struct settlement base = trial_settle(&trial, SCENARIO_BASE);
    value_exit_costs(&trial.valuation, &trial.scratch, &trial.draft, &base, costs);
    want_money(costs[2], 960 + 1200);
    want_money(costs[11], 1200);
    want_money(costs[22], 1200 - 11 * 80);
    want_money(costs[23], 0);
    trial.draft.offer.exit.is_given = true;
    trial.draft.offer.exit.notice_months = 2;
    trial.draft.offer.exit.fee_months = 1;
    value_exit_costs(&trial.valuation, &trial.scratch, &trial.draft, &base, costs);
    want_money(costs[2], 300);
    want_money(costs[22], 200);
    want_money(costs[23], 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(averages_are_of_the_paths),
        TEST(the_first_years_list_value_is_scaled_to_twelve_months),
        TEST(a_path_fills_when_99_percent_of_what_is_due_are_drawn),
        TEST(draws_on_what_was_rolled_over_count_towards_the_fill),
        TEST(what_is_carried_out_is_worth_what_the_next_year_can_use),
        TEST(the_next_year_is_as_demand_will_be),
        TEST(the_next_year_is_at_the_last_months_index),
        cmocka_unit_test(the_cost_on_a_scenario_is_that_of_its_settlement),
        cmocka_unit_test(the_averages_are_those_of_settling_every_path_alone),
        TEST(an_expectation_is_the_mean_of_the_first_paths),
        cmocka_unit_test(any_number_of_threads_gives_the_same_bytes),
        cmocka_unit_test(a_draft_that_is_reset_is_valued_as_the_offer),
        TEST(a_flat_month_has_the_mix_of_the_first_year_at_start_prices),
        TEST(leaving_costs_what_is_committed_or_the_notice_and_fee),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
