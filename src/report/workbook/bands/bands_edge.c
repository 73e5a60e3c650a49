#include "bands_edge.h"

#include "report/workbook/cells/stale.h"

#include <realrate/facts.h>

#include <math.h>

enum { COL_COMMIT = BANDS_VALUE, COL_2, COL_3, COL_4, COL_5 };
#define N_FIGURES 4
/* Rows before the first record of a table, and the one after its last. */
#define TABLE_HEAD 2
#define GAP        1

struct source {
    const struct model *model;
    const struct offer_result *result;
    size_t offer;
};

static const double widths[] = {44, 10, 18, 18, 18, 18, 18}; /* the sheet's */

/* ---- cliffs ---- */

#define CLIFF(member)                                                                                        \
    static double cliff_##member(const void *source, size_t i)                                               \
    {                                                                                                        \
        return ((const struct source *)source)->result->cliffs[i].member;                                    \
    }
CLIFF(threshold)
CLIFF(extra_commit)
CLIFF(extra_discount)
CLIFF(break_even_list_consumption)
CLIFF(probability)

static const char *
cliff_label(const void *source, size_t i)
{
    struct arena *arena = ((const struct source *)source)->model->arena;
    return i == 0 ? "Band 1 against no commitment, at 0%"
                  : arena_printf(arena, "Band %zu against band %zu", i + 1, i);
}

static const char *
cliff_commit_cell(const void *source, size_t i)
{
    return ((const struct source *)source)
        ->model->offers[((const struct source *)source)->offer]
        .thresholds[i];
}

static const char *
cliff_commit_step(const void *source, size_t i)
{
    struct arena *arena = ((const struct source *)source)->model->arena;
    const char *above = cliff_commit_cell(source, i);
    return i == 0 ? above : arena_printf(arena, "%s-%s", above, cliff_commit_cell(source, i - 1));
}

/* The discount of a level (1.11): the band's, moved by as much as the quoted one is off its own band. */
static const char *
level_discount(const struct source *source, size_t i)
{
    struct arena *arena = source->model->arena;
    struct scope scope = scope_of_offer(source->model, source->model->tabs[TAB_BANDS][0], source->offer);
    const char *band = source->model->offers[source->offer].band_discounts[i];
    return grid_expand(&source->model->grids, &scope,
                       arena_printf(arena, "MIN(1,MAX(0,%s+{o.quoted}-[placements.discount^]))", band));
}

static const char *
cliff_discount_step(const void *context, size_t i)
{
    const struct source *source = context;
    const char *above = level_discount(source, i);
    return i == 0 ? above : arena_printf(source->model->arena, "%s-%s", above, level_discount(source, i - 1));
}

static const struct listing_column cliff_columns[] = {
    {BANDS_WHAT, "Each band against the one below", "", .text = cliff_label, .role = ROLE_LABEL},
    {COL_COMMIT, "Annual commit from", "money", CELL_MONEY, .number = cliff_threshold,
     .formula = cliff_commit_cell},
    {COL_2, "Extra commit", "money", CELL_MONEY, .number = cliff_extra_commit, .formula = cliff_commit_step},
    {COL_3, "Extra discount", "of list", CELL_SHARE, .number = cliff_extra_discount,
     .formula = cliff_discount_step},
    {COL_4, "Pays from list consumption", "money a year", CELL_MONEY,
     .number = cliff_break_even_list_consumption},
    {COL_5, "Chance of reaching that", "of paths", CELL_SHARE, .number = cliff_probability},
};

/* ---- the market ---- */

#define MARKET(member)                                                                                       \
    static double market_##member(const void *source, size_t i)                                              \
    {                                                                                                        \
        return ((const struct source *)source)->model->results->plan->benchmark[i].member;                   \
    }
MARKET(p25)
MARKET(p50)
MARKET(p75)

static double
market_commit(const void *source, size_t i)
{
    return money_value(((const struct source *)source)->model->results->plan->benchmark[i].commit);
}

static const char *
market_label(const void *source, size_t i)
{
    return arena_printf(((const struct source *)source)->model->arena, "Benchmark level %zu", i + 1);
}

/* The plan's cells on Inputs. */
#define MARKET_CELL(percentile)                                                                              \
    static const char *market_##percentile##_cell(const void *source, size_t i)                              \
    {                                                                                                        \
        return arena_printf(((const struct source *)source)->model->arena, "plan_benchmark%zu_" #percentile, \
                            i + 1);                                                                          \
    }
