#include "report/measure.h"
#include "report/workbook/cells/stale.h"
#include "report/workbook/charts/chart.h"
#include "sweep.h"

#include <math.h>

#define CHART_WIDTH      560.0
#define CHART_HEIGHT     340.0
#define ROOM_ABOVE       1.45 /* of the cost axis, for the flags */
#define FAR              5.0  /* times the largest level that some path fills */
#define LEAST_DRAWN      (-1.0)
#define MOST_SHARE       1.4
#define SHARE_ROUNDED_TO 0.2
#define CLEAR_OF_AXIS    0.02

/* Of the axis, the smallest commitment's first: names stand to the right, above the lines of what follows. */
static const double cost_heights[N_MARKS] = {0.97, 0.90, 0.83};
static const double share_heights[N_MARKS] = {1.34, 1.24, 1.14};
static const enum colour mark_colors[N_MARKS] = {COLOUR_SERIES, COLOUR_GOOD_TEXT, COLOUR_CAUTION_TEXT};

/* A mark far above what any path fills is not drawn: all else would pile up at zero. */
bool
sweep_is_far(const struct sweep_source *source, size_t mark)
{
    const struct sweep_level *levels = source->result->sweep;
    double most = 0;
    for (size_t i = 0; i < source->result->n_sweep; i++)
        if (levels[i].fill_probability >= HARDLY_A_FORECAST)
            most = fmax(most, levels[i].commit);
    return most > 0 && source->marks[mark] > FAR * most;
}

static size_t
n_drawn(const struct sweep_source *source)
{
    double most = 0;
    for (size_t mark = 0; mark < N_MARKS; mark++)
        if (!sweep_is_far(source, mark))
            most = fmax(most, source->marks[mark]);
    return measure_drawn_levels(source->result, most);
}

/* The ends of the axes, which stand still since the figures do. */
struct scales {
    size_t n_levels; /* drawn */
    double commit, cost, least_share;
};

static struct scales
scales_of(const struct sweep_source *source)
{
    const struct offer_result *result = source->result;
    double cost = 0, commit = 0, least = 0;
    size_t n = n_drawn(source);
    for (size_t i = 0; i < n; i++) {
        cost = fmax(cost, result->sweep[i].p90);
        commit = fmax(commit, result->sweep[i].commit);
        least =
            fmin(least, isnan(result->sweep[i].realized_discount) ? 0 : result->sweep[i].realized_discount);
    }
    least = floor(least / SHARE_ROUNDED_TO) * SHARE_ROUNDED_TO;
    return (struct scales){n, chart_round_up(commit * 1.1), chart_round_up(cost * ROOM_ABOVE),
                           fmax(least, LEAST_DRAWN)};
}

/* How many marks come before one by commitment. */
static size_t
rank_of(const struct sweep_source *source, size_t mark)
{
    size_t rank = 0;
    for (size_t other = 0; other < N_MARKS; other++)
        rank +=
            source->marks[other] < source->marks[mark] ||
            (other < mark && !(source->marks[other] > source->marks[mark]) && !isnan(source->marks[other]));
    return rank;
}

/* Where the flags stand: their heights are cells, since charts draw nothing else. Returns the row after. */
static unsigned
write_heights(const struct listing *table, unsigned row, unsigned marks, const struct scales *scales)
{
    static const char *const heads[] = {"Flags of the charts", "Annual commitment", "Height, shares",
                                        "Height, cost"};
    const char *const units[] = {"", table->sheet->file->currency, "share", table->sheet->file->currency};
    struct arena *arena = table->sheet->file->arena;
    const struct sweep_source *source = table->source;
    for (unsigned i = 0; i < 4; i++) {
        sheet_text(table->sheet, row, i, ROLE_HEADER, heads[i]);
        sheet_text(table->sheet, row + 1, i, ROLE_COLUMN_UNIT, units[i]);
    }
    listing_set_lines(table->sheet, row, 2);
    row += 2;
    for (size_t mark = 0; mark < N_MARKS; mark++, row++) {
        sheet_text(table->sheet, row, SWEEP_MARK, ROLE_LABEL, sweep_mark_names[mark]);
        if (isnan(source->marks[mark]))
            continue;
        sheet_formula(table->sheet, row, SWEEP_COMMIT, ROLE_FORMULA, CELL_MONEY, source->marks[mark],
                      ref_cell(arena, marks + (unsigned)mark, SWEEP_COMMIT));
        sheet_number(table->sheet, row, SWEEP_DISCOUNT, ROLE_PLAIN, CELL_SHARE,
                     share_heights[rank_of(source, mark)]);
        sheet_number(table->sheet, row, SWEEP_COST, ROLE_PLAIN, CELL_MONEY,
                     cost_heights[rank_of(source, mark)] * scales->cost);
    }
    static_mark(table->sheet, row - N_MARKS, SWEEP_COMMIT, row - 1, SWEEP_COST, table->stale_name);
    return row;
}

