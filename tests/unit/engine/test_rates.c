/* Prices of lines (1.3), exact amounts (1.2) and the committed rate (1.7). */
#include "fixture.h"

#include "engine/price_table.h"

#include <math.h>
#include <string.h>

static const struct line model_0 = {0};

/* ---- exactness (1.2) ---- */

static void
an_amount_is_count_times_price_without_rounding(void **state)
{
    (void)state;
    /* 1 token at 3.00 per million is 0.000003 = 3e14 ticks of 1e-20; one request at 10 per 1,000 is 0.01. */
    struct exact total = {0};
    assert_int_equal(exact_add(&total, 1, (struct exact_price){INT64_C(300000000000000)}, METER_INPUT), 0);
    assert_true(total.ticks == (int128)300000000000000);
    total.ticks = 0;
    assert_int_equal(exact_add(&total, 1, (struct exact_price){INT64_C(1000000000000000)}, METER_WEB_SEARCH),
                     0);
    assert_int_equal(exact_cents(total), 1);
    want(exact_value(total), 0.01);
}

static void
an_overflow_is_refused_and_leaves_the_total(void **state)
{
    (void)state;
    /* (2^64 - 1)(2^63 - 1) fits 127 bits, twice it does not; a request is 1,000 tokens' worth of ticks. */
    const struct exact_price dearest = {INT64_MAX};
    struct exact total = {0};
    assert_int_equal(exact_add(&total, UINT64_MAX, dearest, METER_OUTPUT), 0);
    struct exact before = total;
    assert_int_equal(exact_add(&total, UINT64_MAX, dearest, METER_OUTPUT), -1);
    assert_true(total.ticks == before.ticks);
    assert_int_equal(exact_sum(&total, before), -1);
    assert_true(total.ticks == before.ticks);
    assert_int_equal(exact_add(&total, UINT64_MAX, dearest, METER_WEB_SEARCH), -1);
    assert_true(total.ticks == before.ticks);
}

static void
cents_are_rounded_half_even(void **state)
{
    (void)state;
    const int128 tenth_of_cent = (int128)100000 * 1000000 * 1000000; /* 0.001 in units of 1e-20: 1e17 */
    static const struct {
        int mills;
        int plus; /* ticks */
        int64_t cents;
    } rows[] = {{4, 0, 0},    {5, 0, 0},    {5, 1, 1},    {6, 0, 1},    {14, 0, 1},
                {15, 0, 2},   {25, 0, 2},   {25, 1, 3},   {35, 0, 4},   {-5, 0, 0},
                {-5, -1, -1}, {-15, 0, -2}, {-25, 0, -2}, {-25, 1, -2}, {1000, 0, 100}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct exact amount = {rows[i].mills * tenth_of_cent + rows[i].plus};
        assert_true(exact_cents(amount) == rows[i].cents);
    }
}

/* ---- prices of lines (1.3) ---- */

/* Input 3, output 15; long 6 and 22.50; fast 10 and 50; us 1.1; priority 1.5; flex 0.5. */
static struct price_section
rich_section(struct fixture *fixture)
{
    struct price_section section = *fixture_model(fixture, "sonnet-a", "sonnet", 3, 15);
    fixture_prices(section.long_context, 6, 22.5);
    fixture_prices(section.fast, 10, 50);
    section.has_long = section.has_fast = true;
    section.long_threshold = 200000;
    section.us.per_10k = 11000;
    section.priority.per_10k = 15000;
    section.flex.per_10k = 5000;
    return section;
}

