/* Usage by anchored month (1.4): which months are complete, what is left out and what is said of it. The
 * model's price is 1 per million input tokens, so that a million of them is 1. */
#include "fixture.h"

#include <math.h>
#include <string.h>

static struct use
millions(const char *model, uint64_t n)
{
    return (struct use){.model = model, .counts = {[METER_INPUT] = n * MILLION}};
}

/* A book of one model and an offer that starts on the day. */
static struct fixture *
start_on(void **state, int32_t start)
{
    struct fixture *fixture = *state;
    fixture_model(fixture, "opus-a", "opus", 1, 5);
    fixture->offers[0].start = start;
    fixture->offers[0].discount.has_headline = true;
    return fixture;
}

static const struct history *
run(struct fixture *fixture)
{
    fixture_run(fixture);
    return &fixture->results.histories[0];
}

/* The number of warnings a run gives, into a sink of its own: one told before is not told again. */
static size_t
warnings_of(struct fixture *fixture)
{
    diags_free(&fixture->diags);
    diags_init(&fixture->diags);
    fixture_run(fixture);
    return fixture->diags.n_warnings;
}

/* Start on the 15th: months run from a 15th to the next 14th. Data from 1 October: the first month, from
 * 15 September, is not covered and is not complete. */
static void
months_are_anchored_at_the_start_and_counted_backward(void **state)
{
    struct fixture *fixture = start_on(state, day(2027, 1, 15));
    fixture_use_daily(fixture, day(2026, 10, 1), day(2027, 1, 15), millions("opus-a", 1));
    const struct history *history = run(fixture);
    const int32_t from[] = {day(2026, 9, 15), day(2026, 10, 15), day(2026, 11, 15), day(2026, 12, 15),
                            day(2027, 1, 15)};
    const double list[] = {14, 31, 30, 31};
    assert_int_equal(history->anchor_day, 15);
    assert_int_equal(history->cutoff, day(2027, 1, 15));
    assert_int_equal(history->n_months, 4);
    assert_int_equal(history->n_complete, 3);
    for (size_t i = 0; i < 4; i++) {
        const struct history_month *month = &history->months[i];
        assert_int_equal(month->from, from[i]);
        assert_int_equal(month->to, from[i + 1]);
        assert_int_equal(month->index, (int)i);
        assert_int_equal(month->complete, i > 0);
        want(exact_value(month->list_value), list[i]);
    }
    want_nan(history->months[0].daily);
    want(history->months[1].daily, 1);
    want(history->months[1].log_daily, 0);
    assert_int_equal(history->first_day, day(2026, 10, 1));
    assert_int_equal(history->last_day, day(2027, 1, 14));
    assert_int_equal(history->reference_day, day(2027, 1, 14));
    assert_int_equal(history->days_not_used, 0);
    assert_int_equal(fixture->results.offers[0].offset_months, 1);
    assert_int_equal(history->n_rows, 106);
    want(exact_value(history->list_value), 106);
}

/* Data to 10 December, start on 1 January: November is the last complete month, ten days are newer, and
 * contract month 1 is two months after November. */
static void
a_partial_last_month_is_shown_but_not_used(void **state)
{
    struct fixture *fixture = start_on(state, day(2027, 1, 1));
    fixture_use_daily(fixture, day(2026, 10, 1), day(2026, 12, 11), millions("opus-a", 1));
    const struct history *history = run(fixture);
    assert_int_equal(history->n_months, 3);
    assert_int_equal(history->n_complete, 2);
    assert_false(history->months[2].complete);
    want(exact_value(history->months[2].list_value), 10);
    assert_int_equal(history->months[2].zero_days, 0); /* the days after the data are no zeros */
    assert_int_equal(history->days_not_used, 10);
    assert_int_equal(history->reference_day, day(2026, 11, 30));
    assert_int_equal(fixture->results.offers[0].offset_months, 2);
    want(fixture->results.forecasts[0].base_days, 61);
}

/* October is the last complete month. opus-b costs 1 until 4 November and 3 from then on; its first usage,
 * one million on 6 November, is of that price alone: 3, also where October's prices are asked for. */
