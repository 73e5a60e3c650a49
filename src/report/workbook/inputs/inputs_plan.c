#include "input.h"

#include <math.h>
#include <string.h>

#define NONE                ((double)NAN)
#define SHARE(key_, value_) .name = key_, .kind = TERM_SHARE, .value = value_

static void
put_scalars(struct inputs *in, const struct plan *plan)
{
    const double volatility = plan->volatility_is_auto ? NONE : plan->volatility;
    const struct input rows[] = {
        {"plan", "optimise", .name = "optimise", .kind = TERM_YES_NO, .value = plan->optimise,
         .is_structural = !plan->optimise},
        {"plan", "confidence", SHARE("confidence", plan->confidence)},
        {"plan", "tolerance", SHARE("tolerance", plan->tolerance)},
        {"plan", "materiality", SHARE("materiality", plan->materiality)},
        {"forecast", "trailing", .name = "trailing", .kind = TERM_COUNT, .value = plan->trailing,
         .unit = "months"},
        {"forecast", "growth", SHARE("growth", plan->growth_is_auto ? NONE : plan->growth),
         .allows_auto = true},
        {"forecast", "damping", .name = "damping", .kind = TERM_NUMBER, .value = plan->damping},
        {"forecast", "volatility", .name = "volatility", .kind = TERM_SHARE, .value = volatility,
         .allows_auto = true},
        {"forecast", "noise", .name = "noise", .kind = TERM_SHARE, .value = plan->noise},
        {"forecast", "growth_low", SHARE("growth_low", plan->has_growth_low ? plan->growth_low : NONE),
         .allows_blank = true},
        {"forecast", "growth_high", SHARE("growth_high", plan->has_growth_high ? plan->growth_high : NONE),
         .allows_blank = true},
        {"forecast", "paths", .name = "paths", .kind = TERM_COUNT, .value = plan->paths},
        {"forecast", "seed", .name = "seed", .kind = TERM_COUNT, .value = (double)plan->seed},
        {"forecast", "phase_in_months", .name = "phase_in", .kind = TERM_COUNT,
         .value = plan->phase_in_months},
        {"finance", "discount_rate", SHARE("discount_rate", plan->discount_rate)},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        input_put(in, &rows[i]);
    input_put_rule(in, "growth of the low scenario above that of the high one", "rows",
                   "IF(COUNT(plan_growth_low)*COUNT(plan_growth_high)=1,"
                   "IF(plan_growth_low>plan_growth_high,1,0),0)");
}

/* ---- prices to expect ---- */

/* "2027-07": the key, and how labels call the change. */
static const char *
month_text(struct arena *arena, int32_t day)
{
    struct date date = date_of_day(day);
    return arena_printf(arena, "%04d-%02d", date.year, date.month);
}

static void
put_changes(struct inputs *in, const struct plan *plan)
{
    struct arena *arena = in->model->arena;
    unsigned first = in->row;
    for (size_t i = 0; i < plan->n_changes; i++) {
        const char *month = month_text(arena, plan->changes[i].from_day);
        input_put(in, &(struct input){"market", month, SHARE(NULL, plan->changes[i].change),
                                      .label = arena_printf(arena, "list price change of %s", month)});
    }
    input_name_range(in, "market_change", COL_USED, first, in->row - 1);
}

/* What follows from the changes by formula alone, or is fixed: a row each, below the changes. */
static void
put_change_days(struct inputs *in, const struct plan *plan)
{
    struct arena *arena = in->model->arena;
    unsigned first = in->row;
    for (size_t i = 0; i < plan->n_changes; i++, in->row++) {
        const char *month = month_text(arena, plan->changes[i].from_day);
        sheet_text(in->sheet, in->row, COL_LABEL, ROLE_LABEL,
                   arena_printf(arena, "first day of the change of %s", month));
        sheet_text(in->sheet, in->row, COL_UNIT, ROLE_UNIT, "day");
        sheet_day(in->sheet, in->row, COL_VALUE, ROLE_PLAIN, CELL_DATE, plan->changes[i].from_day);
    }
    input_name_range(in, "market_from", COL_VALUE, first, in->row - 1);
    first = in->row;
    for (size_t i = 0; i < plan->n_changes; i++, in->row++) {
        unsigned change = first - 2 * (unsigned)plan->n_changes + (unsigned)i;
        sheet_text(in->sheet, in->row, COL_LABEL, ROLE_LABEL,
                   arena_printf(arena, "the change of %s as a logarithm",
                                month_text(arena, plan->changes[i].from_day)));
        sheet_text(in->sheet, in->row, COL_UNIT, ROLE_UNIT, "log");
        sheet_formula(in->sheet, in->row, COL_VALUE, ROLE_FORMULA, CELL_FACTOR,
                      log1p(plan->changes[i].change),
                      arena_printf(arena, "LN(1+%s)", ref_cell(arena, change, COL_USED)));
    }
    input_name_range(in, "market_log", COL_VALUE, first, in->row - 1);
}

static void
put_market(struct inputs *in, const struct plan *plan)
{
    double uptime = plan->has_expected_uptime ? (double)plan->expected_uptime_ppb / 1e9 : NONE;
    input_put(in,
              &(struct input){"market", "expected_uplift", SHARE("expected_uplift", plan->expected_uplift)});
    input_put(in, &(struct input){"market", "expected_uptime", SHARE("expected_uptime", uptime),
                                  .allows_blank = true});
    if (plan->n_changes == 0)
        return;
    put_changes(in, plan);
    put_change_days(in, plan);
}

/* ---- what the offer is held against ---- */

static void
put_percentiles(struct inputs *in, const struct plan *plan, size_t percentile)
{
    static const char *const names[] = {"p25", "p50", "p75"};
    struct arena *arena = in->model->arena;
    unsigned first = in->row;
    for (size_t i = 0; i < plan->n_benchmark; i++) {
        const struct benchmark_level *level = &plan->benchmark[i];
        const double shares[] = {level->p25, level->p50, level->p75};
        const char *key = input_open_key(in, "benchmark", money_value(level->commit));
        const char *name = arena_printf(arena, "benchmark%zu_%s", i + 1, names[percentile]);
        input_put(in, &(struct input){"benchmark", key, percentile, SHARE(name, shares[percentile]),
                                      .label = arena_printf(arena, "%s discount others got at %s a year",
                                                            names[percentile], key)});
    }
    input_name_range(in, arena_printf(arena, "benchmark_%s", names[percentile]), COL_USED, first,
                     in->row - 1);
}

static void
put_benchmark(struct inputs *in, const struct plan *plan)
{
    unsigned first = in->row;
    if (plan->n_benchmark == 0)
        return;
    for (size_t i = 0; i < plan->n_benchmark; i++, in->row++) {
        double commit = money_value(plan->benchmark[i].commit);
        sheet_text(in->sheet, in->row, COL_LABEL, ROLE_LABEL,
                   arena_printf(in->model->arena, "benchmark: annual commit of level %zu", i + 1));
        sheet_text(in->sheet, in->row, COL_UNIT, ROLE_UNIT, in->model->results->currency);
        sheet_number(in->sheet, in->row, COL_VALUE, ROLE_PLAIN, CELL_CENTS, commit);
        name_cell(in->model, arena_printf(in->model->arena, "plan_benchmark%zu_commit", i + 1), in->sheet,
                  in->row, COL_VALUE);
    }
    input_name_range(in, "benchmark_commit", COL_VALUE, first, in->row - 1);
    for (size_t percentile = 0; percentile < 3; percentile++)
        put_percentiles(in, plan, percentile);
    input_put_rule(in, "benchmark levels whose p25, p50 and p75 do not ascend", "rows",
                   "SUMPRODUCT(1*(benchmark_p25>benchmark_p50))+SUMPRODUCT(1*(benchmark_p50>benchmark_p75))");
}

static void
put_alternative(struct inputs *in, const struct alternative *alternative, size_t number)
{
    struct arena *arena = in->model->arena;
    const char *section = arena_printf(arena, "alternative %s", alternative->name);
    bool is_split = alternative->kind == ALTERNATIVE_SPLIT;
#define NAMED(key) .name = arena_printf(arena, "alternative%zu_" key, number)
    const struct input splits[] = {
        {section, "share", NAMED("share"), .kind = TERM_SHARE, .value = alternative->share},
        {section, "price_ratio", NAMED("price_ratio"), .kind = TERM_SHARE, .value = alternative->price_ratio},
        {section, "switching_cost", NAMED("switching_cost"), .kind = TERM_MONEY,
         .value = alternative->switching_cost},
    };
    const struct input delay = {section,
                                "months",
                                NAMED("months"),
                                .kind = TERM_COUNT,
                                .value = alternative->months,
                                .is_structural = true};
#undef NAMED
    for (size_t i = 0; i < sizeof splits / sizeof splits[0] && is_split; i++)
        input_put(in, &splits[i]);
    if (!is_split)
        input_put(in, &delay);
}

static void
put_goals(struct inputs *in, const struct plan *plan)
{
    put_benchmark(in, plan);
    if (plan->goal.kind == GOAL_REALIZED)
        input_put(in, &(struct input){"goal", "realized", .name = "goal_realized", .kind = TERM_SHARE,
                                      .value = plan->goal.realized});
    for (size_t i = 0; i < plan->n_alternatives; i++)
        put_alternative(in, &plan->alternatives[i], i + 1);
}

void
input_put_plan(struct inputs *in, const struct plan *plan)
{
    bool has_goals = plan->n_benchmark + plan->n_alternatives > 0 || plan->goal.kind != GOAL_NONE;
    in->prefix = "plan";
    input_section(in, "Plan: what the buyer believes");
    put_scalars(in, plan);
    if (plan->n_routes + plan->n_caches + plan->n_batches + plan->n_workloads > 0)
        input_section(in, "Plan: what changes demand");
    input_put_demand(in, plan);
    input_section(in, "Plan: the market");
    put_market(in, plan);
    if (has_goals)
        input_section(in, "Plan: what the offer is held against");
    put_goals(in, plan);
    if (in->n_terms > 0)
        input_section(in, "Plan: what else the INI says");
    input_put_rest(in);
}
