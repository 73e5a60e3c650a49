#include "chart.h"

#include "report/brief/marks/axis.h"
#include "report/brief/marks/plot.h"
#include "report/brief/mood.h"
#include "report/sentence.h"

#include <math.h>
#include <string.h>

#define ROW_MIN   44.0 /* with few offers */
#define ROW_MAX   70.0
#define ROW_DENSE 36.0
#define ROW_LEAST 17.0 /* that is legible */
#define TWO_LINES 24.0 /* rows below have no commitment under their names */
#define AXIS_ROOM 16.0 /* tick labels under the rows */
#define END       4.0  /* half of the stroke at either end of the line */

/* A row's place and values: the layout. */
struct row {
    size_t offer;
    double y;
    double quoted, realized, p10, p90; /* the latter NAN where some path consumes nothing */
};

struct layout {
    struct axis axis;
    struct row *rows;
    size_t n_rows;
    double name_width, row_height, bottom;
    bool is_dense; /* too low for labels of the lines' ends but in one row */
};

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

static struct layout
lay_out(const struct brief *brief, struct rect rect)
{
    const struct results *results = brief->results;
    struct layout layout = {.n_rows = count_rows(brief, rect.height),
                            .name_width = fmin(160, rect.width * 0.34)};
    const size_t *order = discounts_order(brief, layout.n_rows);
    layout.rows = ARENA_NEW(brief->arena, struct row, layout.n_rows);
    double low = 0, high = 0;
    for (size_t i = 0; i < layout.n_rows; i++) {
        struct row *row = &layout.rows[i];
        const struct offer_result *offer = &results->offers[order[i]];
        *row = (struct row){.offer = order[i],
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

static bool
has_range(const struct row *row)
{
    return isfinite(row->p10) && isfinite(row->p90);
}

static void
draw_end(struct canvas *canvas, double x, double y)
{
    plot_line(canvas, x, y - END, x, y + END, INK_SPAN, 2);
    canvas_record(canvas, BOX_MARK, (struct rect){x - 1, y - END, 2, 2 * END}, NULL);
}

static void
draw_marks(struct brief *brief, const struct layout *layout, const struct row *row)
{
    struct canvas *canvas = brief->canvas;
    if (has_range(row)) {
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
draw_name(struct brief *brief, const struct layout *layout, const struct row *row, double x)
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

/* One row says in words what its marks are: no legend. */
static const char *
worded(struct brief *brief, bool is_worded, const char *word, const char *number)
{
    return is_worded ? arena_printf(brief->arena, "%s %s", word, number) : number;
}

/* An end of the line, outside of it (side: -1 left, 1 right), else under it; nothing where it is the realized
 * discount to the eye. */
static void
label_end(struct brief *brief, const struct layout *layout, const struct row *row, double value, double side,
          const char *text)
{
    const double x = axis_at(&layout->axis, value);
    if (fabs(x - axis_at(&layout->axis, row->realized)) < PLOT_RADIUS)
        return;
    const enum align outward = side < 0 ? ALIGN_RIGHT : ALIGN_LEFT;
    const enum align inward = side < 0 ? ALIGN_LEFT : ALIGN_RIGHT;
    const struct text_box places[] = {
        {.x = x + 7 * side, .y = row->y, .align = outward, .anchor = ANCHOR_MIDDLE},
        {.x = x, .y = row->y + 12, .align = ALIGN_CENTRE, .anchor = ANCHOR_MIDDLE},
        {.x = x - 4 * side, .y = row->y + 12, .align = outward, .anchor = ANCHOR_MIDDLE},
        {.x = x + 4 * side, .y = row->y + 12, .align = inward, .anchor = ANCHOR_MIDDLE},
    };
    plot_label(brief->canvas, STYLE_QUIET, places, 4, text);
}

static void
label_ends(struct brief *brief, const struct layout *layout, const struct row *row, bool is_worded)
{
    if (!has_range(row) || (layout->is_dense && !is_worded))
        return;
    const char *p10 = FACT_TEXT(brief->facts, "offers.%zu.expected.realized_p10", row->offer + 1);
    const char *p90 = FACT_TEXT(brief->facts, "offers.%zu.expected.realized_p90", row->offer + 1);
    label_end(brief, layout, row, row->p10, -1, worded(brief, is_worded, "P10", p10));
    if (strcmp(p10, p90) != 0)
        label_end(brief, layout, row, row->p90, 1, worded(brief, is_worded, "P90", p90));
}

static void
draw_labels(struct brief *brief, const struct layout *layout, const struct row *row, bool is_worded)
{
    const char *number = FACT_TEXT(brief->facts, "offers.%zu.base.realized_discount", row->offer + 1);
    const double up = row->y - 13, down = row->y + 12;
    const double q = axis_at(&layout->axis, row->quoted);
    const bool is_known = isfinite(row->realized);
    const double base = is_known ? row->realized : 0;
    const double x = axis_at(&layout->axis, base);
    /* Where there is no mark to stand over, beside the axis, so that it does not strike the label through. */
    const struct text_box over = {.x = x, .y = up, .align = ALIGN_CENTRE, .anchor = ANCHOR_MIDDLE};
    const struct text_box beside = {.x = x + 8, .y = up, .align = ALIGN_LEFT, .anchor = ANCHOR_MIDDLE};
    /* The last is far from its dot: rather over the axis. */
    const struct text_box for_base[] = {
        is_known ? over : beside,
        {.x = x + 4, .y = up, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE},
        {.x = x - 4, .y = up, .align = ALIGN_LEFT, .anchor = ANCHOR_MIDDLE},
        {.x = x, .y = down, .align = ALIGN_CENTRE, .anchor = ANCHOR_MIDDLE},
        {.x = fmin(fmin(x, q), axis_at(&layout->axis, has_range(row) ? row->p10 : base)) - 9,
         .y = row->y,
         .align = ALIGN_RIGHT,
         .anchor = ANCHOR_MIDDLE},
    };
    const struct text_box for_quoted[] = {
        {.x = q + 10, .y = row->y, .align = ALIGN_LEFT, .anchor = ANCHOR_MIDDLE},
        {.x = q, .y = down, .align = ALIGN_CENTRE, .anchor = ANCHOR_MIDDLE},
        {.x = q - 10, .y = row->y, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE},
        {.x = q, .y = up, .align = ALIGN_CENTRE, .anchor = ANCHOR_MIDDLE},
    };
    const char *realized = worded(brief, is_worded, "realized", number);
    const struct style style = {SIZE_TEXT, true,
                                is_known ? mood_text_ink(mood_of_realized(brief, row->offer)) : INK_QUIET};
    if (!plot_label(brief->canvas, style, for_base, 4, realized))
        plot_label(brief->canvas, style, &for_base[4], 1, realized);
    plot_label(brief->canvas, STYLE_TEXT, for_quoted, 4,
               worded(brief, is_worded, "quoted",
                      FACT_TEXT(brief->facts, "offers.%zu.quoted_discount", row->offer + 1)));
    label_ends(brief, layout, row, is_worded);
}

/* The row with the widest span: there is room for words. */
static size_t
worded_row(const struct layout *layout)
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
draw_rest(struct brief *brief, const struct layout *layout, double x)
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
    const struct layout layout = lay_out(brief, rect);
    plot_upright_grid(brief->canvas, &layout.axis, axis_percent, rect.y, layout.bottom);
    for (size_t i = 0; i < layout.n_rows; i++)
        draw_marks(brief, &layout, &layout.rows[i]);
    for (size_t i = 0; i < layout.n_rows; i++) {
        draw_name(brief, &layout, &layout.rows[i], rect.x);
        draw_labels(brief, &layout, &layout.rows[i], i == worded_row(&layout));
    }
    draw_rest(brief, &layout, rect.x);
}

/* The realized discount of an offer with fees is above what it comes to after them. */
static const char *
neutral(const struct brief *brief, size_t offer)
{
    (void)offer;
    const char *before = any_extras(brief->results)
                             ? arena_printf(brief->arena, ", before %s", any_extras_word(brief->results))
                             : "";
    return arena_printf(
        brief->arena,
        "Discount off list over the term%s: quoted (ring), realized on base (dot), P10 to P90 "
        "(line)",
        before);
}

const struct chart chart_discounts = {.name = "realized-discount",
                                      .height = 300,
                                      .run_title = sentence_discounts,
                                      .neutral = neutral,
                                      .draw = draw};
