#include "sweep.h"

#include "report/workbook/cells/room.h"
#include "report/workbook/cells/stale.h"

#include <math.h>

/* One block per offer: its marks, two charts, and a row for each level of commitment (1.11). All blocks have
 * the columns of the header on top of the sheet. */

#define NEAR 1.0 /* the width of what is refined (1.11) */

const char *const sweep_mark_names[N_MARKS] = {"offered", "floor", "optimum"};
static const double widths[] = {26, 15, 11, 15, 15, 15, 15, 11, 11, 15, 15};

#define LEVEL(name, member)                                                                                  \
    static double level_##name(const void *source, size_t i)                                                 \
    {                                                                                                        \
        return ((const struct sweep_source *)source)->result->sweep[i].member;                               \
    }
LEVEL(commit, commit)
LEVEL(discount, discount)
LEVEL(cost, expected_cost)
LEVEL(p10, p10)
LEVEL(p50, p50)
LEVEL(p90, p90)
LEVEL(realized, realized_discount)
LEVEL(fill, fill_probability)
LEVEL(forfeited, expected_forfeited)
LEVEL(overage, expected_overage)

/* "offered, nearest to the floor"; "" for a level without a mark. The floor and the optimum are refined
 * between levels. */
static const char *
level_mark(const void *context, size_t i)
{
    const struct sweep_source *source = context;
    const char *text = "";
    for (size_t mark = 0; mark < N_MARKS; mark++) {
        if (isnan(source->marks[mark]) || source->nearest[mark] != i)
            continue;
        bool is_at = fabs(source->result->sweep[i].commit - source->marks[mark]) <= NEAR;
        text = arena_printf(source->model->arena, "%s%s%s%s", text, text[0] ? ", " : "",
                            is_at ? "" : "nearest to the ", sweep_mark_names[mark]);
    }
    return text;
}

static const struct listing_column columns[] = {
    {SWEEP_MARK, "Mark", "", .text = level_mark, .role = ROLE_STATE},
    {SWEEP_COMMIT, "Annual commitment", "money", CELL_MONEY, .number = level_commit},
    {SWEEP_DISCOUNT, "Discount at it", "of list", CELL_SHARE, .number = level_discount},
    {SWEEP_COST, "Expected cost, own fees", "money", CELL_MONEY, .number = level_cost},
    {SWEEP_P10, "Cost, P10", "money", CELL_MONEY, .number = level_p10},
    {SWEEP_P50, "Cost, P50", "money", CELL_MONEY, .number = level_p50},
    {SWEEP_P90, "Cost, P90", "money", CELL_MONEY, .number = level_p90},
    {SWEEP_REALIZED, "Realized discount", "of list", CELL_SHARE, .number = level_realized},
    {SWEEP_FILL, "Chance of filling", "of paths", CELL_SHARE, .number = level_fill},
    {SWEEP_FORFEITED, "Expected forfeited", "money", CELL_MONEY, .number = level_forfeited},
    {SWEEP_OVERAGE, "Expected overage", "money", CELL_MONEY, .number = level_overage},
};

static struct sweep_source
source_of(const struct model *model, const struct offer_result *result)
{
    struct sweep_source source = {
        model, result, {result->annual_commit, result->floor, result->optimum}, {0}};
    for (size_t mark = 0; mark < N_MARKS; mark++)
        for (size_t i = 1; i < result->n_sweep; i++)
            if (fabs(result->sweep[i].commit - source.marks[mark]) <
                fabs(result->sweep[source.nearest[mark]].commit - source.marks[mark]))
                source.nearest[mark] = i;
    return source;
}

/* ---- what is marked ---- */

static const char *
mark_note(const struct model *model, const struct offer_result *result, size_t offer, size_t mark,
          bool is_far)
{
    struct arena *arena = model->arena;
    if (mark == MARK_OFFERED && !(result->annual_commit > 0))
        return "nothing is committed";
    if (mark == MARK_OFFERED)
        return arena_printf(arena, "filled on %s of the paths%s",
                            FACT_TEXT(model->facts, "offers.%zu.expected.fill_probability", offer + 1),
                            is_far ? "; beyond the charts" : "");
    if (mark == MARK_FLOOR)
        return arena_printf(arena,
                            isnan(result->floor) ? "no commitment is filled on %s of the paths"
                                                 : "the largest that is filled on %s of the paths",
                            FACT_TEXT(model->facts, "plan.confidence"));
    return result->optimum_reason ? result->optimum_reason : "the commitment of least expected cost";
}

