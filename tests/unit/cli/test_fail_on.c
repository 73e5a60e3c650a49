/* --fail-on by the worst signal of each offer. */
#include "../check.h"
#include "../report/fixture.h"
#include "cli/fail_on.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct run {
    struct arena *arena;
    struct results results;
    struct settings settings;
    FILE *file; /* takes the messages */
    int messages;
};

/* Two offers: what fires in the first is milder than in the second. */
static int
run_begin(void **state)
{
    static const char *files[] = {"a/first.ini", "second.ini"};
    struct run *run = calloc(1, sizeof *run);
    *state = run;
    run->arena = arena_new();
    fixture_results(run->arena, &run->results);
    run->settings.offers = (struct words){files, 2, 2};
    run->results.offers[0].n_signals = run->results.offers[1].n_signals = 0;
    run->file = tmpfile();
    assert_non_null(run->file);
    run->messages = fileno(run->file);
    return 0;
}

static int
run_end(void **state)
{
    struct run *run = *state;
    fclose(run->file);
    arena_free(run->arena);
    free(run);
    return 0;
}

static void
fire(struct run *run, size_t offer, enum signal_severity severity)
{
    struct offer_result *result = &run->results.offers[offer];
    result->signals[result->n_signals++] = (struct signal_result){.severity = severity};
}

static void
expect_said(struct run *run, const char *severity, bool fires, const char *said)
{
    char text[1000] = "";
    assert_int_equal(ftruncate(run->messages, 0), 0);
    assert_int_equal(lseek(run->messages, 0, SEEK_SET), 0);
    run->settings.fail_on = severity;
    assert_int_equal(fail_on_fires(&run->settings, &run->results, run->messages), fires);
    assert_true(pread(run->messages, text, sizeof text - 1, 0) >= 0);
    assert_string_equal(text, said);
}

static void
nothing_fires_without_a_signal(void **state)
{
    expect_said(*state, "watch", false, "");
}

static void
nothing_fails_without_the_option(void **state)
{
    fire(*state, 0, SIGNAL_WALK);
    expect_said(*state, NULL, false, "");
}

static void
the_worst_signal_of_an_offer_counts(void **state)
{
    struct run *run = *state;
    fire(run, 0, SIGNAL_WATCH);
    fire(run, 0, SIGNAL_NEGOTIATE);
    fire(run, 0, SIGNAL_WATCH);
    expect_said(run, "watch", true, "realrate: a/first.ini: negotiate (--fail-on=watch)\n");
    expect_said(run, "negotiate", true, "realrate: a/first.ini: negotiate (--fail-on=negotiate)\n");
    expect_said(run, "walk", false, "");
}

static void
every_offer_that_is_as_bad_is_named(void **state)
{
    struct run *run = *state;
    fire(run, 0, SIGNAL_WATCH);
    fire(run, 1, SIGNAL_WALK);
    expect_said(run, "walk", true, "realrate: second.ini: walk (--fail-on=walk)\n");
    expect_said(
        run, "watch", true,
        "realrate: a/first.ini: watch (--fail-on=watch)\nrealrate: second.ini: walk (--fail-on=watch)\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nothing_fires_without_a_signal, run_begin, run_end),
        cmocka_unit_test_setup_teardown(nothing_fails_without_the_option, run_begin, run_end),
        cmocka_unit_test_setup_teardown(the_worst_signal_of_an_offer_counts, run_begin, run_end),
        cmocka_unit_test_setup_teardown(every_offer_that_is_as_bad_is_named, run_begin, run_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