static void
usage_that_begins_after_the_reference_day_keeps_its_own_price(void **state)
{
    struct fixture *fixture = start_on(state, day(2027, 1, 1));
    fixture_model(fixture, "opus-b", "opus", 1, 5);
    fixture_prices(fixture_section(fixture, day(2026, 11, 5))->base, 3, 15);
    fixture_use_daily(fixture, day(2026, 10, 1), day(2026, 11, 11), millions("opus-a", 1));
    fixture_use(fixture, day(2026, 11, 6), millions("opus-b", 1));
    const struct history *history = run(fixture);
    assert_int_equal(history->reference_day, day(2026, 10, 31));
    for (size_t i = 0; i < history->n_rows_of_months; i++)
        assert_in_range(history->rows[i].reference, 0, fixture->results.n_prices - 1);
    want(history->months[1].reference_value, 10 + 3);
}

/* October and December, nothing between: November is a gap, not a zero month. */
static void
a_month_inside_the_data_without_a_row_is_incomplete(void **state)
{
    struct fixture *fixture = start_on(state, day(2027, 1, 1));
    fixture_use_daily(fixture, day(2026, 10, 1), day(2026, 11, 1), millions("opus-a", 1));
    fixture_use_daily(fixture, day(2026, 12, 1), day(2027, 1, 1), millions("opus-a", 1));
    const struct history *history = run(fixture);
    assert_int_equal(history->n_months, 3);
    assert_int_equal(history->n_complete, 2);
    assert_true(history->months[0].complete);
    assert_false(history->months[1].complete);
    assert_int_equal(history->months[1].zero_days, 30);
    want_nan(history->months[1].daily);
    assert_true(history->months[2].complete);
}

/* One day of usage in November stands for the month: 30 in 30 days. */
static void
a_single_row_inside_the_data_makes_a_month_complete(void **state)
{
    struct fixture *fixture = start_on(state, day(2027, 1, 1));
    fixture_use_daily(fixture, day(2026, 10, 1), day(2026, 11, 1), millions("opus-a", 1));
    fixture_use(fixture, day(2026, 11, 15), millions("opus-a", 30));
    fixture_use_daily(fixture, day(2026, 12, 1), day(2027, 1, 1), millions("opus-a", 1));
    const struct history *history = run(fixture);
    assert_int_equal(history->n_complete, 3);
    assert_int_equal(history->months[1].zero_days, 29);
    want(history->months[1].daily, 1);
}

/* Three days without a row are said by their count alone; a fourth is worth a warning. */
static void
more_than_three_zero_days_in_a_month_are_a_warning(void **state)
{
    size_t warnings[2];
    (void)state;
    for (int missing = 3; missing <= 4; missing++) {
        void *memory;
        assert_int_equal(fixture_setup(&memory), 0);
        struct fixture *fixture = start_on(&memory, day(2027, 1, 1));
        fixture_use_daily(fixture, day(2026, 10, 1), day(2026, 12, 10), millions("opus-a", 1));
        fixture_use_daily(fixture, day(2026, 12, 10) + missing, day(2027, 1, 1), millions("opus-a", 1));
        warnings[missing - 3] = warnings_of(fixture);
        const struct history *history = &fixture->results.histories[0];
        assert_int_equal(fixture_warned(fixture, "days-without-rows"), missing > 3);
        assert_int_equal(history->months[2].zero_days, missing);
        assert_true(history->months[2].complete);
        /* Zeros count: x is the month's value over all its days. */
        want(history->months[2].daily, (31.0 - missing) / 31);
        fixture_teardown(&memory);
    }
    assert_int_equal(warnings[1], warnings[0] + 1);
}

static void
rows_on_or_after_the_start_are_left_out_with_a_warning(void **state)
{
    struct fixture *fixture = start_on(state, day(2027, 1, 1));
    fixture_use_daily(fixture, day(2026, 10, 1), day(2027, 1, 1), millions("opus-a", 1));
    const size_t without = warnings_of(fixture);
    fixture_use_daily(fixture, day(2027, 1, 1), day(2027, 1, 11), millions("opus-a", 1));
    assert_int_equal(warnings_of(fixture), without + 1);
    assert_true(fixture_warned(fixture, "usage-after-start"));
    const struct history *history = &fixture->results.histories[0];
    assert_int_equal(history->n_rows, 92);
    want(exact_value(history->list_value), 92);
    assert_int_equal(history->last_day, day(2026, 12, 31));
    assert_int_equal(history->n_months, 3);
    assert_int_equal(history->n_complete, 3);
}

