/* A new deal every year, and the twelve months after a term (1.12, 1.17, 1.20). */
#include "trial.h"

#include <math.h>

static void
start(struct fixture *fixture, struct trial *trial)
{
    fixture_run(fixture);
    trial_make(fixture, 0, fixture->offers[0].term_months, trial);
}

/* ---- a new deal every year (1.12) ---- */

static void
two_years_with_a_fall(struct fixture *fixture)
{
    struct offer *offer = trial_year(fixture);
    offer->term_months = 24;
    offer->overage.rate = OVERAGE_COMMITTED;
    offer->unused.rollover_cap = 1;
    offer->unused.carry_to_renewal = true;
}

#define FALL(fixture) GIVE(&(fixture)->plan, changes, market_change, {day(2028, 1, 1), -0.25, 3})

/* List is 25% down in year 2. Base: year 1 pays 1,200 for 960, and the 240 left are forfeited with the deal.
 * Year 2 at 20% off 75: 720, and a commitment of no more: 720. Fees: 100 once and 10 a month, 340. 2,260.
 * Half: year 2 uses 360 of 720; 360 are carried out of the last deal, into a year that can use 720: 1,200 +
 * 720 + 340 - 360 = 1,900. Twice: 1,920 + 1,440 + 340 = 3,700. Means: 2,620; forfeited 240, 720, 0. */
static void
a_new_deal_every_year_is_at_the_list_and_size_of_its_year(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    struct fee fees[] = {{.name = "entry", .quantity = 1, .unit_price = money(100), .per = FEE_ONCE},
                         {.name = "seats", .quantity = 1, .unit_price = money(10), .per = FEE_PER_MONTH}};
    two_years_with_a_fall(fixture);
    FALL(fixture);
    fixture->offers[0].fees = fees;
    fixture->offers[0].n_fees = 2;
    start(fixture, &trial);
    trial_set_paths(&trial, (const double[]){1, 0.5, 2}, 3);
    trial.draft.renews_yearly = true;
    want_money(trial_base_cost(&trial), 2260);
    struct value value = trial_value(&trial);
    want_money(value.cost, (2260 + 1900 + 3700) / 3.0);
    want_money(value.total, (2260 + 2260 + 3700) / 3.0);
    want_money(value.paid, (1920 + 1920 + 3360) / 3.0);
    want_money(value.forfeited, 960 / 3.0);
    want_money(value.list, (1200 + 900) * 3.5 / 3.0);
    /* As offered year 2 is at 80 a month too. Base: 240 roll over and 480 are carried out, 2,400 + 340 - 480
     * = 2,260. Half: 480 of the 720 rolled over are drawn, 1,200 are carried out and 960 usable: 1,780.
     * Twice: 720 over in each year, in year 2 at its list value of 75 for 80, 675: 2,400 + 720 + 675 + 340 =
     * 4,135. */
    trial.draft.renews_yearly = false;
    want_money(trial_base_cost(&trial), 2260);
    want_money(trial_value(&trial).cost, (2260 + 1780 + 4135) / 3.0);
}

/* At 8% the second deal is billed in month 13: 1,200 + 720 / 1.08. */
static void
later_deals_are_billed_later(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    two_years_with_a_fall(fixture);
    FALL(fixture);
    fixture->plan.discount_rate = 0.08;
    start(fixture, &trial);
    trial.draft.renews_yearly = true;
    want_money(trial_base_cost(&trial), 1200 + 720 / 1.08);
}

/* What was offered for the year is the most: a ramp of 50% gives 600, then 720 of 1,200; one down to half
 * 1,200, then 600, and 120 over. A schedule of 500 in year 2 likewise; one amount for the whole term is
 * spread over its months, 850 a year. */
