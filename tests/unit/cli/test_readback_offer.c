/* A counter-offer as written reads back; with anything changed in it it does not. */
#include "../check.h"
#include "../report/fixture.h"
#include "cli/readback.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NAME "counter-offer.ini"

struct run {
    struct arena *arena;
    struct results results;
    struct diags diags;
    char folder[40];
    const char *path;
    int fd;
};

static int
run_begin(void **state)
{
    struct run *run = calloc(1, sizeof *run);
    *state = run;
    run->arena = arena_new();
    fixture_results(run->arena, &run->results);
    run->results.offers[0].counter.offer = run->results.offers[0].offer;
    diags_init(&run->diags);
    strcpy(run->folder, "/tmp/realrate-offer.XXXXXX");
    assert_non_null(mkdtemp(run->folder));
    run->path = arena_printf(run->arena, "%s/" NAME, run->folder);
    run->fd = open(run->folder, O_RDONLY | O_DIRECTORY);
    const struct report_options options = {.folder = run->folder};
    return offer_ini_write(&run->results, 0, &options, run->arena, &run->diags);
}

static int
run_end(void **state)
{
    struct run *run = *state;
    unlink(run->path);
    close(run->fd);
    int failed = rmdir(run->folder);
    diags_free(&run->diags);
    arena_free(run->arena);
    free(run);
    return failed;
}

static int
read_back(struct run *run)
{
    return readback_offer(run->fd, run->folder, NAME, "out/" NAME, &run->results, run->arena, &run->diags);
}

/* The file with its first `from` replaced by `to`. */
static void
damage(struct run *run, const char *from, const char *to)
{
    char text[4096];
    FILE *file = fopen(run->path, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    char *at = strstr(text, from);
    assert_non_null(at);
    file = fopen(run->path, "w");
    assert_non_null(file);
    fprintf(file, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    assert_int_equal(fclose(file), 0);
}

static void
expect_refusal(struct run *run, const char *text)
{
    assert_int_equal(read_back(run), -1);
    assert_int_equal(run->diags.status, STATUS_SELF_CHECK);
    assert_string_equal(run->diags.items[0].place.file, "out/" NAME);
    assert_string_equal(run->diags.items[0].text, text);
}

static void
what_was_written_reads_back(void **state)
{
    struct run *run = *state;
    assert_int_equal(read_back(run), 0);
    assert_int_equal(run->diags.n, 0);
}

static void
a_file_that_is_no_offer_is_refused(void **state)
{
    damage(*state, "term_months = 12", "term_months = 0");
    expect_refusal(*state, "does not read back: 0 is out of range: expected 1 to 120");
}

static void
a_file_that_says_another_thing_is_refused(void **state)
{
    damage(*state, "annual = 1M", "annual = 1000000");
    expect_refusal(*state, "does not read back: it says something else");
}

static void
a_cut_file_is_refused(void **state)
{
    damage(*state, "\n[bands]\n250K = 8%\n1M = 20%\n5M = 25%\n", "\n");
    expect_refusal(*state, "does not read back: it says something else");
}

static void
a_missing_file_is_refused(void **state)
{
    struct run *run = *state;
    assert_int_equal(unlink(run->path), 0);
    expect_refusal(run, "does not read back: No such file or directory");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_was_written_reads_back, run_begin, run_end),
        cmocka_unit_test_setup_teardown(a_file_that_is_no_offer_is_refused, run_begin, run_end),
        cmocka_unit_test_setup_teardown(a_file_that_says_another_thing_is_refused, run_begin, run_end),
        cmocka_unit_test_setup_teardown(a_cut_file_is_refused, run_begin, run_end),
        cmocka_unit_test_setup_teardown(a_missing_file_is_refused, run_begin, run_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
