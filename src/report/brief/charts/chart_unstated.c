#include "chart.h"

#include "report/brief/marks/axis.h"
#include "report/brief/marks/plot.h"
#include "report/sentence.h"
#include "report/words_deal.h"

#include <math.h>

#define BAR       9.0
#define BAR_ROOM  15.0 /* height of a bar with its labels, under the question */
#define ROW_GAP   6.0
#define GAP_MAX   24.0 /* where few rows leave room */
#define BESIDE    6.0
#define REST_ROOM 16.0

/* One term: the question over a bar from the best reading to the worst, nothing at the reading assumed. */
struct row {
    const char *question, *best_label, *worst_label;
    double best, worst; /* change of cost against what is assumed */
    double height;      /* of the question */
};

struct layout {
    struct row rows[N_UNSTATED];
    size_t n;
    struct axis axis;
    double gap; /* between rows */
};

/* Labels where there is room, or little, or hardly any. */
enum brevity { IN_FULL, AMOUNT_SHORT, AMOUNT_ALONE, N_BREVITIES };

/* What they must leave of the width for bars; else they say less. */
static const double least_bars[N_BREVITIES] = {0.2, 0.08, 0};

static const struct fact *
fact_of(const struct brief *brief, size_t offer, size_t term, const char *field)
{
    const enum unstated_term which = brief->results->offers[offer].unstated[term].term;
    return fact_find(brief->facts, "offers.%zu.unstated.%s.%s", offer + 1, words_unstated[which].key, field);
}

/* What the answer is and what it changes; the one that is assumed changes nothing. */
static const char *
label_of(const struct brief *brief, size_t offer, size_t term, enum unstated_reading reading,
         enum brevity brevity)
{
    const char *answer = sentence_reading(brief->results, brief->facts, offer, term, reading, brief->arena);
    const struct fact *change =
        fact_of(brief, offer, term, reading == READING_BEST ? "best_change" : "worst_change");
    const bool is_assumed = !is_money(change->value);
    if (brevity == AMOUNT_ALONE)
        return is_assumed ? "assumed" : change->short_text;
    if (is_assumed)
        return arena_printf(brief->arena, "%s, assumed", answer);
    return arena_printf(brief->arena, "%s: %s", answer,
                        brevity == AMOUNT_SHORT ? change->short_text : change->text);
}

/* What is assumed where it is neither of the readings, and over which months the cost is. */
static const char *
question_of(const struct brief *brief, size_t offer, size_t term, const struct row *row)
{
    const char *question = sentence_question(brief->results, brief->facts, offer, term, brief->arena);
    if (brief->results->offers[offer].unstated[term].term == UNSTATED_RENEWAL)
        question = arena_printf(brief->arena, "%s (%s months)", question,
                                FACT_TEXT(brief->facts, "levers.renewal-cap.months"));
    if (!is_money(row->best) || !is_money(row->worst))
        return question;
    return arena_printf(
        brief->arena, "%s (assumed: %s)", question,
        sentence_reading(brief->results, brief->facts, offer, term, READING_ASSUMED, brief->arena));
}

static struct row
row_of(struct brief *brief, size_t offer, size_t term, double width, enum brevity brevity)
{
    struct row row = {.best = fact_of(brief, offer, term, "best_change")->value,
                      .worst = fact_of(brief, offer, term, "worst_change")->value,
                      .best_label = label_of(brief, offer, term, READING_BEST, brevity),
                      .worst_label = label_of(brief, offer, term, READING_WORST, brevity)};
    row.question = question_of(brief, offer, term, &row);
    row.height = canvas_text_height(brief->canvas, STYLE_TEXT,
                                    (struct text_box){.width = width, .max_lines = 2}, row.question);
    return row;
}

/* The rows that the height takes, those of largest spread first, with room for a line on the rest. */
static size_t
count_fitting(const struct row *rows, size_t n, double room)
{
    double used = 0;
    for (size_t i = 0; i < n; i++) {
        used += rows[i].height + BAR_ROOM + (i > 0 ? ROW_GAP : 0);
        if (used > room - (i + 1 < n ? REST_ROOM : 0))
            return i > 0 ? i : 1;
    }
    return n;
}

static double
label_room(struct brief *brief, const char *label)
{
    return canvas_text_width(brief->canvas, STYLE_STRONG, label) + BESIDE + 3;
}

static double
row_gap(const struct layout *layout, double room)
{
    for (size_t i = 0; i < layout->n; i++)
        room -= layout->rows[i].height + BAR_ROOM;
    return fmax(ROW_GAP, fmin(GAP_MAX, room / (double)layout->n));
}