static void
a_years_commit_is_the_offered_one_or_what_the_base_path_uses(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    double up[] = {0.5, 1}, down[] = {1, 0.5};
    struct money by_year[] = {money(1200), money(500)}, by_term[] = {money(1700)};
    two_years_with_a_fall(fixture);
    FALL(fixture);
    struct offer *offer = &fixture->offers[0];
    offer->commit.n_ramp = 2;
    offer->commit.ramp = up;
    start(fixture, &trial);
    trial.draft.renews_yearly = true;
    want_money(trial_base_cost(&trial), 960 + 720);
    trial_set_paths(&trial, (const double[]){0}, 1);
    want_money(trial_value(&trial).paid, 600 + 720);
    offer->commit.ramp = down;
    start(fixture, &trial);
    trial_set_paths(&trial, (const double[]){0}, 1);
    trial.draft.renews_yearly = true;
    want_money(trial_value(&trial).paid, 1200 + 600);
    offer->commit.n_ramp = 1;
    offer->commit.annual = money(0);
    offer->commit.schedule = by_year;
    offer->commit.n_schedule = 2;
    start(fixture, &trial);
    trial_set_paths(&trial, (const double[]){0}, 1);
    trial.draft.renews_yearly = true;
    want_money(trial_value(&trial).paid, 1200 + 500);
    offer->commit.measure = MEASURE_TERM;
    offer->commit.schedule = by_term;
    offer->commit.n_schedule = 1;
    start(fixture, &trial);
    trial_set_paths(&trial, (const double[]){0}, 1);
    trial.draft.renews_yearly = true;
    want_money(trial_value(&trial).paid, 850 + 720);
}

/* 30 months: the last deal is of six, for which 600 were offered and the base path uses 6 x 60 = 360. A term
 * of a year is itself. */
static void
the_last_deal_may_be_shorter(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    two_years_with_a_fall(fixture);
    FALL(fixture);
    fixture->offers[0].term_months = 30;
    start(fixture, &trial);
    trial_set_paths(&trial, (const double[]){0}, 1);
    trial.draft.renews_yearly = true;
    want_money(trial_value(&trial).paid, 1200 + 720 + 360);
    /* Nothing is used and all of the last deal is carried out: 360 of 720 that the next year could use. */
    want_money(trial_value(&trial).cost, 1200 + 720);
    fixture->offers[0].term_months = 12;
    start(fixture, &trial);
    double cost = trial_base_cost(&trial);
    trial.draft.renews_yearly = true;
    want_money(trial_base_cost(&trial), cost);
}

/* Uplifts are of later years of one deal, so new deals have none: 960 and 960 against 960 and 1,056. A fixed
 * price is one of the terms and stays: haiku 70 a month though list falls to 75. */
static void
new_deals_have_no_uplift_and_the_same_fixed_prices(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    two_years_with_a_fall(fixture);
    struct offer *offer = &fixture->offers[0];
    offer->commit.annual = money(0);
    fixture->plan.expected_uplift = 0.1;
    start(fixture, &trial);
    want_money(trial_base_cost(&trial), 960 + 1056);
    trial.draft.renews_yearly = true;
    want_money(trial_base_cost(&trial), 960 + 960);
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    flat_use(fixture, worth("haiku-a", 100));
    fixture_fixed_price(fixture, offer, 1, METER_INPUT, 0.7);
    FALL(fixture);
    start(fixture, &trial);
    trial.draft.renews_yearly = true;
    want_money(trial_base_cost(&trial), 960 + 840 + 720 + 840);
}

/* The ratchet and the true-forward of one deal do not reach into the next, and measurement begins anew: five
 * quarters would be one in month 13 to 15. */
static void
nothing_is_carried_from_deal_to_deal(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    two_years_with_a_fall(fixture);
    struct offer *offer = &fixture->offers[0];
    offer->commit.annual = money(600);
    offer->true_forward.share = 1;
    offer->true_forward.ratchet = true;
    start(fixture, &trial);
    trial_set_paths(&trial, (const double[]){0.5, 0.5, 0}, 3);
    /* As offered, path 1 at twice in year 1 would raise year 2; here year 2 is 600 whatever year 1 was. */
    for (size_t t = 0; t < 12; t++)
        trial.paths.multiplier[(trial.valuation.offset + t) * trial.paths.stride] = 2;
    trial.draft.renews_yearly = true;
    double paid[3];
    struct path_values each = {.paid = paid};
    struct value value;
    value_paths(&trial.valuation, &trial.scratch, &trial.draft, &value, &each);
    want_money(paid[0], 1920 + 600);
    want_money(paid[1], 600 + 600);
    want_money(paid[2], 600 + 600);
    trial.draft.renews_yearly = false;
    value_paths(&trial.valuation, &trial.scratch, &trial.draft, &value, &each);
    want_money(paid[0], 1920 + 1920);
}

