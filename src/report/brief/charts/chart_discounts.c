#include "chart.h"
#include "discounts.h"

#include "report/brief/marks/axis.h"
#include "report/brief/marks/plot.h"
#include "report/brief/mood.h"
#include "report/sentence.h"

#include <math.h>

#define ROW_MIN   44.0 /* with few offers */
#define ROW_MAX   70.0
#define ROW_DENSE 36.0
#define ROW_LEAST 17.0 /* that is legible */
#define TWO_LINES 24.0 /* rows below have no commitment under their names */
#define AXIS_ROOM 16.0 /* tick labels under the rows */
#define END       4.0  /* half of the stroke at either end of the line */

/* Offers of no realized discount come last, equals as given. */
static bool
comes_after(const struct results *results, size_t a, size_t b)
{
    const double x = results->offers[a].scenarios[SCENARIO_BASE].realized_discount;
    const double y = results->offers[b].scenarios[SCENARIO_BASE].realized_discount;
    return isnan(x) ? !isnan(y) : x < y;
}

/* The offers of the first n_rows rows, the subject in the last where it would be left out. */
static const size_t *
discounts_order(const struct brief *brief, size_t n_rows)
{
    const size_t n = brief->results->n_offers;
    size_t *order = ARENA_NEW(brief->arena, size_t, n);
    for (size_t i = 0; i < n; i++) {
        size_t k = i;
        for (; k > 0 && comes_after(brief->results, order[k - 1], i); k--)
            order[k] = order[k - 1];
        order[k] = i;
    }
    for (size_t i = n_rows; i < n; i++)
        if (order[i] == brief->subject)
            order[n_rows - 1] = order[i];
    return order;
}

static size_t
count_rows(const struct brief *brief, double height)
{
    return (size_t)fmin((double)brief->results->n_offers, fmax(1, (height - AXIS_ROOM) / ROW_LEAST));
}

static struct discounts_layout
lay_out(const struct brief *brief, struct rect rect)
{
    const struct results *results = brief->results;
    struct discounts_layout layout = {.n_rows = count_rows(brief, rect.height),
                                      .name_width = fmin(160, rect.width * 0.34)};
    const size_t *order = discounts_order(brief, layout.n_rows);
    layout.rows = ARENA_NEW(brief->arena, struct discounts_row, layout.n_rows);
    double low = 0, high = 0;
    for (size_t i = 0; i < layout.n_rows; i++) {
        struct discounts_row *row = &layout.rows[i];
        const struct offer_result *offer = &results->offers[order[i]];
        *row = (struct discounts_row){.offer = order[i],
                                      .quoted = offer->quoted_discount,
                                      .realized = offer->scenarios[SCENARIO_BASE].realized_discount,
                                      .p10 = offer->expected.realized_p10,
                                      .p90 = offer->expected.realized_p90};
        low = fmin(fmin(low, row->quoted), fmin(row->realized, row->p10)); /* fmin passes over NAN */
        high = fmax(fmax(high, row->quoted), fmax(row->realized, row->p90));
    }
    const double height = fmin(ROW_MAX, (rect.height - AXIS_ROOM) / (double)layout.n_rows);
    layout.row_height = height;
    for (size_t i = 0; i < layout.n_rows; i++)
        layout.rows[i].y = rect.y + ((double)i + 0.5) * height;
    layout.is_dense = height < ROW_DENSE - 4;
    layout.bottom = rect.y + height * (double)layout.n_rows;
    layout.axis = plot_percent_axis(
        brief->canvas, low, high, rect.x + layout.name_width + (low < 0 ? 56 : 16), rect.x + rect.width - 68);
    return layout;
}

static void
draw_end(struct canvas *canvas, double x, double y)
{
    plot_line(canvas, x, y - END, x, y + END, INK_SPAN, 2);
    canvas_record(canvas, BOX_MARK, (struct rect){x - 1, y - END, 2, 2 * END}, NULL);
}

static void
draw_marks(struct brief *brief, const struct discounts_layout *layout, const struct discounts_row *row)
{
    struct canvas *canvas = brief->canvas;
    if (discounts_has_range(row)) {
        const double from = axis_at(&layout->axis, row->p10), to = axis_at(&layout->axis, row->p90);
        plot_line(canvas, from, row->y, to, row->y, INK_SPAN, 3);
        draw_end(canvas, from, row->y);
        draw_end(canvas, to, row->y);
    }
    if (isfinite(row->realized))
        plot_dot(canvas, axis_at(&layout->axis, row->realized), row->y, PLOT_RADIUS,
                 mood_ink(mood_of_realized(brief, row->offer)));
    plot_ring(canvas, axis_at(&layout->axis, row->quoted), row->y, INK_DARK);
}