/* The earliest and latest day of all files bound the coverage, rows after the start included: data to 20
 * December and one row in January say that the days between were zeros. */
static void
rows_after_the_start_still_bound_the_coverage(void **state)
{
    struct fixture *fixture = start_on(state, day(2027, 1, 1));
    fixture_use_daily(fixture, day(2026, 11, 1), day(2026, 12, 21), millions("opus-a", 1));
    fixture_use(fixture, day(2027, 1, 5), millions("opus-a", 1));
    const struct history *history = run(fixture);
    assert_int_equal(history->n_complete, 2);
    assert_true(history->months[1].complete);
    assert_int_equal(history->months[1].zero_days, 11);
    want(history->months[1].daily, 20.0 / 31);
}

static void
no_complete_month_is_an_error(void **state)
{
    struct fixture *fixture = start_on(state, day(2027, 1, 1));
    fixture_use_daily(fixture, day(2026, 12, 2), day(2027, 1, 1), millions("opus-a", 1));
    assert_int_equal(fixture_try(fixture), -1);
    assert_int_equal(fixture->diags.status, STATUS_DATA);
}

/* ---- models ---- */

static bool
an_error_says(const struct fixture *fixture, const char *text)
{
    for (size_t i = 0; i < fixture->diags.n; i++)
        if (fixture->diags.items[i].severity == SEVERITY_ERROR &&
            strstr(fixture->diags.items[i].text, text) != NULL)
            return true;
    return false;
}

static void
unknown_models_are_an_error_that_lists_every_one(void **state)
{
    struct fixture *fixture = start_on(state, day(2027, 1, 1));
    fixture_use_daily(fixture, day(2026, 12, 1), day(2027, 1, 1), millions("opus-a", 1));
    fixture_use(fixture, day(2026, 12, 3), millions("opus-b", 2));
    fixture_use(fixture, day(2026, 12, 4), millions("gizmo", 3));
    assert_int_equal(fixture_try(fixture), -1);
    assert_int_equal(fixture->diags.status, STATUS_DATA);
    assert_true(an_error_says(fixture, "opus-b"));
    assert_true(an_error_says(fixture, "opus-a")); /* the nearest to opus-b */
    assert_true(an_error_says(fixture, "gizmo"));
}

/* 31M known tokens, 10M and 9M unknown: 19 of 50, and the report goes on without them. */
static void
unknown_models_may_be_skipped_with_their_share_of_tokens(void **state)
{
    struct fixture *fixture = start_on(state, day(2027, 1, 1));
    fixture_use_daily(fixture, day(2026, 12, 1), day(2027, 1, 1), millions("opus-a", 1));
    struct use unknown = millions("gizmo", 6);
    unknown.counts[METER_OUTPUT] = 4 * MILLION;
    unknown.counts[METER_WEB_SEARCH] = 1000; /* requests are no tokens */
    fixture_use(fixture, day(2026, 12, 4), unknown);
    fixture_use(fixture, day(2026, 12, 4), millions("widget", 9));
    fixture->options.skip_unknown_models = true;
    const struct history *history = run(fixture);
    want(fixture->results.unknown_model_share, 0.38);
    assert_int_equal(fixture->results.n_rows_unknown_model, 2); /* one of each */
    assert_true(fixture_warned(fixture, "unknown-model"));
    assert_true(fixture_warning_says(fixture, "gizmo"));
    assert_true(fixture_warning_says(fixture, "widget"));
    want(exact_value(history->list_value), 31);
    assert_int_equal(history->n_lines, 1);
}

