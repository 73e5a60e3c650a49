#include "figure.h"

#include "axis.h"
#include "plot.h"
#include "report/words.h"

#include <math.h>
#include <string.h>

#define ROW_MIN   44.0 /* with few offers */
#define ROW_MAX   70.0
#define ROW_DENSE 36.0
#define AXIS_ROOM 16.0 /* tick labels under the rows */
#define DOT_SMALL 2.6

/* A row's place and values: the layout. */
struct row {
    size_t offer;
    double y;
    double quoted, realized[N_SCENARIOS];
};

struct layout {
    struct axis axis;
    struct row *rows;
    size_t n_rows;
    double name_width, bottom;
};

/* Offers of no realized discount come last, equals as given. */
static bool
comes_after(const struct results *results, size_t a, size_t b)
{
    const double x = results->offers[a].scenarios[SCENARIO_BASE].realized_discount;
    const double y = results->offers[b].scenarios[SCENARIO_BASE].realized_discount;
    return isnan(x) ? !isnan(y) : x < y;
}

const size_t *
figure_discounts_order(const struct brief *brief)
{
    const size_t n = brief->results->n_offers;
    size_t *order = ARENA_NEW(brief->arena, size_t, n);
    for (size_t i = 0; i < n; i++) {
        size_t k = i;
        for (; k > 0 && comes_after(brief->results, order[k - 1], i); k--)
            order[k] = order[k - 1];
        order[k] = i;
    }
    return order;
}

static struct layout
lay_out(const struct brief *brief, struct rect rect)
{
    const struct results *results = brief->results;
    struct layout layout = {.n_rows = results->n_offers, .name_width = fmin(160, rect.width * 0.3)};
    const size_t *order = figure_discounts_order(brief);
    layout.rows = ARENA_NEW(brief->arena, struct row, layout.n_rows);
    double low = 0, high = 0;
    for (size_t i = 0; i < layout.n_rows; i++) {
        struct row *row = &layout.rows[i];
        const struct offer_result *offer = &results->offers[order[i]];
        *row = (struct row){.offer = order[i], .quoted = offer->quoted_discount};
        low = fmin(low, row->quoted);
        high = fmax(high, row->quoted);
        for (int s = 0; s < N_SCENARIOS; s++) {
            row->realized[s] = offer->scenarios[s].realized_discount;
            low = fmin(low, row->realized[s]); /* fmin and fmax pass over NAN */
            high = fmax(high, row->realized[s]);
        }
    }
    const double height = fmin(ROW_MAX, (rect.height - AXIS_ROOM) / (double)layout.n_rows);
    for (size_t i = 0; i < layout.n_rows; i++)
        layout.rows[i].y = rect.y + ((double)i + 0.5) * height;
    layout.bottom = rect.y + height * (double)layout.n_rows;
    layout.axis =
        axis_over(low, high, 6, rect.x + layout.name_width + (low < 0 ? 56 : 16), rect.x + rect.width - 68);
    return layout;
}

static enum ink
realized_ink(double realized, bool for_text)
{
    if (realized <= 0)
        return for_text ? INK_BAD_TEXT : INK_BAD;
    return INK_ACCENT;
}

static void
draw_marks(struct canvas *canvas, const struct layout *layout, const struct row *row)
{
    const double *realized = row->realized;
    if (isfinite(realized[SCENARIO_LOW]) && isfinite(realized[SCENARIO_HIGH]))
        plot_line(canvas, axis_at(&layout->axis, realized[SCENARIO_LOW]), row->y,
                  axis_at(&layout->axis, realized[SCENARIO_HIGH]), row->y, INK_SPAN, 3);
    for (int s = 0; s < N_SCENARIOS; s++)
        if (isfinite(realized[s]))
            plot_dot(canvas, axis_at(&layout->axis, realized[s]), row->y,
                     s == SCENARIO_BASE ? PLOT_RADIUS : DOT_SMALL, realized_ink(realized[s], false));
    plot_ring(canvas, axis_at(&layout->axis, row->quoted), row->y, INK_DARK);
}

/* "USD 650,000 a year", and for how long where the offers' terms differ. */
static const char *
commit_text(const struct brief *brief, size_t offer)
{
    const struct results *results = brief->results;
    const int months = results->offers[offer].offer->term_months;
    const char *commit = FACT_TEXT(brief->facts, "offers.%zu.annual_commit", offer + 1);
    for (size_t i = 0; i < results->n_offers; i++)
        if (results->offers[i].offer->term_months != months)
            return arena_printf(brief->arena, "%s a year, %s %s", commit,
                                FACT_TEXT(brief->facts, "offers.%zu.term_months", offer + 1),
                                words_plural(months, "month", "months"));
    return arena_printf(brief->arena, "%s a year", commit);
}

static void
draw_name(struct brief *brief, const struct layout *layout, const struct row *row, double x)
{
    const struct text_box box = {
        .x = x, .width = layout->name_width, .max_lines = 1, .anchor = ANCHOR_BASELINE};
    struct text_box name = box, commit = box;
    name.y = row->y - 1.5;
    commit.y = row->y + 10;
    canvas_text(brief->canvas, STYLE_STRONG, name,
                words_offer_short_name(brief->results, row->offer, brief->arena));
    canvas_text(brief->canvas, STYLE_QUIET, commit, commit_text(brief, row->offer));
}

/* One row says in words what its marks are: no legend. */
static const char *
worded(struct brief *brief, bool is_worded, const char *word, const char *number)
{
    return is_worded ? arena_printf(brief->arena, "%s %s", word, number) : number;
}

