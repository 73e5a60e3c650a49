#include "counter_table.h"

#include "report/asks.h"
#include "report/brief/marks/panel.h"
#include "report/words_deal.h"
#include "table.h"

#include <realrate/report.h>

#include <math.h>

#define PACKAGE_GAP 4.0

enum { COLUMN_TERM, COLUMN_FROM, COLUMN_TO, COLUMN_EXPECTED, N_COLUMNS };

static const double shares[N_COLUMNS] = {0.285, 0.24, 0.235, 0.24}; /* of the width */

struct counter_table {
    struct panel panel;
    struct column columns[N_COLUMNS];
    const char *package; /* NULL: none */
};

static const struct counter_offer *
counter_of(const struct brief *brief, size_t offer)
{
    return &brief->results->offers[offer].counter;
}

/* "The counter-offer (counter-offer.ini) asks for overage at the committed rate; ...". */
static const char *
package_text(const struct brief *brief, size_t offer)
{
    const struct counter_offer *counter = counter_of(brief, offer);
    const struct plan *plan = brief->results->plan;
    const char *file = offer_ini_name(brief->results, offer, brief->arena), *mark = " ";
    const char *idle = sentence_counter_idle(brief->results, brief->facts, offer, brief->arena);
    if (file == NULL)
        return *idle != '\0' ? arena_printf(brief->arena, "%s.", idle) : NULL;
    const char *text = arena_printf(brief->arena, "The counter-offer, %s, asks for", file);
    for (size_t i = 0; i < plan->goal.n_levers; i++) {
        if (asks_is_idle(counter, plan->goal.levers[i]))
            continue;
        text = arena_printf(
            brief->arena, "%s%s%s", text, mark,
            sentence_lever(brief->results, brief->facts, offer, plan->goal.levers[i], brief->arena));
        mark = "; ";
    }
    return *idle != '\0' ? arena_printf(brief->arena, "%s. %s.", text, idle) : text;
}

/* Whether there is anything left to reach. */
static bool
is_open(const struct counter_offer *counter)
{
    return isfinite(counter->offered) && isfinite(counter->target) &&
           counter->offered < counter->target - 1e-9;
}

static struct counter_table
table_of(struct brief *brief, double width, size_t offer)
{
    static const char *const headings[N_COLUMNS] = {"Or one term alone", "from", "to", "realized"};
    struct counter_table table = {
        .panel = {.rect = {.width = width},
                  .size = SIZE_HEADING,
                  .heading = sentence_counter(brief->results, brief->facts, offer, brief->arena),
                  .neutral = "Discount off list expected over the term; of one term its least change"},
        .package = package_text(brief, offer),
    };
    for (int i = 0; i < N_COLUMNS; i++)
        table.columns[i] = (struct column){headings[i], shares[i] * (width + TABLE_GAP),
                                           i == COLUMN_TERM ? ALIGN_LEFT : ALIGN_RIGHT, 2};
    if (table.package == NULL)
        table.columns[COLUMN_TERM].heading = "One term alone";
    return table;
}

/* Of a commitment that reaches nothing at its bound, the best one known (1.11). */
static const struct sweep_level *
best_level(const struct brief *brief, size_t offer, const struct counter_single *row)
{
    const struct sweep_level *best = &brief->results->offers[offer].at_optimum;
    const bool is_better = row->term == COUNTER_COMMIT && !row->reaches &&
                           best->realized_discount > row->realized &&
                           best->realized_discount < counter_of(brief, offer)->target;
    return is_better ? best : NULL;
}

