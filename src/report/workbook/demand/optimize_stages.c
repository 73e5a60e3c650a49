#include "optimize.h"

#include "report/workbook/charts/waterfall.h"

enum { COL_VALUE = COL_NUMBERS, COL_SAVING, COL_OF_RAW, COL_OF_BEFORE };
#define ROW_STAGES (ROW_HEADER + 4) /* the first of N_STAGES + 1, and one for all */
#define ROW_NOTE   (ROW_STAGES + N_STAGES + 3)
#define ROW_CHART  (ROW_NOTE + 3)

struct stage_row {
    const char *name, *label; /* of the value */
    const char *grid;
    const char *saving; /* its name; NULL: none */
    const char *step;   /* label of its bar */
};
static const struct stage_row stage_rows[N_STAGES + 1] = {
    {"raw_monthly", "Raw: as it is used", "raw", NULL, "Raw"},
    {"routed_monthly", "Routed", "routed", "routing_saving", "Routing"},
    {"cached_monthly", "Cached", "cached", "caching_saving", "Caching"},
    {"optimized_monthly", "Batched: optimized", "batched", "batch_saving", "Batch"},
};

struct stages {
    struct model *model;
    const struct optimization *done;
    struct sheet *sheet;
    size_t history;
};

static const char *
name_of(const struct stages *stages, const char *name)
{
    return arena_printf(stages->model->arena, "forecast%zu_%s", stages->history + 1, name);
}

static void
put_named(const struct stages *stages, unsigned row, unsigned col, const char *name, enum cell_form form,
          double cached, const char *formula)
{
    sheet_formula(stages->sheet, row, col, ROLE_FORMULA, form, cached, formula);
    sheet_quiet(stages->sheet, form, row, col, row, col);
    if (name)
        name_cell(stages->model, name_of(stages, name), stages->sheet, row, col);
}

/* A saving with its shares of the raw value and of the stage before. */
static void
put_saving(const struct stages *stages, unsigned row, const char *name, double before, double saving,
           const char *formula)
{
    struct arena *arena = stages->model->arena;
    double raw = stages->done->raw_monthly;
    const char *cell = ref_cell(arena, row, COL_SAVING), *last = ref_cell(arena, row - 1, COL_VALUE);
    const char *whole = name_of(stages, "raw_monthly");
    put_named(stages, row, COL_SAVING, name, CELL_CENTS, saving, formula);
    put_named(stages, row, COL_OF_RAW, NULL, CELL_SHARE, raw > 0 ? saving / raw : NO_VALUE,
              arena_printf(arena, "IF(%s>0,%s/%s,\"n/a\")", whole, cell, whole));
    if (row < ROW_STAGES + N_STAGES + 1)
        put_named(stages, row, COL_OF_BEFORE, NULL, CELL_SHARE, before > 0 ? saving / before : NO_VALUE,
                  arena_printf(arena, "IF(%s>0,%s/%s,\"n/a\")", last, cell, last));
}

static void
write_stages(const struct stages *stages, const struct scope *scope)
{
    static const char *const heads[] = {"List value", "Saving", "Saving", "Saving"};
    struct arena *arena = stages->model->arena;
    const char *money = arena_printf(arena, "%s/month", stages->model->results->currency);
    const char *const units[] = {money, money, "of raw", "of stage before"};
    double value = stages->done->raw_monthly;
    sheet_text(stages->sheet, ROW_STAGES - 3, COL_WORDS, ROLE_SECTION,
               "A standard month at list, by the prices of the last complete month");
    sheet_text(stages->sheet, ROW_STAGES - 2, COL_WORDS, ROLE_HEADER, "Stage");
    sheet_blank(stages->sheet, ROW_STAGES - 2, COL_UNIT, ROLE_HEADER, CELL_GENERAL);
    for (unsigned i = 0; i < 4; i++) {
        sheet_text(stages->sheet, ROW_STAGES - 2, COL_VALUE + i, ROLE_HEADER, heads[i]);
        sheet_text(stages->sheet, ROW_STAGES - 1, COL_VALUE + i, ROLE_COLUMN_UNIT, units[i]);
    }
    for (unsigned i = 0; i <= N_STAGES; i++) {
        unsigned row = ROW_STAGES + i;
        double saving = i > 0 ? stages->done->savings[i - 1] : 0;
        sheet_text(stages->sheet, row, COL_WORDS, ROLE_LABEL, stage_rows[i].label);
        put_named(
            stages, row, COL_VALUE, stage_rows[i].name, CELL_CENTS, value - saving,
            grid_expand(&stages->model->grids, scope, arena_printf(arena, "[%s.list#]", stage_rows[i].grid)));
        if (i > 0)
            put_saving(stages, row, stage_rows[i].saving, value, saving,
                       arena_printf(arena, "%s-%s", ref_cell(arena, row - 1, COL_VALUE),
                                    ref_cell(arena, row, COL_VALUE)));
        value -= saving;
    }
}

