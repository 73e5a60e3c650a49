/* What the levers of a single term are worth (1.12), by hand on a small contract: 100 of list
 * value a month, 80 at the offer's 20% off, unless a test says otherwise; overage at list. */
#include "small.h"

/* 960 consumed, 480 of it inside the commitment: 600 of list value is over, which costs 600 at list and 480
 * at the committed rate. */
static void
overage_at_the_committed_rate_saves_the_discount_on_the_overage(void **state)
{
    struct small small;
    small_init(*state, &small);
    small.offer->commit.annual = money(480);
    small_make(&small);
    want_money(small_cost(&small), 480 + 600);
    want_money(small_worth(&small, LEVER_OVERAGE_COMMITTED), 120);
    small.offer->overage.rate = OVERAGE_COMMITTED;
    small_make(&small);
    want_nan(small_worth(&small, LEVER_OVERAGE_COMMITTED));
}

/* A vendor that bills overage at 30% off does better than the committed rate: 600 x 0.7 = 420, not 480. */
static void
overage_cheaper_than_the_committed_rate_is_not_to_be_given_up(void **state)
{
    struct small small;
    small_init(*state, &small);
    small.offer->commit.annual = money(480);
    small.offer->overage.rate = OVERAGE_DISCOUNT;
    small.offer->overage.share = 0.3;
    small_make(&small);
    want_money(small_worth(&small, LEVER_OVERAGE_COMMITTED), -60);
}

/* All of the 720 rolled over cover the overage: - 600. A fifth of 1,200 leaves 240 over at 300: - 300. */
static void
rollover_saves_the_overage_it_covers(void **state)
{
    struct small small;
    small_init(*state, &small);
    small_two_years(&small);
    small_make(&small);
    want_money(small_cost(&small), 3000);
    want_money(small_worth(&small, LEVER_ROLLOVER_FULL), 600);
    want_money(small_worth(&small, LEVER_ROLLOVER_20), 300);
    small.offer->unused.rollover_cap = 0.2;
    small_make(&small);
    want_money(small_worth(&small, LEVER_ROLLOVER_FULL), 300);
    want_nan(small_worth(&small, LEVER_ROLLOVER_20));
    small.offer->unused.rollover_cap = 1;
    small_make(&small);
    want_nan(small_worth(&small, LEVER_ROLLOVER_FULL));
}

/* A fifth of year 1's 1,200 is not paid. */
static void
true_down_saves_a_fifth_of_the_commitment_where_it_is_unused(void **state)
{
    struct small small;
    small_init(*state, &small);
    small_two_years(&small);
    small_make(&small);
    want_money(small_worth(&small, LEVER_TRUE_DOWN_20), 240);
    small.offer->unused.true_down_cap = 0.25;
    small_make(&small);
    want_nan(small_worth(&small, LEVER_TRUE_DOWN_20));
}

/* Two years without commitment at the committed rate, 960 each; the plan expects an uplift of 5% in year 2:
 * 1,008. */
static void
a_price_lock_saves_the_expected_uplift(void **state)
{
    struct small small;
    small_init(*state, &small);
    small.offer->term_months = 24;
    small.offer->overage.rate = OVERAGE_COMMITTED;
    small.fixture->plan.expected_uplift = 0.05;
    small_make(&small);
    want_money(small_cost(&small), 960 + 1008);
    want_money(small_worth(&small, LEVER_PRICE_LOCK), 48);
    small.offer->price.lock = true;
    small_make(&small);
    want_nan(small_worth(&small, LEVER_PRICE_LOCK));
}

/* List falls by 10% for year 2. The price signed, 80, is still below list, 90; with the clause, or with a
 * discount off the list of the day, it is 72: 12 x 8. */
