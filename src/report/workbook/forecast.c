#include "chart.h"
#include "fit.h"

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
     "IF(ISNUMBER(plan_growth_low),EXP(LN(1+plan_growth_low)*[damped]),"
     "[mean]*EXP(z_low*SQRT([variance])-one_half*[variance]))",
     false, series_low},
    {"high", "High: every month at its own P90, or the growth given for high", "times", CELL_FACTOR,
     "IF(ISNUMBER(plan_growth_high),EXP(LN(1+plan_growth_high)*[damped]),"
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

#define BASE_FIELD(meter, label, unit)                                                                       \
    {                                                                                                        \
        "n" #meter, label, unit, CELL_COUNT,                                                                 \
            "SUMPRODUCT(([usage.line:]=[line])*[usage.weight:]*[usage.n" #meter                              \
            ":])*days_per_year/12/{f.base_days}",                                                            \
            false, base_##meter                                                                              \
    }

static const struct field base_fields[] = {
    {"line", "Line number", "line", CELL_WHOLE, NULL, false, base_line},
    BASE_FIELD(0, "Input", "tokens/month"),
    BASE_FIELD(1, "Cache write 5m", "tokens/month"),
    BASE_FIELD(2, "Cache write 1h", "tokens/month"),
    BASE_FIELD(3, "Cache read", "tokens/month"),
    BASE_FIELD(4, "Output", "tokens/month"),
    BASE_FIELD(5, "Web search", "requests/month"),
};
#define N_BASE_FIELDS (sizeof base_fields / sizeof base_fields[0])

static unsigned
first_fit_row(void)
{
    return (unsigned)(ROW_SCALARS + FIT_SCALAR_ROWS + 4);
}

static unsigned
first_base_row(const struct forecast *forecast)
{
    return first_fit_row() + (unsigned)forecast->n_window + 5;
}

/* A line that the plan adds to the history may have neither usage nor, in the end, demand. */
static struct base_lines
find_base_lines(const struct model *model, size_t k)
{
    const struct history *history = &model->results->histories[k];
    bool *is_shown = ARENA_NEW(model->arena, bool, history->n_lines);
    struct base_lines lines = {.items = ARENA_NEW(model->arena, size_t, history->n_lines)};
    for (size_t i = 0; i < history->n_rows_of_months; i++)
        is_shown[history->rows[i].line] = true;
    for (size_t i = 0; i < model->results->n_offers; i++) {
        const struct offer_result *result = &model->results->offers[i];
        for (size_t row = 0; row < result->n_rates && result->history == k; row++)
            is_shown[result->rates[row].line] = true;
    }
    for (size_t i = 0; i < history->n_lines; i++)
        if (is_shown[i])
            lines.items[lines.n++] = i;
    return lines;
}

void
forecast_plan(struct model *model, size_t k)
{
    const struct forecast *forecast = &model->results->forecasts[k];
    struct sheet *sheet = model->forecast[k];
    model->base_lines[k] = find_base_lines(model, k);
    grid_lay_out(grid_add(&model->grids, "series", k + 1, sheet, true, FIRST_MONTH, forecast->horizon),
                 series_fields, N_SERIES_FIELDS, ROW_SERIES);
    grid_lay_out(grid_add(&model->grids, "fit", k + 1, sheet, false, first_fit_row(), forecast->n_window),
                 fit_fields, FIT_FIELDS, COL_START);
    grid_lay_out(grid_add(&model->grids, "base", k + 1, sheet, false, first_base_row(forecast),
                          model->base_lines[k].n),
                 base_fields, N_BASE_FIELDS, COL_START);
}

/* ---- the sheet ---- */

static void
write_chart(struct grid *series)
{
    static const struct chart_series lines[] = {
        {"high", "high", 0x7F7F7F, true}, {"mean", "base", 0x0072B2, false}, {"low", "low", 0x7F7F7F, true}};
    chart_months(series, "month", lines, sizeof lines / sizeof lines[0], true,
                 "Forecast of the monthly level: low, base and high", "times the last complete month",
                 ROW_SERIES + N_SERIES_FIELDS + 1, 0,
                 "Three lines by month: the base level, and above and below it the high and the low one");
}

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
    for (size_t i = 0; i < lines->n; i++) {
        const struct line *line = &source->history->lines[lines->items[i]];
        sheet_text(base->sheet, base->first + (unsigned)i, 0, ROLE_LABEL,
                   arena_printf(model->arena, "%s %s %s %s %s", model->results->book->models[line->model].id,
                                tier_names[line->tier], context_names[line->context], geo_names[line->geo],
                                speed_names[line->speed]));
    }
    grid_write(&model->grids, base, scope, base_fields, N_BASE_FIELDS, COL_START, source);
}

void
forecast_write(struct model *model, size_t k)
{
    struct forecast_source source = {&model->results->histories[k], &model->results->forecasts[k],
                                     &model->base_lines[k]};
    struct sheet *sheet = model->forecast[k];
    struct scope scope = {.sheet = sheet, .history = k + 1};
    struct grid *series = grid_find(&model->grids, "series", &scope),
                *fit = grid_find(&model->grids, "fit", &scope);
    struct grid *base = grid_find(&model->grids, "base", &scope);
    struct fit_context context = {model, source.forecast, grid_find(&model->grids, "months", &scope),
                                  model->usage[k]};
    sheet_head(
        sheet, "Forecast: how much will be consumed", 1,
        "Levels relative to the last complete month of history; low and high put every month at its own P10 "
        "or P90 at once, so they are not the P10 and P90 of the term.");
    worksheet_set_column(sheet->worksheet, 0, 0, 44, NULL);
    worksheet_set_column(sheet->worksheet, 1, 1, 14, NULL);
    worksheet_set_column(sheet->worksheet, 2, 200, 13, NULL);
    worksheet_freeze_panes(sheet->worksheet, ROW_SERIES + 1, FIRST_MONTH);
    worksheet_set_row(sheet->worksheet, first_fit_row() - 2, 45, NULL);
    write_start(model, &source, sheet);
    grid_write(&model->grids, series, &scope, series_fields, N_SERIES_FIELDS, ROW_SERIES, &source);
    write_chart(series);
    fit_write_scalars(model, k, fit, &scope, (unsigned)ROW_SCALARS);
    sheet_text(sheet, fit->first - 3, 0, ROLE_SECTION,
               "Fit of the growth: slopes between all pairs of months");
    scope.reference = fit_reference;
    scope.context = &context;
    grid_write(&model->grids, fit, &scope, fit_fields, FIT_FIELDS, COL_START, &source);
    fit_write_slopes(model, k, fit);
    write_base(model, &scope, base, &source);
}
