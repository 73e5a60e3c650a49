/* The commitment: does it run out or is it forfeited, and which one would be right? */
#include "page.h"

#include "report/brief/charts/levels.h"
#include "report/brief/mood.h"
#include "report/words.h"
#include "table.h"

#include <math.h>

#define LEFT_SHARE  0.60
#define SWEEP_SHARE 0.61 /* of the right column's height */
#define PANEL_GAP   14.0
#define TABLE_ROOM  124.0 /* of three rows with their head */

/* ---- the commitments compared ---- */

enum {
    COLUMN_NAME,
    COLUMN_COMMIT,
    COLUMN_QUOTED,
    COLUMN_COST,
    COLUMN_REALIZED,
    COLUMN_FILL,
    COLUMN_FORFEITED
};
#define N_COLUMNS 7

static const struct {
    const char *heading, *fact;
    double share; /* of the width */
    bool is_money;
} columns[N_COLUMNS] = {
    [COLUMN_NAME] = {"Commitment", NULL, 0.27, false},
    [COLUMN_COMMIT] = {"A year", "commit", 0.14, true},
    [COLUMN_QUOTED] = {"Quoted", "discount", 0.105, false},
    [COLUMN_COST] = {"Cost", "expected_cost", 0.14, true},
    [COLUMN_REALIZED] = {"Realized", "realized_discount", 0.12, false},
    [COLUMN_FILL] = {"Filled", "fill_probability", 0.105, false},
    [COLUMN_FORFEITED] = {"Forfeited", "expected_forfeited", 0.12, true},
};

static const struct fact *
figure(const struct brief *brief, const struct level_mark *mark, size_t column)
{
    return fact_find(brief->facts, "%s.%s", mark->path, columns[column].fact);
}

/* Whether a column's figures are compact: all of them, where one must be. */
static bool
is_compact(const struct brief *brief, const struct table *table, const struct levels *levels, size_t column)
{
    for (size_t i = 0; i < levels->n_marks; i++) {
        const char *text = words_without_currency(brief->arena, brief->results->currency,
                                                  figure(brief, &levels->marks[i], column)->text);
        if (canvas_text_width(brief->canvas, STYLE_TEXT, text) + 3 > table->columns[column].width - TABLE_GAP)
            return true;
    }
    return false;
}

static void
draw_level(struct brief *brief, struct table *table, const struct levels *levels, size_t i)
{
    const struct level_mark *mark = &levels->marks[i];
    const char *cells[N_COLUMNS] = {words_capital(brief->arena, mark->names)};
    struct style styles[N_COLUMNS];
    for (size_t k = 0; k < N_COLUMNS; k++) {
        styles[k] = k == COLUMN_NAME ? STYLE_STRONG : STYLE_TEXT;
        if (columns[k].fact == NULL)
            continue;
        const struct fact *fact = figure(brief, mark, k);
        cells[k] = is_compact(brief, table, levels, k) ? fact->short_text : fact->text;
        if (columns[k].is_money) /* the neutral line names the currency */
            cells[k] = words_without_currency(brief->arena, brief->results->currency, cells[k]);
    }
    styles[COLUMN_REALIZED].ink =
        mood_text_ink(mood_of_discount(mark->level->discount, mark->level->realized_discount));
    table_row(table, cells, styles);
}

static const char *
levels_note(const struct brief *brief, const struct offer_result *result)
{
    const char *shape = result->offer->commit.n_schedule > 0 ? "; schedule in proportion"
                        : result->offer->commit.n_ramp > 1   ? "; ramp in proportion"
                                                             : "";
    const char *floor = isfinite(result->floor) ? arena_printf(brief->arena, "; floor: %s fill it",
                                                               FACT_TEXT(brief->facts, "plan.confidence"))
                                                : "";
    return arena_printf(brief->arena, "Averages over the term, %s. %s%s%s", brief->results->currency,
                        result->optimum_reason != NULL ? "No other discount was quoted"
                                                       : "Optimum: least cost",
                        floor, shape);
}