/* The ends of the span, beside it: low on its left, high on its right. */
static void
label_ends(struct brief *brief, const struct layout *layout, const struct row *row, bool is_worded,
           const char *base)
{
    for (int s = SCENARIO_LOW; s <= SCENARIO_HIGH; s += 2) {
        const char *number = FACT_TEXT(brief->facts, "offers.%zu.%s.realized_discount", row->offer + 1,
                                       words_scenario_keys[s]);
        if (!isfinite(row->realized[s]) || strcmp(number, base) == 0)
            continue;
        const double x = axis_at(&layout->axis, row->realized[s]);
        if (fabs(x - axis_at(&layout->axis, row->realized[SCENARIO_BASE])) < PLOT_RADIUS)
            continue; /* one mark to the eye */
        if (s == SCENARIO_HIGH && fabs(x - axis_at(&layout->axis, row->realized[SCENARIO_LOW])) < PLOT_RADIUS)
            continue;
        const double other = axis_at(&layout->axis, row->realized[SCENARIO_LOW + SCENARIO_HIGH - s]);
        const double side = x < other || (x == other && s == SCENARIO_LOW) ? -1 : 1;
        const enum align outward = side < 0 ? ALIGN_RIGHT : ALIGN_LEFT;
        const enum align inward = side < 0 ? ALIGN_LEFT : ALIGN_RIGHT;
        const struct text_box places[] = {
            {.x = x + 7 * side, .y = row->y, .align = outward, .anchor = ANCHOR_MIDDLE},
            {.x = x, .y = row->y + 12, .align = ALIGN_CENTRE, .anchor = ANCHOR_MIDDLE},
            {.x = x - 4 * side, .y = row->y + 12, .align = outward, .anchor = ANCHOR_MIDDLE},
            {.x = x + 4 * side, .y = row->y + 12, .align = inward, .anchor = ANCHOR_MIDDLE},
        };
        plot_label(brief->canvas, STYLE_QUIET, places, 4,
                   worded(brief, is_worded, s == SCENARIO_LOW ? "low usage" : "high usage", number));
    }
}

static void
draw_labels(struct brief *brief, const struct layout *layout, const struct row *row, bool is_worded)
{
    const char *number = FACT_TEXT(brief->facts, "offers.%zu.base.realized_discount", row->offer + 1);
    const double up = row->y - 13, down = row->y + 12;
    const double q = axis_at(&layout->axis, row->quoted);
    const bool is_known = isfinite(row->realized[SCENARIO_BASE]);
    const double base = is_known ? row->realized[SCENARIO_BASE] : 0;
    const double x = axis_at(&layout->axis, base);
    /* Where there is no mark to stand over, beside the axis, so that it does not strike the label through. */
    const struct text_box over = {.x = x, .y = up, .align = ALIGN_CENTRE, .anchor = ANCHOR_MIDDLE};
    const struct text_box beside = {.x = x + 8, .y = up, .align = ALIGN_LEFT, .anchor = ANCHOR_MIDDLE};
    const struct text_box for_base[] = {
        is_known ? over : beside,
        {.x = x + 4, .y = up, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE},
        {.x = x - 4, .y = up, .align = ALIGN_LEFT, .anchor = ANCHOR_MIDDLE},
        {.x = x, .y = down, .align = ALIGN_CENTRE, .anchor = ANCHOR_MIDDLE},
    };
    const struct text_box for_quoted[] = {
        {.x = q + 10, .y = row->y, .align = ALIGN_LEFT, .anchor = ANCHOR_MIDDLE},
        {.x = q, .y = down, .align = ALIGN_CENTRE, .anchor = ANCHOR_MIDDLE},
        {.x = q - 10, .y = row->y, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE},
        {.x = q, .y = up, .align = ALIGN_CENTRE, .anchor = ANCHOR_MIDDLE},
    };
    plot_label(brief->canvas,
               (struct style){SIZE_TEXT, true, is_known ? realized_ink(base, true) : INK_QUIET}, for_base, 4,
               worded(brief, is_worded, "realized", number));
    plot_label(brief->canvas, STYLE_TEXT, for_quoted, 4,
               worded(brief, is_worded, "quoted",
                      FACT_TEXT(brief->facts, "offers.%zu.quoted_discount", row->offer + 1)));
    label_ends(brief, layout, row, is_worded, number);
}

/* The row with the widest span: there is room for words. */
static size_t
worded_row(const struct layout *layout)
{
    size_t widest = 0;
    double most = 0;
    for (size_t i = 0; i < layout->n_rows; i++) {
        const double *realized = layout->rows[i].realized;
        const double span = fabs(realized[SCENARIO_HIGH] - realized[SCENARIO_LOW]);
        if (span > most) {
            most = span;
            widest = i;
        }
    }
    return widest;
}

double
figure_discounts_height(size_t n_offers)
{
    return (double)n_offers * (n_offers > 3 ? ROW_DENSE : ROW_MIN) + AXIS_ROOM;
}

void
figure_discounts_draw(struct brief *brief, struct rect rect)
{
    const struct layout layout = lay_out(brief, rect);
    plot_percent_grid(brief->canvas, &layout.axis, brief->facts->notation, rect.y, layout.bottom);
    for (size_t i = 0; i < layout.n_rows; i++)
        draw_marks(brief->canvas, &layout, &layout.rows[i]);
    for (size_t i = 0; i < layout.n_rows; i++) {
        draw_name(brief, &layout, &layout.rows[i], rect.x);
        draw_labels(brief, &layout, &layout.rows[i], i == worded_row(&layout));
    }
}
