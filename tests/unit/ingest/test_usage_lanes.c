/* The fast lane against libcsv alone, and any number of threads against one, on files made to differ. */
#include "../../fuzz/lanes.h"
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RUNS 1500
#define WAYS 5

static void
made_files_are_read_alike_in_every_way(void **state)
{
    (void)state;
    static const struct split_rule rule = {
        .model = "m", .to_day = 20490, .base_rows = true, .long_rows = true, .share_ppb = 333333333};
    size_t n_read = 0;
    for (uint64_t run = 0; run < RUNS; run++) {
        char bytes[LANES_BYTES];
        size_t len = lanes_make(run, bytes);
        const struct usage_options options = {
            .skip_bad_rows = run % 3 != 0, .split_rules = &rule, .n_split_rules = run % 2};
        struct arena *arena = arena_new();
        bool is_read;
        const char *difference = lanes_differ(bytes, len, &options, run, WAYS, arena, &is_read);
        if (difference)
            fail_msg("file %zu:\n%s", (size_t)run, difference);
        n_read += is_read;
        arena_free(arena);
    }
    /* Both outcomes were tried often enough to mean something. */
    assert_true(n_read > RUNS / 10 && n_read < RUNS * 9 / 10);
}

/* A file of every format, its rows three times over, as it is and changed. */
static void
samples_of_all_formats_are_read_alike_in_every_way(void **state)
{
    (void)state;
    enum { CHANGES = 60, CAPACITY = 100000 };
    static const char *const names[] = {"usage-realrate.csv",      "usage-console.csv",
                                        "usage-admin-api.csv",     "usage-focus.csv",
                                        "usage-litellm-daily.csv", "usage-litellm-logs.csv"};
    static char sample[CAPACITY], bytes[CAPACITY];
    size_t n_read = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/tests/data/%s", getenv("srcdir") ? getenv("srcdir") : ".", names[i]);
        FILE *file = fopen(path, "rb");
        assert_non_null(file);
        size_t len = fread(sample, 1, CAPACITY / 4, file);
        fclose(file);
        const char *rows = (const char *)memchr(sample, '\n', len) + 1;
        size_t n_rows = len - (size_t)(rows - sample);
        for (int times = 0; times < 2; times++, len += n_rows)
            memcpy(sample + len, rows, n_rows);
        for (uint64_t change = 0; change < CHANGES; change++) {
            memcpy(bytes, sample, len);
            size_t changed_len = lanes_change(i * CHANGES + change, bytes, len, CAPACITY);
            const struct usage_options options = {.skip_bad_rows = change % 3 != 0};
            struct arena *arena = arena_new();
            bool is_read;
            const char *difference =
                lanes_differ(bytes, changed_len, &options, change, WAYS, arena, &is_read);
            if (difference)
                fail_msg("%s, change %zu:\n%s", names[i], (size_t)change, difference);
            n_read += is_read;
            arena_free(arena);
        }
    }
    assert_true(n_read > CHANGES * (sizeof names / sizeof *names) / 4);
}

/* Rows over and over, so that chunks end between them. */
static void
assert_alike(const char *header, const char *rows, const struct mapping *mapping)
{
    enum { TIMES = 20, WAYS_TRIED = 40 };
    struct arena *arena = arena_new();
    const char *text = header;
    for (int i = 0; i < TIMES; i++)
        text = arena_printf(arena, "%s%s", text, rows);
    for (uint64_t seed = 0; seed < WAYS_TRIED; seed++) {
        const struct usage_options options = {.mapping = mapping};
        bool is_read;
        const char *difference = lanes_differ(text, strlen(text), &options, seed, WAYS, arena, &is_read);
        if (difference)
            fail_msg("seed %zu:\n%s", (size_t)seed, difference);
        assert_true(is_read);
    }
    arena_free(arena);
}

static void
a_blank_line_is_no_record_of_a_file_with_one_column(void **state)
{
    (void)state;
    assert_alike("tokens\n", "1\n\n23\n\n\n\"4\"\n", lanes_mapping(0));
    assert_alike("tokens\r\n", "1\r\n\r\n23\r\n \r\n\r\n4\r\n", lanes_mapping(0));
}

static void
quantities_of_a_mapping_are_read_alike_in_every_way(void **state)
{
    (void)state;
    assert_alike(
        "day,what,team,meter,quantity\n",
        "2026-02-01,opus,w,in,50\n2026-02-01,gpt-9,w,in,5\n2026-02-02,m,\"a \"\"b\"\"\",kilo-out,0.03\n"
        "2026-02-02,opus,,other,1\n2026-02-01,OPUS,w,in,\"10\"\n",
        lanes_mapping(1));
}