static void
write_all_stages(const struct stages *stages)
{
    struct arena *arena = stages->model->arena;
    unsigned row = ROW_STAGES + N_STAGES + 1;
    const char *raw = name_of(stages, "raw_monthly"), *optimized = name_of(stages, "optimized_monthly");
    sheet_text(stages->sheet, row, COL_WORDS, ROLE_TOTAL, "All stages");
    put_saving(stages, row, "saving_monthly", 0, stages->done->raw_monthly - stages->done->optimized_monthly,
               arena_printf(arena, "%s-%s", raw, optimized));
    name_cell(stages->model, name_of(stages, "saving_share"), stages->sheet, row, COL_OF_RAW);
}

bool
optimize_has_rules(const struct plan *plan)
{
    return plan->n_routes + plan->n_caches + plan->n_batches > 0;
}

static void
write_notes(const struct stages *stages)
{
    const struct plan *plan = stages->model->results->plan;
    static const char by_stages[] = "Demand on the ledgers goes by the last stage.";
    static const char by_raw[] =
        "Demand on the ledgers stays raw (optimise = no): the stages say what they could save.";
    sheet_formula_text(
        stages->sheet, ROW_NOTE, COL_WORDS, ROLE_FORMULA, plan->optimise ? by_stages : by_raw,
        arena_printf(stages->model->arena, "IF(plan_optimise=\"yes\",\"%s\",\"%s\")", by_stages, by_raw));
    if (!optimize_has_rules(plan))
        sheet_text(stages->sheet, ROW_NOTE + 1, COL_WORDS, ROLE_NOTE,
                   "The plan has no rule that routes, caches or batches: every stage is the raw month, as "
                   "are the tables "
                   "below, which are not printed.");
}

/* ---- the waterfall ---- */

static void
write_waterfall(const struct stages *stages, unsigned first)
{
    struct arena *arena = stages->model->arena;
    struct waterfall_bar bars[N_STAGES + 2];
    const char *alt = "Waterfall of the list value of a standard month:", *comma = "";
    for (unsigned i = 0; i < N_STAGES + 2; i++) {
        bool is_last = i > N_STAGES, is_level = is_last || i == 0;
        unsigned row = ROW_STAGES + (is_last ? N_STAGES : i);
        bars[i] = (struct waterfall_bar){
            .label = is_last ? "Optimized" : stage_rows[i].step,
            .cell = ref_on(arena, stages->sheet, stages->sheet, row, is_level ? COL_VALUE : COL_SAVING),
            .value = is_last    ? stages->done->optimized_monthly
                     : is_level ? stages->done->raw_monthly
                                : stages->done->savings[i - 1],
            .is_level = is_level,
        };
    }
    const struct waterfall waterfall = {
        .data = stages->sheet,
        .first = first,
        .n = N_STAGES + 2,
        .bars = bars,
        .is_saving = true,
        .unit = arena_printf(arena, "%s/month", stages->model->results->currency),
        .title = arena_printf(arena, "List value of a standard month, stage by stage, %s",
                              stages->model->results->currency),
    };
    for (unsigned i = 0; i < waterfall.n; i++, comma = ",")
        alt = arena_printf(arena, "%s%s %s", alt, comma, waterfall_label(&waterfall, i));
    sheet_text(stages->sheet, first - 2, COL_WORDS, ROLE_SECTION, "Numbers of the waterfall");
    waterfall_numbers(&waterfall);
    waterfall_chart(&waterfall, stages->sheet, ROW_CHART, alt);
}

void
optimize_stages_write(struct model *model, size_t k, const struct scope *scope, unsigned first)
{
    const struct stages stages = {model, &model->results->optimizations[k], model->tabs[TAB_OPTIMIZE][k], k};
    write_stages(&stages, scope);
    write_all_stages(&stages);
    write_notes(&stages);
    write_waterfall(&stages, first);
}