static void
a_decrease_clause_or_the_list_of_the_day_follows_list_down(void **state)
{
    struct small small;
    small_init(*state, &small);
    small.offer->term_months = 24;
    small.offer->overage.rate = OVERAGE_COMMITTED;
    for (int t = 12; t < SMALL_MONTHS; t++)
        small.index[t] = 0.9;
    small_make(&small);
    want_money(small_cost(&small), 960 + 960);
    want_money(small_worth(&small, LEVER_DECREASE_CLAUSE), 96);
    want_money(small_worth(&small, LEVER_BASIS_CURRENT), 96);
    small.offer->price.basis = LIST_OF_THE_DAY;
    small.offer->price.decrease_clause = true;
    small_make(&small);
    want_nan(small_worth(&small, LEVER_DECREASE_CLAUSE));
    want_nan(small_worth(&small, LEVER_BASIS_CURRENT));
}

/* After the term 12 months at list, 1,200; with the cap 80 x 1.05 a month, 1,008, where 10% is expected. The
 * offer's own uplift without a cap: 80 x 1.10, 1,056, so 48 more. The term itself is the same. */
static void
a_renewal_cap_is_worth_what_it_saves_in_the_year_after_the_term(void **state)
{
    struct small small;
    small_init(*state, &small);
    small.offer->overage.rate = OVERAGE_COMMITTED;
    small.fixture->plan.expected_uplift = 0.1;
    small_make(&small);
    want_money(small_worth(&small, LEVER_RENEWAL_CAP), 1200 - 1008);
    small.offer->price.renewal = RENEWAL_UPLIFT;
    small_make(&small);
    want_money(small_worth(&small, LEVER_RENEWAL_CAP), 48);
    small.offer->price.has_renewal_cap = true;
    small.offer->price.renewal_cap = 0.07; /* 80 x 1.07 x 12 = 1,027.20 */
    small_make(&small);
    want_money(small_worth(&small, LEVER_RENEWAL_CAP), 19.2);
    small.offer->price.renewal_cap = 0.05;
    small_make(&small);
    want_nan(small_worth(&small, LEVER_RENEWAL_CAP));
    small.offer->price.renewal = RENEWAL_KEEP;
    small_make(&small);
    want_nan(small_worth(&small, LEVER_RENEWAL_CAP));
}

/* Year 1 uses 1,440 of 1,200: 240 over at 300. A true-forward of 100% raises year 2 to 1,440, of which 480
 * are used. Without it year 2 costs 1,200. */
static void
without_true_forward_a_good_year_does_not_raise_the_next(void **state)
{
    struct small small;
    small_init(*state, &small);
    small.offer->term_months = 24;
    small.offer->commit.annual = money(1200);
    small_demand(&small, 1, 12, 1.5);
    small_demand(&small, 13, 24, 0.5);
    small_make(&small);
    want_nan(small_worth(&small, LEVER_NO_TRUE_FORWARD));
    small.offer->true_forward.share = 1;
    small_make(&small);
    want_money(small_cost(&small), 1500 + 1440);
    want_money(small_worth(&small, LEVER_NO_TRUE_FORWARD), 240);
}

/* 1,200 then 480 a year, 960 used in each. The ratchet holds year 2 at 1,200; without it 480 and 480 over at
 * 600: 1,080. */
static void
without_a_ratchet_the_commitment_falls_as_scheduled(void **state)
{
    struct small small;
    struct money schedule[] = {money(1200), money(480)};
    small_init(*state, &small);
    small.offer->term_months = 24;
    small.offer->commit.schedule = schedule;
    small.offer->commit.n_schedule = 2;
    small_make(&small);
    want_nan(small_worth(&small, LEVER_NO_RATCHET));
    small.offer->true_forward.ratchet = true;
    small_make(&small);
    want_money(small_cost(&small), 2400);
    want_money(small_worth(&small, LEVER_NO_RATCHET), 120);
}

/* Haiku, 600 of list value, is excluded and pays list; counted it draws 480 on a commitment that has room. */
static void
excluded_usage_that_counts_draws_the_commitment(void **state)
{
    struct small small;
    small_init(*state, &small);
    small.list[SMALL_HAIKU] = 50;
    small.offer->commit.annual = money(1440);
    small_make(&small);
    want_nan(small_worth(&small, LEVER_COUNT_EXCLUDED));
    fixture_exclude(*state, small.offer, (struct exclusion){.model = 1, .meter = -1, .tier = -1});
    small_make(&small);
    want_money(small_cost(&small), 1440 + 600);
    want_money(small_worth(&small, LEVER_COUNT_EXCLUDED), 600);
}

