/* What a contract is settled on, month by month (1.5 to 1.7), as results give it to the workbook. */
#include "trial.h"

#include <math.h>

static const struct timeline *
of_offer(const struct fixture *fixture)
{
    return &fixture->results.offers[0].timeline;
}

/* 100 a month of opus at 1.00 a million, batch 40 of it at half price and excluded; 10% off. */
static void
two_lines(struct fixture *fixture)
{
    fixture_model(fixture, "opus-a", "opus", 1, 5);
    flat_use(fixture, worth("opus-a", 60));
    struct use batch = worth("opus-a", 80);
    batch.tier = TIER_BATCH;
    flat_use(fixture, batch);
    flat_plan(fixture);
    quoted_at(fixture, 1200, 0.1);
    fixture_exclude(fixture, &fixture->offers[0],
                    (struct exclusion){.model = -1, .meter = -1, .tier = TIER_BATCH});
}

/* Level x scaled + certain is what the settlement says, whatever the terms. */
static void
want_months_from_parts(const struct timeline *timeline, const struct settlement *scenarios, double quoted)
{
    for (int s = 0; s < N_SCENARIOS; s++)
        for (size_t m = 0; m < timeline->n_months; m++) {
            const struct card_parts *scaled = &timeline->scaled[m], *certain = &timeline->certain[m];
            const struct settle_month *month = &scenarios[s].months[m];
            double level = timeline->levels[s][m];
            want(level, month->multiplier);
            want_money(level * scaled->eligible + certain->eligible, month->eligible_list);
            want_money(level * scaled->ineligible + certain->ineligible, month->ineligible_list);
            want_money(level * (scaled->keyed + scaled->fixed + scaled->head * (1 - quoted)) +
                           certain->keyed + certain->fixed + certain->head * (1 - quoted),
                       month->committed_value);
        }
}

/* 60 eligible at the headline, 40 ineligible; list 10% down from month 4, which prices of the signing do not
 * follow: 54 and 36 at list, 60 before the discount. */
static void
parts_are_at_the_months_prices(void **state)
{
    struct fixture *fixture = *state;
    two_lines(fixture);
    GIVE(&fixture->plan, changes, market_change, {day(2027, 4, 1), -0.1, 3});
    fixture_run(fixture);
    const struct timeline *timeline = of_offer(fixture);
    assert_int_equal(timeline->n_months, 12);
    assert_int_equal(timeline->n_laid_out, 24); /* and 12 after */
    for (size_t m = 0; m < 24; m++) {
        want_money(timeline->scaled[m].eligible, m < 3 ? 60 : 54);
        want_money(timeline->scaled[m].ineligible, m < 3 ? 40 : 36);
        want_money(timeline->scaled[m].head, 60);
        want_money(timeline->scaled[m].keyed + timeline->scaled[m].fixed, 0);
        want(timeline->list_index[m], m < 3 ? 1 : 0.9);
        want(timeline->committed_index[m], 1);
    }
    want_money(timeline->next_year, 12 * 60 * 0.9);
    want_months_from_parts(timeline, fixture->results.offers[0].scenarios, 0.1);
}

/* Batch share of all of it in two steps: half raw, then all optimized. A workload of 30 from month 2. */
static void
sources_share_each_month(void **state)
{
    struct fixture *fixture = *state;
    two_lines(fixture);
    GIVE(&fixture->plan, batches, batch_rule, {.has_share = true, .share = 1});
    GIVE(&fixture->plan, workloads, workload, {.name = "new", .start_month = 2, .counts = {30e6}});
    fixture->plan.phase_in_months = 2;
    fixture_run(fixture);
    const struct timeline *timeline = of_offer(fixture);
    const struct offer_result *offer = &fixture->results.offers[0];
    assert_int_equal(timeline->n_sources, 3);
    for (size_t m = 0; m < timeline->n_months; m++) {
        want(timeline->factor[m] + timeline->factor[timeline->n_laid_out + m], 1);
        want(timeline->factor[timeline->n_laid_out + m], m == 0 ? 0.5 : 1);
        want(timeline->factor[2 * timeline->n_laid_out + m], m >= 1);
        /* raw 60 at full price; in batch it is excluded: month 1 half of it */
        want_money(timeline->scaled[m].eligible, m == 0 ? 30 : 0);
        want_money(timeline->certain[m].eligible, m >= 1 ? 30 : 0);
    }
    want_money(offer->card[0].eligible, 60); /* raw; one price group */
    want_money(offer->card[1].eligible, 0);
    want_money(offer->card[1].ineligible, 40 + 30); /* 60 at half price more */
    want_money(offer->card[2].head, 30);
    want_months_from_parts(timeline, offer->scenarios, 0.1);
}

/* With no rule raw and optimized are the same, and are told apart all the same. */
static void
optimized_usage_is_a_source_of_its_own_always(void **state)
{
    struct fixture *fixture = *state;
    two_lines(fixture);
    fixture_run(fixture);
    assert_int_equal(of_offer(fixture)->n_sources, 2);
    want(of_offer(fixture)->factor[0], 0);
    want_money(fixture->results.offers[0].card[0].head, fixture->results.offers[0].card[1].head);
}

/* Five months on demand, then 7 of the offer's 12; a split keeps a quarter of 60 and 40. Both settle to what
 * the comparison says of them less what is bought at list. */
static void
alternatives_that_sign_the_offer_have_a_timeline(void **state)
{
    struct fixture *fixture = *state;
    two_lines(fixture);
    GIVE(&fixture->plan, alternatives, alternative, {.name = "wait", .kind = ALTERNATIVE_DELAY, .months = 5},
         {.name = "part", .kind = ALTERNATIVE_SPLIT, .share = 0.75, .price_ratio = 1, .rest = REST_OFFER},
         {.name = "away", .kind = ALTERNATIVE_SPLIT, .share = 0.75, .price_ratio = 1});
    fixture_run(fixture);
    const struct alternative_result *rows = fixture->results.alternatives;
    const struct alternative_result *wait = &rows[1], *part = &rows[2];
    assert_null(rows[0].timeline);
    assert_null(rows[3].timeline);
    assert_int_equal(wait->timeline->first, 5);
    assert_int_equal(wait->timeline->n_months, 7);
    want_money(wait->timeline->scaled[0].eligible, 60);
    want_months_from_parts(wait->timeline, wait->scenarios, 0.1);
    want_money(wait->base, 5 * 100 + wait->scenarios[SCENARIO_BASE].cost);
    want(part->timeline->share, 0.25);
    want_money(part->timeline->scaled[0].eligible, 15);
    want_months_from_parts(part->timeline, part->scenarios, 0.1);
    want_money(part->base, 12 * 75 + part->scenarios[SCENARIO_BASE].cost);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(parts_are_at_the_months_prices),
        TEST(sources_share_each_month),
        TEST(optimized_usage_is_a_source_of_its_own_always),
        TEST(alternatives_that_sign_the_offer_have_a_timeline),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
