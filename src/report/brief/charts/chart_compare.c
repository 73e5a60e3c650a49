/* What each way to buy costs: a bar of the expected cost, a line from low to high usage (1.14). */
#include "chart.h"

#include "report/brief/marks/axis.h"
#include "report/brief/marks/plot.h"
#include "report/words.h"

#include <math.h>

#define ROWS_MOST   12 /* that are legible */
#define ROW_MAX     64.0
#define TWO_LINES   25.0 /* rows below have no remark under their names */
#define THREE_LINES 37.0 /* rows from here on have two */
#define REMARK      11.0 /* from a line to the next */
#define BAR_SHARE   0.34 /* of a row's height */
#define BAR_MAX     20.0
#define NAME_GAP    8.0
#define LABEL_GAP   6.0
#define NAME_SHARE  0.40 /* of the width at most */
#define NAME_WIDEST 158.0

static size_t
subject_row(const struct brief *brief)
{
    return results_offer_row(brief->results, brief->subject);
}

/* The order of all rows: the least expected cost first, equals as given. */
static size_t *
sort(const struct brief *brief)
{
    const struct alternative_result *rows = brief->results->alternatives;
    const size_t n = brief->results->n_alternatives;
    size_t *order = ARENA_NEW(brief->arena, size_t, n);
    for (size_t i = 0; i < n; i++) {
        size_t k = i;
        for (; k > 0 && rows[order[k - 1]].expected > rows[i].expected + HALF_CENT; k--)
            order[k] = order[k - 1];
        order[k] = i;
    }
    return order;
}

size_t
compare_rows(const struct brief *brief, const size_t **ret)
{
    const size_t n = brief->results->n_alternatives;
    size_t *order = sort(brief);
    for (size_t i = ROWS_MOST; i < n; i++)
        if (order[i] == subject_row(brief))
            order[ROWS_MOST - 1] = order[i];
    *ret = order;
    return n < ROWS_MOST ? n : ROWS_MOST;
}

struct layout {
    struct axis axis;
    double name_width, row_height;
};

static struct style
label_style(const struct brief *brief, size_t row)
{
    if (row == subject_row(brief))
        return (struct style){SIZE_TEXT, true, INK_ACCENT};
    return brief->results->alternatives[row].dominated_by != NO_ROW ? STYLE_QUIET : STYLE_STRONG;
}

static const char *
label_text(const struct brief *brief, size_t row)
{
    return FACT_TEXT(brief->facts, "alternatives.%zu.expected", row + 1);
}

static double
name_width(struct rect rect)
{
    return fmin(NAME_WIDEST, rect.width * NAME_SHARE);
}

static double
row_height(struct rect rect, size_t n)
{
    return fmin(ROW_MAX, rect.height / (double)n);
}

static struct layout
lay_out(const struct brief *brief, struct rect rect, const size_t *order, size_t n)
{
    const struct results *results = brief->results;
    struct layout layout = {.name_width = name_width(rect), .row_height = row_height(rect, n)};
    double low = 0, high = 0, room = 0;
    for (size_t i = 0; i < n; i++) {
        const struct alternative_result *row = &results->alternatives[order[i]];
        low = fmin(low, fmin(row->expected, row->low));
        high = fmax(high, fmax(row->expected, row->high));
        room = fmax(room, canvas_text_width(brief->canvas, label_style(brief, order[i]),
                                            label_text(brief, order[i])));
    }
    layout.axis = axis_over(low, high, 1, rect.x + layout.name_width, rect.x + rect.width - room - 10);
    return layout;
}

/* Of a row that another dominates: by which, where the name fits. Fees that have no price of their own are
 * added at the quoted one (1.14). */
static const char *
never_cheaper(const struct brief *brief, size_t row, size_t other, double width)
{
    const struct results *results = brief->results;
    const char *fees = results->alternatives[row].has_assumed_fee ? ", fees as quoted" : "";
    const char *text = arena_printf(brief->arena, "never cheaper than %s%s",
                                    words_way_short_name(results, other, brief->arena), fees);
    if (canvas_text_width(brief->canvas, STYLE_QUIET, text) + 3 <= width)
        return text;
    return *fees != '\0' ? "never cheaper, fees as quoted" : "never cheaper than another";
}

static const char *
remark(const struct brief *brief, size_t row, double width)
{
    static const char *const advice[] = {[VERDICT_SIGN] = "the offer to sign",
                                         [VERDICT_NEGOTIATE] = "the offer to negotiate",
                                         [VERDICT_WALK] = "the best of what is offered"};
    const struct results *results = brief->results;
    const size_t other = results->alternatives[row].dominated_by;
    if (row == subject_row(brief))
        return results->n_offers == 1 && results->offers[0].verdict == VERDICT_WALK
                   ? "the offer"
                   : advice[results->offers[brief->subject].verdict];
    if (other != NO_ROW)
        return never_cheaper(brief, row, other, width);
    return results->alternatives[row].has_assumed_fee ? "fees as quoted" : NULL;
}

/* What a way of the plan does for what it does not buy elsewhere or on demand: the first offer, mostly. */
static const char *
basis(const struct brief *brief, size_t row)
{
    const struct results *results = brief->results;
    if (row == 0 || row > results->plan->n_alternatives)
        return NULL;
    const struct alternative *way = &results->plan->alternatives[row - 1];
    const char *first = words_offer_short_name(results, 0, brief->arena);
    if (way->kind == ALTERNATIVE_DELAY)
        return arena_printf(brief->arena, "on demand, then %s", first);
    return way->rest == REST_OFFER ? arena_printf(brief->arena, "the rest by %s", first)
                                   : "the rest on demand";
}

