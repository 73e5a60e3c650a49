/* Ways to buy over a run's longest term (1.14): on demand, later, in part elsewhere, and an offer with what
 * comes after it. */
#include "trial.h"

#include <math.h>

/* 100 a month of opus at list; the first offer is 20% off and commits to 1,200 for 12 months; the run's
 * longest term is 36 months. */
static struct offer *
a_year_in_a_run_of_three(struct fixture *fixture)
{
    struct offer *offer = trial_year(fixture);
    offer->overage.rate = OVERAGE_COMMITTED;
    fixture->offers[1] = *offer;
    fixture->offers[1].term_months = 36;
    fixture->n_offers = 2;
    return offer;
}

static void
start(struct fixture *fixture, struct trial *trial)
{
    fixture_run(fixture);
    trial_make(fixture, 0, 36, trial);
}

static struct value
base_of(struct trial *trial, struct course_plan plan)
{
    return value_course_scenario(&trial->valuation, &trial->scratch, &plan, SCENARIO_BASE);
}

static struct value
expected(struct trial *trial, struct course_plan plan)
{
    struct value value;
    value_course(&trial->valuation, &trial->scratch, &plan, &value, NULL);
    return value;
}

/* ---- on demand ---- */

/* A year at 100 and a year at 90. Half and twice the usage on paths: 1.25 times on average. Added fees of 7 a
 * month. */
static void
on_demand_pays_the_list_of_the_day_and_the_fees_of_the_run(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    double fees[24];
    a_year_in_a_run_of_three(fixture);
    GIVE(&fixture->plan, changes, market_change, {day(2028, 1, 1), -0.1, 3});
    start(fixture, &trial);
    struct course_plan plan = {.kind = COURSE_ON_DEMAND, .horizon = 24};
    struct value value = base_of(&trial, plan);
    want_money(value.cost, 1200 + 1080);
    want_money(value.paid, 2280);
    want_money(value.list, 2280);
    want_money(value.forfeited, 0);
    trial_set_paths(&trial, (const double[]){0.5, 2}, 2);
    want_money(expected(&trial, plan).cost, 1.25 * 2280);
    for (int m = 0; m < 24; m++)
        fees[m] = 7;
    plan.added_fees = fees;
    value = expected(&trial, plan);
    want_money(value.total, 1.25 * 2280 + 168);
    want_money(value.cost, 1.25 * 2280 + 168);
    want_money(value.paid, 1.25 * 2280);
}

/* At 8% a year usage is paid at the end of its month, a fee in advance. */
static void
on_demand_is_discounted_month_by_month(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    double fees[12] = {[6] = 50}, wanted = 50 * pow(1.08, -0.5);
    a_year_in_a_run_of_three(fixture);
    fixture->plan.discount_rate = 0.08;
    start(fixture, &trial);
    for (int m = 1; m <= 12; m++)
        wanted += 100 * pow(1.08, -m / 12.0);
    struct value value =
        base_of(&trial, (struct course_plan){.kind = COURSE_ON_DEMAND, .horizon = 12, .added_fees = fees});
    want_money(value.npv, wanted);
    want_money(value.cost, wanted);
    want_money(value.total, 1250);
}

/* ---- an offer ---- */

/* Over its own term a course of the offer is the offer. */
static void
over_its_own_term_an_offer_is_itself(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    struct fee fees[] = {{.name = "seats", .quantity = 1, .unit_price = money(24), .per = FEE_PER_YEAR}};
    struct offer *offer = a_year_in_a_run_of_three(fixture);
    offer->fees = fees;
    offer->n_fees = 1;
    offer->unused.rollover_cap = 1;
    offer->unused.carry_to_renewal = true;
    offer->commit.measure = MEASURE_QUARTER;
    fixture->plan.volatility = 0.3;
    fixture->plan.discount_rate = 0.08;
    start(fixture, &trial);
    struct value course = expected(&trial, (struct course_plan){COURSE_OFFER, .offer = offer, .horizon = 12}),
                 own = trial_value(&trial);
    assert_memory_equal(&course, &own, sizeof own);
}

