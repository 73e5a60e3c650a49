/* Signals that come from what an offer comes to (1.13): each at the edge where it fires. */
#include "signal_case.h"

static void
none_of_its_figures_fires_on_the_case_laid_out(void **state)
{
    const struct signal_case *at = *state;
    struct signal_result got;
    assert_false(signal_case_fires(at, signal_figures_oversized, &got));
    assert_false(signal_case_fires(at, signal_figures_overage, &got));
    assert_false(signal_case_fires(at, signal_figures_below_curve, &got));
    assert_false(signal_case_fires(at, signal_figures_soft, &got));
    assert_false(signal_case_fires(at, signal_figures_dead_zone, &got));
    assert_false(signal_case_fires(at, signal_figures_headline_gap, &got));
    assert_false(signal_case_fires(at, signal_figures_beaten, &got));
    assert_false(signal_case_fires(at, signal_figures_no_alternative, &got));
}

/* The base path draws 12 x 80 = 960 in year 1: 1,056 is 10% above, 1,200 is 25% above. */
static void
a_commit_above_base_consumption_is_oversized(void **state)
{
    static const struct {
        double commit;
        bool fires;
        enum signal_severity severity;
    } rows[] = {
        {1056, false, SIGNAL_NEGOTIATE},
        {1056.01, true, SIGNAL_NEGOTIATE},
        {1200, true, SIGNAL_NEGOTIATE},
        {1200.01, true, SIGNAL_WALK},
    };
    struct signal_case *at = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct signal_result got;
        at->offer.commit.annual = money(rows[i].commit);
        assert_int_equal(signal_case_fires(at, signal_figures_oversized, &got), rows[i].fires);
        if (!rows[i].fires)
            continue;
        assert_int_equal(got.severity, rows[i].severity);
        want_money(got.figures[0], rows[i].commit);
        want_money(got.figures[1], 960);
        want(got.figures[2], rows[i].commit / 960 - 1);
    }
}

/* 2,000 at 50% is 1,000 in year 1; 1,000 a year over 6 months is 500, against 480 drawn in them. */
static void
the_commit_of_year_1_counts_with_its_ramp_and_per_12_months(void **state)
{
    double ramp[] = {0.5, 1};
    struct signal_case *at = *state;
    struct signal_result got;
    at->offer.term_months = 24;
    at->result.scenarios[SCENARIO_BASE].n_months = 24;
    at->offer.commit.annual = money(2000);
    assert_true(signal_case_fires(at, signal_figures_oversized, &got));
    at->offer.commit.ramp = ramp;
    at->offer.commit.n_ramp = 2;
    assert_false(signal_case_fires(at, signal_figures_oversized, &got));
    want_money(got.figures[0], 1000);
    at->offer.commit.n_ramp = 1;
    ramp[0] = 1;
    at->offer.commit.annual = money(1000);
    at->offer.term_months = 6;
    at->result.scenarios[SCENARIO_BASE].n_months = 6;
    assert_false(signal_case_fires(at, signal_figures_oversized, &got));
    want_money(got.figures[0], 1000);
    want_money(got.figures[1], 960);
}

/* 1,200 a year against 12 x 100 of list value is what is drawn; against 960 it would be 25% too much. */
static void
where_list_value_draws_the_commit_is_held_against_list_value(void **state)
{
    struct signal_case *at = *state;
    struct signal_result got;
    at->offer.commit.annual = money(1200);
    assert_true(signal_case_fires(at, signal_figures_oversized, &got));
    at->offer.commit.drawdown = DRAWDOWN_LIST;
    assert_false(signal_case_fires(at, signal_figures_oversized, &got));
    want_money(got.figures[1], 1200);
}

static void
a_commit_for_nothing_is_oversized_and_no_commit_never_is(void **state)
{
    struct signal_case *at = *state;
    struct signal_result got;
    signal_case_demand(at, 0, 0, 0);
    assert_true(signal_case_fires(at, signal_figures_oversized, &got));
    assert_int_equal(got.severity, SIGNAL_WALK);
    want_nan(got.figures[2]);
    at->offer.commit.annual = money(0);
    assert_false(signal_case_fires(at, signal_figures_oversized, &got));
}

/* A month of 100 at list, 80 committed: list charges 100 for 80, 20% off list 80, a premium of 1% 80.80. With
 * list below the committed rate, 80 for 100, list is no dearer. */