static void
multipliers_act_on_token_meters_of_the_lines_prices(void **state)
{
    struct price_section section = rich_section(*state);
    static const struct {
        enum tier tier;
        enum context context;
        enum geo geo;
        enum speed speed;
        double input, cache_read, output, multiplier;
    } rows[] = {
        {TIER_STANDARD, CONTEXT_BASE, GEO_GLOBAL, SPEED_STANDARD, 3, 0.3, 15, 1},
        {TIER_BATCH, CONTEXT_BASE, GEO_GLOBAL, SPEED_STANDARD, 1.5, 0.15, 7.5, 0.5},
        {TIER_STANDARD, CONTEXT_BASE, GEO_US, SPEED_STANDARD, 3.3, 0.33, 16.5, 1.1},
        {TIER_BATCH, CONTEXT_BASE, GEO_US, SPEED_STANDARD, 1.65, 0.165, 8.25, 0.55}, /* 0.5 x 1.1 */
        {TIER_STANDARD, CONTEXT_LONG, GEO_GLOBAL, SPEED_STANDARD, 6, 0.6, 22.5, 1},
        {TIER_BATCH, CONTEXT_LONG, GEO_US, SPEED_STANDARD, 3.3, 0.33, 12.375, 0.55},
        {TIER_STANDARD, CONTEXT_BASE, GEO_GLOBAL, SPEED_FAST, 10, 1, 50, 1},
        {TIER_STANDARD, CONTEXT_LONG, GEO_GLOBAL, SPEED_FAST, 10, 1, 50, 1}, /* whatever the context */
        {TIER_STANDARD, CONTEXT_BASE, GEO_US, SPEED_FAST, 11, 1.1, 55, 1.1},
        {TIER_PRIORITY, CONTEXT_BASE, GEO_GLOBAL, SPEED_STANDARD, 4.5, 0.45, 22.5, 1.5},
        {TIER_FLEX, CONTEXT_BASE, GEO_GLOBAL, SPEED_STANDARD, 1.5, 0.15, 7.5, 0.5},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct line line = {0, (uint8_t)rows[i].tier, (uint8_t)rows[i].context, (uint8_t)rows[i].geo,
                            (uint8_t)rows[i].speed};
        struct price_row row;
        assert_int_equal(line_price(&section, line, &row), 0);
        want(row.price[METER_INPUT], rows[i].input);
        want(row.price[METER_CACHE_READ], rows[i].cache_read);
        want(row.price[METER_OUTPUT], rows[i].output);
        want(row.multiplier, rows[i].multiplier);
        assert_true(row.exact[METER_INPUT].ticks == llround(rows[i].input * EXACT_PRICE_PER_UNIT));
        assert_true(row.exact[METER_WEB_SEARCH].ticks == INT64_C(1000000000000000)); /* always 10 */
    }
}

static void
fast_without_fast_prices_and_fast_with_batch_have_no_price(void **state)
{
    struct price_section section = rich_section(*state);
    struct line line = {.tier = TIER_BATCH, .speed = SPEED_FAST};
    struct price_row row;
    assert_int_equal(line_price(&section, line, &row), -1);
    line.tier = TIER_STANDARD;
    assert_int_equal(line_price(&section, line, &row), 0);
    section.has_fast = false;
    assert_int_equal(line_price(&section, line, &row), -1);
}

/* 2^63 - 1 units of 1e-14 are 92,233.72 per million. */
static void
a_price_beyond_the_exact_range_is_refused(void **state)
{
    struct price_section section = rich_section(*state);
    struct price_row row;
    section.base[METER_OUTPUT] = rate(92233);
    assert_int_equal(line_price(&section, model_0, &row), 0);
    section.base[METER_OUTPUT] = rate(92234);
    assert_int_equal(line_price(&section, model_0, &row), -1);
    section.base[METER_OUTPUT] = rate(92233);
    assert_int_equal(line_price(&section, (struct line){.geo = GEO_US}, &row), -1);
}

/* 6-decimal price times two 4-decimal multipliers: 0.000001 x 0.0001 x 0.0001 = 1e-14, one tick. */
static void
the_smallest_price_with_both_multipliers_is_one_tick(void **state)
{
    struct price_section section = rich_section(*state);
    struct price_row row;
    section.base[METER_INPUT].micro = 1;
    section.batch.per_10k = section.us.per_10k = 1;
    assert_int_equal(line_price(&section, (struct line){.tier = TIER_BATCH, .geo = GEO_US}, &row), 0);
    assert_true(row.exact[METER_INPUT].ticks == 1);
}

/* ---- list and committed value ---- */

