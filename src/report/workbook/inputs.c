#include "input.h"

#include <math.h>

static const char *const scenarios[] = {"low", "base", "high", NULL};

static void
put_plan(struct inputs *in, const struct plan *plan)
{
    const double none = (double)NAN;
    in->prefix = "plan";
    input_section(in, "Plan: what the buyer believes");
    const struct input rows[] = {
        {"forecast", "trailing", .name = "trailing", .kind = TERM_COUNT, .value = plan->trailing, .min = 1,
         .max = 120, .unit = "months"},
        {"forecast", "growth", .name = "growth", .kind = TERM_SHARE,
         .value = plan->growth_is_auto ? none : plan->growth, .allows_auto = true, .min = -0.99, .max = 10},
        {"forecast", "damping", .name = "damping", .kind = TERM_NUMBER, .value = plan->damping, .max = 1},
        {"forecast", "volatility", .name = "volatility", .kind = TERM_SHARE,
         .value = plan->volatility_is_auto ? none : plan->volatility, .allows_auto = true, .max = 5},
        {"forecast", "noise", .name = "noise", .kind = TERM_SHARE, .value = plan->noise, .max = 5},
        {"forecast", "growth_low", .name = "growth_low", .kind = TERM_SHARE,
         .value = plan->has_growth_low ? plan->growth_low : none, .allows_blank = true, .min = -0.99,
         .max = 10},
        {"forecast", "growth_high", .name = "growth_high", .kind = TERM_SHARE,
         .value = plan->has_growth_high ? plan->growth_high : none, .allows_blank = true, .min = -0.99,
         .max = 10},
        {"finance", "discount_rate", .name = "discount_rate", .kind = TERM_SHARE,
         .value = plan->discount_rate, .min = -0.99, .max = 10},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        input_put(in, &rows[i]);
    input_put_rest(in);
}

/* Numbers and words that formulas take by name: nothing but 0, 1, 12, 100 and -1 stands in a formula. */
static void
put_constants(struct inputs *in)
{
    static const struct {
        const char *name, *label, *unit;
        double value;
    } constants[] = {
        {"days_per_year", "days in a year, for the standard month", "days", 365.25},
        {"z_low", "standard normal at 10%", "sigma", -1.2815515655},
        {"z_high", "standard normal at 90%", "sigma", 1.2815515655},
        {"one_half", "one half, for the mean of a lognormal", "times", 0.5},
        {"least_months_growth", "least complete months to fit growth", "months", 3},
        {"least_months_volatility", "least complete months to fit volatility", "months", 4},
        {"least_months_noise", "least complete months to tell noise apart", "months", 6},
        {"least_volatility", "least volatility a month", "share", 0.02},
        {"assumed_volatility", "volatility where it cannot be fitted", "share", 0.15},
        {"dominant_share", "share of cost that the dominant models carry", "share", 0.8},
        {"check_tolerance", "tolerance of a check, in currency and share", "money, share", HALF_CENT},
        {"check_relative", "tolerance of a check, relative", "share", 1e-9},
    };
    input_section(in, "Constants of the method (fixed)");
    for (size_t i = 0; i < sizeof constants / sizeof constants[0]; i++) {
        unsigned row = in->row++;
        sheet_text(in->sheet, row, COL_LABEL, ROLE_LABEL, constants[i].label);
        sheet_text(in->sheet, row, COL_UNIT, ROLE_UNIT, constants[i].unit);
        sheet_number(in->sheet, row, COL_VALUE, ROLE_PLAIN, CELL_GENERAL, constants[i].value);
        name_cell(in->model, constants[i].name, in->sheet, row, COL_VALUE);
    }
}

/* A list of words and, beside it, what each stands for in months. */
static void
put_list(struct inputs *in, const char *name, const char *const *words, const double *months)
{
    struct arena *arena = in->model->arena;
    unsigned first = in->row;
    for (size_t i = 0; words[i]; i++, in->row++) {
        sheet_text(in->sheet, in->row, COL_LABEL, ROLE_LABEL, name);
        sheet_text(in->sheet, in->row, COL_KEY, ROLE_PLAIN, words[i]);
        if (!months)
            continue;
        sheet_text(in->sheet, in->row, COL_UNIT, ROLE_UNIT, "months");
        sheet_number(in->sheet, in->row, COL_VALUE, ROLE_PLAIN, CELL_WHOLE, months[i]);
    }
    book_name(in->model->file, arena_printf(arena, "%s_words", name),
              ref_range(arena, NULL, in->sheet, first, COL_KEY, in->row - 1, COL_KEY));
    if (months)
        book_name(in->model->file, arena_printf(arena, "%s_months", name),
                  ref_range(arena, NULL, in->sheet, first, COL_VALUE, in->row - 1, COL_VALUE));
}

static void
put_lists(struct inputs *in)
{
    static const double measure_months[] = {1, 3, 12, MAX_TERM_MONTHS};
    static const double billing_months[] = {MAX_TERM_MONTHS, 12, 3, 1, 1};
    input_section(in, "Words that formulas look up (fixed)");
    put_list(in, "scenario", scenarios, NULL);
    put_list(in, "measure", input_measures, measure_months);
    put_list(in, "billing", input_billings, billing_months);
    put_list(in, "overage", input_overages, NULL);
}

static void
put_scenario(struct inputs *in)
{
    in->prefix = "selected";
    in->row = ROW_HEADER;
    input_section(in, "Scenario shown on every sheet");
    unsigned row = in->row;
    if (in->sheet->file->shows_values) {
        sheet_text(in->sheet, row, COL_LABEL, ROLE_LABEL, "scenario");
        sheet_text(in->sheet, row, COL_VALUE, ROLE_PLAIN, "base");
        sheet_text(in->sheet, in->row++, COL_ALLOWED, ROLE_UNIT, "Checks has low and high too");
        return;
    }
    input_put(in, &(struct input){"scenario", "selected", .name = "scenario", .kind = TERM_CHOICE,
                                  .text = "base", .choices = scenarios, .label = "scenario", .unit = ""});
    sheet_text(in->sheet, in->row, COL_LABEL, ROLE_LABEL, "its number: 1 low, 2 base, 3 high");
    sheet_text(in->sheet, in->row, COL_UNIT, ROLE_UNIT, "number");
    sheet_formula(in->sheet, in->row, COL_VALUE, ROLE_FORMULA, CELL_WHOLE, 2,
                  arena_printf(in->model->arena, "MATCH(%s,scenario_words,0)",
                               ref_cell(in->model->arena, row, COL_VALUE)));
    name_cell(in->model, "scenario_number", in->sheet, in->row++, COL_VALUE);
}

static void
set_up(struct model *model)
{
    static const struct {
        unsigned col;
        double width;
        const char *title;
    } columns[] = {
        {COL_LABEL, 50, "Term"},    {COL_KEY, 27, "Key in the INI"}, {COL_UNIT, 15, "Unit"},
        {COL_VALUE, 20, "Value"},   {COL_ALLOWED, 35, "Allowed"},    {COL_SOURCE, 24, "Said in"},
        {COL_AS_RUN, 14, "As run"}, {COL_CHANGED, 9, "Changed"},     {COL_CHECK, 9, "Check"},
        {COL_LEAST, 10, "Least"},   {COL_MOST, 10, "Most"},
    };
    struct sheet *sheet = model->inputs;
    bool shows_values = sheet->file->shows_values;
    sheet_head(sheet, "Inputs: every term of the plan and the offers", 1,
               shows_values
                   ? "Terms as run: no sheet recomputes from them. Change them in the INI and run again."
                   : "Change the blue cells on yellow; every other sheet recomputes.");
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        lxw_col_t col = (lxw_col_t)columns[i].col;
        if (shows_values && col >= COL_AS_RUN)
            break;
        worksheet_set_column(sheet->worksheet, col, col, columns[i].width, NULL);
        sheet_text(sheet, ROW_HEADER, col, ROLE_HEADER, columns[i].title);
    }
    worksheet_freeze_panes(sheet->worksheet, ROW_HEADER + 1, 1);
}