MARKET_CELL(commit)
MARKET_CELL(p25)
MARKET_CELL(p50)
MARKET_CELL(p75)

static const struct listing_column market_columns[] = {
    {BANDS_WHAT, "What the market gives", "", .text = market_label, .role = ROLE_LABEL},
    {COL_COMMIT, "Annual commit", "money", CELL_MONEY, .number = market_commit,
     .formula = market_commit_cell},
    {COL_2, "Lower quartile, p25", "of list", CELL_SHARE, .number = market_p25, .formula = market_p25_cell},
    {COL_3, "Median, p50", "of list", CELL_SHARE, .number = market_p50, .formula = market_p50_cell},
    {COL_4, "Upper quartile, p75", "of list", CELL_SHARE, .number = market_p75, .formula = market_p75_cell},
};

static const char *const stands[] = {
    [BELOW_P25] = "below p25",
    [P25_TO_P50] = "between p25 and p50",
    [P50_TO_P75] = "between p50 and p75",
    [ABOVE_P75] = "above p75",
};

/* The level at or below a commitment, and the part of the way to the next, linear in the logarithm; ends hold
 * (1.10). */
static void
find_level(const struct plan *plan, double commit, double *ret_level, double *ret_part)
{
    size_t n = plan->n_benchmark, k = 0;
    while (k + 1 < n && commit >= money_value(plan->benchmark[k + 1].commit))
        k++;
    double at = money_value(plan->benchmark[k].commit);
    *ret_level = (double)k + 1;
    *ret_part = k + 1 == n || commit <= at
                    ? 0
                    : log(commit / at) / log(money_value(plan->benchmark[k + 1].commit) / at);
}

static void
write_level(const struct listing *table, unsigned row)
{
    const struct source *source = table->source;
    struct arena *arena = table->sheet->file->arena;
    const struct plan *plan = source->model->results->plan;
    const char *commit = arena_printf(arena, "offer%zu_annual_commit", source->offer + 1);
    const char *level = ref_cell(arena, row, COL_COMMIT);
    double at, part;
    find_level(plan, source->result->annual_commit, &at, &part);
    sheet_text(table->sheet, row, BANDS_WHAT, ROLE_LABEL,
               "Benchmark level at or below it, and part to the next");
    sheet_text(table->sheet, row, BANDS_UNIT, ROLE_UNIT, "level");
    sheet_formula(table->sheet, row, COL_COMMIT, ROLE_FORMULA, CELL_WHOLE, at,
                  plan->n_benchmark == 1
                      ? "1"
                      : arena_printf(arena, "IF(%s<plan_benchmark1_commit,1,MATCH(%s,benchmark_commit,1))",
                                     commit, commit));
    sheet_formula(table->sheet, row, COL_2, ROLE_FORMULA, CELL_SHARE, part,
                  plan->n_benchmark == 1
                      ? "0"
                      : arena_printf(arena,
                                     "IF((%s<=plan_benchmark1_commit)+(%s>=MAX(benchmark_commit))>0,0,"
                                     "LN(%s/INDEX(benchmark_commit,%s))"
                                     "/LN(INDEX(benchmark_commit,%s+1)/INDEX(benchmark_commit,%s)))",
                                     commit, commit, commit, level, level, level));
}

/* A percentile between two levels. Gnumeric has no INDEX of one cell. */
static const char *
percentile_formula(const struct source *source, unsigned level_row, const char *name)
{
    struct arena *arena = source->model->arena;
    const char *level = ref_cell(arena, level_row, COL_COMMIT), *part = ref_cell(arena, level_row, COL_2);
    if (source->model->results->plan->n_benchmark == 1)
        return arena_printf(arena, "plan_benchmark1_%s", name);
    return arena_printf(arena,
                        "INDEX(benchmark_%s,%s)+%s*(INDEX(benchmark_%s,MIN(ROWS(benchmark_%s),%s+1))"
                        "-INDEX(benchmark_%s,%s))",
                        name, level, part, name, name, level, name, level);
}