/* 5M input at 5 = 25, 1.5M output at 25 = 37.50: 62.50. At 20% off: 4 and 20, 20 + 30 = 50.00. */
static void
prepaid_tokens_of_62_50_at_list_cost_50_at_20_percent(void **state)
{
    struct fixture *fixture = *state;
    fixture_model(fixture, "opus-a", "opus", 5, 25);
    use_in_december(fixture, tokens("opus-a", 5 * MILLION, 3 * MILLION / 2));
    fixture->offers[0].discount.has_headline = true;
    fixture->offers[0].discount.headline = 0.20;
    fixture_run(fixture);
    assert_int_equal(exact_cents(fixture->results.histories[0].list_value), 6250);
    const struct rate_row *input = fixture_rate(fixture, 0, model_0, METER_INPUT);
    const struct rate_row *output = fixture_rate(fixture, 0, model_0, METER_OUTPUT);
    want(input->list_price, 5);
    want(input->committed_price, 4);
    want(output->committed_price, 20);
    want(5 * input->committed_price + 1.5 * output->committed_price, 50);
    assert_int_equal(input->basis, BASIS_HEADLINE);
    /* The standard month is that December made 365.25/12 days long. */
    const double scale = 365.25 / 12 / 31;
    want(fixture->results.offers[0].base_list, 62.5 * scale);
    want(fixture->results.offers[0].base_committed, 50 * scale);
}

/* 0.5M at 3.00 = 1.50, 2M written at 3.75 = 7.50, 8M read at 0.30 = 2.40: 11.40; 10.5M at 3 = 31.50. */
static void
cached_input_costs_11_40_against_31_50_uncached(void **state)
{
    struct fixture *fixture = *state;
    fixture_model(fixture, "sonnet-a", "sonnet", 3, 15);
    struct use use = {.model = "sonnet-a",
                      .counts = {[METER_INPUT] = MILLION / 2,
                                 [METER_CACHE_WRITE_5M] = 2 * MILLION,
                                 [METER_CACHE_READ] = 8 * MILLION}};
    use_in_december(fixture, use);
    fixture->offers[0].discount.has_headline = true;
    fixture_run(fixture);
    const struct history *history = &fixture->results.histories[0];
    assert_int_equal(exact_cents(history->list_value), 1140);
    double counts = 0;
    for (size_t meter = 0; meter < N_TOKEN_METERS; meter++)
        counts += (double)history->counts[meter];
    want(counts / 1e6 * fixture_rate(fixture, 0, model_0, METER_INPUT)->list_price, 31.5);
}

static void
web_searches_bill_by_the_thousand_and_take_the_headline(void **state)
{
    struct fixture *fixture = *state;
    fixture_model(fixture, "opus-a", "opus", 5, 25);
    struct use use = {.model = "opus-a", .tier = TIER_BATCH, .counts = {[METER_WEB_SEARCH] = 2500}};
    use_in_december(fixture, use);
    fixture->offers[0].discount.has_headline = true;
    fixture->offers[0].discount.headline = 0.20;
    fixture_run(fixture);
    /* 2.5 x 10 = 25, not halved by batch; at 20% off 8 per 1,000. */
    assert_int_equal(exact_cents(fixture->results.histories[0].list_value), 2500);
    const struct rate_row *row =
        fixture_rate(fixture, 0, (struct line){.tier = TIER_BATCH}, METER_WEB_SEARCH);
    want(row->list_price, 10);
    want(row->committed_price, 8);
}

/* The newest section not after the day; before the first its price, with a warning that names the model. */
static void
usage_takes_the_price_of_its_day_and_before_the_first_the_oldest(void **state)
{
    struct fixture *fixture = *state;
    fixture_model(fixture, "opus-a", "opus", 5, 25)->from_day = day(2026, 12, 10);
    fixture_prices(fixture_section(fixture, day(2026, 12, 20))->base, 4, 20);
    fixture_use(fixture, day(2026, 12, 1), tokens("opus-a", MILLION, 0));  /* 5, too early */
    fixture_use(fixture, day(2026, 12, 10), tokens("opus-a", MILLION, 0)); /* 5 */
    fixture_use(fixture, day(2026, 12, 19), tokens("opus-a", MILLION, 0)); /* 5 */
    fixture_use(fixture, day(2026, 12, 20), tokens("opus-a", MILLION, 0)); /* 4 */
    fixture_use(fixture, day(2026, 12, 31), tokens("opus-a", MILLION, 0)); /* 4 */
    fixture->offers[0].discount.has_headline = true;
    fixture_run(fixture);
    assert_int_equal(exact_cents(fixture->results.histories[0].list_value), 2300);
    assert_true(fixture_warned(fixture, "price-before-first-day"));
    assert_true(fixture_warning_says(fixture, "opus-a"));
    /* The forecast takes all of it at the last day's 4: 5M x 4 = 20. */
    want(fixture->results.histories[0].months[0].reference_value, 20);
}