/* A year of 1,200 for 960, then two more: at list 2 x 1,200; kept 2 x 960; raised by 5% in month 13 and again
 * in month 25, 84 and 88.20 a month; by a cap of 2%, 81.60 and 83.232. */
static void
after_its_term_an_offer_goes_on_by_its_renewal(void **state)
{
    static const struct {
        enum renewal renewal;
        bool has_cap;
        double after;
    } rows[] = {{RENEWAL_LIST, false, 2400},
                {RENEWAL_KEEP, false, 1920},
                {RENEWAL_UPLIFT, false, 12 * (84 + 88.2)},
                {RENEWAL_UPLIFT, true, 12 * (81.6 + 83.232)}};
    struct fixture *fixture = *state;
    struct trial trial;
    struct offer *offer = a_year_in_a_run_of_three(fixture);
    fixture->plan.expected_uplift = 0.05;
    offer->price.renewal_cap = 0.02;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        offer->price.renewal = rows[i].renewal;
        offer->price.has_renewal_cap = rows[i].has_cap;
        start(fixture, &trial);
        struct value value =
            base_of(&trial, (struct course_plan){.kind = COURSE_OFFER, .offer = offer, .horizon = 36});
        want_money(value.cost, 1200 + rows[i].after);
        want_money(value.list, 3600);
        want_money(value.forfeited, 240);
    }
}

/* A horizon of 18 months: half of the renewal's first year. One of 8 months cuts the offer off: 800 are due,
 * for 640. */
static void
the_horizon_ends_what_comes_after_or_the_offer_itself(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    struct offer *offer = a_year_in_a_run_of_three(fixture);
    start(fixture, &trial);
    want_money(base_of(&trial, (struct course_plan){COURSE_OFFER, .offer = offer, .horizon = 18}).cost, 1800);
    struct value value = base_of(&trial, (struct course_plan){COURSE_OFFER, .offer = offer, .horizon = 8});
    want_money(value.cost, 800);
    want_money(value.forfeited, 160);
}

/* A term of 18 months in one of 36. Seats of 10 a month: 360. Support of 120 a year: 120, 60 for the rest of
 * the term, then 120 and 60 again: three years of it. Entry is paid once. */
static void
fees_go_on_after_the_term(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    struct fee fees[] = {{.name = "seats", .quantity = 1, .unit_price = money(10), .per = FEE_PER_MONTH},
                         {.name = "support", .quantity = 1, .unit_price = money(120), .per = FEE_PER_YEAR},
                         {.name = "entry", .quantity = 1, .unit_price = money(1000), .per = FEE_ONCE}};
    struct offer *offer = a_year_in_a_run_of_three(fixture);
    offer->term_months = 18;
    offer->fees = fees;
    offer->n_fees = 3;
    start(fixture, &trial);
    struct value value = base_of(&trial, (struct course_plan){COURSE_OFFER, .offer = offer, .horizon = 36});
    want_money(value.total - value.paid, 360 + 360 + 1000);
    want_money(value.paid, 1800 + 1800);
}

/* 240 of 1,200 are carried out of a year that a renewal follows, and are worth as much. At 8% the term's end
 * is 1.08 away, and so is the renewal's first month but for its own. */
static void
what_an_offer_carries_out_is_taken_off_its_cost(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    double wanted = 1200 - 240 / 1.08;
    struct offer *offer = a_year_in_a_run_of_three(fixture);
    offer->unused.rollover_cap = 1;
    offer->unused.carry_to_renewal = true;
    offer->price.renewal = RENEWAL_KEEP;
    fixture->plan.discount_rate = 0.08;
    start(fixture, &trial);
    for (int m = 13; m <= 24; m++)
        wanted += 80 * pow(1.08, -m / 12.0);
    struct value value = base_of(&trial, (struct course_plan){COURSE_OFFER, .offer = offer, .horizon = 24});
    want_money(value.cost, wanted);
    want_money(value.npv, wanted + 240 / 1.08);
    want_money(value.forfeited, 0);
}