static size_t
put_flags(const struct sweep_source *source, unsigned row, unsigned y_col, const struct scales *scales,
          struct chart_flag *flags)
{
    size_t n = 0;
    for (size_t mark = 0; mark < N_MARKS; mark++)
        if (!isnan(source->marks[mark]) && !sweep_is_far(source, mark))
            flags[n++] = (struct chart_flag){
                row + (unsigned)mark,   SWEEP_COMMIT,      y_col,
                sweep_mark_names[mark], mark_colors[mark], source->marks[mark] > 0.8 * scales->commit};
    return n;
}

/* The last level whose realized discount is drawn clear of the axis's end: there its line bears its name. */
static size_t
last_drawn(const struct offer_result *result, const struct scales *scales)
{
    size_t last = 0;
    for (size_t i = 0; i < scales->n_levels; i++)
        if (result->sweep[i].realized_discount > scales->least_share + CLEAR_OF_AXIS)
            last = i;
    return last;
}

static void
insert_charts(const struct listing *table, unsigned at, unsigned first, unsigned flags_row,
              const struct scales *scales)
{
    const struct sweep_source *source = table->source;
    struct arena *arena = table->sheet->file->arena;
    size_t n = scales->n_levels, early = n / 8;
    const char *money = table->sheet->file->currency, *name = source->result->offer->name;
    unsigned last = first + (unsigned)n - 1;
#define COLUMN(col)                                                                                          \
    {                                                                                                        \
        first, col, last, col                                                                                \
    }
    struct chart_flag cost_flags[N_MARKS], share_flags[N_MARKS];
    const struct chart_curve costs[] = {
        {COLUMN(SWEEP_COMMIT), COLUMN(SWEEP_P90), "P90", COLOUR_RANGE, 1, true, early,
         LXW_CHART_LABEL_POSITION_ABOVE},
        {COLUMN(SWEEP_COMMIT), COLUMN(SWEEP_COST), "expected cost", COLOUR_ACCENT, 2.25, false, n - 1,
         LXW_CHART_LABEL_POSITION_ABOVE},
        {COLUMN(SWEEP_COMMIT), COLUMN(SWEEP_P10), "P10", COLOUR_RANGE, 1, true, early,
         LXW_CHART_LABEL_POSITION_BELOW},
    };
    const struct chart_curve shares[] = {
        {COLUMN(SWEEP_COMMIT), COLUMN(SWEEP_FILL), "chance of filling", COLOUR_RANGE, 2.25, true, early,
         LXW_CHART_LABEL_POSITION_ABOVE},
        {COLUMN(SWEEP_COMMIT), COLUMN(SWEEP_REALIZED), "realized discount", COLOUR_ACCENT, 2.25, false,
         last_drawn(source->result, scales), LXW_CHART_LABEL_POSITION_RIGHT},
    };
#undef COLUMN
    struct chart_axis commit = {arena_printf(arena, "annual commitment, %s", money),
                                chart_amount_format(scales->commit), 0, scales->commit, 0};
    struct chart_plane cost = {
        "Cost over the term by commitment: expected, P10 and P90",
        arena_printf(arena, "Expected cost over the term by annual commitment, with P10 and P90: %s", name),
        commit,
        {money, chart_amount_format(scales->cost), 0, scales->cost, 0},
        {at, 0, 0, CHART_WIDTH, CHART_HEIGHT},
        costs,
        3,
        cost_flags,
        put_flags(source, flags_row, SWEEP_COST, scales, cost_flags)};
    struct chart_plane share = {
        "Realized discount and chance of filling by commitment",
        arena_printf(arena, "Realized discount and chance of filling by annual commitment: %s", name),
        commit,
        {"share", "[>1.001]\"\";[<0]-0%;0%", scales->least_share, MOST_SHARE, SHARE_ROUNDED_TO},
        {at, SWEEP_P50, 0, CHART_WIDTH, CHART_HEIGHT},
        shares,
        2,
        share_flags,
        put_flags(source, flags_row, SWEEP_DISCOUNT, scales, share_flags)};
    chart_plane(table->sheet, table->sheet, &cost);
    chart_plane(table->sheet, table->sheet, &share);
}

unsigned
sweep_chart_rows(void)
{
    return chart_rows(CHART_HEIGHT);
}

unsigned
sweep_write_charts(const struct listing *table, const struct sweep_block *block, unsigned row)
{
    const struct sweep_source *source = table->source;
    struct scales scales = scales_of(source);
    unsigned end = write_heights(table, row, block->marks, &scales);
    if (source->result->n_sweep > 1)
        insert_charts(table, block->charts, block->levels, row + 2, &scales);
    return end;
}