static void
overage_fires_where_it_is_charged_above_the_committed_rate(void **state)
{
    static const struct {
        enum overage rate;
        double share, list, committed;
        bool fires;
    } rows[] = {
        {OVERAGE_COMMITTED, 0, 100, 80, false},  {OVERAGE_LIST, 0, 100, 80, true},
        {OVERAGE_LIST, 0, 80, 100, false},       {OVERAGE_LIST, 0, 100, 0, false},
        {OVERAGE_DISCOUNT, 0.2, 100, 80, false}, {OVERAGE_DISCOUNT, 0.1999, 100, 80, true},
        {OVERAGE_PREMIUM, 0, 100, 80, false},    {OVERAGE_PREMIUM, 0.01, 100, 80, true},
    };
    struct signal_case *at = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct signal_result got;
        at->offer.overage.rate = rows[i].rate;
        at->offer.overage.share = rows[i].share;
        signal_case_demand(at, rows[i].list, rows[i].list, rows[i].committed);
        assert_int_equal(signal_case_fires(at, signal_figures_overage, &got), rows[i].fires);
        if (rows[i].fires)
            assert_int_equal(got.severity, SIGNAL_NEGOTIATE); /* the base path overruns nothing */
    }
}

/* 40 of a month's 80 are overage: half of its 100 at list. */
static void
overage_is_a_reason_to_walk_where_the_base_path_overruns(void **state)
{
    struct signal_case *at = *state;
    struct settlement *base = &at->result.scenarios[SCENARIO_BASE];
    struct signal_result got;
    at->offer.overage.rate = OVERAGE_PREMIUM;
    at->offer.overage.share = 0.1;
    at->months[11].overage_value = base->overage_value = 40;
    base->overage_charge = 44;
    assert_true(signal_case_fires(at, signal_figures_overage, &got));
    assert_int_equal(got.severity, SIGNAL_WALK);
    want_money(got.figures[0], 44);
    want_money(got.figures[1], 40);
    want_money(got.figures[2], 50);
}

/* List falls below the committed rate in all months but the last. */
static void
one_month_charged_above_the_committed_rate_is_enough(void **state)
{
    struct signal_case *at = *state;
    struct signal_result got;
    at->offer.overage.rate = OVERAGE_LIST;
    signal_case_demand(at, 70, 70, 80);
    assert_false(signal_case_fires(at, signal_figures_overage, &got));
    at->months[11].eligible_list = 81;
    assert_true(signal_case_fires(at, signal_figures_overage, &got));
}

static void
a_discount_below_the_market_fires_and_below_p25_is_a_reason_to_walk(void **state)
{
    static const struct {
        double quoted;
        bool fires;
        enum signal_severity severity;
    } rows[] = {
        {0.2, false, SIGNAL_NEGOTIATE},
        {0.1999, true, SIGNAL_NEGOTIATE},
        {0.15, true, SIGNAL_NEGOTIATE},
        {0.1499, true, SIGNAL_WALK},
    };
    struct benchmark_level market[] = {{money(960), 0.15, 0.2, 0.25}};
    struct signal_case *at = *state;
    struct signal_result got;
    at->result.quoted_discount = 0.01;
    assert_false(signal_case_fires(at, signal_figures_below_curve, &got)); /* without a benchmark */
    at->plan.benchmark = market;
    at->plan.n_benchmark = 1;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        at->result.quoted_discount = rows[i].quoted;
        assert_int_equal(signal_case_fires(at, signal_figures_below_curve, &got), rows[i].fires);
        if (!rows[i].fires)
            continue;
        assert_int_equal(got.severity, rows[i].severity);
        want(got.figures[0], rows[i].quoted);
        want(got.figures[1], 0.15);
        want(got.figures[2], 0.2);
    }
}

/* One row of Opus that is soft, changed one thing at a time. */
static void
a_dominant_model_below_the_headline_is_soft(void **state)
{
    const struct rate_row soft = {.is_eligible = true,
                                  .basis = BASIS_KEY,
                                  .discount = 0.15,
                                  .list_price = 5,
                                  .count = 1e6,
                                  .cost = 100,
                                  .is_dominant = true};
    struct signal_case *at = *state;
    struct signal_result got;
    struct rate_row *row = &at->rates[0];
    at->result.n_rates = 1;
    *row = soft;
    assert_true(signal_case_fires(at, signal_figures_soft, &got));
    assert_int_equal(got.severity, SIGNAL_NEGOTIATE);
    want(got.figures[0], 0.15);
    want(got.figures[1], 0.2);
    assert_string_equal(got.subject, "claude-opus");
    row->basis = BASIS_FIXED;
    assert_true(signal_case_fires(at, signal_figures_soft, &got));
    row->basis = BASIS_NO_STACK;
    assert_false(signal_case_fires(at, signal_figures_soft, &got));
    *row = soft;
    row->discount = 0.2;
    assert_false(signal_case_fires(at, signal_figures_soft, &got));
    *row = soft;
    row->is_dominant = false;
    assert_false(signal_case_fires(at, signal_figures_soft, &got));
    *row = soft;
    row->is_eligible = false;
    assert_false(signal_case_fires(at, signal_figures_soft, &got));
    *row = soft;
    row->count = 0;
    assert_false(signal_case_fires(at, signal_figures_soft, &got));
    *row = soft;
    row->list_price = 0; /* nothing to take a discount off */
    assert_false(signal_case_fires(at, signal_figures_soft, &got));
}

