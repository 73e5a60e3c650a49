#include "input.h"

static const char *const scenarios[] = {"low", "base", "high", NULL};

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
        {"basis_unstacked", "number of a batch price that takes no discount on Rates", "number", 4},
        {"rounding_share", "a part within this of nothing or of all is that", "share", 1e-12},
        {"most_premium", "largest premium on overage", "share", 10},
        {"check_tolerance", "tolerance of a check, in currency and share", "money, share", HALF_CENT},
        {"uptime_step", "a step of missed uptime that is credited", "share", 0.001},
        {"uptime_digits", "digits to which steps of uptime are counted", "digits", 6},
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
    put_list(in, "renewal", input_renewals, NULL);
}

/* Each ledger settles the other two scenarios too, for what compares them. */
static void
put_other_scenario(struct inputs *in, const char *name, const char *label, double number, const char *formula)
{
    sheet_text(in->sheet, in->row, COL_LABEL, ROLE_LABEL, label);
    sheet_text(in->sheet, in->row, COL_UNIT, ROLE_UNIT, "number");
    sheet_formula(in->sheet, in->row, COL_VALUE, ROLE_FORMULA, CELL_WHOLE, number, formula);
    name_cell(in->model, name, in->sheet, in->row++, COL_VALUE);
}

static void
put_scenario(struct inputs *in)
{
    in->prefix = "selected";
    in->row = ROW_HEADER;
    input_section(in, "Scenario shown on every sheet");
    unsigned row = in->row;
    input_put(in, &(struct input){"scenario", "selected", .name = "scenario", .kind = TERM_CHOICE,
                                  .text = "base", .choices = scenarios, .label = "scenario", .unit = ""});
    sheet_text(in->sheet, in->row, COL_LABEL, ROLE_LABEL, "its number: 1 low, 2 base, 3 high");
    sheet_text(in->sheet, in->row, COL_UNIT, ROLE_UNIT, "number");
    sheet_formula(in->sheet, in->row, COL_VALUE, ROLE_FORMULA, CELL_WHOLE, 2,
                  arena_printf(in->model->arena, "MATCH(%s,scenario_words,0)",
                               ref_cell(in->model->arena, row, COL_VALUE)));
    name_cell(in->model, "scenario_number", in->sheet, in->row++, COL_VALUE);
    put_other_scenario(in, "scenario_second", "that of the ledgers' second settlement", SCENARIO_LOW + 1,
                       "1+IF(scenario_number=1,1,0)");
    put_other_scenario(in, "scenario_third", "that of their third", SCENARIO_HIGH + 1,
                       "ROWS(scenario_words)-IF(scenario_number=ROWS(scenario_words),1,0)");
}

static void
set_up(struct model *model)
{
    static const struct {
        unsigned col;
        double width;
        const char *title;
    } columns[] = {
        {COL_LABEL, 57, "Term"},    {COL_KEY, 32, "Key in the INI"}, {COL_UNIT, 13, "Unit"},
        {COL_VALUE, 16, "Value"},   {COL_ALLOWED, 33, "Allowed"},    {COL_SOURCE, 21, "Said in"},
        {COL_AS_RUN, 13, "As run"}, {COL_CHANGED, 9, "Changed"},     {COL_CHECK, 8, "Check"},
        {COL_LEAST, 10, "Least"},   {COL_MOST, 10, "Most"},
    };
    struct sheet *sheet = model->tabs[TAB_INPUTS][0];
    sheet_head(sheet, "Inputs: every term of the plan and the offers", 1,
               "Change the coloured cells below; every other sheet recomputes. Constants and lists stand "
               "last, not printed.");
    sheet->rule_to = COL_CHECK;
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        lxw_col_t col = (lxw_col_t)columns[i].col;
        worksheet_set_column(sheet->worksheet, col, col, columns[i].width, NULL);
        sheet_text(sheet, ROW_HEADER, col, ROLE_HEADER, columns[i].title);
    }
    worksheet_freeze_panes(sheet->worksheet, ROW_HEADER + 1, 1);
}

void
inputs_write(struct model *model, size_t tab)
{
    (void)tab;
    const struct results *results = model->results;
    const struct plan *plan = results->plan;
    struct arena *arena = model->arena;
    struct inputs in = {.model = model, .sheet = model->tabs[TAB_INPUTS][0]};
    set_up(model);
    put_scenario(&in);
    unsigned first = in.row, *starts = ARENA_NEW(arena, unsigned, results->n_offers + 1);
    in.terms = plan->terms;
    in.n_terms = plan->n_terms;
    in.is_shown = ARENA_NEW(arena, bool, plan->n_terms);
    input_put_plan(&in, plan);
    lxw_row_t *breaks = ARENA_NEW(arena, lxw_row_t, results->n_offers);
    for (size_t i = 0; i < results->n_offers; i++) {
        starts[i] = in.row;
        if (i > 0) /* an offer a page, the first with the plan */
            breaks[i - 1] = in.row + 1;
        input_put_offer(&in, i + 1, results->offers[i].offer, &model->offers[i]);
    }
    if (results->n_offers > 1)
        worksheet_set_h_pagebreaks(in.sheet->worksheet, breaks);
    starts[results->n_offers] = in.row;
    put_constants(&in);
    put_lists(&in);
    input_put_counts(&in, first, starts, results->n_offers);
    worksheet_print_area(in.sheet->worksheet, 0, 0, starts[results->n_offers] - 1, COL_CHECK);
}
