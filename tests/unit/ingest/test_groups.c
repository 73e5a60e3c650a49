#include "support.h"

#include "ingest/groups.h"

static void
each_part_of_the_key_keeps_rows_apart_and_orders_them(void **state)
{
    (void)state;
    /* In the order that is due; added backwards. */
    static const struct usage_row due[] = {
        {.day = 0},
        {.workspace = 1},
        {.context_is_guess = true},
        {.line = {.speed = SPEED_FAST}},
        {.line = {.geo = GEO_US}},
        {.line = {.context = CONTEXT_LONG}},
        {.line = {.tier = TIER_BATCH}},
        {.line = {.tier = TIER_FLEX}},
        {.line = {.model = 1}},
        {.line = {.model = 256}},
        {.day = 1},
        {.day = 20000},
        {.file = 1},
    };
    enum { N = sizeof due / sizeof *due };
    struct arena *arena = arena_new();
    struct groups groups;
    enum meter meter;
    groups_init(&groups, arena);
    for (size_t pass = 0; pass < 2; pass++)
        for (size_t i = N; i-- > 0;) {
            struct usage_row row = due[i];
            row.counts[METER_OUTPUT] = i + 1;
            row.n_rows = 1;
            assert_int_equal(groups_add(&groups, &row, &meter), 0);
        }
    groups_sort(&groups);
    assert_int_equal(groups.n, N);
    for (size_t i = 0; i < N; i++) {
        assert_int_equal(groups.rows[i].counts[METER_OUTPUT], 2 * (i + 1));
        assert_int_equal(groups.rows[i].n_rows, 2);
    }
    arena_free(arena);
}

static void
a_sum_past_64_bits_names_its_meter(void **state)
{
    (void)state;
    for (size_t meter = 0; meter < N_METERS; meter++) {
        struct arena *arena = arena_new();
        struct groups groups;
        groups_init(&groups, arena);
        struct usage_row row = {0};
        enum meter whose = (enum meter)((meter + 1) % N_METERS);
        row.counts[meter] = UINT64_MAX;
        assert_int_equal(groups_add(&groups, &row, &whose), 0);
        row.counts[meter] = 1;
        assert_int_equal(groups_add(&groups, &row, &whose), -1);
        assert_int_equal(whose, meter);
        arena_free(arena);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_part_of_the_key_keeps_rows_apart_and_orders_them),
        cmocka_unit_test(a_sum_past_64_bits_names_its_meter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