/* An alias and the id are one line, in whatever order the usage names its models. */
static void
an_alias_counts_with_its_model(void **state)
{
    struct fixture *fixture = start_on(state, day(2027, 1, 1));
    const char *alias = "opus-a-20260101";
    fixture->book.models[0].aliases = &alias;
    fixture->book.models[0].n_aliases = 1;
    fixture_model(fixture, "haiku-a", "haiku", 2, 10);
    fixture_use_daily(fixture, day(2026, 12, 1), day(2027, 1, 1), millions("haiku-a", 1));
    fixture_use_daily(fixture, day(2026, 12, 1), day(2027, 1, 1), millions(alias, 1));
    fixture_use_daily(fixture, day(2026, 12, 1), day(2027, 1, 1), millions("opus-a", 1));
    const struct history *history = run(fixture);
    assert_int_equal(history->n_lines, 2);
    assert_int_equal(history->lines[0].model, 0);
    assert_int_equal(history->lines[1].model, 1);
    want(exact_value(history->list_value), 31 * (1 + 1 + 2));
    assert_int_equal(history->n_by_model, 2);
    want(history->by_model[0].share, 0.5); /* 62 each */
    want(history->by_model[1].share, 0.5);
}

static void
models_and_workspaces_are_listed_by_list_value(void **state)
{
    struct fixture *fixture = start_on(state, day(2027, 1, 1));
    fixture_model(fixture, "haiku-a", "haiku", 2, 10);
    struct use use = millions("opus-a", 3);
    use.workspace = "first";
    fixture_use_daily(fixture, day(2026, 12, 1), day(2027, 1, 1), use);
    use.workspace = "second";
    use.counts[METER_INPUT] = 5 * MILLION;
    fixture_use_daily(fixture, day(2026, 12, 1), day(2027, 1, 1), use);
    use = millions("haiku-a", 1);
    use.workspace = "first";
    fixture_use_daily(fixture, day(2026, 12, 1), day(2027, 1, 1), use);
    /* A day: opus 3 + 5 = 8, haiku 2 and 0.2M output at 10 = 4; first 3 + 4 = 7, second 5. */
    use.counts[METER_INPUT] = 0;
    use.counts[METER_OUTPUT] = MILLION / 5;
    use.tier = TIER_PRIORITY;
    fixture_use_daily(fixture, day(2026, 12, 1), day(2027, 1, 1), use);
    const struct history *history = run(fixture);
    assert_string_equal(history->by_model[0].name, "opus-a");
    assert_string_equal(history->by_model[0].family, "opus");
    want(history->by_model[0].share, 8.0 / 12);
    want(history->by_model[1].share, 4.0 / 12);
    assert_string_equal(history->by_workspace[0].name, "first");
    want(history->by_workspace[0].share, 7.0 / 12);
    assert_string_equal(history->by_workspace[1].name, "second");
    want(exact_value(history->by_workspace[1].list_value), 155);
}

static void
fast_usage_without_a_fast_price_is_a_data_error(void **state)
{
    struct fixture *fixture = start_on(state, day(2027, 1, 1));
    struct use use = millions("opus-a", 1);
    use.speed = SPEED_FAST;
    fixture_use_daily(fixture, day(2026, 12, 1), day(2027, 1, 1), use);
    assert_int_equal(fixture_try(fixture), -1);
    assert_int_equal(fixture->diags.status, STATUS_DATA);
}

/* Two rows of 2^64 - 1 tokens do not add up in 64 bits. */
/* November and December have rows of nothing. */
static void
months_without_usage_at_the_end_are_a_warning(void **state)
{
    struct fixture *fixture = start_on(state, day(2027, 1, 1));
    fixture_use_daily(fixture, day(2026, 8, 1), day(2026, 11, 1), millions("opus-a", 1));
    fixture_use_daily(fixture, day(2026, 11, 1), day(2027, 1, 1), tokens("opus-a", 0, 0));
    run(fixture);
    assert_true(fixture_warned(fixture, "no-recent-usage"));
    assert_true(fixture_warning_says(fixture, "the last 2 complete months have rows but no usage"));
}

static void
an_overflow_of_counts_is_a_data_error(void **state)
{
    struct fixture *fixture = start_on(state, day(2027, 1, 1));
    struct use use = {.model = "opus-a", .counts = {[METER_INPUT] = UINT64_MAX}};
    fixture_use(fixture, day(2026, 12, 1), use);
    fixture_use(fixture, day(2026, 12, 31), use);
    assert_int_equal(fixture_try(fixture), -1);
    assert_int_equal(fixture->diags.status, STATUS_DATA);
}

