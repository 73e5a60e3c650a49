/* One chart a file: drawn into a rectangle of a page, or alone into a file of its own. A chart shows results
 * as they are; its numbers are the texts of facts, its title a sentence. Offers count from 0. Clause 3.3. */
#ifndef CHART_H
#define CHART_H

#include "report/brief/brief.h"
#include "report/brief/marks/panel.h"

/* The offer that a chart shows, and those whose charts beside it share its scale. */
struct view {
    size_t offer, first, n;
};
struct view view_alone(size_t offer);

/* As facts.h has them. */
typedef const char *chart_sentence(const struct results *results, const struct facts *facts, size_t offer,
                                   struct arena *arena);
typedef const char *chart_run_sentence(const struct results *results, const struct facts *facts,
                                       struct arena *arena);

struct chart {
    const char *name; /* of its file: "drawdown" */
    bool is_of_offer; /* one for each offer; else one for the run, with any view */
    double height;    /* of a file of its own, CHART_WIDTH wide */
    bool (*exists)(const struct brief *brief, size_t offer); /* NULL: always */
    chart_sentence *title;                                   /* without a stop; NULL: run_title */
    chart_run_sentence *run_title;
    const char *(*neutral)(const struct brief *brief, size_t offer); /* what, unit, period, scenario */
    void (*draw)(struct brief *brief, struct rect rect, struct view view);
};

#define CHART_WIDTH 560.0

extern const struct chart chart_discounts, chart_drawdown, chart_sweep, chart_fill, chart_models, chart_curve,
    chart_bridge, chart_optimization, chart_levers, chart_unstated, chart_compare;

/* All of them, in the order of the pages that show them. */
extern const struct chart *const charts[];
extern const size_t n_charts;

/* The sentence over it. */
const char *chart_title(const struct brief *brief, const struct chart *chart, size_t offer);

bool chart_exists(const struct brief *brief, const struct chart *chart, size_t offer);

/* Head and chart in panel.rect: the chart's title and neutral line where the panel names none. A neutral line
 * of "" leaves it out. */
void chart_place(struct brief *brief, const struct chart *chart, struct view view, struct panel panel);

/* The chart alone under a head drawn before, tagged as a figure. */
void chart_draw(struct brief *brief, const struct chart *chart, struct view view, struct rect rect);

/* Charts of the same measure on a page share its range. */
struct range {
    double low, high;
};

/* What chart_bridge needs beside its bars, in a rectangle of WATERFALL_LARGE or less: with as much left for
 * bars, charts of one view have one scale. */
double bridge_beside(const struct brief *brief, struct view view, bool is_large);

double discounts_height(size_t n_offers); /* with room for every label */

/* The rows of chart_compare, which share its height evenly: the least expected cost first; with very many
 * ways to buy the cheapest and the brief's subject. Returns how many; *ret is of the arena. */
size_t compare_rows(const struct brief *brief, const size_t **ret);

/* The chart without its rows' names, and one of those in the middle of its row of the chart: where a table
 * has them as its rows' headings. */
extern const struct chart chart_compare_bars;
void compare_name(struct brief *brief, size_t row, struct rect rect);

#endif