/* At the offered commitment, between the levels, and where the quoted discount stands. */
static void
write_place(const struct listing *table, unsigned row)
{
    static const char *const names[] = {"p25", "p50", "p75"};
    const struct source *source = table->source;
    struct arena *arena = table->sheet->file->arena;
    const struct benchmark_place *place = &source->result->benchmark;
    const double values[] = {place->p25, place->p50, place->p75};
    const char *quoted = arena_printf(arena, "offer%zu_quoted", source->offer + 1), *cells[3];
    sheet_text(table->sheet, row, BANDS_WHAT, ROLE_STATE, "At the offered commitment");
    sheet_formula(table->sheet, row, COL_COMMIT, ROLE_FORMULA, CELL_MONEY, source->result->annual_commit,
                  arena_printf(arena, "offer%zu_annual_commit", source->offer + 1));
    write_level(table, row + 1);
    for (unsigned i = 0; i < 3; i++) {
        cells[i] = ref_cell(arena, row, COL_2 + i);
        sheet_formula(table->sheet, row, COL_2 + i, ROLE_FORMULA, CELL_SHARE, values[i],
                      percentile_formula(source, row + 1, names[i]));
    }
    if (!isnan(place->p50))
        sheet_formula_text(
            table->sheet, row, COL_5, ROLE_UNIT,
            arena_printf(arena, "the quoted discount is %s", stands[place->band]),
            arena_printf(
                arena,
                "\"the quoted discount is \"&IF(%s<%s,\"%s\",IF(%s<%s,\"%s\",IF(%s<=%s,\"%s\",\"%s\")))",
                quoted, cells[0], stands[BELOW_P25], quoted, cells[1], stands[P25_TO_P50], quoted, cells[2],
                stands[P50_TO_P75], stands[ABOVE_P75]));
}

/* ---- figures ---- */

static void
write_figures(const struct listing *table, unsigned row)
{
    const struct offer_result *result = ((const struct source *)table->source)->result;
    bool has_next = isfinite(result->break_even_list_consumption);
    const struct {
        const char *label;
        double value;
        const char *note;
    } rows[N_FIGURES] = {
        {"The next band pays from a list consumption of", result->break_even_list_consumption,
         has_next ? NULL : "there is no next band, or none is found"},
        {"The next band is over-commitment from", result->overcommit_from,
         isfinite(result->overcommit_from) ? "list consumption that fills this commitment" : NULL},
        {"up to", result->overcommit_to, NULL},
        {"One point of discount is worth", result->benchmark.point_worth_per_year,
         isfinite(result->benchmark.point_worth_per_year) ? NULL : "told where the plan has a benchmark"},
    };
    for (unsigned i = 0; i < N_FIGURES; i++)
        listing_figure(table, row + i, BANDS_WHAT, rows[i].label, "money a year", CELL_MONEY, rows[i].value,
                       rows[i].note);
}

/* ---- the half block ---- */

static unsigned
rows_of_table(size_t n)
{
    return n > 0 ? TABLE_HEAD + (unsigned)n + GAP : 0;
}

static unsigned
market_rows(const struct model *model)
{
    size_t n = model->results->plan->n_benchmark;
    return n > 0 ? rows_of_table(n + 2) : 0;
}

unsigned
bands_edge_end(const struct model *model, size_t k, unsigned row)
{
    return row + 1 + N_FIGURES + GAP + rows_of_table(model->results->offers[k].n_cliffs) + market_rows(model);
}

void
bands_edge_write(struct model *model, size_t k, unsigned row)
{
    const struct offer_result *result = &model->results->offers[k];
    struct source source = {model, result, k};
    const size_t n_columns = sizeof cliff_columns / sizeof cliff_columns[0];
    const char *stale_name = stale_of_offer(model->arena, k);
    struct listing cliffs = {
        model->tabs[TAB_BANDS][0], cliff_columns, n_columns, widths, stale_name, &source};
    struct listing market = cliffs;
    market.columns = market_columns;
    market.n_columns = sizeof market_columns / sizeof market_columns[0];
    size_t n = model->results->plan->n_benchmark;
    static_notice(cliffs.sheet, row, BANDS_WHAT, cliffs.stale_name);
    write_figures(&cliffs, row + 1);
    row += 1 + N_FIGURES + GAP;
    if (result->n_cliffs > 0) {
        listing_set_lines(cliffs.sheet, row, 2);
        listing_write(&cliffs, row, result->n_cliffs);
    }
    row += rows_of_table(result->n_cliffs);
    if (n > 0)
        write_place(&market, listing_write(&market, row, n));
    struct bands_market where = {row + TABLE_HEAD, n};
    bands_curve_write(model, k, model->bands_row[k], &where);
}