/* Under drawdown = list a commitment is list value: 1,200, and in year 2 the 900 of list that the base path
 * uses; 80% of it is paid. */
static void
under_list_drawdown_the_years_commit_is_list_value(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    two_years_with_a_fall(fixture);
    FALL(fixture);
    fixture->offers[0].commit.drawdown = DRAWDOWN_LIST;
    fixture->offers[0].commit.shortfall = SHORTFALL_DISCOUNTED;
    fixture->offers[0].unused.rollover_cap = 0;
    start(fixture, &trial);
    trial.draft.renews_yearly = true;
    want_money(trial_base_cost(&trial), 960 + 720);
    trial_set_paths(&trial, (const double[]){0}, 1);
    want_money(trial_value(&trial).paid, 960 + 720);
}

/* ---- the 12 months after the term (1.12, 1.17, 1.20) ---- */

/* 10% up in month 7 and 20% more in month 15; nothing committed. The term: 6 x 80 + 6 x 88 = 1,008. After it,
 * at list: 2 x 110 + 10 x 132 = 1,540. Kept: the last month's 88. Raised by the 5% that are expected, or by
 * the 3% of a cap: 92.40 or 90.64 a month. With a lock: 80, and 84. */
static void
the_year_after_the_term_goes_by_the_renewal(void **state)
{
    static const struct {
        enum renewal renewal;
        bool lock;
        double cap; /* below 0: none */
        double term, after;
    } rows[] = {{RENEWAL_LIST, false, -1, 1008, 1540},
                {RENEWAL_KEEP, false, -1, 1008, 12 * 88},
                {RENEWAL_UPLIFT, false, -1, 1008, 12 * 92.4},
                {RENEWAL_UPLIFT, false, 0.03, 1008, 12 * 90.64},
                {RENEWAL_UPLIFT, false, 0.08, 1008, 12 * 92.4},
                {RENEWAL_UPLIFT, false, 0, 1008, 12 * 88},
                {RENEWAL_KEEP, false, 0.03, 1008, 12 * 88},
                {RENEWAL_LIST, true, -1, 960, 1540},
                {RENEWAL_KEEP, true, -1, 960, 960},
                {RENEWAL_UPLIFT, true, -1, 960, 12 * 84}};
    struct fixture *fixture = *state;
    struct trial trial;
    struct fee fee = {.name = "seats", .quantity = 1, .unit_price = money(10), .per = FEE_PER_MONTH};
    struct offer *offer = trial_year(fixture);
    offer->commit.annual = money(0);
    offer->overage.rate = OVERAGE_COMMITTED;
    offer->fees = &fee;
    offer->n_fees = 1;
    fixture->plan.expected_uplift = 0.05;
    GIVE(&fixture->plan, changes, market_change, {day(2027, 7, 1), 0.1, 3}, {day(2028, 3, 1), 0.2, 4});
    start(fixture, &trial);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        draft_reset(&trial.draft, trial.valuation.offer);
        trial.draft.offer.price.renewal = rows[i].renewal;
        trial.draft.offer.price.lock = rows[i].lock;
        trial.draft.offer.price.has_renewal_cap = rows[i].cap >= 0;
        trial.draft.offer.price.renewal_cap = fmax(rows[i].cap, 0);
        want_money(trial_base_cost(&trial), rows[i].term + 120);
        trial.draft.with_after = true;
        /* Fees are of the term alone. */
        want_money(trial_base_cost(&trial), rows[i].term + 120 + rows[i].after);
        want_money(trial_value(&trial).cost, rows[i].term + 120 + rows[i].after);
    }
}

/* Month by month at the month's end: 12 x 100 at 8% a year. The term's commitment of 1,200 is of month 1. */
static void
the_year_after_is_discounted_to_its_months(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    double after = 0;
    trial_year(fixture);
    fixture->plan.discount_rate = 0.08;
    start(fixture, &trial);
    trial.draft.with_after = true;
    for (int m = 13; m <= 24; m++)
        after += 100 * pow(1.08, -m / 12.0);
    want_money(trial_base_cost(&trial), 1200 + after);
}

