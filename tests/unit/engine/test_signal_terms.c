/* Signals that come from what an offer says (1.13): each at the edge where it fires. */
#include "signal_case.h"

static void
nothing_the_offer_says_fires_on_the_case_laid_out(void **state)
{
    const struct signal_case *at = *state;
    struct signal_result got;
    assert_false(signal_case_fires(at, signal_terms_unused_burns, &got));
    assert_false(signal_case_fires(at, signal_terms_unprotected, &got));
    assert_false(signal_case_fires(at, signal_terms_expiry, &got));
    assert_false(signal_case_fires(at, signal_terms_bundle, &got));
    assert_false(signal_case_fires(at, signal_terms_true_forward, &got));
    assert_false(signal_case_fires(at, signal_terms_ratchet, &got));
    assert_false(signal_case_fires(at, signal_terms_exclusions, &got));
    assert_false(signal_case_fires(at, signal_terms_reset, &got));
}

static void
unused_commitment_burns_where_nothing_relieves_it(void **state)
{
    static const struct {
        double rollover, true_down, commit, filled;
        bool fires;
        enum signal_severity severity;
    } rows[] = {
        {0, 0, 960, 0.8999, true, SIGNAL_WALK},
        {0, 0, 960, 0.9, true, SIGNAL_NEGOTIATE}, /* filled as surely as the plan asks */
        {0.01, 0, 960, 0.5, false, SIGNAL_WALK},
        {0, 0.01, 960, 0.5, false, SIGNAL_WALK},
        {0, 0, 0, 1, false, SIGNAL_NEGOTIATE},
    };
    struct signal_case *at = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct signal_result got;
        at->offer.unused.rollover_cap = rows[i].rollover;
        at->offer.unused.true_down_cap = rows[i].true_down;
        at->result.scenarios[SCENARIO_BASE].commit = rows[i].commit;
        at->result.expected.fill_probability = rows[i].filled;
        assert_int_equal(signal_case_fires(at, signal_terms_unused_burns, &got), rows[i].fires);
        if (!rows[i].fires)
            continue;
        assert_int_equal(got.severity, rows[i].severity);
        want(got.figures[0], rows[i].filled);
        want(got.figures[1], 0.9);
        want_money(got.figures[2], 40);
    }
}

static void
a_term_over_a_year_wants_both_protections(void **state)
{
    static const struct {
        int months;
        bool lock, decrease, fires;
    } rows[] = {
        {12, false, false, false}, {13, false, false, true}, {13, true, false, true},
        {13, false, true, true},   {13, true, true, false},
    };
    struct signal_case *at = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct signal_result got;
        at->offer.term_months = rows[i].months;
        at->offer.price.lock = rows[i].lock;
        at->offer.price.decrease_clause = rows[i].decrease;
        assert_int_equal(signal_case_fires(at, signal_terms_unprotected, &got), rows[i].fires);
        if (!rows[i].fires)
            continue;
        assert_int_equal(got.severity, SIGNAL_WALK);
        want(got.figures[0], rows[i].months);
        want(got.figures[1], rows[i].lock);
        want(got.figures[2], rows[i].decrease);
    }
}

static void
a_quote_that_ends_within_14_days_presses(void **state)
{
    static const struct {
        int32_t days;
        bool fires;
    } rows[] = {{0, true}, {14, true}, {15, false}};
    struct signal_case *at = *state;
    struct signal_result got;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        at->offer.quoted_on = day(2026, 11, 5);
        at->offer.expires = at->offer.quoted_on + rows[i].days;
        assert_int_equal(signal_case_fires(at, signal_terms_expiry, &got), rows[i].fires);
        if (!rows[i].fires)
            continue;
        assert_int_equal(got.severity, SIGNAL_WATCH);
        want(got.figures[0], rows[i].days);
    }
    at->offer.quoted_on = DAY_NONE; /* an expiry alone tells nothing */
    at->offer.expires = day(2026, 11, 5);
    assert_false(signal_case_fires(at, signal_terms_expiry, &got));
    at->offer.quoted_on = day(2026, 11, 5);
    at->offer.expires = DAY_NONE;
    assert_false(signal_case_fires(at, signal_terms_expiry, &got));
}