static void
draw_levels(struct brief *brief, struct rect rect)
{
    const struct offer_result *result = &brief->results->offers[brief->subject];
    const struct levels levels = levels_of(brief, brief->subject, 0, 1);
    const struct panel panel = {.rect = rect,
                                .size = SIZE_TEXT,
                                .heading = "The commitments marked in the charts",
                                .neutral = levels_note(brief, result)};
    const struct rect under = panel_begin(brief->canvas, &panel);
    struct column heads[N_COLUMNS];
    for (size_t i = 0; i < N_COLUMNS; i++)
        heads[i] = (struct column){columns[i].heading, columns[i].share * (rect.width + TABLE_GAP),
                                   i == COLUMN_NAME ? ALIGN_LEFT : ALIGN_RIGHT, 1};
    struct table table = {brief->canvas, heads, N_COLUMNS, under.x, under.y - 6};
    table_begin(&table);
    for (size_t i = 0; i < levels.n_marks; i++)
        draw_level(brief, &table, &levels, i);
    table_end(&table);
}

/* ---- the page ---- */

/* "Proposal A. 1 Jan 2027 to 31 Dec 2027, USD 1,000,000 a year." */
static const char *
term_text(const struct brief *brief, const struct offer_result *result)
{
    const size_t number = brief->subject + 1;
    const char *commit =
        sentence_commit_terms(brief->results, brief->facts, brief->subject, false, brief->arena);
    const char *shape = "";
    if (result->offer->commit.n_schedule > 0)
        shape = ", by a schedule";
    else if (result->offer->commit.n_ramp > 1)
        shape = arena_printf(brief->arena, ", ramped by year from %s",
                             FACT_TEXT(brief->facts, "offers.%zu.first_year_commit", number));
    return arena_printf(brief->arena, "%s. %s to %s, %s%s.",
                        words_offer_label(brief->results, brief->subject, brief->arena),
                        FACT_TEXT(brief->facts, "offers.%zu.start", number),
                        FACT_TEXT(brief->facts, "offers.%zu.last_day", number), commit, shape);
}

/* The drawdown with the levels under it, what they cost and whether they are filled beside. */
static void
draw_with_sweep(struct brief *brief, struct rect area)
{
    struct rect left = area, right = rect_beside(area, area.x + LEFT_SHARE * area.width + GUTTER / 2);
    left.width = right.x - GUTTER - area.x;
    struct rect top = left, under = rect_below(left, rect_bottom(left) - TABLE_ROOM);
    top.height = left.height - TABLE_ROOM - PANEL_GAP;
    struct rect sweep = right;
    sweep.height = SWEEP_SHARE * (right.height - PANEL_GAP);
    page_place(brief, &chart_drawdown, top);
    draw_levels(brief, under);
    page_place(brief, &chart_sweep, sweep);
    page_place(brief, &chart_fill, rect_below(right, rect_bottom(sweep) + PANEL_GAP));
}

/* Nothing is committed: there is nothing to draw down. */
static void
draw_without_commit(struct brief *brief, struct rect area)
{
    struct rect left = area, right = rect_beside(area, area.x + LEFT_SHARE * area.width + GUTTER / 2);
    left.width = right.x - GUTTER - area.x;
    struct rect sweep = left;
    sweep.height = left.height - TABLE_ROOM - PANEL_GAP;
    page_place(brief, &chart_sweep, sweep);
    draw_levels(brief, rect_below(left, rect_bottom(left) - TABLE_ROOM));
    page_place(brief, &chart_fill, right);
}

/* Nothing is committed, and no other commitment was tried. */
bool
page_commit_exists(const struct brief *brief)
{
    return chart_exists(brief, &chart_sweep, brief->subject) ||
           chart_exists(brief, &chart_drawdown, brief->subject);
}

void
page_commit_draw(struct brief *brief)
{
    const struct offer_result *result = &brief->results->offers[brief->subject];
    const struct rect area =
        page_head(brief, sentence_commit(brief->results, brief->facts, brief->subject, brief->arena),
                  term_text(brief, result));
    if (!chart_exists(brief, &chart_sweep, brief->subject))
        page_place(brief, &chart_drawdown, area);
    else if (!chart_exists(brief, &chart_drawdown, brief->subject))
        draw_without_commit(brief, area);
    else
        draw_with_sweep(brief, area);
}