/* Excluded sonnet, 50 a month, pays the list of the day whatever the renewal: in the term 6 x 50 + 6 x 55,
 * after it 2 x 55 + 10 x 66 = 770. Haiku's fixed 70 stay under keep and uplift; at list they are 2 x 110 + 10
 * x 132. */
static void
after_the_term_fixed_prices_stay_and_excluded_usage_pays_list(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    struct offer *offer = trial_year(fixture);
    offer->commit.annual = money(0);
    offer->overage.rate = OVERAGE_COMMITTED;
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    fixture_model(fixture, "sonnet-a", "sonnet", 1, 5);
    flat_use(fixture, worth("haiku-a", 100));
    flat_use(fixture, worth("sonnet-a", 50));
    fixture_fixed_price(fixture, offer, 1, METER_INPUT, 0.7);
    fixture_exclude(fixture, offer, (struct exclusion){2, NULL, -1, -1});
    fixture->plan.expected_uplift = 0.05;
    GIVE(&fixture->plan, changes, market_change, {day(2027, 7, 1), 0.1, 3}, {day(2028, 3, 1), 0.2, 4});
    start(fixture, &trial);
    const double term = 1008 + 840 + 630;
    want_money(trial_base_cost(&trial), term);
    trial.draft.with_after = true;
    want_money(trial_base_cost(&trial), term + 1540 + 1540 + 770);
    trial.draft.offer.price.renewal = RENEWAL_KEEP;
    want_money(trial_base_cost(&trial), term + 1056 + 840 + 770);
    trial.draft.offer.price.renewal = RENEWAL_UPLIFT;
    want_money(trial_base_cost(&trial), term + 1108.8 + 840 + 770);
}

/* With tiers the term's months are 10% below 600 and 30% above, and what is kept is the quoted discount: 30%,
 * which the commitment of 700 is above. Term: 5.. months to 600 at 90, six at 70; 700 are used up. */
static void
after_the_term_of_tiers_the_quoted_discount_holds(void **state)
{
    static struct band step[] = {{{600000000}, 0.3}};
    struct fixture *fixture = *state;
    struct trial trial;
    struct offer *offer = trial_year(fixture);
    offer->discount.headline = 0.1;
    offer->tiers.steps = step;
    offer->tiers.n_steps = 1;
    offer->commit.annual = money(700);
    offer->overage.rate = OVERAGE_COMMITTED;
    offer->price.renewal = RENEWAL_KEEP;
    start(fixture, &trial);
    want_money(trial_base_cost(&trial), 6 * 90 + 6 * 70);
    trial.draft.with_after = true;
    want_money(trial_base_cost(&trial), 6 * 90 + 6 * 70 + 12 * 70);
}

/* Renewed yearly, the year after follows the last deal: 60 a month kept of a list of 75. */
static void
the_year_after_yearly_deals_follows_the_last_of_them(void **state)
{
    struct fixture *fixture = *state;
    struct trial trial;
    two_years_with_a_fall(fixture);
    FALL(fixture);
    fixture->offers[0].price.renewal = RENEWAL_KEEP;
    start(fixture, &trial);
    trial.draft.renews_yearly = true;
    trial.draft.with_after = true;
    want_money(trial_base_cost(&trial), 1200 + 720 + 720);
    trial.draft.offer.price.renewal = RENEWAL_LIST;
    want_money(trial_base_cost(&trial), 1200 + 720 + 900);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_new_deal_every_year_is_at_the_list_and_size_of_its_year),
        TEST(later_deals_are_billed_later),
        TEST(a_years_commit_is_the_offered_one_or_what_the_base_path_uses),
        TEST(the_last_deal_may_be_shorter),
        TEST(new_deals_have_no_uplift_and_the_same_fixed_prices),
        TEST(nothing_is_carried_from_deal_to_deal),
        TEST(under_list_drawdown_the_years_commit_is_list_value),
        TEST(the_year_after_the_term_goes_by_the_renewal),
        TEST(the_year_after_is_discounted_to_its_months),
        TEST(after_the_term_fixed_prices_stay_and_excluded_usage_pays_list),
        TEST(after_the_term_of_tiers_the_quoted_discount_holds),
        TEST(the_year_after_yearly_deals_follows_the_last_of_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