/* At 92,233 per million 2^63 tokens are 8.5e37 units of 1e-20: two of them fit 127 bits, four do not. */
static void
an_overflow_of_the_list_value_is_a_data_error(void **state)
{
    struct fixture *fixture = start_on(state, day(2027, 1, 1));
    fixture->book.models[0].sections[0].base[METER_INPUT] = rate(92233);
    fixture->book.models[0].sections[0].base[METER_OUTPUT] = rate(92233);
    struct use use = {.model = "opus-a",
                      .counts = {[METER_INPUT] = UINT64_MAX / 2, [METER_OUTPUT] = UINT64_MAX / 2}};
    fixture_use(fixture, day(2026, 12, 1), use);
    use.counts[METER_INPUT] = use.counts[METER_OUTPUT] = 0;
    fixture_use(fixture, day(2026, 12, 31), use);
    assert_int_equal(fixture_try(fixture), 0);
    use.counts[METER_INPUT] = use.counts[METER_OUTPUT] = UINT64_MAX / 2;
    use.tier = TIER_PRIORITY;
    fixture_use(fixture, day(2026, 12, 31), use);
    assert_int_equal(fixture_try(fixture), -1);
    assert_int_equal(fixture->diags.status, STATUS_DATA);
}

static void
nothing_but_unknown_models_is_a_data_error_even_when_skipped(void **state)
{
    struct fixture *fixture = start_on(state, day(2027, 1, 1));
    fixture_use_daily(fixture, day(2026, 12, 1), day(2027, 1, 1), millions("gizmo", 1));
    fixture->options.skip_unknown_models = true;
    assert_int_equal(fixture_try(fixture), -1);
    assert_int_equal(fixture->diags.status, STATUS_DATA);
}

static void
an_offer_in_another_currency_is_refused(void **state)
{
    struct fixture *fixture = start_on(state, day(2027, 1, 1));
    fixture_use_daily(fixture, day(2026, 12, 1), day(2027, 1, 1), millions("opus-a", 1));
    fixture->offers[0].currency = "EUR";
    assert_int_equal(fixture_try(fixture), -1);
    assert_int_equal(fixture->diags.status, STATUS_CONFIG);
}

/* ---- two files ---- */

static struct fixture *
two_files(void **state, struct use second)
{
    struct fixture *fixture = start_on(state, day(2027, 1, 1));
    struct use first = millions("opus-a", 1);
    first.workspace = "main";
    fixture_use_daily(fixture, day(2026, 12, 1), day(2027, 1, 1), first);
    second.file = 1;
    fixture_use(fixture, day(2026, 12, 5), second);
    return fixture;
}

/* The same day, model and workspace in two files: summed with a warning, or an error where asked for. */
static void
files_that_overlap_are_summed_with_a_warning_or_refused(void **state)
{
    struct use second = millions("opus-a", 4);
    second.workspace = "main";
    second.tier = TIER_BATCH; /* whatever the line */
    struct fixture *fixture = two_files(state, second);
    fixture_run(fixture);
    assert_true(fixture_warned(fixture, "files-overlap"));
    assert_true(fixture_warning_says(fixture, "2026-12-05"));
    want(exact_value(fixture->results.histories[0].list_value), 33);
    fixture->options.overlap_is_error = true;
    assert_int_equal(fixture_try(fixture), -1);
    assert_int_equal(fixture->diags.status, STATUS_DATA);
}