/* In words, an amount as it fits. */
static const char *
change_text(struct brief *brief, size_t offer, size_t single, bool is_to, double width)
{
    const struct counter_single *row = &counter_of(brief, offer)->singles[single];
    if (is_to && best_level(brief, offer, row) != NULL)
        return brief_fit(brief, STYLE_TEXT,
                         fact_find(brief->facts, "offers.%zu.sweep.optimum.commit", offer + 1), width);
    if (row->term == COUNTER_COMMIT)
        return brief_fit(brief, STYLE_TEXT,
                         fact_find(brief->facts, "offers.%zu.counter.%s.%s", offer + 1,
                                   words_counter_keys[COUNTER_COMMIT], is_to ? "to" : "from"),
                         width);
    return (is_to ? sentence_counter_to : sentence_counter_from)(brief->results, brief->facts, offer, single,
                                                                 brief->arena);
}

static void
fill_row(struct brief *brief, size_t offer, size_t single, double width, const char *cells[N_COLUMNS],
         struct style styles[N_COLUMNS])
{
    const struct counter_single *row = &counter_of(brief, offer)->singles[single];
    const char *kept = best_level(brief, offer, row) != NULL
                           ? FACT_TEXT(brief->facts, "offers.%zu.sweep.optimum.realized_discount", offer + 1)
                           : FACT_TEXT(brief->facts, "offers.%zu.counter.%s.realized", offer + 1,
                                       words_counter_keys[row->term]);
    cells[COLUMN_TERM] = words_counter_terms[row->term];
    cells[COLUMN_FROM] = change_text(brief, offer, single, false, width);
    cells[COLUMN_TO] = change_text(brief, offer, single, true, width);
    cells[COLUMN_EXPECTED] = arena_printf(brief->arena, row->reaches ? "%s, enough" : "%s, short", kept);
    for (int i = 0; i < N_COLUMNS; i++)
        styles[i] = row->reaches ? STYLE_TEXT : STYLE_QUIET;
    styles[COLUMN_EXPECTED] = row->reaches ? (struct style){SIZE_TEXT, true, INK_GOOD_TEXT} : STYLE_QUIET;
}

/* The rows' heights, or draws them. */
static double
rows(struct brief *brief, struct table *table, size_t offer, bool is_drawn)
{
    const double width = table->columns[COLUMN_TO].width - TABLE_GAP;
    double height = 0;
    if (counter_of(brief, offer)->n_singles == 0)
        return 0;
    if (is_drawn)
        table_begin(table);
    else
        height = table_headings_height(table);
    for (size_t i = 0; i < counter_of(brief, offer)->n_singles; i++) {
        const char *cells[N_COLUMNS];
        struct style styles[N_COLUMNS];
        fill_row(brief, offer, i, width, cells, styles);
        height += table_row_height(table, cells, styles);
        if (is_drawn)
            table_row(table, cells, styles);
    }
    if (is_drawn)
        table_end(table);
    return height;
}

bool
counter_table_exists(const struct brief *brief, size_t offer)
{
    return counter_of(brief, offer)->is_asked_for && is_open(counter_of(brief, offer));
}

double
counter_table_height(struct brief *brief, double width, size_t offer)
{
    const struct counter_table counter = table_of(brief, width, offer);
    struct table table = {brief->canvas, counter.columns, N_COLUMNS, 0, 0};
    double height = panel_head(brief->canvas, &counter.panel) + rows(brief, &table, offer, false);
    if (counter.package != NULL)
        height += PACKAGE_GAP + canvas_text_height(brief->canvas, STYLE_TEXT,
                                                   (struct text_box){.width = width}, counter.package);
    return height;
}

void
counter_table_draw(struct brief *brief, struct rect rect, size_t offer)
{
    struct counter_table counter = table_of(brief, rect.width, offer);
    counter.panel.rect = rect;
    const struct rect below = panel_begin(brief->canvas, &counter.panel);
    struct table table = {brief->canvas, counter.columns, N_COLUMNS, below.x, below.y};
    if (counter.package != NULL)
        table.y +=
            PACKAGE_GAP + panel_paragraph(brief->canvas, STYLE_TEXT,
                                          (struct text_box){.x = rect.x, .y = below.y, .width = rect.width},
                                          counter.package);
    rows(brief, &table, offer, true);
}
