/* The fast lane against libcsv alone, and any number of threads against one, on files made to differ. */
#include "../../fuzz/lanes.h"
#include "support.h"

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

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(made_files_are_read_alike_in_every_way)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