/* How many cells of rows [first, last] were changed, and how many are not allowed. */
static void
put_counts(struct inputs *in, unsigned first, unsigned last)
{
    struct arena *arena = in->model->arena;
    unsigned checked = ROW_HEADER + 1; /* the scenario too */
    const char *changed = ref_range(arena, in->sheet, in->sheet, first, COL_CHANGED, last, COL_CHANGED);
    sheet_text(in->sheet, ++in->row, COL_LABEL, ROLE_LABEL, "inputs changed since the run");
    sheet_text(in->sheet, in->row, COL_UNIT, ROLE_UNIT, "cells");
    sheet_formula(in->sheet, in->row, COL_VALUE, ROLE_FORMULA, CELL_WHOLE, 0,
                  arena_printf(arena, "SUM(%s)+prices_changed", changed));
    name_cell(in->model, "inputs_changed", in->sheet, in->row, COL_VALUE);
    const char *verdicts = ref_range(arena, in->sheet, in->sheet, checked, COL_CHECK, last, COL_CHECK);
    sheet_text(in->sheet, ++in->row, COL_LABEL, ROLE_LABEL, "inputs that are not allowed");
    sheet_text(in->sheet, in->row, COL_UNIT, ROLE_UNIT, "cells");
    sheet_formula(in->sheet, in->row, COL_VALUE, ROLE_FORMULA, CELL_WHOLE, 0,
                  arena_printf(arena, "COUNTIF(%s,\"ERROR\")+prices_refused", verdicts));
    name_cell(in->model, "inputs_refused", in->sheet, in->row, COL_VALUE);
    sheet_colour(in->sheet, checked, COL_CHECK, last, COL_CHECK);
}

void
inputs_write(struct model *model)
{
    const struct results *results = model->results;
    const struct plan *plan = results->plan;
    struct arena *arena = model->arena;
    struct inputs in = {.model = model, .sheet = model->inputs};
    bool shows_values = model->file->shows_values;
    set_up(model);
    put_scenario(&in);
    unsigned first = in.row;
    in.terms = plan->terms;
    in.n_terms = plan->n_terms;
    in.is_shown = ARENA_NEW(arena, bool, plan->n_terms);
    put_plan(&in, plan);
    lxw_row_t *breaks = ARENA_NEW(arena, lxw_row_t, results->n_offers);
    for (size_t i = 0; i < results->n_offers; i++) {
        if (i > 0) /* an offer a page, the first with the plan */
            breaks[i - 1] = in.row + 1;
        input_put_offer(&in, i + 1, results->offers[i].offer, &model->offers[i]);
    }
    if (results->n_offers > 1)
        worksheet_set_h_pagebreaks(in.sheet->worksheet, breaks);
    unsigned last = in.row;
    put_constants(&in);
    if (!shows_values) {
        put_lists(&in);
        put_counts(&in, first, last);
    }
    worksheet_print_area(in.sheet->worksheet, 0, 0, in.row, shows_values ? COL_SOURCE : COL_CHECK);
}
