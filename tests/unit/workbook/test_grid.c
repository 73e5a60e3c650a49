/* Templates of formulas become A1 references. */
#include "report/workbook/grid.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

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
        {"{o.headline}+{f.growth}+{price}", "offer2_headline+forecast1_growth+Prices!$H$9"},
        {"plan_damping^2", "plan_damping^2"},
    };
    struct arena *arena = arena_new();
    struct grid_list grids = {.arena = arena, .currency = "USD"};
    struct sheet ledger_tab = {.name = "Ledger 2", .quoted = "'Ledger 2'"},
                 rows_tab = {.name = "Rows", .quoted = "Rows"};
    struct grid *ledger = grid_add(&grids, "ledger", 2, &ledger_tab, true, 3, 3);
    struct grid *table = grid_add(&grids, "rows", 0, &rows_tab, false, 2, 10);
    grid_field(ledger, "open", 4);
    grid_field(table, "count", 1);
    struct scope scope = {
        .sheet = &ledger_tab, .own = ledger, .record = 1, .offer = 2, .history = 1, .reference = a_reference};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_string_equal(grid_expand(&grids, &scope, rows[i].template), rows[i].want);
    /* From another tab the grid's own is named, quoted where it holds a space. */
    scope.sheet = &rows_tab;
    assert_string_equal(grid_expand(&grids, &scope, "[ledger.open:]"), "'Ledger 2'!$D$5:$F$5");
    arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(tokens_become_references)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
