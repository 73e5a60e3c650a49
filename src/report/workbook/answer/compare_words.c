/* What follows from the costs in words: which way dominates which, where each is cheapest, and the choice of
 * least regret. Clause 1.14. */
#include "compare.h"

#include "report/words.h"
#include "report/workbook/cells/room.h"
#include "report/workbook/cells/stale.h"

#include <math.h>

enum { COL_NAME, COL_UNIT, COL_FLAGS };
#define N_FLAGS 4 /* columns before those of the ways */

static const char *const figures[N_FLAGS] = {"max_regret", "regret_low", "regret_base", "regret_high"};

static double
figure_of(const struct alternative_result *row, unsigned flag)
{
    return flag == 0 ? row->max_regret : row->regret[flag - 1];
}

/* ---- flags ---- */

void
compare_plan_flags(struct compare *compare, unsigned title)
{
    compare->flags =
        grid_add(&compare->model->grids, "flags", OF_RUN, 0, compare->sheet, false, title + 3, compare->n);
    for (unsigned flag = 0; flag < N_FLAGS; flag++)
        grid_field(compare->flags, figures[flag], COL_FLAGS + flag);
}

static bool
is_least(const struct compare *compare, size_t i, unsigned flag)
{
    double least = HUGE_VAL;
    for (size_t k = 0; k < compare->n; k++)
        least = fmin(least, figure_of(compare->rows[k].result, flag));
    return figure_of(compare->rows[i].result, flag) < least + HALF_CENT;
}

/* Where way k costs no more than way i under every scenario, within half a cent, and less under one (1.14).
 */
static bool
dominates(const struct compare *compare, size_t k, size_t i)
{
    const struct alternative_result *one = compare->rows[k].result, *other = compare->rows[i].result;
    const double savings[N_SCENARIOS] = {other->low - one->low, other->base - one->base,
                                         other->high - one->high};
    bool is_less = false;
    for (int s = 0; s < N_SCENARIOS; s++) {
        if (savings[s] <= -HALF_CENT)
            return false;
        is_less |= savings[s] >= HALF_CENT;
    }
    return is_less;
}

static const char *
dominance_formula(const struct compare *compare, size_t k, size_t i)
{
    struct arena *arena = compare->model->arena;
    const char *no_dearer = "", *cheaper = "";
    for (unsigned s = 0; s < N_SCENARIOS; s++) {
        const char *id = words_scenario_keys[s], *one = grid_cell(compare->costs, id, k, compare->sheet);
        const char *other =
            ref_cell(arena, compare->costs->first + (unsigned)i, grid_line(compare->costs, id));
        no_dearer = arena_printf(arena, "%s(%s<%s+check_tolerance)*", no_dearer, one, other);
        cheaper = arena_printf(arena, "%s%s(%s<=%s-check_tolerance)", cheaper, s > 0 ? "+" : "", one, other);
    }
    return arena_printf(arena, "IF(%s(%s)>0,1,0)", no_dearer, cheaper);
}

static void
write_flags_of(const struct compare *compare, size_t i)
{
    unsigned row = compare->flags->first + (unsigned)i;
    struct scope scope = compare_scope(compare, i);
    scope.own = compare->costs;
    sheet_text(compare->sheet, row, COL_NAME, ROLE_LABEL, compare->rows[i].result->name);
    for (unsigned flag = 0; flag < N_FLAGS; flag++)
        sheet_formula(
            compare->sheet, row, COL_FLAGS + flag, ROLE_FORMULA, CELL_WHOLE, is_least(compare, i, flag),
            grid_expand(&compare->model->grids, &scope,
                        arena_printf(compare->model->arena, "IF([%s]<MIN([%s:])+check_tolerance,1,0)",
                                     figures[flag], figures[flag])));
    for (size_t k = 0; k < compare->n; k++)
        sheet_formula(compare->sheet, row, COL_FLAGS + N_FLAGS + (unsigned)k, ROLE_FORMULA, CELL_WHOLE,
                      dominates(compare, k, i), dominance_formula(compare, k, i));
}

void
compare_write_flags(const struct compare *compare, unsigned title)
{
    static const char *const heads[N_FLAGS] = {"Least regret at worst", "Cheapest, low", "Cheapest, base",
                                               "Cheapest, high"};
    unsigned row = compare->flags->first - 2;
    sheet_text(compare->sheet, title, COL_NAME, ROLE_SECTION,
               "Which is least, and which dominates: no dearer under low, base and high, and cheaper in one");
    sheet_text(compare->sheet, row, COL_NAME, ROLE_HEADER, "Way to buy");
    for (unsigned k = 0; k < N_FLAGS + compare->n; k++) {
        sheet_text(compare->sheet, row, COL_FLAGS + k, ROLE_HEADER,
                   k < N_FLAGS ? heads[k]
                               : arena_printf(compare->model->arena, "Dominated by %s",
                                              compare->rows[k - N_FLAGS].result->name));
        sheet_text(compare->sheet, row + 1, COL_FLAGS + k, ROLE_COLUMN_UNIT, "1 = yes");
    }
    room_row(compare->sheet, row, COMPARE_HEAD_HEIGHT);
    for (size_t i = 0; i < compare->n; i++)
        write_flags_of(compare, i);
    compare_mark_rows(compare, compare->flags, COL_FLAGS, COL_FLAGS + N_FLAGS + (unsigned)compare->n - 1);
}

/* ---- words ---- */

static const char *
names_of(const struct compare *compare)
{
    unsigned first = compare->costs->first;
    return ref_range(compare->model->arena, compare->sheet, compare->sheet, first, COL_NAME,
                     first + (unsigned)compare->n - 1, COL_NAME);
}