static unsigned
write_marks(const struct listing *table, size_t offer, unsigned row)
{
    static const char *const labels[N_MARKS] = {"Offered commitment", "Floor", "Optimum"};
    const struct sweep_source *source = table->source;
    for (size_t mark = 0; mark < N_MARKS; mark++, row++) {
        sheet_text(table->sheet, row, SWEEP_MARK, ROLE_LABEL, labels[mark]);
        static_number(table->sheet, row, SWEEP_COMMIT, CELL_MONEY, source->marks[mark], table->stale_name);
        static_text(table->sheet, row, SWEEP_DISCOUNT, ROLE_UNIT,
                    mark_note(source->model, source->result, offer, mark, sweep_is_far(source, mark)),
                    table->stale_name);
    }
    return row;
}

/* Where the discount of a level comes from (1.11), in place of an empty row. */
static void
write_basis(const struct listing *table, unsigned row)
{
    const struct sweep_source *source = table->source;
    const char *curve = source->result->offer->n_bands > 0              ? "the band table's"
                        : source->model->results->plan->n_benchmark > 0 ? "the benchmark's median"
                                                                        : NULL;
    sheet_text(
        table->sheet, row, SWEEP_MARK, ROLE_NOTE,
        curve ? arena_printf(source->model->arena,
                             "Discount at a level: %s there, moved by as much as the quote lies above or "
                             "below it at the offered commitment. Below the first band it is that move "
                             "alone.",
                             curve)
              : "Discount at a level: the quoted one throughout, as no table gives others.");
}

/* ---- the sheet ---- */

static unsigned
write_levels(const struct listing *table, unsigned row)
{
    const struct sweep_source *source = table->source;
    unsigned first = row;
    for (size_t i = 0; i < source->result->n_sweep; i++, row++)
        listing_row(table, row, i);
    listing_mark(table, first, row - first);
    return row;
}

static unsigned
write_offer(struct model *model, size_t k, unsigned row)
{
    const struct offer_result *result = &model->results->offers[k];
    struct sweep_source source = source_of(model, result);
    struct listing table = {model->tabs[TAB_SWEEP][0],          columns,
                            sizeof columns / sizeof columns[0], widths,
                            stale_of_offer(model->arena, k),    &source};
    sheet_text(table.sheet, row++, SWEEP_MARK, ROLE_SECTION, result->offer->name);
    static_notice(table.sheet, row++, SWEEP_MARK, table.stale_name);
    struct sweep_block block = {.marks = row};
    block.charts = write_marks(&table, k, row) + 1;
    write_basis(&table, block.charts - 1);
    block.levels = block.charts + sweep_chart_rows();
    row = sweep_write_charts(&table, &block, write_levels(&table, block.levels) + 1);
    return row + 1;
}

void
sweep_write(struct model *model, size_t tab)
{
    (void)tab;
    struct sheet *sheet = model->tabs[TAB_SWEEP][0];
    struct listing head = {sheet, columns, sizeof columns / sizeof columns[0], widths, NULL, NULL};
    size_t n = model->results->n_offers;
    unsigned *rows = ARENA_NEW(model->arena, unsigned, n), row = listing_head(&head, ROW_HEADER);
    frame_head(
        sheet, "what other commitments would cost", SWEEP_COST,
        "Every level at the discount it would have, all else as offered, over all simulated paths. Costs "
        "are of the contract alone, with its own fees.");
    sheet->rule_to = SWEEP_OVERAGE;
    for (size_t i = 0; i < sizeof widths / sizeof widths[0]; i++)
        room_columns(sheet, i, i, widths[i]);
    room_row(sheet, ROW_HEADER, 30);
    frame_freeze(sheet, ROW_HEADER + 2, 1);
    for (size_t k = 0; k < n; k++) {
        rows[k] = row;
        row = write_offer(model, k, row);
    }
    frame_breaks(sheet, rows + 1, n - 1); /* an offer a page */
}
