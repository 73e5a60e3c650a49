#include "fan.h"

#include "report/workbook/cells/room.h"
#include "report/workbook/meters.h"

/* Series on top (one column per month after the last complete one; column C is that month itself), then the
 * scalars, the fit and the base month. */
enum { COL_START = 2, ROW_SERIES = ROW_HEADER };

/* ---- series: record i is h = i + 1 ---- */

#define SERIES_VALUE(name, member)                                                                           \
    static double series_##name(const void *source, size_t i)                                                \
    {                                                                                                        \
        return ((const struct forecast_source *)source)->forecast->member[i + 1];                            \
    }
SERIES_VALUE(damped, damped)
SERIES_VALUE(mean, mean)
SERIES_VALUE(variance, log_variance)
SERIES_VALUE(low, low)
SERIES_VALUE(high, high)

static int32_t
last_from(const struct forecast_source *source)
{
    return source->history->months[fit_last_complete(source->history)].from;
}
static double
series_month(const void *source, size_t i)
{
    return sheet_serial(day_add_months(last_from(source), (int)i + 1));
}
static double
series_h(const void *source, size_t i)
{
    (void)source;
    return (double)i + 1;
}

static const struct field series_fields[] = {
    {"month", "Month from", "day", CELL_MONTH, "EDATE([month-],1)", false, series_month},
    {"h", "Months after the last complete one", "months", CELL_WHOLE, "[h-]+1", false, series_h},
    {"damped", "Months of growth after damping", "months", CELL_FACTOR, "[damped-]+plan_damping^[h]", false,
     series_damped},
    {"mean", "Base: level of the mean path", "times", CELL_FACTOR, "EXP({f.growth}*[damped])", false,
     series_mean},
    {"variance", "Variance of the log level", "log squared", CELL_FACTOR,
     "{f.sigma}*{f.sigma}*[h]+{f.tau}*{f.tau}+{f.drift}*{f.drift}*[damped]*[damped]", false, series_variance},
    {"low", "Low: every month at its own P10, or the growth given for low", "times", CELL_FACTOR,
     "IF(COUNTIF(plan_growth_low,\">-1\")=1,(1+plan_growth_low)^[damped],"
     "[mean]*EXP(z_low*SQRT([variance])-one_half*[variance]))",
     false, series_low},
    {"high", "High: every month at its own P90, or the growth given for high", "times", CELL_FACTOR,
     "IF(COUNTIF(plan_growth_high,\">-1\")=1,(1+plan_growth_high)^[damped],"
     "[mean]*EXP(z_high*SQRT([variance])-one_half*[variance]))",
     false, series_high},
    {"selected", "Selected scenario", "times", CELL_FACTOR, "CHOOSE(scenario_number,[low],[mean],[high])",
     false, series_mean},
};
#define N_SERIES_FIELDS (sizeof series_fields / sizeof series_fields[0])
#define ROW_SCALARS     (ROW_SERIES + N_SERIES_FIELDS + 20) /* the chart stands between */

/* ---- base month: one record per line ---- */

#define BASE_VALUE(meter)                                                                                    \
    static double base_##meter(const void *source, size_t i)                                                 \
    {                                                                                                        \
        const struct forecast_source *s = source;                                                            \
        return s->forecast->base[s->lines->items[i]][meter];                                                 \
    }
BASE_VALUE(0)
BASE_VALUE(1)
BASE_VALUE(2)
BASE_VALUE(3)
BASE_VALUE(4)
BASE_VALUE(5)
static double
base_line(const void *source, size_t i)
{
    return (double)((const struct forecast_source *)source)->lines->items[i] + 1;
}

#define BASE_FIELD(meter)                                                                                    \
    {                                                                                                        \
        "n" #meter, METER_LABEL_##meter, METER_UNIT_##meter "/month", CELL_COUNT,                            \
            "SUMPRODUCT(([usage.line:]=[line])*[usage.weight:]*[usage.n" #meter                              \
            ":])*days_per_year/12/{f.base_days}",                                                            \
            false, base_##meter                                                                              \
    }

static const struct field base_fields[] = {
    {"line", "Line number", "line", CELL_WHOLE, NULL, false, base_line},
    EACH_METER(BASE_FIELD),
};
#define N_BASE_FIELDS (sizeof base_fields / sizeof base_fields[0])

static unsigned
first_base_row(void)
{
    return (unsigned)(ROW_SCALARS + FIT_SCALAR_ROWS + 3);
}

static unsigned
first_fit_row(const struct base_lines *lines)
{
    return first_base_row() + (unsigned)lines->n + 5;
}

void
forecast_plan(struct model *model, size_t k)
{
    const struct forecast *forecast = &model->results->forecasts[k];
    struct sheet *sheet = model->tabs[TAB_FORECAST][k];
    grid_lay_out(
        grid_add(&model->grids, "series", OF_HISTORY, k + 1, sheet, true, FIRST_MONTH, forecast->reach),
        series_fields, N_SERIES_FIELDS, ROW_SERIES);
    grid_lay_out(grid_add(&model->grids, "fit", OF_HISTORY, k + 1, sheet, false,
                          first_fit_row(&model->base_lines[k]), forecast->n_window),
                 fit_fields, FIT_FIELDS, COL_START);
    grid_lay_out(grid_add(&model->grids, "base", OF_HISTORY, k + 1, sheet, false, first_base_row(),
                          model->base_lines[k].n),
                 base_fields, N_BASE_FIELDS, COL_START);
}