/* The second offer of the run on the first one's calendar: 30% off, nothing committed, 36 months. */
static void
a_further_offer_is_on_the_first_ones_calendar(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    a_year_in_a_run_of_three(fixture);
    struct offer *other = &fixture->offers[1];
    other->start = day(2027, 7, 1);
    other->discount.headline = 0.3;
    other->commit.annual = money(0);
    GIVE(&fixture->plan, changes, market_change, {day(2027, 4, 1), 0.5, 3});
    start(fixture, &trial);
    /* From 1 January 2027 like the first: three months at 70 and 33 at 105. */
    want_money(base_of(&trial, (struct course_plan){COURSE_OFFER, .offer = other, .horizon = 36}).cost,
               3 * 70 + 33 * 105);
}

/* ---- delay ---- */

/* Three months on demand, list 10% down in the third: 100 + 100 + 90. Then the offer at the list of April:
 * 20% off 90 is 72 a month. Within 12 months it has nine, for which 900 are due: 900 for 648. Within 24 it
 * has its twelve months, 1,200, and nine at list. */
static void
a_delayed_offer_is_at_the_list_of_its_later_start(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    struct offer *offer = a_year_in_a_run_of_three(fixture);
    GIVE(&fixture->plan, changes, market_change, {day(2027, 3, 1), -0.1, 3});
    start(fixture, &trial);
    struct course_plan plan = {COURSE_DELAY, .offer = offer, .horizon = 12, .delay_months = 3};
    struct value value = base_of(&trial, plan);
    want_money(value.cost, 290 + 900);
    want_money(value.forfeited, 900 - 648);
    want_money(value.list, 290 + 810);
    plan.horizon = 24;
    value = base_of(&trial, plan);
    want_money(value.cost, 290 + 1200 + 9 * 90);
    want_money(value.forfeited, 1200 - 864);
    /* A rise after the later start reaches it unless locked; what came before it does not. */
    GIVE(&fixture->plan, changes, market_change, {day(2027, 3, 1), -0.1, 3}, {day(2027, 10, 1), 0.5, 4});
    offer->commit.annual = money(0);
    start(fixture, &trial);
    plan.horizon = 12;
    want_money(base_of(&trial, plan).cost, 290 + 6 * 72 + 3 * 108);
    offer->price.lock = true;
    start(fixture, &trial);
    want_money(base_of(&trial, plan).cost, 290 + 9 * 72);
}

/* Contract months are counted from the later start: the first year's ramp of 50%, the fee of a year and the
 * one of entry begin in month 7, and an expected uplift comes in month 19. Over 24 months: 6 x 100; 600 for
 * 12 months, 360 over: 960; 6 months at 84 for 600 due. Fees 120 + 60 + 1,000. */
static void
a_delayed_offers_months_are_counted_from_its_start(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    double ramp[] = {0.5, 1};
    struct fee fees[] = {{.name = "support", .quantity = 1, .unit_price = money(120), .per = FEE_PER_YEAR},
                         {.name = "entry", .quantity = 1, .unit_price = money(1000), .per = FEE_ONCE}};
    struct offer *offer = a_year_in_a_run_of_three(fixture);
    offer->term_months = 36;
    offer->commit.ramp = ramp;
    offer->commit.n_ramp = 2;
    offer->fees = fees;
    offer->n_fees = 2;
    fixture->plan.expected_uplift = 0.05;
    start(fixture, &trial);
    struct value value =
        base_of(&trial, (struct course_plan){COURSE_DELAY, .offer = offer, .horizon = 24, .delay_months = 6});
    want_money(value.paid, 600 + 960 + 600);
    want_money(value.forfeited, 600 - 6 * 84);
    want_money(value.total - value.paid, 1180);
}

/* At 8% the commitment is paid at the later start. A fixed price is what the offer says whenever it starts.
 */
