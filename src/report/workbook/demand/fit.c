#include "fit.h"

#include "report/workbook/cells/scalars.h"

#include <realrate/method.h>

#include <math.h>
#include <string.h>

enum { COL_START = 2 };
#define BASE_MONTHS_FROM_END 3 /* among the scalars */

size_t
fit_last_complete(const struct history *history)
{
    size_t i = history->n_months - 1;
    while (i > 0 && !history->months[i].complete)
        i--;
    return i;
}
static double
fit_month(const void *source, size_t i)
{
    const struct forecast_source *s = source;
    return sheet_serial(s->history->months[s->forecast->window[i]].from);
}
static double
fit_number(const void *source, size_t i)
{
    return (double)((const struct forecast_source *)source)->forecast->window[i] + 1;
}
static double
fit_log(const void *source, size_t i)
{
    const struct forecast_source *s = source;
    return s->history->months[s->forecast->window[i]].log_daily;
}
static double
fit_difference(const void *source, size_t i)
{
    return ((const struct forecast_source *)source)->forecast->differences[i];
}

/* Only changes that share a month count (1.5). */
static double
fit_product(const void *source, size_t i)
{
    const struct forecast *forecast = ((const struct forecast_source *)source)->forecast;
    double mean = forecast->mean_difference;
    return i == 0 ? NO_VALUE : (forecast->differences[i - 1] - mean) * (forecast->differences[i] - mean);
}

const struct field fit_fields[FIT_FIELDS] = {
    {"month", "Month from", "day", CELL_DATE, "{month}", false, fit_month},
    {"number", "Number", "month", CELL_WHOLE, "{number}", false, fit_number},
    {"y", "Log of value per day", "ln", CELL_FACTOR, "{log}", false, fit_log},
    {"d", "Change from the month before", "log", CELL_FACTOR,
     "IF(ISNUMBER([number-])*ISNUMBER([y-])*ISNUMBER([y])=1,IF([number]-[number-]=1,[y]-[y-],\"n/a\"),\"n/"
     "a\")",
     false, fit_difference},
    {"product", "Times the change before, both less their mean", "log squared", CELL_FACTOR,
     "IF(ISNUMBER({f.mean_change})*ISNUMBER([d-])*ISNUMBER([d])=1,([d-]-{f.mean_change})*([d]-{f.mean_change}"
     "),"
     "\"n/a\")",
     false, fit_product},
};

/* The month's cell on Usage: the window is fixed by which months are complete. */
const char *
fit_reference(const void *context, size_t record, const char *name)
{
    const struct fit_context *here = context;
    return grid_cell(here->months, name, here->forecast->window[record], NULL);
}

/* Right of the fit's last field. */
static unsigned
slopes_col(const struct grid *fit)
{
    return grid_line(fit, "product") + 1;
}

static const char *
slope_range(struct model *model, const struct grid *fit)
{
    unsigned n = (unsigned)fit->n, col = slopes_col(fit);
    return ref_range(model->arena, fit->sheet, fit->sheet, fit->first, col, fit->first + n - 1, col + n - 1);
}

static const char *
adjacent_count(struct model *model, const struct grid *fit)
{
    unsigned n = (unsigned)fit->n, col = grid_line(fit, "number"), row = fit->first;
    if (n < 2)
        return "0";
    return arena_printf(model->arena, "SUMPRODUCT(1*(%s-%s=1))",
                        ref_range(model->arena, fit->sheet, fit->sheet, row + 1, col, row + n - 1, col),
                        ref_range(model->arena, fit->sheet, fit->sheet, row, col, row + n - 2, col));
}

/* Beside the months of the base month: why they are fewer than the plan asks for. */
static void
write_shortage(struct model *model, size_t k, const struct scope *scope, unsigned row)
{
    const char *words = "fewer than the plan asks for: no more complete months exist";
    bool is_short = model->results->forecasts[k].n_base_months < (size_t)model->results->plan->trailing;
    const char *formula = arena_printf(model->arena, "IF({f.base_months}<plan_trailing,\"%s\",\"\")", words);
    sheet_formula_text(model->tabs[TAB_FORECAST][k], row, COL_START + 1, ROLE_NOTE, is_short ? words : "",
                       grid_expand(&model->grids, scope, formula));
}