/* "USD 650,000 a year" or "no commitment", and for how long where the offers' terms differ. */
static const char *
commit_text(const struct brief *brief, size_t offer, bool is_short)
{
    const struct results *results = brief->results;
    const int months = results->offers[offer].offer->term_months;
    const char *commit = sentence_commit_terms(results, brief->facts, offer, is_short, brief->arena);
    if (months < 12)
        return commit;
    for (size_t i = 0; i < results->n_offers; i++)
        if (results->offers[i].offer->term_months != months)
            return arena_printf(brief->arena, "%s, %s %s", commit,
                                FACT_TEXT(brief->facts, "offers.%zu.term_months", offer + 1),
                                words_plural(months, "month", "months"));
    return commit;
}

static void
draw_name(struct brief *brief, const struct discounts_layout *layout, const struct discounts_row *row,
          double x)
{
    const bool has_commit = layout->row_height >= TWO_LINES;
    const struct text_box name = {.x = x,
                                  .y = has_commit ? row->y - 1.5 : row->y,
                                  .width = layout->name_width,
                                  .max_lines = 1,
                                  .anchor = has_commit ? ANCHOR_BASELINE : ANCHOR_MIDDLE};
    struct text_box commit = name;
    commit.y = row->y + 10;
    canvas_text(brief->canvas, STYLE_STRONG, name,
                words_offer_short_name(brief->results, row->offer, brief->arena));
    const char *const texts[] = {
        commit_text(brief, row->offer, false), commit_text(brief, row->offer, true),
        sentence_commit_terms(brief->results, brief->facts, row->offer, true, brief->arena)};
    size_t i = 0; /* the longest that fits, else the last */
    while (i + 1 < sizeof texts / sizeof *texts &&
           canvas_text_width(brief->canvas, STYLE_QUIET, texts[i]) + 2 > layout->name_width)
        i++;
    if (has_commit)
        canvas_text(brief->canvas, STYLE_QUIET, commit, texts[i]);
}

/* The row with the widest span: there is room for words. */
static size_t
worded_row(const struct discounts_layout *layout)
{
    size_t widest = 0;
    double most = 0;
    for (size_t i = 0; i < layout->n_rows; i++) {
        const double span = layout->rows[i].p90 - layout->rows[i].p10;
        if (span > most) {
            most = span;
            widest = i;
        }
    }
    return widest;
}

/* Beside the ticks of the axis. */
static void
draw_rest(struct brief *brief, const struct discounts_layout *layout, double x)
{
    if (layout->n_rows == brief->results->n_offers)
        return;
    const struct fact *count = fact_find(brief->facts, "offers.after.%zu", layout->n_rows);
    canvas_text(brief->canvas, STYLE_QUIET,
                (struct text_box){.x = x,
                                  .y = layout->bottom + 10,
                                  .width = layout->name_width,
                                  .max_lines = 1,
                                  .anchor = ANCHOR_MIDDLE},
                arena_printf(brief->arena, "and %s more %s", count->text,
                             words_plural(count->value, "offer", "offers")));
}

double
discounts_height(size_t n_offers)
{
    return (double)n_offers * (n_offers > 3 ? ROW_DENSE : ROW_MIN) + AXIS_ROOM;
}

static void
draw(struct brief *brief, struct rect rect, struct view view)
{
    (void)view;
    const struct discounts_layout layout = lay_out(brief, rect);
    plot_upright_grid(brief->canvas, &layout.axis, axis_percent, rect.y, layout.bottom);
    for (size_t i = 0; i < layout.n_rows; i++)
        draw_marks(brief, &layout, &layout.rows[i]);
    for (size_t i = 0; i < layout.n_rows; i++) {
        draw_name(brief, &layout, &layout.rows[i], rect.x);
        discounts_label(brief, &layout, &layout.rows[i], i == worded_row(&layout));
    }
    draw_rest(brief, &layout, rect.x);
}

/* The realized discount of an offer with fees is above what it comes to after them. */
static const char *
neutral(const struct brief *brief, size_t offer)
{
    (void)offer;
    const char *of = any_extras(brief->results)
                         ? arena_printf(brief->arena, "before %s", any_extras_word(brief->results))
                         : "over the term";
    return arena_printf(brief->arena,
                        "Discount off list %s: quoted (ring), realized on base (dot), P10 to P90 (line)", of);
}

const struct chart chart_discounts = {.name = "realized-discount",
                                      .height = 300,
                                      .run_title = sentence_discounts,
                                      .neutral = neutral,
                                      .draw = draw};