static void
write_cheapest(const struct compare *compare, size_t i, unsigned row, unsigned col)
{
    static const char *const words[N_SCENARIOS] = {"low ", "base ", "high "};
    struct arena *arena = compare->model->arena;
    const char *cached = "", *formula = "";
    for (unsigned s = 0; s < N_SCENARIOS; s++) {
        const char *flag = ref_cell(arena, compare->flags->first + (unsigned)i, COL_FLAGS + 1 + s);
        cached = arena_printf(arena, "%s%s", cached, is_least(compare, i, 1 + s) ? words[s] : "");
        formula = arena_printf(arena, "%s%sIF(%s=1,\"%s\",\"\")", formula, s ? "&" : "", flag, words[s]);
    }
    sheet_formula_text(compare->sheet, row, col, ROLE_UNIT, cached, formula);
}

#define AT_QUOTED "quoted price"
#define AT_ALONE  "standalone price"

static bool
has_added_then(const struct compare *compare, const struct compare_row *row)
{
    bool any = false;
    for (size_t m = 0; m < compare->horizon; m++)
        any |= row->result->added_fees[m] > 0;
    return any;
}

static void
write_fees_word(const struct compare *compare, size_t i, unsigned row, unsigned col)
{
    struct arena *arena = compare->model->arena;
    const struct compare_row *of = &compare->rows[i];
    const char *word = of->result->has_assumed_fee ? AT_QUOTED : AT_ALONE;
    struct scope scope = compare_scope(compare, i);
    if (!of->has_added) { /* of a row that stands as the run left it, what was added then */
        sheet_text(compare->sheet, row, col, ROLE_UNIT, has_added_then(compare, of) ? word : "none");
        if (of->is_fixed)
            static_mark(compare->sheet, row, col, row, col, compare_stale_of_row(compare, i));
        return;
    }
    const char *until =
        of->result->kind == KIND_DELAY
            ? arena_printf(arena, "+[bought.until%zu:]*([bought.month:]+[bought.year:]>0)", i + 1)
            : "";
    const char *formula = arena_printf(
        arena,
        "IF(SUMPRODUCT(([bought.lacks%zu:]%s)*[bought.assumed:])>0,\"" AT_QUOTED "\",\"" AT_ALONE "\")",
        i + 1, until);
    sheet_formula_text(compare->sheet, row, col, ROLE_UNIT, word,
                       grid_expand(&compare->model->grids, &scope, formula));
}

static void
write_dominated(const struct compare *compare, size_t i, unsigned row, unsigned col)
{
    unsigned at = compare->flags->first + (unsigned)i, first = COL_FLAGS + N_FLAGS;
    const char *flags = ref_range(compare->model->arena, compare->sheet, compare->sheet, at, first, at,
                                  first + (unsigned)compare->n - 1);
    const size_t by = compare->rows[i].result->dominated_by;
    sheet_formula_text(compare->sheet, row, col, ROLE_UNIT,
                       by != NO_ROW ? compare->rows[by].result->name : "none",
                       arena_printf(compare->model->arena, "IF(SUM(%s)>0,INDEX(%s,MATCH(1,%s,0)),\"none\")",
                                    flags, names_of(compare), flags));
}

void
compare_write_words(const struct compare *compare, unsigned col)
{
    static const char *const heads[] = {"Cheapest under", "Fees bought alone, at", "Dominated by"};
    unsigned first = compare->costs->first;
    for (unsigned k = 0; k < sizeof heads / sizeof heads[0]; k++) {
        sheet_text(compare->sheet, first - 2, col + k, ROLE_HEADER, heads[k]);
        sheet_blank(compare->sheet, first - 1, col + k, ROLE_UNIT, CELL_GENERAL);
    }
    for (size_t i = 0; i < compare->n; i++) {
        write_cheapest(compare, i, first + (unsigned)i, col);
        write_fees_word(compare, i, first + (unsigned)i, col + 1);
        write_dominated(compare, i, first + (unsigned)i, col + 2);
    }
    compare_mark_rows(compare, compare->costs, col, col);
    compare_mark_rows(compare, compare->costs, col + 2, col + 2);
}

/* ---- the sentence ---- */

static const char *
least_name(const struct compare *compare, unsigned flag)
{
    size_t i = 0;
    while (i + 1 < compare->n && !is_least(compare, i, flag))
        i++;
    return compare->rows[i].result->name;
}

void
compare_write_choices(const struct compare *compare, unsigned row)
{
    static const char *const before[N_FLAGS] = {
        "Least regret at worst: ", ". Cheapest under low: ", ", base: ", ", high: "};
    struct arena *arena = compare->model->arena;
    struct scope scope = compare_scope(compare, 0);
    const char *cached = "", *formula = "";
    for (unsigned flag = 0; flag < N_FLAGS; flag++) {
        cached = arena_printf(arena, "%s%s%s", cached, before[flag], least_name(compare, flag));
        formula = arena_printf(arena, "%s%s\"%s\"&INDEX(%s,MATCH(1,[flags.%s:],0))", formula, flag ? "&" : "",
                               before[flag], names_of(compare), figures[flag]);
    }
    sheet_formula_text(compare->sheet, row, COL_NAME, ROLE_STATE, arena_printf(arena, "%s.", cached),
                       grid_expand(&compare->model->grids, &scope, arena_printf(arena, "%s&\".\"", formula)));
    if (compare_stale(compare))
        static_mark(compare->sheet, row, COL_NAME, row, COL_NAME, compare_stale(compare));
}
