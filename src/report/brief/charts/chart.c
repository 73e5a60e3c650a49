#include "chart.h"

const struct chart *const charts[] = {&chart_discounts, &chart_drawdown, &chart_sweep,  &chart_fill,
                                      &chart_models,    &chart_curve,    &chart_bridge, &chart_optimization,
                                      &chart_levers,    &chart_unstated, &chart_compare};
const size_t n_charts = sizeof charts / sizeof charts[0];

struct view
view_alone(size_t offer)
{
    return (struct view){offer, offer, 1};
}

const char *
chart_title(const struct brief *brief, const struct chart *chart, size_t offer)
{
    return chart->title ? chart->title(brief->results, brief->facts, offer, brief->arena)
                        : chart->run_title(brief->results, brief->facts, brief->arena);
}

bool
chart_exists(const struct brief *brief, const struct chart *chart, size_t offer)
{
    return chart->exists == NULL || chart->exists(brief, offer);
}

void
chart_draw(struct brief *brief, const struct chart *chart, struct view view, struct rect rect)
{
    canvas_figure_begin(brief->canvas,
                        arena_printf(brief->arena, "%s. %s.", chart_title(brief, chart, view.offer),
                                     chart->neutral(brief, view.offer)));
    chart->draw(brief, rect, view);
    canvas_figure_end(brief->canvas);
}

/* In two lines; with short amounts where those in full need more. */
static const char *
title_in(const struct brief *brief, const struct chart *chart, size_t offer, const struct panel *panel)
{
    struct brief in_short = *brief;
    in_short.facts = brief->short_facts;
    const char *title = chart_title(brief, chart, offer);
    return panel_lines(brief->canvas, panel, title) <= 2 ? title : chart_title(&in_short, chart, offer);
}

void
chart_place(struct brief *brief, const struct chart *chart, struct view view, struct panel panel)
{
    if (panel.heading == NULL)
        panel.heading = title_in(brief, chart, view.offer, &panel);
    if (panel.neutral == NULL)
        panel.neutral = chart->neutral(brief, view.offer);
    else if (panel.neutral[0] == '\0')
        panel.neutral = NULL;
    chart_draw(brief, chart, view, panel_begin(brief->canvas, &panel));
}