/* ---- the most specific key (1.7) ---- */

static void
the_most_specific_key_wins(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    fixture_model(fixture, "opus-a", "opus", 5, 25);
    fixture_model(fixture, "opus-b", "opus", 10, 50);
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    for (size_t i = 0; i < 3; i++) {
        const char *const ids[] = {"opus-a", "opus-b", "haiku-a"};
        struct use use = tokens(ids[i], MILLION, MILLION);
        use.counts[METER_CACHE_READ] = MILLION;
        use_in_december(fixture, use);
    }
    offer->discount.has_headline = true;
    offer->discount.headline = 0.10;
    fixture_discount(fixture, offer, -1, "opus", -1, 0.18);            /* FAMILY */
    fixture_discount(fixture, offer, 0, NULL, -1, 0.20);               /* MODEL */
    fixture_discount(fixture, offer, -1, "opus", METER_OUTPUT, 0.05);  /* FAMILY.METER */
    fixture_discount(fixture, offer, 0, NULL, METER_CACHE_READ, 0.50); /* MODEL.METER */
    fixture_run(fixture);
    static const struct {
        uint32_t model;
        enum meter meter;
        double discount;
        enum price_basis basis;
    } rows[] = {
        {0, METER_INPUT, 0.20, BASIS_KEY},      /* MODEL before FAMILY */
        {0, METER_OUTPUT, 0.05, BASIS_KEY},     /* FAMILY.METER before MODEL */
        {0, METER_CACHE_READ, 0.50, BASIS_KEY}, /* MODEL.METER before all */
        {1, METER_INPUT, 0.18, BASIS_KEY},       {1, METER_OUTPUT, 0.05, BASIS_KEY},
        {1, METER_CACHE_READ, 0.18, BASIS_KEY},  {2, METER_INPUT, 0.10, BASIS_HEADLINE},
        {2, METER_OUTPUT, 0.10, BASIS_HEADLINE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct rate_row *row =
            fixture_rate(fixture, 0, (struct line){.model = rows[i].model}, rows[i].meter);
        want(row->discount, rows[i].discount);
        want(row->committed_price, row->list_price * (1 - rows[i].discount));
        assert_int_equal(row->basis, rows[i].basis);
    }
}

/* A discount of a key applies with the line's batch, us and long factors in it. */
static void
a_discount_applies_to_the_lines_own_list_price(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    struct price_section *section = fixture_model(fixture, "sonnet-a", "sonnet", 3, 15);
    section->us.per_10k = 11000;
    struct use use = tokens("sonnet-a", MILLION, MILLION);
    use.tier = TIER_BATCH;
    use.geo = GEO_US;
    use_in_december(fixture, use);
    fixture_discount(fixture, offer, -1, "sonnet", -1, 0.20);
    offer->discount.has_headline = true;
    fixture_run(fixture);
    /* 15 x 0.5 x 1.1 = 8.25; less 20% 6.60. */
    const struct rate_row *row =
        fixture_rate(fixture, 0, (struct line){.tier = TIER_BATCH, .geo = GEO_US}, METER_OUTPUT);
    want(row->list_price, 8.25);
    want(row->committed_price, 6.6);
}

/* Output fixed at 12 where list is 15: batch lists 7.50 and costs 6, long lists 22.50 and costs 18, us 16.50
 * and 13.20. It beats every discount key; input keeps the headline. */
static void
a_fixed_price_is_the_standard_lines_and_others_keep_their_ratio(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    struct price_section *section = fixture_model(fixture, "sonnet-a", "sonnet", 3, 15);
    fixture_prices(section->long_context, 6, 22.5);
    section->has_long = true;
    section->long_threshold = 200000;
    section->us.per_10k = 11000;
    static const struct {
        struct line line;
        double list, fixed;
    } rows[] = {
        {{.tier = TIER_STANDARD}, 15, 12},
        {{.tier = TIER_BATCH}, 7.5, 6},
        {{.context = CONTEXT_LONG}, 22.5, 18},
        {{.geo = GEO_US}, 16.5, 13.2},
    };
    for (size_t i = 0; i < 4; i++) {
        struct use use = tokens("sonnet-a", MILLION, MILLION);
        use.tier = (enum tier)rows[i].line.tier;
        use.context = (enum context)rows[i].line.context;
        use.geo = (enum geo)rows[i].line.geo;
        use_in_december(fixture, use);
    }
    fixture_fixed_price(fixture, offer, 0, METER_OUTPUT, 12);
    fixture_discount(fixture, offer, 0, NULL, METER_OUTPUT, 0.40);
    offer->discount.has_headline = true;
    offer->discount.headline = 0.10;
    fixture_run(fixture);
    for (size_t i = 0; i < 4; i++) {
        const struct rate_row *row = fixture_rate(fixture, 0, rows[i].line, METER_OUTPUT);
        want(row->list_price, rows[i].list);
        want(row->committed_price, rows[i].fixed);
        want(row->discount, 0.2);
        assert_int_equal(row->basis, BASIS_FIXED);
        want(fixture->results.prices[row->standard_price].price[METER_OUTPUT], 15);
        want(fixture_rate(fixture, 0, rows[i].line, METER_INPUT)->discount, 0.10);
    }
}

static void
a_committed_price_above_list_is_a_warning(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    fixture_model(fixture, "opus-a", "opus", 5, 25);
    use_in_december(fixture, tokens("opus-a", MILLION, MILLION));
    fixture_fixed_price(fixture, offer, 0, METER_OUTPUT, 25);
    offer->discount.has_headline = true;
    fixture_run(fixture);
    assert_false(fixture_warned(fixture, "committed-above-list"));
    offer->fixed_prices[0].price = rate(25.01);
    fixture_run(fixture);
    assert_true(fixture_warned(fixture, "committed-above-list"));
    want(fixture_rate(fixture, 0, model_0, METER_OUTPUT)->discount, 1 - 25.01 / 25);
}

/* What lists at nothing has no ratio to keep: the fixed price itself, and no discount. */
static void
a_fixed_price_of_a_free_meter_is_charged_as_it_is(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    fixture_model(fixture, "opus-a", "opus", 0, 25);
    use_in_december(fixture, tokens("opus-a", MILLION, MILLION));
    fixture_fixed_price(fixture, offer, 0, METER_INPUT, 2);
    offer->discount.has_headline = true;
    fixture_run(fixture);
    const struct rate_row *row = fixture_rate(fixture, 0, model_0, METER_INPUT);
    want(row->committed_price, 2);
    want(row->discount, 0);
    want_nan(row->realized_discount);
}

static void
batch_lines_that_do_not_stack_stay_at_list_and_draw_at_it(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    fixture_model(fixture, "sonnet-a", "sonnet", 3, 15);
    struct use use = tokens("sonnet-a", MILLION, MILLION);
    use_in_december(fixture, use);
    use.tier = TIER_BATCH;
    use_in_december(fixture, use);
    offer->discount.has_headline = true;
    offer->discount.headline = 0.20;
    offer->discount.batch_stacks = false;
    fixture_discount(fixture, offer, 0, NULL, METER_INPUT, 0.30);
    fixture_fixed_price(fixture, offer, 0, METER_OUTPUT, 12);
    fixture_run(fixture);
    const struct line batch = {.tier = TIER_BATCH};
    const enum meter meters[] = {METER_INPUT, METER_OUTPUT};
    for (size_t i = 0; i < 2; i++) {
        const struct rate_row *row = fixture_rate(fixture, 0, batch, meters[i]);
        assert_int_equal(row->basis, BASIS_NO_STACK);
        assert_true(row->is_eligible);
        want(row->discount, 0);
        want(row->committed_price, row->list_price);
    }
    want(fixture_rate(fixture, 0, model_0, METER_INPUT)->discount, 0.30);
    want(fixture_rate(fixture, 0, model_0, METER_OUTPUT)->committed_price, 12);
    /* Standard 3 x 0.7 + 12 = 14.10, batch 1.50 + 7.50 = 9. */
    want(fixture->results.offers[0].base_committed, 23.1 * 365.25 / 12 / 31);
}

static void
exclusions_by_family_model_meter_and_tier_bill_at_list(void **state)
{
    static const struct {
        struct exclusion exclusion;
        bool eligible[3][2]; /* opus-a, opus-a batch, haiku-a; input, output */
    } rows[] = {
        {{-1, "opus", -1, -1}, {{false, false}, {false, false}, {true, true}}},
        {{1, NULL, -1, -1}, {{true, true}, {true, true}, {false, false}}},
        {{-1, NULL, METER_OUTPUT, -1}, {{true, false}, {true, false}, {true, false}}},
        {{-1, NULL, -1, TIER_BATCH}, {{true, true}, {false, false}, {true, true}}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture *fixture = fixture_new();
        struct offer *offer = &fixture->offers[0];
        fixture_model(fixture, "opus-a", "opus", 5, 25);
        fixture_model(fixture, "haiku-a", "haiku", 1, 5);
        struct use use = tokens("opus-a", MILLION, MILLION);
        use_in_december(fixture, use);
        use.tier = TIER_BATCH;
        use_in_december(fixture, use);
        use_in_december(fixture, tokens("haiku-a", MILLION, MILLION));
        offer->discount.has_headline = true;
        offer->discount.headline = 0.20;
        fixture_exclude(fixture, offer, rows[i].exclusion);
        fixture_run(fixture);
        const struct line lines[] = {{0}, {.tier = TIER_BATCH}, {.model = 1}};
        double ineligible = 0, committed = 0;
        for (size_t k = 0; k < 3; k++)
            for (size_t meter = 0; meter < 2; meter++) {
                const struct rate_row *row =
                    fixture_rate(fixture, 0, lines[k], meter == 0 ? METER_INPUT : METER_OUTPUT);
                assert_int_equal(row->is_eligible, rows[i].eligible[k][meter]);
                *(row->is_eligible ? &committed : &ineligible) +=
                    row->list_price * (row->is_eligible ? 0.8 : 1) * 365.25 / 12 / 31;
            }
        want(fixture->results.offers[0].base_ineligible, ineligible);
        want(fixture->results.offers[0].base_committed, committed);
        fixture_free(fixture);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_amount_is_count_times_price_without_rounding),
        cmocka_unit_test(an_overflow_is_refused_and_leaves_the_total),
        cmocka_unit_test(cents_are_rounded_half_even),
        TEST(multipliers_act_on_token_meters_of_the_lines_prices),
        TEST(fast_without_fast_prices_and_fast_with_batch_have_no_price),
        TEST(a_price_beyond_the_exact_range_is_refused),
        TEST(the_smallest_price_with_both_multipliers_is_one_tick),
        TEST(prepaid_tokens_of_62_50_at_list_cost_50_at_20_percent),
        TEST(cached_input_costs_11_40_against_31_50_uncached),
        TEST(web_searches_bill_by_the_thousand_and_take_the_headline),
        TEST(usage_takes_the_price_of_its_day_and_before_the_first_the_oldest),
        TEST(the_most_specific_key_wins),
        TEST(a_discount_applies_to_the_lines_own_list_price),
        TEST(a_fixed_price_is_the_standard_lines_and_others_keep_their_ratio),
        TEST(a_committed_price_above_list_is_a_warning),
        TEST(a_fixed_price_of_a_free_meter_is_charged_as_it_is),
        TEST(batch_lines_that_do_not_stack_stay_at_list_and_draw_at_it),
        cmocka_unit_test(exclusions_by_family_model_meter_and_tier_bill_at_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