/* Two models on 5 to 7 December in both files: 3 days of 1 + 4 and 2 + 8, 45 together. */
static void
an_overlap_is_told_with_its_days_and_list_value(void **state)
{
    struct fixture *fixture = start_on(state, day(2027, 1, 1));
    fixture_model(fixture, "haiku-a", "haiku", 2, 10);
    const char *const models[] = {"opus-a", "haiku-a"};
    for (size_t i = 0; i < 2; i++) {
        struct use use = millions(models[i], 1);
        fixture_use_daily(fixture, day(2026, 12, 1), day(2027, 1, 1), use);
        use = millions(models[i], 4);
        use.file = 1;
        fixture_use_daily(fixture, day(2026, 12, 5), day(2026, 12, 8), use);
    }
    fixture_run(fixture);
    const char *const parts[] = {"usage.csv", "2026-12-05", "2026-12-07", "45.00", "3 days"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        assert_true(fixture_warning_says(fixture, parts[i]));
    fixture->options.overlap_is_error = true;
    assert_int_equal(fixture_try(fixture), -1);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        assert_true(an_error_says(fixture, parts[i]));
}

/* Workspaces a and b of both files, b on the 5th and a on the 6th in the second: 1 + 4 on each day, 10. */
static void
an_overlap_is_sought_in_each_workspace(void **state)
{
    struct fixture *fixture = start_on(state, day(2027, 1, 1));
    const char *const workspaces[] = {"a", "b", "c"};
    for (size_t i = 0; i < 3; i++) {
        struct use use = millions("opus-a", 1);
        use.workspace = workspaces[i];
        fixture_use_daily(fixture, day(2026, 12, 1), day(2027, 1, 1), use);
    }
    struct use use = millions("opus-a", 4);
    use.file = 1;
    use.workspace = "b";
    fixture_use(fixture, day(2026, 12, 5), use);
    use.workspace = "a";
    fixture_use(fixture, day(2026, 12, 6), use);
    fixture_run(fixture);
    assert_true(fixture_warning_says(fixture, "2 days from 2026-12-05 to 2026-12-06"));
    assert_true(fixture_warning_says(fixture, "10.00"));
}

static void
files_of_different_workspaces_or_models_do_not_overlap(void **state)
{
    struct use second = millions("opus-a", 4);
    second.workspace = "other";
    struct fixture *fixture = two_files(state, second);
    fixture_model(fixture, "haiku-a", "haiku", 2, 10);
    second = millions("haiku-a", 1);
    second.workspace = "main";
    second.file = 1;
    fixture_use(fixture, day(2026, 12, 6), second);
    fixture->options.overlap_is_error = true;
    assert_int_equal(fixture_try(fixture), 0);
    assert_false(fixture_warned(fixture, "files-overlap"));
    want(exact_value(fixture->results.histories[0].list_value), 37);
}

/* ---- untold context (1.3) ---- */

/* Base 1, long 2 per million. Told: 2M base, 1M long = 4. Guessed 1M base, 0.25M long: 1.50, between 1.25
 * (all base) and 2.50 (all long). */
static void
guessed_contexts_have_a_lowest_and_a_highest_list_value(void **state)
{
    struct fixture *fixture = start_on(state, day(2027, 1, 1));
    struct price_section *section = fixture->book.models[0].sections;
    fixture_prices(section->long_context, 2, 10);
    section->has_long = true;
    section->long_threshold = 200000;
    struct use use = millions("opus-a", 2);
    fixture_use(fixture, day(2026, 12, 1), use);
    use.context = CONTEXT_LONG;
    use.counts[METER_INPUT] = MILLION;
    fixture_use(fixture, day(2026, 12, 1), use);
    use.context_is_guess = true;
    use.counts[METER_INPUT] = MILLION / 4;
    fixture_use(fixture, day(2026, 12, 31), use);
    use.context = CONTEXT_BASE;
    use.counts[METER_INPUT] = MILLION;
    fixture_use(fixture, day(2026, 12, 31), use);
    const struct history *history = run(fixture);
    want(exact_value(history->list_value), 5.5);
    want(exact_value(history->list_value_low), 5.25);
    want(exact_value(history->list_value_high), 6.5);
}

/* The same figures where nothing was guessed. */
static void
told_contexts_leave_no_room(void **state)
{
    struct fixture *fixture = start_on(state, day(2027, 1, 1));
    fixture_use_daily(fixture, day(2026, 12, 1), day(2027, 1, 1), millions("opus-a", 1));
    const struct history *history = run(fixture);
    want(exact_value(history->list_value_low), 31);
    want(exact_value(history->list_value_high), 31);
}

/* ---- parts foot ---- */

/* Three models, four tiers, a price change inside a month: rows add up to months, months to the history. */
static void
rows_add_up_to_months_and_months_to_the_history(void **state)
{
    struct fixture *fixture = start_on(state, day(2027, 1, 15));
    fixture_prices(fixture_section(fixture, day(2026, 11, 20))->base, 0.7, 3.5);
    fixture_model(fixture, "haiku-a", "haiku", 2, 10);
    for (int tier = 0; tier < N_TIERS; tier++) {
        struct use use = {.model = tier % 2 == 0 ? "opus-a" : "haiku-a",
                          .tier = (enum tier)tier,
                          .counts = {123457, 20011, 3001, 98765, 43211, 17}};
        fixture_use_daily(fixture, day(2026, 10, 3), day(2027, 1, 15), use);
    }
    const struct history *history = run(fixture);
    struct exact total = {0};
    uint64_t counts = 0;
    for (size_t i = 1; i < history->n_rows_of_months; i++) {
        const struct history_row *a = &history->rows[i - 1], *b = &history->rows[i];
        assert_true(a->month < b->month || (a->month == b->month && a->line < b->line) ||
                    (a->month == b->month && a->line == b->line && a->price < b->price));
    }
    for (size_t m = 0; m < history->n_months; m++) {
        struct exact sum = {0};
        double reference = 0;
        for (size_t i = 0; i < history->n_rows_of_months; i++) {
            const struct history_row *row = &history->rows[i];
            if (row->month != m)
                continue;
            assert_int_equal(exact_sum(&sum, row->list_value), 0);
            reference += row->reference_value;
            counts += row->counts[METER_WEB_SEARCH];
        }
        assert_true(sum.ticks == history->months[m].list_value.ticks);
        want(history->months[m].reference_value, reference);
        assert_int_equal(exact_sum(&total, sum), 0);
    }
    assert_true(total.ticks == history->list_value.ticks);
    assert_int_equal(counts, history->counts[METER_WEB_SEARCH]);
    assert_int_equal(counts, 104 * 4 * 17);
    struct exact models = {0}, workspaces = {0};
    for (size_t i = 0; i < history->n_by_model; i++)
        assert_int_equal(exact_sum(&models, history->by_model[i].list_value), 0);
    for (size_t i = 0; i < history->n_by_workspace; i++)
        assert_int_equal(exact_sum(&workspaces, history->by_workspace[i].list_value), 0);
    assert_true(models.ticks == total.ticks && workspaces.ticks == total.ticks);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(months_are_anchored_at_the_start_and_counted_backward),
        TEST(a_partial_last_month_is_shown_but_not_used),
        TEST(usage_that_begins_after_the_reference_day_keeps_its_own_price),
        TEST(a_month_inside_the_data_without_a_row_is_incomplete),
        TEST(a_single_row_inside_the_data_makes_a_month_complete),
        cmocka_unit_test(more_than_three_zero_days_in_a_month_are_a_warning),
        TEST(rows_on_or_after_the_start_are_left_out_with_a_warning),
        TEST(rows_after_the_start_still_bound_the_coverage),
        TEST(no_complete_month_is_an_error),
        TEST(unknown_models_are_an_error_that_lists_every_one),
        TEST(unknown_models_may_be_skipped_with_their_share_of_tokens),
        TEST(an_alias_counts_with_its_model),
        TEST(models_and_workspaces_are_listed_by_list_value),
        TEST(fast_usage_without_a_fast_price_is_a_data_error),
        TEST(months_without_usage_at_the_end_are_a_warning),
        TEST(an_overflow_of_counts_is_a_data_error),
        TEST(an_overflow_of_the_list_value_is_a_data_error),
        TEST(nothing_but_unknown_models_is_a_data_error_even_when_skipped),
        TEST(an_offer_in_another_currency_is_refused),
        TEST(files_that_overlap_are_summed_with_a_warning_or_refused),
        TEST(an_overlap_is_told_with_its_days_and_list_value),
        TEST(an_overlap_is_sought_in_each_workspace),
        TEST(files_of_different_workspaces_or_models_do_not_overlap),
        TEST(guessed_contexts_have_a_lowest_and_a_highest_list_value),
        TEST(told_contexts_leave_no_room),
        TEST(rows_add_up_to_months_and_months_to_the_history),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
