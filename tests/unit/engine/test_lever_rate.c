/* What the levers that ask for a lower rate are worth (1.12), by hand on a small contract: 100 of list
 * value a month, 80 at the offer's 20% off, unless a test says otherwise; overage at list. */
#include "small.h"

/* 480 covers 480/0.80 = 600 of list value at 20%, 480/0.79 = 607.594937 at 21%. */
static void
a_point_makes_the_commitment_cover_more(void **state)
{
    struct small small;
    small_init(*state, &small);
    small.offer->commit.annual = money(480);
    small_make(&small);
    want_money(small_worth(&small, LEVER_POINT), 480 / 0.79 - 600);
}

/* Without a commitment a point is a point: 1,200 x 1% = 12. A discount of the model's own stays, and so does
 * a fixed price: then it is worth nothing. */
static void
a_point_is_one_of_the_headline_and_leaves_own_discounts_and_fixed_prices(void **state)
{
    struct small small;
    small_init(*state, &small);
    small.offer->overage.rate = OVERAGE_COMMITTED;
    small_make(&small);
    want_money(small_worth(&small, LEVER_POINT), 12);
    fixture_discount(*state, small.offer, 0, NULL, -1, 0.18);
    small_make(&small);
    want_money(small_worth(&small, LEVER_POINT), 0);
    small.offer->discount.n_keys = 0;
    fixture_fixed_price(*state, small.offer, 0, METER_INPUT, 0.81);
    small_make(&small);
    want_money(small_worth(&small, LEVER_POINT), 0);
}

/* Bands alone: 960 a year is in the band of 15%, which becomes 16%. Below the first band nothing is quoted: a
 * headline of 1% is a point more. At 100% there is none left. */
static void
a_point_is_more_by_one_wherever_the_quote_comes_from(void **state)
{
    struct small small;
    small_init(*state, &small);
    small.offer->overage.rate = OVERAGE_COMMITTED;
    small.offer->discount.has_headline = false;
    small.offer->commit.annual = money(960);
    fixture_band(*state, small.offer, 500, 0.15);
    fixture_band(*state, small.offer, 2000, 0.995);
    small_make(&small);
    assert_true(lever_pull(LEVER_POINT, &small.at, &small.draft));
    assert_false(small.draft.offer.discount.has_headline);
    want(small.draft.offer.bands[0].discount, 0.16);
    want(small.draft.offer.bands[1].discount, 1);
    want_money(small_worth(&small, LEVER_POINT), 12); /* 1,200 x 0.85 = 1,020, over the commitment by 60 */
    small.offer->commit.annual = money(0);
    small_make(&small);
    want_money(small_worth(&small, LEVER_POINT), 12);
    small.offer->discount.has_headline = true;
    small.offer->discount.headline = 1;
    small.offer->n_bands = 0;
    small_make(&small);
    want_nan(small_worth(&small, LEVER_POINT));
}

/* Tiers of 20% above 600 a year of list value: months 1 to 6 at the headline, 10%, 7 to 12 at 20%: 540 + 480.
 * A point on both: 12. Without a headline the first six months pay list; a point makes it 1%. */
static void
a_point_moves_tiers_and_headline_together(void **state)
{
    struct small small;
    struct band step = {money(600), 0.2};
    small_init(*state, &small);
    small.offer->overage.rate = OVERAGE_COMMITTED;
    small.offer->discount.headline = 0.1;
    small.offer->tiers.steps = &step;
    small.offer->tiers.n_steps = 1;
    small_make(&small);
    want_money(small_cost(&small), 540 + 480);
    want_money(small_worth(&small, LEVER_POINT), 12);
    small.offer->discount.has_headline = false;
    small_make(&small);
    want_money(small_cost(&small), 600 + 480);
    want_money(small_worth(&small, LEVER_POINT), 12);
}

/* 1,000 a year is half way from 500 to 2,000 in ln: p50 = 25%. Opus at 20% with 1,200 of list value: 1,200 x
 * 5% = 60; haiku, not dominant, stays. Overage at the committed rate, 100 over the commitment and more. */
static void
dominant_models_get_the_benchmark_and_the_others_do_not(void **state)
{
    struct small small;
    small_init(*state, &small);
    small_benchmark(&small);
    small.offer->overage.rate = OVERAGE_COMMITTED;
    small.offer->commit.annual = money(1000);
    small.list[SMALL_HAIKU] = 50;
    small_make(&small);
    want_money(small_cost(&small), 0.8 * 1800);
    want_money(small_worth(&small, LEVER_DOMINANT_BENCHMARK), 60);
    small.fixture->plan.n_benchmark = 0;
    small_make(&small);
    want_nan(small_worth(&small, LEVER_DOMINANT_BENCHMARK));
}

/* At 26% it is above p50 already; by a fixed price it is not the headline that counts; batch usage stays
 * where batch does not stack; what is excluded pays list. */
static void
dominant_models_keep_better_discounts_fixed_prices_and_batch_without_stacking(void **state)
{
    struct small small;
    small_init(*state, &small);
    small_benchmark(&small);
    small.offer->overage.rate = OVERAGE_COMMITTED;
    small.offer->commit.annual = money(1000);
    fixture_discount(*state, small.offer, -1, "opus", -1, 0.26);
    small_make(&small);
    want_nan(small_worth(&small, LEVER_DOMINANT_BENCHMARK));
    small.offer->discount.n_keys = 0;
    fixture_fixed_price(*state, small.offer, 0, METER_INPUT, 0.9);
    small_make(&small);
    want_nan(small_worth(&small, LEVER_DOMINANT_BENCHMARK));
    small.offer->n_fixed_prices = 0;
    small.list[SMALL_BATCH] = 100;
    small.offer->discount.batch_stacks = false;
    small_make(&small);
    want_money(small_cost(&small), 960 + 1200);
    want_money(small_worth(&small, LEVER_DOMINANT_BENCHMARK), 60); /* of the other 1,200 */
    fixture_exclude(*state, small.offer, (struct exclusion){.model = 0, .meter = -1, .tier = -1});
    small_make(&small);
    want_nan(small_worth(&small, LEVER_DOMINANT_BENCHMARK));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_point_makes_the_commitment_cover_more),
        TEST(a_point_is_one_of_the_headline_and_leaves_own_discounts_and_fixed_prices),
        TEST(a_point_is_more_by_one_wherever_the_quote_comes_from),
        TEST(a_point_moves_tiers_and_headline_together),
        TEST(dominant_models_get_the_benchmark_and_the_others_do_not),
        TEST(dominant_models_keep_better_discounts_fixed_prices_and_batch_without_stacking),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
