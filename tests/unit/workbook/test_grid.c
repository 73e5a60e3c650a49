/* Templates of formulas become A1 references. */
#include "report/workbook/cells/grid_template.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *
a_reference(const void *context, size_t record, const char *name)
{
    (void)context;
    return record == 1 && name[0] == 'p' ? "Prices!$H$9" : "?";
}

static void
tokens_become_references(void **state)
{
    (void)state;
    static const struct {
        const char *template, *want;
    } rows[] = {
        {"MIN([open],[open-])+[open+]", "MIN(E5,D5)+F5"},
        {"SUM([open:])", "SUM($D$5:$F$5)"},
        {"SUM([rows.count:])*[rows.count#]", "SUM(Rows!$B$3:$B$12)*Rows!$B$13"},
        {"[rows.count^]+[rows.count$]", "Rows!$B$3+Rows!$B$12"},
        {"[open#]", "$C$5"},
        {"SUM([open~])", "SUM($D$5:$E$5)"},
        {"[beside.level]*[open]", "E9*E5"},
        {"{c.total}", "offer2_total"},
        {"{o.headline}+{f.growth}+{price}", "offer2_headline+forecast1_growth+Prices!$H$9"},
        {"plan_damping^2", "plan_damping^2"},
    };
    struct arena *arena = arena_new();
    struct grid_list grids = {.arena = arena, .n_offers = 2};
    struct sheet ledger_tab = {.name = "Ledger 2", .quoted = "'Ledger 2'"},
                 rows_tab = {.name = "Rows", .quoted = "Rows"};
    struct grid *ledger = grid_add(&grids, "ledger", OF_CONTRACT, 2, &ledger_tab, true, 3, 3);
    struct grid *table = grid_add(&grids, "rows", OF_RUN, 0, &rows_tab, false, 2, 10);
    struct grid *beside = grid_add(&grids, "beside", OF_CONTRACT, 2, &ledger_tab, true, 3, 5);
    grid_field(beside, "level", 8);
    grid_field(ledger, "open", 4);
    grid_field(table, "count", 1);
    struct scope scope = {.sheet = &ledger_tab,
                          .own = ledger,
                          .record = 1,
                          .numbers = {[OF_HISTORY] = 1, [OF_OFFER] = 2, [OF_CONTRACT] = 2},
                          .n_months = 2,
                          .reference = a_reference};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_string_equal(grid_expand(&grids, &scope, rows[i].template), rows[i].want);
    /* The third contract of two offers is an alternative's. */
    scope.numbers[OF_CONTRACT] = 3;
    grids.n_offers = 2;
    assert_string_equal(grid_expand(&grids, &scope, "{c.total}-{o.total}"), "contract1_total-offer2_total");
    scope.numbers[OF_CONTRACT] = 2;
    /* From another tab the grid's own is named, quoted where it holds a space. */
    scope.sheet = &rows_tab;
    assert_string_equal(grid_expand(&grids, &scope, "[ledger.open:]"), "'Ledger 2'!$D$5:$F$5");
    /* A record's cell by name, however the grid lies: the second of each. */
    assert_string_equal(grid_cell(ledger, "open", 1, &ledger_tab), "$E$5");
    assert_string_equal(grid_cell(ledger, "open", 1, &rows_tab), "'Ledger 2'!$E$5");
    assert_string_equal(grid_cell(table, "count", 1, NULL), "Rows!$B$4");
    arena_free(arena);
}

/* Record 1 of rows from 2 on is row 4 on the sheet, of rows from 20 on row 22: two tables with a row per
 * line. */
static void
tables_with_as_many_rows_share_their_records(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct grid_list grids = {.arena = arena};
    struct sheet tab = {.name = "Optimize", .quoted = "Optimize"};
    struct grid *raw = grid_add(&grids, "raw", OF_HISTORY, 1, &tab, false, 2, 10);
    struct grid *routed = grid_add(&grids, "routed", OF_HISTORY, 1, &tab, false, 20, 10);
    grid_field(raw, "n0", 3);
    grid_field(routed, "kept", 10);
    const struct scope scope = {.sheet = &tab, .own = routed, .record = 1, .numbers = {[OF_HISTORY] = 1}};
    assert_string_equal(grid_expand(&grids, &scope, "[raw.n0]*[kept]"), "D4*K22");
    arena_free(arena);
}

