#include "fit.h"

#include "report/workbook/cells/room.h"
#include "report/workbook/charts/chart.h"
#include "report/workbook/meters.h"
#include "report/workbook/prices/price.h"

#include <math.h>

#define FIRST_MONTH_ROW 6
#define CHART_ROWS      20
enum { COL_LINE_TEXT = 1, COL_COUNTS = 6, COL_PRINTED = COL_COUNTS + N_METERS - 1 };

/* ---- months ---- */

static double
month_from(const void *source, size_t i)
{
    return sheet_serial(((const struct history *)source)->months[i].from);
}
static double
month_days(const void *source, size_t i)
{
    const struct history_month *month = &((const struct history *)source)->months[i];
    return month->to - month->from;
}
static double
month_complete(const void *source, size_t i)
{
    return ((const struct history *)source)->months[i].complete;
}
static double
month_number(const void *source, size_t i)
{
    (void)source;
    return (double)i + 1;
}
static double
month_list(const void *source, size_t i)
{
    return exact_value(((const struct history *)source)->months[i].list_value);
}
static double
month_reference(const void *source, size_t i)
{
    return ((const struct history *)source)->months[i].reference_value;
}
static double
month_daily(const void *source, size_t i)
{
    return ((const struct history *)source)->months[i].daily;
}
static double
month_log(const void *source, size_t i)
{
    return ((const struct history *)source)->months[i].log_daily;
}
static double
month_lag(const void *source, size_t i)
{
    return (double)fit_last_complete(source) - (double)i;
}
static double
month_rank(const void *source, size_t i)
{
    const struct history *history = source;
    double rank = 0;
    for (; i < history->n_months; i++)
        rank += history->months[i].complete;
    return rank;
}
static double
month_weight(const void *source, size_t i)
{
    const struct history *history = source;
    for (size_t k = 0; k < history->n_rows_of_months; k++) {
        if (history->rows[k].month == i)
            return history->rows[k].weight;
    }
    return 0;
}

#define METER_VALUES(meter)                                                                                  \
    static double month_count_##meter(const void *source, size_t i)                                          \
    {                                                                                                        \
        return (double)((const struct history *)source)->months[i].counts[meter];                            \
    }                                                                                                        \
    static double row_count_##meter(const void *source, size_t i)                                            \
    {                                                                                                        \
        return (double)((const struct history *)source)->rows[i].counts[meter];                              \
    }
METER_VALUES(0)
METER_VALUES(1)
METER_VALUES(2)
METER_VALUES(3)
METER_VALUES(4)
METER_VALUES(5)

#define COUNT_OF_MONTH(meter)                                                                                \
    {                                                                                                        \
        "n" #meter, METER_LABEL_##meter, METER_UNIT_##meter, CELL_COUNT,                                     \
            "SUMIFS([usage.n" #meter ":],[usage.month:],[month])", true, month_count_##meter                 \
    }
#define COUNT_OF_ROW(meter)                                                                                  \
    {                                                                                                        \
        "n" #meter, METER_LABEL_##meter, METER_UNIT_##meter, CELL_COUNT, NULL, true, row_count_##meter       \
    }

static const struct field month_fields[] = {
    {"month", "Month from", "day", CELL_DATE, NULL, false, month_from},
    {"days", "Days", "days", CELL_WHOLE, "EDATE([month],1)-[month]", false, month_days},
    {"complete", "Complete", "1 = yes", CELL_WHOLE, NULL, true, month_complete},
    {"number", "Number", "month", CELL_WHOLE, NULL, false, month_number},
    {"list", "List value", "money", CELL_MONEY, "SUMIFS([usage.list:],[usage.month:],[month])", true,
     month_list},
    {"reference", "At reference prices", "money", CELL_MONEY,
     "SUMIFS([usage.reference:],[usage.month:],[month])", true, month_reference},
    EACH_METER(COUNT_OF_MONTH),
    {"daily", "Per day at reference prices", "money/day", CELL_CENTS,
     "IF([complete]=1,[reference]/[days],\"n/a\")", false, month_daily},
    {"log", "Its logarithm", "ln", CELL_FACTOR,
     "IF(ISNUMBER([daily]),IF([daily]>0,LN([daily]),\"n/a\"),\"n/a\")", false, month_log},
    {"lag", "Months to the last complete", "months", CELL_WHOLE, "{f.last_number}-[number]", false,
     month_lag},
    {"rank", "Complete months from here", "months", CELL_WHOLE, "SUM([complete]:[complete$])", false,
     month_rank},
    {"weight", "Weight in the base month", "times", CELL_FACTOR,
     "IF([complete]=1,IF([rank]<=plan_trailing,EXP({f.growth}*[lag]),0),0)", false, month_weight},
};
#define N_MONTH_FIELDS (sizeof month_fields / sizeof month_fields[0])

/* ---- rows ---- */

static double
row_month(const void *source, size_t i)
{
    const struct history *history = source;
    return sheet_serial(history->months[history->rows[i].month].from);
}
static double
row_line(const void *source, size_t i)
{
    return (double)((const struct history *)source)->rows[i].line + 1;
}
static double
row_list(const void *source, size_t i)
{
    return exact_value(((const struct history *)source)->rows[i].list_value);
}
static double
row_reference(const void *source, size_t i)
{
    return ((const struct history *)source)->rows[i].reference_value;
}
static double
row_weight(const void *source, size_t i)
{
    return ((const struct history *)source)->rows[i].weight;
}