/* ---- the sheet ---- */

static void
write_start(struct model *model, const struct forecast_source *source, struct sheet *sheet)
{
    (void)model;
    sheet_day(sheet, ROW_SERIES, COL_START, ROLE_HEADER, CELL_MONTH, last_from(source));
    sheet_number(sheet, ROW_SERIES + 1, COL_START, ROLE_PLAIN, CELL_WHOLE, 0);
    sheet_number(sheet, ROW_SERIES + 2, COL_START, ROLE_PLAIN, CELL_FACTOR, 0);
}

static void
write_base(struct model *model, const struct scope *scope, struct grid *base,
           const struct forecast_source *source)
{
    const struct base_lines *lines = source->lines;
    sheet_text(base->sheet, base->first - 3, 0, ROLE_SECTION,
               "Base month: an average month at the level of the last complete one");
    sheet_text(base->sheet, base->first - 2, 0, ROLE_HEADER, "Line");
    for (size_t i = 0; i < lines->n; i++)
        sheet_text(base->sheet, base->first + (unsigned)i, 0, ROLE_LABEL,
                   line_words(model, source->history, lines->items[i]));
    grid_write(&model->grids, base, scope, base_fields, N_BASE_FIELDS, COL_START, source);
}

#define LABEL_WIDTH  50
#define UNIT_WIDTH   12
#define NUMBER_WIDTH 13.5 /* tokens */

/* Months between the last complete one and the first of any contract. */
static unsigned
months_before(const struct model *model, size_t k)
{
    int least = (int)model->results->forecasts[k].horizon;
    for (size_t i = 0; i < model->results->n_offers; i++) {
        const struct offer_result *result = &model->results->offers[i];
        if (result->history == k && result->offset_months - 1 < least)
            least = result->offset_months - 1;
    }
    return least > 0 ? (unsigned)least : 0;
}

/* The slopes of the fit, the fan's numbers and the months after the terms, which serve other sheets, are not
 * printed. */
static void
set_print_area(const struct grid *series, const struct grid *base)
{
    struct sheet *sheet = series->sheet;
    unsigned last = series->first + sheet->months.n - 1, least = grid_line(base, "n5");
    last = last > least ? last : least;
    if (frame_is_by_years(sheet))
        frame_areas(sheet, ROW_SCALARS - 2, last, ROW_SCALARS - 1, base->total, least);
    else
        frame_area(sheet, base->total, last);
}

void
forecast_write(struct model *model, size_t k)
{
    struct forecast_source source = {&model->results->histories[k], &model->results->forecasts[k],
                                     &model->base_lines[k]};
    struct sheet *sheet = model->tabs[TAB_FORECAST][k];
    struct scope scope = {.sheet = sheet, .numbers = {[OF_HISTORY] = k + 1}};
    struct grid *series = grid_find(&model->grids, "series", &scope),
                *fit = grid_find(&model->grids, "fit", &scope);
    struct grid *base = grid_find(&model->grids, "base", &scope);
    struct fit_context context = {source.forecast, grid_find(&model->grids, "months", &scope)};
    frame_head(
        sheet, "how much will be consumed", 1,
        "Levels relative to the last complete month of history; low and high put every month at its own P10 "
        "or P90 at once, so they are not the P10 and P90 of the term. The slopes of the fit stand below, not "
        "printed.");
    sheet->rule_to = grid_line(base, "n5");
    room_columns(sheet, 0, 0, LABEL_WIDTH);
    room_columns(sheet, 1, 1, UNIT_WIDTH);
    room_columns(sheet, 2, sheet->rule_to, NUMBER_WIDTH);
    room_columns(sheet, sheet->rule_to + 1, 200, 10);
    frame_freeze(sheet, ROW_SERIES + 1, FIRST_MONTH);
    room_row(sheet, fit->first - 2, 45);
    sheet->months = (struct month_columns){(unsigned)source.forecast->horizon, months_before(model, k),
                                           NUMBER_WIDTH, LABEL_WIDTH + UNIT_WIDTH + NUMBER_WIDTH};
    write_start(model, &source, sheet);
    grid_write(&model->grids, series, &scope, series_fields, N_SERIES_FIELDS, ROW_SERIES, &source);
    fit_write_scalars(model, k, fit, &scope, (unsigned)ROW_SCALARS);
    sheet_text(sheet, fit->first - 3, 0, ROLE_SECTION,
               "Fit of the growth: slopes between all pairs of months");
    scope.reference = fit_reference;
    scope.context = &context;
    grid_write(&model->grids, fit, &scope, fit_fields, FIT_FIELDS, COL_START, &source);
    fit_write_slopes(model, k, fit);
    write_base(model, &scope, base, &source);
    fan_write(model, k, &source, fit->total + 3, ROW_SERIES + N_SERIES_FIELDS + 1);
    set_print_area(series, base);
}
