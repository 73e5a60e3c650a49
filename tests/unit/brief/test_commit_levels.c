/* Which levels of a sweep are drawn and marked. */
#include "../check.h"

#include "../report/fixture.h"

#include "report/brief/charts/levels.h"

#include <math.h>
#include <stddef.h>

#define N_LEVELS 8

/* The trap, 1,000,000 offered, with levels every 250,000 to 1,750,000 that ever fewer forecasts fill. */
struct drawn {
    struct arena *arena;
    struct results results;
    struct facts facts;
    struct brief brief;
};

static void
begin(struct drawn *ret, double optimum, double floor)
{
    ret->arena = arena_new();
    fixture_make(ret->arena, &fixture_trap, 1, 1, &ret->results);
    struct offer_result *result = &ret->results.offers[0];
    result->sweep = ARENA_NEW(ret->arena, struct sweep_level, N_LEVELS);
    result->n_sweep = N_LEVELS;
    for (size_t i = 0; i < N_LEVELS; i++)
        result->sweep[i] = (struct sweep_level){.commit = 250e3 * (double)i,
                                                .is_offered = i == 4,
                                                .expected_cost = 1e6 + 1e4 * (double)i,
                                                .realized_discount = i == 0 ? NO_VALUE : 0.01 * (double)i,
                                                .fill_probability = i < 5 ? 1 - 0.2 * (double)i : 0};
    result->optimum = result->at_optimum.commit = optimum;
    result->floor = result->at_floor.commit = floor;
    facts_build(&ret->results, NULL, ret->arena, &ret->facts);
    ret->brief = (struct brief){.results = &ret->results, .facts = &ret->facts, .arena = ret->arena};
}

static void
marks_are_ascending_and_among_the_levels(void **state)
{
    struct drawn drawn;
    (void)state;
    begin(&drawn, 600e3, 300e3);
    const struct levels levels = levels_of(&drawn.brief, 0, 0, 1250);
    assert_int_equal(levels.n_marks, 3);
    assert_string_equal(levels.marks[0].names, "floor");
    assert_string_equal(levels.marks[1].names, "optimum");
    assert_string_equal(levels.marks[2].names, "offered");
    assert_true(levels.marks[2].is_offered && !levels.marks[0].is_offered);
    /* 0, 250, 300, 500, 600, 750, 1000, 1250: beyond the marks one level that none fills is enough. */
    assert_int_equal(levels.n, 8);
    assert_true(levels.items[2].commit == 300e3 && levels.items[4].commit == 600e3);
    assert_true(levels.items[7].commit == 1250e3);
    assert_true(fabs(levels.marks[1].x - 600) < 1e-6); /* 1,250,000 on 1250 points */
    arena_free(drawn.arena);
}

static void
levels_that_read_alike_are_one_mark(void **state)
{
    struct drawn drawn;
    (void)state;
    begin(&drawn, 1e6, 1000000.2); /* both USD 1,000,000 */
    struct levels levels = levels_of(&drawn.brief, 0, 0, 1);
    assert_int_equal(levels.n_marks, 1);
    assert_string_equal(levels.marks[0].names, "offered and optimum, floor");
    arena_free(drawn.arena);
    begin(&drawn, NO_VALUE, NO_VALUE);
    levels = levels_of(&drawn.brief, 0, 0, 1);
    assert_int_equal(levels.n_marks, 1);
    assert_string_equal(levels.marks[0].names, "offered");
    arena_free(drawn.arena);
}

static void
a_curve_passes_over_levels_without_the_figure(void **state)
{
    struct drawn drawn;
    struct point *points;
    (void)state;
    begin(&drawn, NO_VALUE, NO_VALUE);
    const struct levels levels = levels_of(&drawn.brief, 0, 0, 1250);
    const struct axis axis = axis_over(0, 0.05, 5, 100, 0);
    const size_t offset = offsetof(struct sweep_level, realized_discount);
    assert_int_equal(levels.n, 6);
    assert_int_equal(levels_curve(&drawn.brief, &levels, &axis, offset, &points), 5);
    assert_true(fabs(points[0].x - 250) < 1e-6 && fabs(points[0].y - 80) < 1e-6); /* 1% of 5% on 100 points */
    const struct range range = levels_range(&levels, offset);
    assert_true(range.low == 0.01 && range.high == 0.05);
    arena_free(drawn.arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_are_ascending_and_among_the_levels),
        cmocka_unit_test(levels_that_read_alike_are_one_mark),
        cmocka_unit_test(a_curve_passes_over_levels_without_the_figure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