static struct layout
lay_out(struct brief *brief, struct rect rect, size_t offer)
{
    const size_t n = brief->results->offers[offer].n_unstated;
    struct layout layout = {.n = n};
    for (int brevity = 0; brevity < N_BREVITIES; brevity++) {
        struct axis_item items[N_UNSTATED];
        for (size_t i = 0; i < n; i++)
            layout.rows[i] = row_of(brief, offer, i, rect.width, (enum brevity)brevity);
        layout.n = count_fitting(layout.rows, n, rect.height);
        for (size_t i = 0; i < layout.n; i++)
            items[i] = (struct axis_item){layout.rows[i].best, layout.rows[i].worst,
                                          label_room(brief, layout.rows[i].best_label),
                                          label_room(brief, layout.rows[i].worst_label)};
        layout.axis = axis_with_labels(items, layout.n, rect.x, rect_right(rect));
        if (layout.axis.to - layout.axis.from >= least_bars[brevity] * rect.width)
            break;
    }
    layout.gap = row_gap(&layout, rect.height - (layout.n < n ? REST_ROOM : 0));
    return layout;
}

/* ---- marks ---- */

static void
draw_end(struct canvas *canvas, const struct axis *axis, double value, double y, bool is_best,
         const char *label)
{
    const double zero = axis_at(axis, 0), x = axis_at(axis, value);
    const bool is_assumed = !is_money(value);
    const enum ink ink = is_assumed ? INK_TEXT : is_best ? INK_GOOD_TEXT : INK_BAD_TEXT;
    if (fabs(x - zero) >= 0.3)
        plot_hatched_bar(canvas, (struct rect){fmin(x, zero), y - BAR / 2, fabs(x - zero), BAR},
                         value < 0 ? INK_GOOD : INK_BAD);
    const struct text_box place = {.x = x + (is_best ? -BESIDE : BESIDE),
                                   .y = y,
                                   .align = is_best ? ALIGN_RIGHT : ALIGN_LEFT,
                                   .anchor = ANCHOR_MIDDLE};
    canvas_text(canvas, (struct style){SIZE_TEXT, !is_assumed, ink}, place, label);
}

static void
draw_rest(struct brief *brief, struct rect rect, double y, size_t offer, size_t n_shown)
{
    const size_t n = brief->results->offers[offer].n_unstated;
    if (n_shown < n)
        canvas_text(
            brief->canvas, STYLE_QUIET,
            (struct text_box){.x = rect.x, .y = y, .width = rect.width, .max_lines = 1},
            arena_printf(brief->arena, "and %s smaller, in the workbook",
                         FACT_TEXT(brief->facts, "offers.%zu.unstated_after.%zu", offer + 1, n_shown)));
}

static void
draw(struct brief *brief, struct rect rect, struct view view)
{
    struct canvas *canvas = brief->canvas;
    const struct layout layout = lay_out(brief, rect, view.offer);
    const double zero = axis_at(&layout.axis, 0);
    double y = rect.y;
    for (size_t i = 0; i < layout.n; i++) {
        const struct row *row = &layout.rows[i];
        canvas_text(canvas, STYLE_TEXT,
                    (struct text_box){.x = rect.x, .y = y, .width = rect.width, .max_lines = 2},
                    row->question);
        y += row->height + BAR_ROOM / 2;
        draw_end(canvas, &layout.axis, row->best, y, true, row->best_label);
        draw_end(canvas, &layout.axis, row->worst, y, false, row->worst_label);
        plot_line(canvas, zero, y - BAR_ROOM / 2, zero, y + BAR_ROOM / 2, INK_TEXT, 1.2);
        y += BAR_ROOM / 2 + layout.gap;
    }
    draw_rest(brief, rect, y - 2, view.offer, layout.n);
}

static bool
exists(const struct brief *brief, size_t offer)
{
    return brief->results->offers[offer].n_unstated > 0;
}

static const char *
neutral(const struct brief *brief, size_t offer)
{
    (void)offer;
    return arena_printf(brief->arena, "Forecast of cost against what is assumed, %s, by reading of each term",
                        brief->results->currency);
}

const struct chart chart_unstated = {.name = "unstated",
                                     .is_of_offer = true,
                                     .height = 300,
                                     .exists = exists,
                                     .title = sentence_unstated_spread,
                                     .neutral = neutral,
                                     .draw = draw};
