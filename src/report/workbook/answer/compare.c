#include "compare.h"

#include "report/workbook/cells/room.h"
#include "report/workbook/cells/stale.h"
#include "report/workbook/charts/chart.h"

#include <math.h>

/* Tables of the ways to buy, live and simulated, with a chart; under them the months they rest on, which are
 * not printed. */
#define PAGE_ROWS    62
#define HEAD_ROWS    3 /* title, heads, units */
#define BAR_PIXELS   16
#define CHART_WIDTH  1150
#define LEAST_HEIGHT 320 /* of the chart: in a lower one LibreOffice breaks the labels */

/* Which costs do not move with the inputs, and a notice once they no longer hold. */
static void
write_note(const struct compare *compare, unsigned row)
{
    const char *names = compare_fixed_names(compare), *stale = compare_stale(compare);
    if (!stale)
        return;
    sheet_text(
        compare->sheet, row, 0, ROLE_NOTE,
        arena_printf(compare->model->arena,
                     "Of another start than the first offer: %s. The comparison is on the first "
                     "offer's calendar, which its ledger is not: its costs and its bars are of the run, "
                     "and what rests on them - regret, cheapest, dominated by - turns grey with them.",
                     names));
    static_notice_fixed(compare->sheet, row + 1, 0, stale);
}

static double
chart_height(const struct compare *compare)
{
    return fmax(LEAST_HEIGHT, 60 + 3.6 * BAR_PIXELS * (double)compare->n);
}

static void
write_chart(const struct compare *compare, unsigned row)
{
    unsigned first = compare->costs->first, last = first + (unsigned)compare->n - 1;
    struct arena *arena = compare->model->arena;
    chart_scenarios(
        compare->sheet, compare->sheet,
        &(struct chart_scenarios){
            .title = arena_printf(arena, "Cost over %zu months under low, base and high, %s",
                                  compare->horizon, compare->model->results->currency),
            .alt = arena_printf(arena,
                                "Bars: cost of each of %zu ways to buy under the low, base and "
                                "high scenario; least regret at worst: %s",
                                compare->n, compare->model->results->minimax_regret),
            .labels = {first, 0, last, 0},
            .low = {first, grid_line(compare->costs, "low"), last, grid_line(compare->costs, "low")},
            .place = {row, 0, 0, CHART_WIDTH, chart_height(compare)},
        });
}

static void
set_up(const struct compare *compare)
{
    frame_head(
        compare->sheet, "offers and alternatives over the same months", 1,
        "All on the first offer's calendar and demand; a shorter contract goes on by its renewal; fees "
        "of the run are added where a row lacks them. What the tables rest on stands below, not printed.");
    compare->sheet->rule_to = COMPARE_COLUMNS - 1;
    room_columns(compare->sheet, 0, 0, 44);
    room_columns(compare->sheet, 1, 1, 12);
    unsigned last = FIRST_MONTH + (unsigned)compare->horizon;
    room_columns(compare->sheet, 2, COMPARE_COLUMNS - 2, 13.5);
    room_columns(compare->sheet, COMPARE_COLUMNS - 1, COMPARE_COLUMNS - 1, 28); /* a name */
    if (last >= COMPARE_COLUMNS)
        room_columns(compare->sheet, COMPARE_COLUMNS, last, 13.5);
    frame_freeze(compare->sheet, ROW_HEADER + 1, FIRST_MONTH);
}

/* Titles of the parts, from the top down. */
struct parts {
    unsigned costs, note, chart, simulated, selected, fees, flags, months;
};

/* Each part a table of all rows with its heads, and what stands under it. */
static struct parts
place_parts(const struct compare *compare)
{
    unsigned n = (unsigned)compare->n, fees = (unsigned)compare->n_fees + (compare->n_fees == 1);
    struct parts parts = {.costs = ROW_HEADER + 2};
    parts.note = parts.costs + HEAD_ROWS + n;
    parts.chart = parts.note + 3;
    parts.simulated = parts.chart + chart_rows(chart_height(compare)) + 1;
    parts.selected = parts.simulated + HEAD_ROWS + 1 + n + 2;
    parts.fees = parts.selected + HEAD_ROWS + n + 1;
    parts.flags = parts.fees + (fees ? HEAD_ROWS + fees + 1 : 0);
    parts.months = parts.flags + HEAD_ROWS + n + 1;
    return parts;
}

static void
set_up_print(const struct compare *compare, const struct parts *parts)
{
    if (parts->fees > PAGE_ROWS)
        frame_breaks(compare->sheet, &parts->simulated, 1);
    frame_area(compare->sheet, parts->fees - 2, COMPARE_COLUMNS - 1);
}

void
compare_write(struct model *model, size_t tab)
{
    (void)tab;
    struct compare compare;
    compare_collect(model, &compare);
    const struct parts parts = place_parts(&compare);
    compare_plan_costs(&compare, parts.costs);
    compare_plan_simulated(&compare, parts.simulated);
    compare_plan_selected(&compare, parts.selected);
    compare_plan_fees(&compare, parts.fees + HEAD_ROWS);
    compare_plan_flags(&compare, parts.flags);
    compare_plan_months(&compare, parts.months + 1);
    set_up(&compare);
    compare_write_choices(&compare, ROW_HEADER);
    compare_write_costs(&compare, parts.costs);
    write_note(&compare, parts.note);
    write_chart(&compare, parts.chart);
    compare_write_simulated(&compare, parts.simulated);
    compare_write_selected(&compare, parts.selected);
    if (compare.n_fees > 0)
        compare_write_fees(&compare, parts.fees);
    compare_write_flags(&compare, parts.flags);
    sheet_text(compare.sheet, parts.months, 0, ROLE_SECTION,
               "The months: demand at list, fees bought alone, what follows a contract");
    compare_write_months(&compare, parts.months + 1);
    set_up_print(&compare, &parts);
}