static const struct field row_month_field[] = {
    {"month", "Month from", "day", CELL_DATE, NULL, false, row_month}};
static const struct field row_fields[] = {
    EACH_METER(COUNT_OF_ROW),
    {"list", "List value", "money", CELL_CENTS, "SUMPRODUCT([n0]:[n5],{price}/price_units)", true, row_list},
    {"reference", "At reference prices", "money", CELL_CENTS, "SUMPRODUCT([n0]:[n5],{reference}/price_units)",
     true, row_reference},
    {"line", "Line number", "line", CELL_WHOLE, NULL, false, row_line},
    {"weight", "Weight in the base month", "times", CELL_FACTOR,
     "SUMIFS([months.weight:],[months.month:],[month])", false, row_weight},
};
#define N_ROW_FIELDS (sizeof row_fields / sizeof row_fields[0])

struct row_context {
    const struct model *model;
    const struct history *history;
};

static const char *
row_reference_text(const void *context, size_t record, const char *name)
{
    const struct row_context *here = context;
    const struct history_row *row = &here->history->rows[record];
    return price_range(here->model, name[0] == 'p' ? row->price : row->reference);
}

/* ---- the sheet ---- */

static unsigned
first_usage_row(const struct history *history)
{
    return FIRST_MONTH_ROW + (unsigned)history->n_months + 4 + CHART_ROWS;
}

void
usage_plan(struct model *model, size_t k)
{
    const struct history *history = &model->results->histories[k];
    struct grid *months = grid_add(&model->grids, "months", OF_HISTORY, k + 1, model->tabs[TAB_USAGE][k],
                                   false, FIRST_MONTH_ROW, history->n_months);
    grid_lay_out(months, month_fields, N_MONTH_FIELDS, 0);
    struct grid *rows = grid_add(&model->grids, "usage", OF_HISTORY, k + 1, model->tabs[TAB_USAGE][k], false,
                                 first_usage_row(history), history->n_rows_of_months);
    grid_lay_out(rows, row_month_field, 1, 0);
    grid_lay_out(rows, row_fields, N_ROW_FIELDS, COL_COUNTS);
}

static void
write_line_words(struct model *model, struct sheet *sheet, const struct history *history, unsigned first)
{
    const char *const heads[] = {"Model", "Tier", "Context", "Geo", "Speed"};
    for (unsigned i = 0; i < 5; i++)
        sheet_text(sheet, first - 2, COL_LINE_TEXT + i, ROLE_HEADER, heads[i]);
    for (size_t i = 0; i < history->n_rows_of_months; i++) {
        const struct line *line = &history->lines[history->rows[i].line];
        const char *const words[] = {model->results->book->models[line->model].id, tier_names[line->tier],
                                     context_names[line->context], geo_names[line->geo],
                                     speed_names[line->speed]};
        for (unsigned k = 0; k < 5; k++)
            sheet_text(sheet, first + (unsigned)i, COL_LINE_TEXT + k, ROLE_UNIT, words[k]);
    }
}

void
usage_write(struct model *model, size_t k)
{
    const struct history *history = &model->results->histories[k];
    struct sheet *sheet = model->tabs[TAB_USAGE][k];
    struct scope scope = {.sheet = sheet, .numbers = {[OF_HISTORY] = k + 1}};
    struct row_context context = {model, history};
    unsigned first = first_usage_row(history);
    frame_head(sheet, "what was consumed, month by month", 3,
               arena_printf(model->arena,
                            "Counts are as read; money in %s at list. Columns for the forecast and the rows "
                            "below the chart are not printed.",
                            model->results->currency));
    sheet->rule_to = N_MONTH_FIELDS - 1;
    room_columns(sheet, 0, 0, 12);
    room_columns(sheet, 1, 1, 24);
    room_columns(sheet, 2, 5, 12);
    room_columns(sheet, COL_COUNTS, 20, 15);
    frame_area(sheet, first - 4, COL_PRINTED);
    frame_freeze(sheet, ROW_HEADER, 1);
    room_row(sheet, FIRST_MONTH_ROW - 2, 32);
    room_row(sheet, first - 2, 32);
    sheet_text(sheet, ROW_HEADER + 1, 0, ROLE_SECTION, "Months");
    struct grid *months = grid_find(&model->grids, "months", &scope);
    struct grid *rows = grid_find(&model->grids, "usage", &scope);
    grid_write(&model->grids, months, &scope, month_fields, N_MONTH_FIELDS, 0, history);
    sheet_text(sheet, months->total, 0, ROLE_TOTAL, "Total");
    const char *title = "List value of the usage by month";
    chart_months(&(struct chart_months){
        .grid = months,
        .series = {"list", title, COLOUR_SERIES, false},
        .title = title,
        .unit = model->results->currency,
        .alt =
            arena_printf(model->arena, "Columns: list value of the usage of %zu months", history->n_months),
        .place = {months->total + 2, 0, 0, 912, 331},
    });
    scope.reference = row_reference_text;
    scope.context = &context;
    sheet_text(sheet, first - 3, 0, ROLE_SECTION, "Rows: month, line and price");
    write_line_words(model, sheet, history, first);
    grid_write(&model->grids, rows, &scope, row_month_field, 1, 0, history);
    grid_write(&model->grids, rows, &scope, row_fields, N_ROW_FIELDS, COL_COUNTS, history);
    sheet_text(sheet, rows->total, 0, ROLE_TOTAL, "Total");
}