/* One under the other, as many as the row's height has room for. */
static size_t
remarks(const struct brief *brief, const struct layout *layout, size_t row, const char *ret[2])
{
    const char *const all[] = {basis(brief, row), remark(brief, row, layout->name_width - NAME_GAP)};
    const size_t most = layout->row_height >= THREE_LINES ? 2 : layout->row_height >= TWO_LINES;
    size_t n = 0;
    for (size_t i = 0; i < 2 && n < most; i++)
        if (all[i] != NULL)
            ret[n++] = all[i];
    return n;
}

static void
draw_name(struct brief *brief, const struct layout *layout, size_t row, double x, double y)
{
    const char *under[2];
    const size_t n = remarks(brief, layout, row, under);
    struct text_box box = {.x = x,
                           .y = n > 0 ? y + 3.5 - REMARK * (double)n / 2 : y,
                           .width = layout->name_width - NAME_GAP,
                           .max_lines = 1,
                           .anchor = n > 0 ? ANCHOR_BASELINE : ANCHOR_MIDDLE};
    panel_paragraph(brief->canvas, label_style(brief, row), box,
                    words_way_short_name(brief->results, row, brief->arena));
    for (size_t i = 0; i < n; i++) {
        box.y += REMARK;
        panel_paragraph(brief->canvas, STYLE_QUIET, box, under[i]);
    }
}

static enum ink
bar_ink(const struct brief *brief, size_t row)
{
    if (row == subject_row(brief))
        return INK_ACCENT;
    return brief->results->alternatives[row].dominated_by != NO_ROW ? INK_QUIET : INK_DARK;
}

static void
draw_range(struct canvas *canvas, const struct layout *layout, const struct alternative_result *row, double y)
{
    const double ends[] = {axis_at(&layout->axis, row->low), axis_at(&layout->axis, row->high)};
    plot_line(canvas, ends[0], y, ends[1], y, INK_TEXT, 1.4);
    for (int i = 0; i < 2; i++)
        plot_line(canvas, ends[i], y - 3.5, ends[i], y + 3.5, INK_TEXT, 1.4);
    canvas_record(canvas, BOX_MARK,
                  (struct rect){fmin(ends[0], ends[1]) - 0.7, y - 3.5, fabs(ends[1] - ends[0]) + 1.4, 7},
                  NULL);
}

static void
draw_row(struct brief *brief, const struct layout *layout, size_t row, double y)
{
    const struct alternative_result *way = &brief->results->alternatives[row];
    const double zero = axis_at(&layout->axis, 0), end = axis_at(&layout->axis, way->expected);
    const double height = fmin(BAR_MAX, layout->row_height * BAR_SHARE);
    plot_hatched_bar(brief->canvas, (struct rect){fmin(zero, end), y - height / 2, fabs(end - zero), height},
                     bar_ink(brief, row));
    draw_range(brief->canvas, layout, way, y);
    const double right = fmax(fmax(zero, end), axis_at(&layout->axis, way->high));
    const struct text_box place = {.x = right + LABEL_GAP, .y = y, .anchor = ANCHOR_MIDDLE};
    plot_label(brief->canvas, label_style(brief, row), &place, 1, label_text(brief, row));
}

void
compare_name(struct brief *brief, size_t row, struct rect rect)
{
    const struct layout layout = {.name_width = name_width(rect), .row_height = rect.height};
    draw_name(brief, &layout, row, rect.x, rect.y + rect.height / 2);
}

static void
draw_bars(struct brief *brief, struct rect rect, struct view view)
{
    const size_t *order, n = compare_rows(brief, &order);
    const struct layout layout = lay_out(brief, rect, order, n);
    const double zero = axis_at(&layout.axis, 0);
    (void)view;
    for (size_t i = 0; i < n; i++)
        draw_row(brief, &layout, order[i], rect.y + ((double)i + 0.5) * layout.row_height);
    plot_line(brief->canvas, zero, rect.y, zero, rect.y + layout.row_height * (double)n, INK_TEXT, 1.2);
}

static void
draw(struct brief *brief, struct rect rect, struct view view)
{
    const size_t *order, n = compare_rows(brief, &order);
    const double height = row_height(rect, n);
    for (size_t i = 0; i < n; i++)
        compare_name(brief, order[i], (struct rect){rect.x, rect.y + (double)i * height, rect.width, height});
    draw_bars(brief, rect, view);
}

static bool
exists(const struct brief *brief, size_t offer)
{
    (void)offer;
    return brief->results->n_alternatives > brief->results->n_offers;
}

static const char *
neutral(const struct brief *brief, size_t offer)
{
    const struct fact *months = fact_find(brief->facts, "comparison.months");
    const struct fact *count = fact_find(brief->facts, "comparison.count");
    const char *rest =
        count->value > ROWS_MOST ? arena_printf(brief->arena, "; cheapest of %s", count->text) : "";
    const char *rate =
        brief->results->plan->discount_rate > 0
            ? arena_printf(brief->arena, ", discounted at %s", FACT_TEXT(brief->facts, "plan.discount_rate"))
            : "";
    (void)offer;
    return arena_printf(
        brief->arena,
        "Cost over %s %s from %s with fees%s, %s: expected (hatched bar), low to high usage (line)%s",
        months->text, words_plural(months->value, "month", "months"),
        FACT_TEXT(brief->facts, "offers.1.start"), rate, brief->results->currency, rest);
}

const struct chart chart_compare_bars = {.name = "comparison",
                                         .height = 320,
                                         .exists = exists,
                                         .run_title = sentence_comparison,
                                         .neutral = neutral,
                                         .draw = draw_bars};

const struct chart chart_compare = {.name = "comparison",
                                    .height = 320,
                                    .exists = exists,
                                    .run_title = sentence_comparison,
                                    .neutral = neutral,
                                    .draw = draw};