static void
a_delayed_offer_is_paid_later_and_keeps_its_fixed_prices(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    double wanted = 600 * pow(1.08, -0.5);
    struct offer *offer = a_year_in_a_run_of_three(fixture);
    fixture->plan.discount_rate = 0.08;
    start(fixture, &trial);
    for (int m = 1; m <= 6; m++)
        wanted += 100 * pow(1.08, -m / 12.0);
    want_money(
        base_of(&trial, (struct course_plan){COURSE_DELAY, .offer = offer, .horizon = 12, .delay_months = 6})
            .cost,
        wanted);
    offer->commit.annual = money(0);
    fixture->plan.discount_rate = 0;
    fixture_fixed_price(fixture, offer, 0, METER_INPUT, 0.7);
    GIVE(&fixture->plan, changes, market_change, {day(2027, 4, 1), 0.5, 3});
    start(fixture, &trial);
    want_money(
        base_of(&trial, (struct course_plan){COURSE_DELAY, .offer = offer, .horizon = 12, .delay_months = 6})
            .cost,
        300 + 450 + 6 * 70);
}

/* As long as the horizon there is no offer left. */
static void
a_delay_to_the_horizon_is_on_demand(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    struct offer *offer = a_year_in_a_run_of_three(fixture);
    start(fixture, &trial);
    for (int months = 12; months <= 13; months++)
        want_money(base_of(&trial, (struct course_plan){COURSE_DELAY, .offer = offer, .horizon = 12,
                                                        .delay_months = months})
                       .cost,
                   1200);
}

/* ---- split ---- */

/* 40% elsewhere at 70% of list: 28 a month, and 60 on demand. Moving costs 50 in month 1: 12 x 88 + 50. */
static void
a_split_pays_its_ratio_elsewhere_and_list_for_the_rest(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    a_year_in_a_run_of_three(fixture);
    fixture->plan.discount_rate = 0.08;
    start(fixture, &trial);
    struct course_plan plan = {COURSE_SPLIT, .horizon = 12, .share_elsewhere = 0.4, .price_ratio = 0.7,
                               .switching_cost = 50};
    struct value value = base_of(&trial, plan);
    want_money(value.total, 1056 + 50);
    want_money(value.paid, 1056);
    want_money(value.list, 1200);
    double wanted = 50;
    for (int m = 1; m <= 12; m++)
        wanted += 88 * pow(1.08, -m / 12.0);
    want_money(value.cost, wanted);
    trial_set_paths(&trial, (const double[]){0.5, 2}, 2);
    want_money(expected(&trial, plan).total, 1.25 * 1056 + 50);
}

/* The ratio is of the list of the day: 28 for six months, then 25.20, and 60 and 54. */
static void
prices_elsewhere_follow_list(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    a_year_in_a_run_of_three(fixture);
    GIVE(&fixture->plan, changes, market_change, {day(2027, 7, 1), -0.1, 3});
    start(fixture, &trial);
    want_money(base_of(&trial, (struct course_plan){COURSE_SPLIT, .horizon = 12, .share_elsewhere = 0.4,
                                                    .price_ratio = 0.7})
                   .total,
               6 * 88 + 6 * 79.2);
}

/* The rest buys the offer: 60 of list a month, 576 a year of 1,200. Elsewhere 336. After the term both go on
 * as they are: kept at 48 a month, and elsewhere 28. A workload of 50 a month is split too. */
static void
the_rest_of_a_split_may_take_the_offer(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    struct offer *offer = a_year_in_a_run_of_three(fixture);
    offer->price.renewal = RENEWAL_KEEP;
    start(fixture, &trial);
    struct course_plan plan = {COURSE_SPLIT, .offer = offer, .horizon = 12, .share_elsewhere = 0.4,
                               .price_ratio = 0.7};
    struct value value = base_of(&trial, plan);
    want_money(value.total, 1200 + 336);
    want_money(value.forfeited, 1200 - 576);
    want_money(value.list, 1200);
    plan.horizon = 24;
    want_money(base_of(&trial, plan).total, 1200 + 336 + 12 * 76);
    GIVE(&fixture->plan, workloads, workload, {.name = "new", .start_month = 1, .counts = {50e6}});
    start(fixture, &trial);
    plan.horizon = 12;
    value = base_of(&trial, plan);
    want_money(value.total, 1200 + 1.5 * 336);
    want_money(value.forfeited, 1200 - 1.5 * 576);
    want_money(value.list, 1800);
}

