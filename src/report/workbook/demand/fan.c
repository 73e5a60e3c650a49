#include "fan.h"

#include "report/workbook/cells/frame.h"
#include "report/workbook/charts/chart.h"

#include <realrate/method.h>

#include <math.h>

/* A row a month: those of history, of which the complete ones were used in full, then the forecast's. The
 * last complete month is where the forecast begins. */
enum { COL_MONTH = 2, COL_USED, COL_LOW, COL_BASE, COL_HIGH, COL_FLOOR, COL_BAND };

struct fan_source {
    const struct history *history;
    const struct forecast *forecast;
    size_t last;       /* the last complete month, h = 0 */
    const char *start; /* the cell of its date */
};

static double
at_level(const struct fan_source *source, const double *series, size_t i)
{
    return source->forecast->base_list_value * (i > source->last ? series[i - source->last] : 1);
}

#define VALUE(name, value)                                                                                   \
    static double fan_##name(const void *from, size_t i)                                                     \
    {                                                                                                        \
        const struct fan_source *source = from;                                                              \
        return value;                                                                                        \
    }
VALUE(month, sheet_serial(day_add_months(source->history->months[0].from, (int)i)))
VALUE(used, source->history->months[i].daily *DAYS_PER_YEAR / 12)
VALUE(low, at_level(source, source->forecast->low, i))
VALUE(base, at_level(source, source->forecast->mean, i))
VALUE(high, at_level(source, source->forecast->high, i))

/* Before the forecast the band has no height and follows what was used, so that nobody sees it. */
static double
fan_floor(const void *from, size_t i)
{
    const struct fan_source *source = from;
    while (i < source->last && !source->history->months[i].complete)
        i++;
    return i < source->last ? fan_used(source, i) : fmin(fan_low(source, i), fan_high(source, i));
}
VALUE(band, i < source->last ? 0 : fabs(fan_high(source, i) - fan_low(source, i)))

#define LEVEL(series)                                                                                        \
    "{f.base_list}*IF([month]={start},1,SUMIFS([series." series ":],[series.month:],[month]))"
static const struct field fields[] = {
    {"month", "Month from", "day", CELL_MONTH, "EDATE([month-],1)", false, fan_month},
    {"used", "Used", "money/month", CELL_MONEY,
     "SUMIFS([months.daily:],[months.month:],[month])*days_per_year/12", false, fan_used},
    {"low", "Low", "money/month", CELL_MONEY, LEVEL("low"), false, fan_low},
    {"base", "Base", "money/month", CELL_MONEY, LEVEL("mean"), false, fan_base},
    {"high", "High", "money/month", CELL_MONEY, LEVEL("high"), false, fan_high},
    {"floor", "Band from", "money/month", CELL_MONEY,
     "IF([month]<{start},IF(ISNUMBER([used]),[used],[floor+]),MIN([low],[high]))", false, fan_floor},
    {"band", "Band", "money/month", CELL_MONEY, "ABS([high]-[low])", false, fan_band},
};
#define N_FIELDS (sizeof fields / sizeof fields[0])

static bool
has_cell(const struct fan_source *source, unsigned col, size_t i)
{
    if (col == COL_USED)
        return i <= source->last && source->history->months[i].complete;
    return i >= source->last || col == COL_MONTH || col == COL_FLOOR || col == COL_BAND;
}

static const char *
reference(const void *context, size_t record, const char *name)
{
    (void)record;
    (void)name;
    return ((const struct fan_source *)context)->start;
}

static void
write_field(struct model *model, struct grid *grid, struct scope scope, unsigned i)
{
    const struct fan_source *source = scope.context;
    const struct field *field = &fields[i];
    const char *currency = model->results->currency;
    sheet_text(grid->sheet, grid->first - 2, COL_MONTH + i, ROLE_HEADER, field->label);
    sheet_text(grid->sheet, grid->first - 1, COL_MONTH + i, ROLE_COLUMN_UNIT,
               i ? arena_printf(model->arena, "%s/month", currency) : field->unit);
    for (scope.record = 0; scope.record < grid->n; scope.record++) {
        const char *template = i || scope.record ? field->formula : "[months.month^]";
        if (has_cell(source, COL_MONTH + i, scope.record))
            sheet_formula(grid->sheet, grid->first + (unsigned)scope.record, COL_MONTH + i, ROLE_FORMULA,
                          field->form, field->value(source, scope.record),
                          grid_expand(&model->grids, &scope, template));
    }
}

static void
draw(const struct model *model, const struct grid *grid, unsigned row, unsigned col)
{
    static const struct chart_series lines[] = {{"used", "used", COLOUR_SERIES, false},
                                                {"high", "high", COLOUR_RANGE, true},
                                                {"base", "base", COLOUR_ACCENT, false},
                                                {"low", "low", COLOUR_RANGE, true}};
    static const unsigned cols[] = {COL_USED, COL_HIGH, COL_BASE, COL_LOW};
    const struct chart_fan fan = {
        .data = grid->sheet,
        .first = grid->first,
        .last = grid->first + (unsigned)grid->n - 1,
        .month_col = COL_MONTH,
        .floor_col = COL_FLOOR,
        .band_col = COL_BAND,
        .title = "List value a standard month: used, and the low, base and high forecast",
        .unit = arena_printf(model->arena, "%s/month", model->results->currency),
    };
    chart_fan(&fan, lines, cols, sizeof cols / sizeof cols[0], row, col,
              "Lines by month: the list value used, then the base forecast in a band from low to high");
}

unsigned
fan_write(struct model *model, size_t k, const struct forecast_source *of, unsigned section, unsigned row)
{
    struct sheet *sheet = model->tabs[TAB_FORECAST][k];
    struct fan_source source = {.history = of->history,
                                .forecast = of->forecast,
                                .last = fit_last_complete(of->history),
                                .start = ref_on(model->arena, sheet, sheet, ROW_HEADER, COL_MONTH)};
    struct grid *grid = grid_add(&model->grids, "fan", OF_HISTORY, k + 1, sheet, false, section + 3,
                                 source.last + 1 + of->forecast->horizon);
    grid_lay_out(grid, fields, N_FIELDS, COL_MONTH);
    const struct scope scope = {.sheet = sheet,
                                .own = grid,
                                .numbers = {[OF_HISTORY] = k + 1},
                                .reference = reference,
                                .context = &source};
    sheet_text(sheet, section, 0, ROLE_SECTION, "Numbers of the fan: list value of a standard month");
    for (unsigned i = 0; i < N_FIELDS; i++)
        write_field(model, grid, scope, i);
    /* Columns that every page repeats would show it cut off. */
    draw(model, grid, row, frame_is_by_years(sheet) ? FIRST_MONTH : 0);
    return grid->total;
}