void
fit_write_scalars(struct model *model, size_t k, const struct grid *fit, const struct scope *scope,
                  unsigned row)
{
    const struct forecast *f = &model->results->forecasts[k];
    const struct history *history = &model->results->histories[k];
    struct arena *arena = model->arena;
    bool is_known = !isnan(f->mean_difference);
    const double none = (double)NAN;
    const struct scalar scalars[] = {
        {"last_number", "number of the last complete month", "month", CELL_WHOLE,
         (double)fit_last_complete(history) + 1,
         "SUMPRODUCT([months.complete:]*([months.rank:]=1)*[months.number:])"},
        {"complete_months", "complete months", "months", CELL_WHOLE, (double)history->n_complete,
         "SUM([months.complete:])"},
        {"fitted", "growth fitted: median of all slopes", "log/month", CELL_FACTOR, f->fitted_growth,
         arena_printf(arena,
                      "IF(AND(COUNT([fit.y:])>=least_months_growth,COUNT([fit.y:])=ROWS([fit.y:])),MEDIAN(%s)"
                      ",\"n/a\")",
                      slope_range(model, fit))},
        {"growth", "growth used", "log/month", CELL_FACTOR, f->growth,
         "IF(COUNTIF(plan_growth,\">-1\")=1,LN(1+plan_growth),IF(ISNUMBER({f.fitted}),{f.fitted},0))"},
        {"changes", "changes between adjacent months", "changes", CELL_WHOLE, (double)f->n_differences,
         adjacent_count(model, fit)},
        {"mean_change", "their mean", "log", CELL_FACTOR, f->mean_difference,
         "IF({f.changes}=0,\"n/a\",IF(COUNT([fit.d:])={f.changes},AVERAGE([fit.d:]),\"n/a\"))"},
        {"variance", "their variance", "log squared", CELL_FACTOR, is_known ? f->variance : none,
         "IF({f.changes}>1,IF(ISNUMBER({f.mean_change}),VAR([fit.d:]),\"n/a\"),\"n/a\")"},
        {"covariance", "their covariance with the next, corrected", "log squared", CELL_FACTOR,
         is_known ? f->covariance : none,
         "IF(ISNUMBER({f.variance}),SUM([fit.product:])/({f.changes}-1)+{f.variance}/{f.changes},\"n/a\")"},
        {"tau", "noise of a month", "log", CELL_FACTOR, f->noise,
         "IF(ISNUMBER(plan_volatility),plan_noise,"
         "IF(ISNUMBER({f.covariance})*({f.complete_months}>=least_months_noise)=1,SQRT(MAX(0,-{f.covariance})"
         "),0))"},
        {"apart", "variance of changes without the noise", "log squared", CELL_FACTOR,
         is_known ? f->variance - (history->n_complete < LEAST_MONTHS_NOISE ? 0 : 2 * f->noise * f->noise)
                  : none,
         "IF(ISNUMBER({f.variance}),{f.variance}"
         "-IF({f.complete_months}<least_months_noise,0,{f.tau}*{f.tau}+{f.tau}*{f.tau}),\"n/a\")"},
        {"sigma", "volatility a month", "log", CELL_FACTOR, f->volatility,
         "IF(ISNUMBER(plan_volatility),plan_volatility,"
         "IF(ISNUMBER({f.apart})*({f.complete_months}>=least_months_volatility)=1,"
         "MAX(least_volatility,SQRT(MAX(0,{f.apart}))),assumed_volatility))"},
        {"drift", "uncertainty of the growth", "log/month", CELL_FACTOR, f->drift,
         "IF(ISNUMBER(plan_growth),0,IF(ISNUMBER({f.fitted}),{f.sigma}/SQRT(MAX(1,{f.changes})),0))"},
        {"base_months", "months in the base month", "months", CELL_WHOLE, (double)f->n_base_months,
         "SUMPRODUCT(1*([months.weight:]>0))"},
        {"base_days", "days of those months", "days", CELL_WHOLE, f->base_days,
         "MAX(1,SUMPRODUCT(([months.weight:]>0)*[months.days:]))"},
        {"base_list", "base month at reference prices", model->results->currency, CELL_CENTS,
         f->base_list_value, "SUMPRODUCT([usage.weight:],[usage.reference:])*days_per_year/12/{f.base_days}"},
    };
    struct sheet *sheet = model->tabs[TAB_FORECAST][k];
    sheet_text(sheet, row - 1, 0, ROLE_SECTION, "Growth, volatility and base month");
    const size_t n = sizeof scalars / sizeof scalars[0];
    scalars_write(&model->grids, sheet, scope, 'f', scalars, n, row);
    write_shortage(model, k, scope, row + (unsigned)n - BASE_MONTHS_FROM_END);
}

void
fit_write_slopes(struct model *model, size_t k, const struct grid *fit)
{
    const struct forecast *forecast = &model->results->forecasts[k];
    struct arena *arena = model->arena;
    size_t n = forecast->n_window;
    unsigned base = slopes_col(fit), numbers = grid_line(fit, "number"), logs = grid_line(fit, "y");
    sheet_text(fit->sheet, fit->first - 2, base, ROLE_HEADER, "Slopes to the month");
    for (unsigned j = 1; j < n; j++) {
        int32_t month = model->results->histories[k].months[forecast->window[j]].from;
        sheet_day(fit->sheet, fit->first - 2, base + j, ROLE_HEADER, CELL_DATE, month);
        sheet_text(fit->sheet, fit->first - 1, base + j, ROLE_COLUMN_UNIT, "log/month");
    }
    for (unsigned i = 0; i < n; i++) {
        for (unsigned j = i + 1; j < n; j++) {
            const char *yi = ref_cell(arena, fit->first + i, logs),
                       *yj = ref_cell(arena, fit->first + j, logs);
            const char *formula = arena_printf(
                arena, "IF(ISNUMBER(%s)*ISNUMBER(%s)=1,(%s-%s)/(%s-%s),\"n/a\")", yi, yj, yj, yi,
                ref_cell(arena, fit->first + j, numbers), ref_cell(arena, fit->first + i, numbers));
            sheet_formula(fit->sheet, fit->first + i, base + j, ROLE_FORMULA, CELL_FACTOR,
                          forecast->slopes[i * n + j], formula);
        }
    }
}