/* What the rest carries out, 624, can be used by the rest alone: 576 in a year. */
static void
what_a_split_carries_out_is_for_its_rest(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    struct offer *offer = a_year_in_a_run_of_three(fixture);
    offer->unused.rollover_cap = 1;
    offer->unused.carry_to_renewal = true;
    start(fixture, &trial);
    struct value value = base_of(&trial, (struct course_plan){COURSE_SPLIT, .offer = offer, .horizon = 12,
                                                              .share_elsewhere = 0.4, .price_ratio = 0.7});
    want_money(value.cost, 1200 + 336 - 576);
}

/* Nothing elsewhere is the offer alone, everything elsewhere a ratio of list. */
static void
the_ends_of_a_split_are_what_they_say(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    struct offer *offer = a_year_in_a_run_of_three(fixture);
    start(fixture, &trial);
    struct course_plan plan = {COURSE_SPLIT, .offer = offer, .horizon = 12, .price_ratio = 0.7};
    want_money(base_of(&trial, plan).cost, trial_base_cost(&trial));
    plan.offer = NULL;
    plan.share_elsewhere = 1;
    want_money(base_of(&trial, plan).cost, 840);
}

/* Low and high: 5% and 20% of growth a month against none. December's 496 are a standard month of 487; month
 * 1 on demand is 511.35 and 584.40. */
static void
a_course_is_valued_on_every_scenario(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    fixture_model(fixture, "opus-a", "opus", 1, 5);
    use_in_december(fixture, worth("opus-a", 496));
    flat_plan(fixture);
    fixture->plan.has_growth_low = fixture->plan.has_growth_high = true;
    fixture->plan.growth_low = 0.05;
    fixture->plan.growth_high = 0.2;
    fixture->offers[0].discount.has_headline = true;
    start(fixture, &trial);
    static const double wanted[N_SCENARIOS] = {511.35, 487, 584.4};
    for (int scenario = 0; scenario < N_SCENARIOS; scenario++) {
        struct course_plan plan = {.kind = COURSE_ON_DEMAND, .horizon = 1};
        want_money(
            value_course_scenario(&trial.valuation, &trial.scratch, &plan, (enum scenario)scenario).cost,
            wanted[scenario]);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(on_demand_pays_the_list_of_the_day_and_the_fees_of_the_run),
        TEST(on_demand_is_discounted_month_by_month),
        TEST(over_its_own_term_an_offer_is_itself),
        TEST(after_its_term_an_offer_goes_on_by_its_renewal),
        TEST(the_horizon_ends_what_comes_after_or_the_offer_itself),
        TEST(fees_go_on_after_the_term),
        TEST(what_an_offer_carries_out_is_taken_off_its_cost),
        TEST(a_further_offer_is_on_the_first_ones_calendar),
        TEST(a_delayed_offer_is_at_the_list_of_its_later_start),
        TEST(a_delayed_offers_months_are_counted_from_its_start),
        TEST(a_delayed_offer_is_paid_later_and_keeps_its_fixed_prices),
        TEST(a_delay_to_the_horizon_is_on_demand),
        TEST(a_split_pays_its_ratio_elsewhere_and_list_for_the_rest),
        TEST(prices_elsewhere_follow_list),
        TEST(the_rest_of_a_split_may_take_the_offer),
        TEST(what_a_split_carries_out_is_for_its_rest),
        TEST(the_ends_of_a_split_are_what_they_say),
        TEST(a_course_is_valued_on_every_scenario),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
