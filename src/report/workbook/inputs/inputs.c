#include "input.h"

#include "report/words.h"
#include "report/workbook/cells/room.h"
#include "report/workbook/spans.h"

#include <realrate/method.h>

/* NULL at the end. */
static const char *const *
scenario_choices(struct arena *arena)
{
    const char **choices = ARENA_NEW(arena, const char *, N_SCENARIOS + 1);
    for (size_t i = 0; i < N_SCENARIOS; i++)
        choices[i] = words_scenarios[i];
    return choices;
}

/* Numbers and words that formulas take by name: nothing but 0, 1, 12, 100 and -1 stands in a formula. */
static void
put_constants(struct inputs *in)
{
    const struct {
        const char *name, *label, *unit;
        double value;
    } constants[] = {
        {"days_per_year", "days in a year, for the standard month", "days", DAYS_PER_YEAR},
        {"z_low", "standard normal at 10%", "sigma", -Z_P90},
        {"z_high", "standard normal at 90%", "sigma", Z_P90},
        {"one_half", "one half, for the mean of a lognormal", "times", 0.5},
        {"least_months_growth", "least complete months to fit growth", "months", LEAST_MONTHS_GROWTH},
        {"least_months_volatility", "least complete months to fit volatility", "months",
         LEAST_MONTHS_VOLATILITY},
        {"least_months_noise", "least complete months to tell noise apart", "months", LEAST_MONTHS_NOISE},
        {"least_volatility", "least volatility a month", "share", LEAST_VOLATILITY},
        {"assumed_volatility", "volatility where it cannot be fitted", "share", ASSUMED_VOLATILITY},
        {"dominant_share", "share of cost that the dominant models carry", "share", DOMINANT_SHARE},
        {"basis_unstacked", "number of a batch price that takes no discount", "number", 4},
        {"rounding_share", "a part within this of nothing or of all is that", "share", PART_ROUNDING},
        {"most_premium", "largest premium on overage", "share", schema_range("overage", "rate").max},
        {"most_price", "largest list price", "money", schema_range("model", "input").max},
        {"most_multiplier", "largest multiplier of list prices", "times",
         schema_range("model", "us_multiplier").max},
        {"check_tolerance", "tolerance of a check, in currency and share", "money, share", HALF_CENT},
        {"uptime_step", "a step of missed uptime that is credited", "share", 0.001},
        {"uptime_digits", "digits to which steps of uptime are counted", "digits", 6},
        {"check_relative", "tolerance of a check, relative", "share", SUM_ROUNDING},
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
put_list(struct inputs *in, const char *name, const char *const *words, const int *months)
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
    book_name(in->sheet, arena_printf(arena, "%s_words", name),
              ref_range(arena, NULL, in->sheet, first, COL_KEY, in->row - 1, COL_KEY));
    if (months)
        book_name(in->sheet, arena_printf(arena, "%s_months", name),
                  ref_range(arena, NULL, in->sheet, first, COL_VALUE, in->row - 1, COL_VALUE));
}

static void
put_lists(struct inputs *in)
{
    input_section(in, "Words that formulas look up (fixed)");
    put_list(in, "scenario", scenario_choices(in->model->arena), NULL);
    put_list(in, "measure", input_measures, spans_measure);
    put_list(in, "billing", input_billings, spans_billing);
    put_list(in, "overage", input_overages, NULL);
    put_list(in, "renewal", input_renewals, NULL);
}

static void
put_scenario_number(struct inputs *in, const char *name, const char *label, double number,
                    const char *formula)
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
    input_put(in, &(struct input){"scenario", "selected", .name = "scenario", .kind = TERM_CHOICE,
                                  .text = words_scenarios[SCENARIO_BASE],
                                  .choices = scenario_choices(in->model->arena), .label = "scenario",
                                  .unit = ""});
    put_scenario_number(in, "scenario_number", "its number: 1 low, 2 base (and where refused), 3 high",
                        SCENARIO_BASE + 1, "MATCH(selected_scenario,scenario_words,0)");
    /* Each ledger settles the other two scenarios too, for what compares them. */
    put_scenario_number(in, "scenario_second", "that of the ledgers' second settlement", SCENARIO_LOW + 1,
                        "1+IF(scenario_number=1,1,0)");
    put_scenario_number(in, "scenario_third", "that of their third", SCENARIO_HIGH + 1,
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
        {COL_VALUE, 21, "Value"},   {COL_ALLOWED, 33, "Allowed"},    {COL_SOURCE, 21, "Said in"},
        {COL_AS_RUN, 15, "As run"}, {COL_CHANGED, 9, "Changed"},     {COL_CHECK, 8, "Check"},
        {COL_LEAST, 10, "Least"},   {COL_MOST, 10, "Most"},          {COL_USED, 21, "Used"},
    };
    struct sheet *sheet = model->tabs[TAB_INPUTS][0];
    frame_head(sheet, "every term of the plan and the offers", 1,
               "Change the coloured cells below; every other sheet recomputes. Constants and lists stand "
               "last, and what formulas use of each cell in the last column, not printed.");
    sheet->rule_to = COL_CHECK;
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        unsigned col = columns[i].col;
        room_columns(sheet, col, col, columns[i].width);
        sheet_text(sheet, ROW_HEADER, col, ROLE_HEADER, columns[i].title);
    }
    frame_freeze(sheet, ROW_HEADER + 1, 1);
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
    unsigned *breaks = ARENA_NEW(arena, unsigned, results->n_offers);
    for (size_t i = 0; i < results->n_offers; i++) {
        starts[i] = in.row;
        if (i > 0) /* an offer a page, the first with the plan */
            breaks[i - 1] = in.row + 1;
        input_put_offer(&in, i + 1, results->offers[i].offer, &model->offers[i]);
    }
    frame_breaks(in.sheet, breaks, results->n_offers - 1);
    starts[results->n_offers] = in.row;
    put_constants(&in);
    put_lists(&in);
    input_put_counts(&in, first, starts, results->n_offers);
    frame_area(in.sheet, starts[results->n_offers] - 1, COL_CHECK);
}