/* Opus costs 100 with one soft meter at 5%; Sonnet 60 + 50 = 110 with soft meters at 15% and 12%. */
static void
of_several_soft_models_the_costliest_is_named_with_its_lowest_discount(void **state)
{
    struct signal_case *at = *state;
    struct signal_result got;
    const struct rate_row row = {
        .is_eligible = true, .basis = BASIS_KEY, .list_price = 5, .count = 1e6, .is_dominant = true};
    at->rates[0] = at->rates[1] = at->rates[2] = row;
    at->rates[0].cost = 100;
    at->rates[0].discount = 0.05;
    at->rates[1].line = at->rates[2].line = 1;
    at->rates[1].cost = 60;
    at->rates[1].discount = 0.15;
    at->rates[2].cost = 50;
    at->rates[2].discount = 0.12;
    at->result.n_rates = 3;
    assert_true(signal_case_fires(at, signal_figures_soft, &got));
    assert_string_equal(got.subject, "claude-sonnet");
    want(got.figures[0], 0.12);
    at->rates[0].cost = 111;
    assert_true(signal_case_fires(at, signal_figures_soft, &got));
    assert_string_equal(got.subject, "claude-opus");
    want(got.figures[0], 0.05);
}

static void
lay_out_bands(struct signal_case *at, double commit)
{
    static struct band bands[2];
    static struct cliff cliffs[2] = {{.threshold = 800, .break_even_list_consumption = 790},
                                     {.threshold = 2000, .break_even_list_consumption = 1150}};
    bands[0] = (struct band){money(800), 0.2};
    bands[1] = (struct band){money(2000), 0.3};
    at->offer.bands = bands;
    at->offer.n_bands = 2;
    at->offer.commit.annual = money(commit);
    at->result.annual_commit = commit;
    at->result.cliffs = cliffs;
    at->result.n_cliffs = 2;
}

/* Base consumption is 1,200 a year at list. */
static void
the_next_band_fires_where_it_would_cost_less(void **state)
{
    static const struct {
        double break_even;
        bool fires;
    } rows[] = {{1199, true}, {1200, false}, {NO_VALUE, false}};
    struct signal_case *at = *state;
    struct signal_result got;
    lay_out_bands(at, 960);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        at->result.break_even_list_consumption = rows[i].break_even;
        assert_int_equal(signal_case_fires(at, signal_figures_dead_zone, &got), rows[i].fires);
        if (!rows[i].fires)
            continue;
        assert_int_equal(got.severity, SIGNAL_NEGOTIATE);
        want_money(got.figures[0], 2000);
        want(got.figures[1], 0.3);
        want_money(got.figures[2], 1200);
        want_money(got.figures[3], rows[i].break_even);
    }
}

/* The band of 800 reaches to 880 for this signal. */
static void
a_commit_just_above_a_threshold_fires_where_consumption_does_not_reach_it(void **state)
{
    static const struct {
        double commit, list;
        bool fires;
    } rows[] = {
        {800, 66, true}, {880, 66, true}, {880.01, 66, false}, {880, 800.0 / 12, false}, {799, 66, false}};
    struct signal_case *at = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct signal_result got;
        lay_out_bands(at, rows[i].commit);
        signal_case_demand(at, rows[i].list, rows[i].list, 0.8 * rows[i].list);
        assert_int_equal(signal_case_fires(at, signal_figures_dead_zone, &got), rows[i].fires);
        if (!rows[i].fires)
            continue;
        want_money(got.figures[0], 800);
        want(got.figures[1], 0.2);
        want_money(got.figures[2], 792);
        want_money(got.figures[3], 790);
    }
}