static void
corrections_of_told_and_untold_context_do_not_depend_on_threads(void **state)
{
    (void)state;
    assert_alike("ChargePeriodStart,SkuId,ChargeCategory,SkuMeter,ConsumedQuantity,ConsumedUnit,"
                 "PricingQuantity,PricingUnit,Context,SubAccountName\n",
                 "2026-01-01,claude-opus-5,Usage,input,5,Tokens,,,,a\n"
                 "2026-01-01,claude-opus-5,Usage,input,7,Tokens,,,base,a\n"
                 "2026-01-01,claude-opus-5,Usage,input,-3,Tokens,,,,b\n"
                 "2026-01-01,claude-opus-5,Usage,input,-1,Tokens,,,,a\n"
                 "2026-01-01,claude-opus-5,Usage,input,-2,Tokens,,,base,a\n",
                 lanes_mapping(2));
}

/* What progress told so far. */
struct watch {
    struct usage_progress last;
    size_t n_told;
};

static void
watch_progress(void *context, const struct usage_progress *progress)
{
    struct watch *watch = context;
    assert_true(progress->n_bytes >= watch->last.n_bytes && progress->n_rows >= watch->last.n_rows);
    assert_true(progress->n_bytes <= progress->of_bytes);
    watch->last = *progress;
    watch->n_told++;
}

/* Two files of n rows each, the first with a byte order mark. */
static size_t
write_files(const char *const paths[2], int n)
{
    char *bytes = malloc((size_t)n * 64 + 200);
    size_t sum = 0;
    assert_non_null(bytes);
    for (int file = 0; file < 2; file++) {
        size_t len = (size_t)sprintf(bytes, "%s%s\n", file == 0 ? "\xEF\xBB\xBF" : "", REALRATE);
        for (int i = 0; i < n; i++)
            len += (size_t)sprintf(bytes + len, "2026-02-%02d,m,,,,,w,%d,0,0,0,1,%d\n", i % 28 + 1, i, file);
        write_bytes(paths[file], bytes, len);
        sum += len;
    }
    free(bytes);
    return sum;
}

static void
progress_comes_to_all_bytes_and_rows(void **state)
{
    (void)state;
    enum { ROWS = 4000 };
    static const char *const paths[] = {"a.csv", "b.csv"};
    size_t n_bytes = write_files(paths, ROWS);
    for (int n_threads = 1; n_threads <= 3; n_threads++) {
        struct watch watch = {0};
        const struct usage_options options = {
            .n_threads = n_threads, .progress = watch_progress, .progress_context = &watch};
        const struct tuning tuning = {.chunk_bytes = 10000, .pause_ns = 1};
        struct arena *arena = arena_new();
        struct diags diags;
        struct usage usage;
        diags_init(&diags);
        assert_int_equal(usage_read_tuned(paths, 2, &options, &tuning, arena, &diags, &usage), 0);
        assert_int_equal(watch.last.n_bytes, n_bytes);
        assert_int_equal(watch.last.of_bytes, n_bytes);
        assert_int_equal(watch.last.n_rows, 2 * ROWS);
        assert_true(watch.n_told > n_bytes / 10000);
        diags_free(&diags);
        arena_free(arena);
    }
}

static void
a_sum_past_64_bits_is_found_by_any_number_of_threads(void **state)
{
    (void)state;
    enum { ROWS = 4000 };
    static char bytes[ROWS * 64 + 200];
    size_t len = (size_t)sprintf(bytes, "%s\n", REALRATE);
    for (int i = 0; i < ROWS; i++)
        len += (size_t)sprintf(bytes + len, "2026-02-01,m,,,,,w,9223372036854775,0,0,0,0,0\n");
    write_bytes("u.csv", bytes, len);
    static const char *const path[] = {"u.csv"};
    for (int n_threads = 1; n_threads <= 3; n_threads++) {
        const struct usage_options options = {.n_threads = n_threads};
        const struct tuning tuning = {.chunk_bytes = 5000, .pause_ns = 1};
        struct arena *arena = arena_new();
        struct diags diags;
        struct usage usage;
        diags_init(&diags);
        assert_int_equal(usage_read_tuned(path, 1, &options, &tuning, arena, &diags, &usage), -1);
        /* 2^64 = 18,446,744,073,709,551,616 = 2,000 x 9,223,372,036,854,775 + 1,616: the 2,001st row. */
        assert_string_equal(
            told(&diags),
            "u.csv:2002:input: error 65: the sum of this count over its day and line reaches 2^64\n");
        diags_free(&diags);
        arena_free(arena);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(made_files_are_read_alike_in_every_way),
        cmocka_unit_test(samples_of_all_formats_are_read_alike_in_every_way),
        cmocka_unit_test(a_blank_line_is_no_record_of_a_file_with_one_column),
        cmocka_unit_test(quantities_of_a_mapping_are_read_alike_in_every_way),
        cmocka_unit_test(corrections_of_told_and_untold_context_do_not_depend_on_threads),
        cmocka_unit_test(progress_comes_to_all_bytes_and_rows),
        cmocka_unit_test(a_sum_past_64_bits_is_found_by_any_number_of_threads),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