/* Columns are digits to the base of 26 that begin at 1: Z is the 26th, AA the 27th, ZZ the 26 * 26 + 26 =
 * 702nd, XFD the 16,384th and last of a sheet. Rows count on from 9 to 10 and up to 1,048,576. */
static void
records_are_spelled_up_to_the_last_of_a_sheet(void **state)
{
    (void)state;
    static const struct {
        size_t record;
        const char *across, *down;
    } rows[] = {
        {0, "A7*$A$7", "G1*$G$1"},           {8, "I7*$A$7", "G9*$G$1"},      {9, "J7*$A$7", "G10*$G$1"},
        {25, "Z7*$A$7", "G26*$G$1"},         {26, "AA7*$A$7", "G27*$G$1"},   {51, "AZ7*$A$7", "G52*$G$1"},
        {52, "BA7*$A$7", "G53*$G$1"},        {701, "ZZ7*$A$7", "G702*$G$1"}, {702, "AAA7*$A$7", "G703*$G$1"},
        {16383, "XFD7*$A$7", "G16384*$G$1"},
    };
    struct arena *arena = arena_new();
    struct grid_list grids = {.arena = arena};
    struct sheet tab = {.name = "Wide", .quoted = "Wide"};
    struct grid *wide = grid_add(&grids, "wide", OF_RUN, 0, &tab, true, 0, 16384);
    struct grid *tall = grid_add(&grids, "tall", OF_RUN, 0, &tab, false, 0, 1048576);
    grid_field(wide, "x", 6);
    grid_field(tall, "x", 6);
    struct scope scope = {.sheet = &tab};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        scope.record = rows[i].record;
        scope.own = wide;
        assert_string_equal(grid_expand(&grids, &scope, "[x]*[x^]"), rows[i].across);
        scope.own = tall;
        assert_string_equal(grid_expand(&grids, &scope, "[x]*[x^]"), rows[i].down);
    }
    scope.record = 1048575;
    assert_string_equal(grid_expand(&grids, &scope, "[x]+[x-]"), "G1048576+G1048575");
    arena_free(arena);
}

static const char *
reference_of_record(const void *context, size_t record, const char *name)
{
    struct arena *const *arena = context;
    return arena_printf(*arena, "%s%zu", name, record);
}

/* A template is read once, and spelled record by record: only what differs between records changes. */
static void
a_template_read_once_serves_every_record(void **state)
{
    (void)state;
    char formula[FORMULA_SIZE];
    struct arena *arena = arena_new();
    struct grid_list grids = {.arena = arena};
    struct sheet tab = {.name = "Rates", .quoted = "Rates"};
    struct grid *grid = grid_add(&grids, "rates", OF_OFFER, 3, &tab, false, 8, 4);
    grid_field(grid, "price", 1);
    struct scope scope = {.sheet = &tab,
                          .own = grid,
                          .numbers = {[OF_OFFER] = 3},
                          .reference = reference_of_record,
                          .context = &arena};
    const struct grid_template template =
        grid_template_read(&grids, &scope, "[price]*{count}-{o.load}/[price:]");
    scope.record = 0;
    assert_int_equal(grid_template_spell(&template, &scope, formula),
                     strlen("B9*count0-offer3_load/$B$9:$B$12"));
    assert_string_equal(formula, "B9*count0-offer3_load/$B$9:$B$12");
    scope.record = 3;
    grid_template_spell(&template, &scope, formula);
    assert_string_equal(formula, "B12*count3-offer3_load/$B$9:$B$12");
    const struct grid_template words = grid_template_read(&grids, &scope, "\"n/a\"");
    grid_template_spell(&words, &scope, formula);
    assert_string_equal(formula, "\"n/a\"");
    arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(tokens_become_references),
                                       cmocka_unit_test(tables_with_as_many_rows_share_their_records),
                                       cmocka_unit_test(records_are_spelled_up_to_the_last_of_a_sheet),
                                       cmocka_unit_test(a_template_read_once_serves_every_record)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