static void
a_fee_without_a_standalone_price_is_bundled(void **state)
{
    struct signal_case *at = *state;
    struct fee fees[] = {{.name = "platform", .has_standalone = true}, {.name = "seats"}, {.name = "help"}};
    struct signal_result got;
    at->offer.fees = fees;
    at->offer.n_fees = 1;
    assert_false(signal_case_fires(at, signal_terms_bundle, &got));
    at->offer.n_fees = 3;
    assert_true(signal_case_fires(at, signal_terms_bundle, &got));
    assert_int_equal(got.severity, SIGNAL_NEGOTIATE);
    want(got.figures[0], 2);
    assert_string_equal(got.subject, "seats");
}

static void
true_forward_and_ratchet_fire_where_they_are_present(void **state)
{
    struct signal_case *at = *state;
    struct signal_result got;
    at->offer.true_forward.share = 0.8;
    assert_true(signal_case_fires(at, signal_terms_true_forward, &got));
    assert_int_equal(got.severity, SIGNAL_NEGOTIATE);
    want(got.figures[0], 0.8);
    assert_false(signal_case_fires(at, signal_terms_ratchet, &got));
    at->offer.true_forward.ratchet = true;
    assert_true(signal_case_fires(at, signal_terms_ratchet, &got));
    assert_int_equal(got.severity, SIGNAL_NEGOTIATE);
    want_nan(got.figures[0]);
}

/* 100 a month of which 70 count: 360 in the year do not, 30%. */
static void
exclusions_fire_and_say_what_is_left_out(void **state)
{
    struct signal_case *at = *state;
    struct exclusion exclusions[] = {{.model = 0, .meter = -1, .tier = -1},
                                     {.model = -1, .family = "sonnet", .meter = -1, .tier = -1},
                                     {.model = -1, .meter = METER_INPUT, .tier = -1},
                                     {.model = -1, .meter = -1, .tier = TIER_PRIORITY}};
    struct signal_result got;
    at->offer.exclusions = exclusions;
    at->offer.n_exclusions = 4;
    signal_case_demand(at, 100, 70, 56);
    assert_true(signal_case_fires(at, signal_terms_exclusions, &got));
    assert_int_equal(got.severity, SIGNAL_NEGOTIATE);
    want_money(got.figures[0], 360);
    want(got.figures[1], 0.3);
    assert_string_equal(got.subject, "claude-opus, sonnet, input, priority");
    signal_case_demand(at, 0, 0, 0); /* the term is there, whatever it moves */
    assert_true(signal_case_fires(at, signal_terms_exclusions, &got));
    want_money(got.figures[0], 0);
    want_nan(got.figures[1]);
}

static void
a_reset_at_renewal_fires_only_where_it_is_written(void **state)
{
    struct signal_case *at = *state;
    struct signal_result got;
    at->terms[0] = (struct term){.section = "price", .key = "renewal", .kind = TERM_CHOICE, .text = "list"};
    at->offer.n_terms = 1;
    assert_false(signal_case_fires(at, signal_terms_reset, &got)); /* a default: no file states it */
    at->terms[0].file = "offer.ini";
    at->terms[0].line = 9;
    assert_true(signal_case_fires(at, signal_terms_reset, &got));
    assert_int_equal(got.severity, SIGNAL_NEGOTIATE);
    want(got.figures[0], 0.2);
    at->offer.price.renewal = RENEWAL_KEEP;
    assert_false(signal_case_fires(at, signal_terms_reset, &got));
    at->offer.price.renewal = RENEWAL_UPLIFT;
    assert_false(signal_case_fires(at, signal_terms_reset, &got));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(nothing_the_offer_says_fires_on_the_case_laid_out),
        CASE(unused_commitment_burns_where_nothing_relieves_it),
        CASE(a_term_over_a_year_wants_both_protections),
        CASE(a_quote_that_ends_within_14_days_presses),
        CASE(a_fee_without_a_standalone_price_is_bundled),
        CASE(true_forward_and_ratchet_fire_where_they_are_present),
        CASE(exclusions_fire_and_say_what_is_left_out),
        CASE(a_reset_at_renewal_fires_only_where_it_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