/* Ten seats at 60, or at 54 from ten up, a month; 45 outside the bundle: 12 x 10 x 9. Support has no price of
 * its own. A standalone price above the bundle's is no saving: 12 x 10 x 2 dearer. */
static void
unbundled_fees_cost_their_standalone_price(void **state)
{
    struct small small;
    struct fee_tier tier = {10, money(54)};
    struct fee fees[] = {{.name = "seats",
                          .kind = FEE_SEATS,
                          .quantity = 10,
                          .unit_price = money(60),
                          .has_standalone = true,
                          .standalone_unit_price = money(45),
                          .tiers = &tier,
                          .n_tiers = 1},
                         {.name = "support", .kind = FEE_SUPPORT, .quantity = 1, .unit_price = money(100)}};
    small_init(*state, &small);
    small.offer->overage.rate = OVERAGE_COMMITTED;
    small.offer->fees = fees;
    small.offer->n_fees = 2;
    small_make(&small);
    want_money(small_cost(&small), 960 + 12 * 540 + 12 * 100);
    want_money(small_worth(&small, LEVER_UNBUNDLE), 1080);
    fees[0].standalone_unit_price = money(56);
    small_make(&small);
    want_money(small_worth(&small, LEVER_UNBUNDLE), -240);
    fees[0].n_tiers = 0;
    fees[0].unit_price = money(56);
    small_make(&small);
    want_nan(small_worth(&small, LEVER_UNBUNDLE));
}

/* Batch usage of 50 a month pays 50; with 20% off 40. */
static void
batch_that_stacks_gets_the_discount_too(void **state)
{
    struct small small;
    small_init(*state, &small);
    small.list[SMALL_BATCH] = 50;
    small.offer->overage.rate = OVERAGE_COMMITTED;
    small_make(&small);
    want_nan(small_worth(&small, LEVER_BATCH_STACKS));
    small.offer->discount.batch_stacks = false;
    small_make(&small);
    want_money(small_cost(&small), 960 + 600);
    want_money(small_worth(&small, LEVER_BATCH_STACKS), 120);
}

/* 1,200 of commitment, 600 of list value used. Net: 480 drawn, 1,200 paid. Drawn at list: 600 drawn at 480
 * paid, 600 short at face: 1,080. Where 480 are committed and 1,200 of list used: net 600 of list inside, 600
 * over: 1,080; at list only 480 inside, at 384, and 720 over: 1,104. */
static void
drawdown_at_list_fills_sooner_and_covers_less(void **state)
{
    struct small small;
    small_init(*state, &small);
    small.offer->commit.annual = money(1200);
    small.list[SMALL_OPUS] = 50;
    small_make(&small);
    want_money(small_worth(&small, LEVER_DRAWDOWN_LIST), 120);
    small.offer->commit.annual = money(480);
    small.list[SMALL_OPUS] = 100;
    small_make(&small);
    want_money(small_worth(&small, LEVER_DRAWDOWN_LIST), -24);
    small.offer->commit.drawdown = DRAWDOWN_LIST;
    small_make(&small);
    want_nan(small_worth(&small, LEVER_DRAWDOWN_LIST));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(overage_at_the_committed_rate_saves_the_discount_on_the_overage),
        TEST(overage_cheaper_than_the_committed_rate_is_not_to_be_given_up),
        TEST(rollover_saves_the_overage_it_covers),
        TEST(true_down_saves_a_fifth_of_the_commitment_where_it_is_unused),
        TEST(a_price_lock_saves_the_expected_uplift),
        TEST(a_decrease_clause_or_the_list_of_the_day_follows_list_down),
        TEST(a_renewal_cap_is_worth_what_it_saves_in_the_year_after_the_term),
        TEST(without_true_forward_a_good_year_does_not_raise_the_next),
        TEST(without_a_ratchet_the_commitment_falls_as_scheduled),
        TEST(excluded_usage_that_counts_draws_the_commitment),
        TEST(unbundled_fees_cost_their_standalone_price),
        TEST(batch_that_stacks_gets_the_discount_too),
        TEST(drawdown_at_list_fills_sooner_and_covers_less),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