static void
a_headline_over_5_points_above_realized_fires_and_nothing_realized_is_a_reason_to_walk(void **state)
{
    static const struct {
        double realized;
        bool fires;
        enum signal_severity severity;
    } rows[] = {
        {0.15, false, SIGNAL_NEGOTIATE}, {0.1499, true, SIGNAL_NEGOTIATE}, {0.0001, true, SIGNAL_NEGOTIATE},
        {0, true, SIGNAL_WALK},          {-0.1, true, SIGNAL_WALK},        {NO_VALUE, false, SIGNAL_WALK},
    };
    struct signal_case *at = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct signal_result got;
        at->result.scenarios[SCENARIO_BASE].realized_discount = rows[i].realized;
        assert_int_equal(signal_case_fires(at, signal_figures_headline_gap, &got), rows[i].fires);
        if (!rows[i].fires)
            continue;
        assert_int_equal(got.severity, rows[i].severity);
        want(got.figures[0], 0.2);
        want(got.figures[1], rows[i].realized);
        want(got.figures[2], 0.2 - rows[i].realized);
    }
}

/* Material is more than 2% of 960 = 19.20. */
static void
an_offer_beaten_by_more_than_is_material_fires(void **state)
{
    struct signal_case *at = *state;
    struct signal_result got;
    at->rows[0].expected = 940.80;
    at->view.material = 960 - at->rows[0].expected;
    assert_false(signal_case_fires(at, signal_figures_beaten, &got));
    at->rows[0].expected = 940.79;
    assert_true(signal_case_fires(at, signal_figures_beaten, &got));
    assert_int_equal(got.severity, SIGNAL_WALK);
    want_money(got.cost, 19.21);
    want_money(got.figures[0], 19.21);
    want_money(got.figures[1], 940.79);
    assert_string_equal(got.subject, "on demand");
    /* Another way is better still: on demand is no longer what one would do instead. */
    at->rows[2] = at->rows[1];
    at->rows[1] = (struct alternative_result){"elsewhere", KIND_SPLIT, .expected = 930};
    at->results.n_alternatives = 3;
    assert_true(signal_case_fires(at, signal_figures_beaten, &got));
    assert_int_equal(got.severity, SIGNAL_NEGOTIATE);
    want_money(got.cost, 30);
    assert_string_equal(got.subject, "elsewhere");
}

static void
a_further_offer_is_held_against_every_other_row(void **state)
{
    struct signal_case *at = *state;
    struct offer_result offers[2] = {at->result, at->result};
    struct signal_result got;
    at->results.offers = offers;
    at->results.n_offers = 2;
    at->results.n_alternatives = 3;
    at->rows[2] = (struct alternative_result){"Second", KIND_OFFER, .expected = 1000};
    assert_false(signal_case_fires(at, signal_figures_beaten, &got)); /* the first is the best of all */
    at->view.index = 1;
    assert_true(signal_case_fires(at, signal_figures_beaten, &got));
    assert_int_equal(got.severity, SIGNAL_NEGOTIATE);
    want_money(got.cost, 40);
    want_money(got.figures[1], 960);
    assert_string_equal(got.subject, "Offer");
}

/* 1,200 is 25% over 960. */
static void
an_offer_without_a_rival_within_25_percent_is_watched(void **state)
{
    struct signal_case *at = *state;
    struct signal_result got;
    at->rows[0].expected = 1200.01;
    assert_true(signal_case_fires(at, signal_figures_no_alternative, &got));
    assert_int_equal(got.severity, SIGNAL_WATCH);
    want(got.figures[0], 1200.01 / 960 - 1);
    want_nan(got.cost);
    assert_string_equal(got.subject, "on demand");
    at->rows[1].expected = 0; /* nothing to compare with */
    assert_false(signal_case_fires(at, signal_figures_no_alternative, &got));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(none_of_its_figures_fires_on_the_case_laid_out),
        CASE(a_commit_above_base_consumption_is_oversized),
        CASE(the_commit_of_year_1_counts_with_its_ramp_and_per_12_months),
        CASE(where_list_value_draws_the_commit_is_held_against_list_value),
        CASE(a_commit_for_nothing_is_oversized_and_no_commit_never_is),
        CASE(overage_fires_where_it_is_charged_above_the_committed_rate),
        CASE(overage_is_a_reason_to_walk_where_the_base_path_overruns),
        CASE(one_month_charged_above_the_committed_rate_is_enough),
        CASE(a_discount_below_the_market_fires_and_below_p25_is_a_reason_to_walk),
        CASE(a_dominant_model_below_the_headline_is_soft),
        CASE(of_several_soft_models_the_costliest_is_named_with_its_lowest_discount),
        CASE(the_next_band_fires_where_it_would_cost_less),
        CASE(a_commit_just_above_a_threshold_fires_where_consumption_does_not_reach_it),
        CASE(a_headline_over_5_points_above_realized_fires_and_nothing_realized_is_a_reason_to_walk),
        CASE(an_offer_beaten_by_more_than_is_material_fires),
        CASE(a_further_offer_is_held_against_every_other_row),
        CASE(an_offer_without_a_rival_within_25_percent_is_watched),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
