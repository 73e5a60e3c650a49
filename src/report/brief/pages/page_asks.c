/* What to ask for: the levers, how the plan's goal is reached, and what the offer does not say. */
#include "counter_table.h"
#include "page.h"

#include "report/asks.h"
#include "report/brief/charts/chart.h"
#include "report/words.h"

#include <math.h>

#define LEVERS_SHARE 0.53 /* of the width, beside other panels */
#define PANEL_GAP    16.0 /* between panels over each other */
#define LEAST_HEIGHT 90.0 /* of a chart under the counter-offer */

struct parts {
    bool has_levers, has_counter, has_unstated;
    size_t offer;
};

static struct parts
parts_of(const struct brief *brief)
{
    const size_t offer = brief->subject;
    return (struct parts){chart_exists(brief, &chart_levers, offer), counter_table_exists(brief, offer),
                          chart_exists(brief, &chart_unstated, offer), offer};
}

/* The counter-offer over what is left unsaid, which takes the rest. */
static void
place_column(struct brief *brief, const struct parts *parts, struct rect rect)
{
    if (parts->has_counter) {
        struct rect counter = rect;
        counter.height = fmin(counter_table_height(brief, rect.width, parts->offer), rect.height);
        counter_table_draw(brief, counter, parts->offer);
        rect = rect_below(rect, rect_bottom(counter) + PANEL_GAP);
    }
    if (parts->has_unstated && rect.height >= LEAST_HEIGHT)
        page_place(brief, &chart_unstated, rect);
}

/* Where neither bands nor a benchmark tell the discount of another commitment (1.11). */
static const char *
assumption(const struct brief *brief, const struct offer_result *result)
{
    for (size_t i = 0; i < result->n_levers; i++)
        if (result->levers[i].lever == LEVER_RESIZE_FLOOR && result->levers[i].note != NULL &&
            asks_place(brief->results->plan, result, i) > 0)
            return result->floor < result->annual_commit
                       ? " What the smaller commitment is worth assumes that the discount stays as quoted."
                       : " What the larger commitment is worth assumes that the discount stays as quoted.";
    return "";
}

/* A goal that is reached needs no more than a sentence. */
static const char *
neutral_text(const struct brief *brief, const struct parts *parts)
{
    const size_t offer = parts->offer;
    const struct offer_result *result = &brief->results->offers[offer];
    const char *text =
        arena_printf(brief->arena, "%s, expected over its term of %s %s.%s",
                     words_offer_label(brief->results, offer, brief->arena),
                     FACT_TEXT(brief->facts, "offers.%zu.term_months", offer + 1),
                     words_plural(result->offer->term_months, "month", "months"), assumption(brief, result));
    if (!result->counter.is_asked_for || parts->has_counter)
        return text;
    return arena_printf(brief->arena, "%s %s.", text,
                        sentence_counter(brief->results, brief->facts, offer, brief->arena));
}

bool
page_asks_exists(const struct brief *brief)
{
    const struct parts parts = parts_of(brief);
    return parts.has_levers || parts.has_counter || parts.has_unstated;
}

void
page_asks_draw(struct brief *brief)
{
    const struct parts parts = parts_of(brief);
    const size_t offer = parts.offer;
    const struct rect area = page_head(
        brief, sentence_asks(brief->results, brief->facts, offer, brief->arena), neutral_text(brief, &parts));
    struct rect left = area;
    if (parts.has_levers && (parts.has_counter || parts.has_unstated)) {
        left.width = LEVERS_SHARE * (area.width - GUTTER);
        place_column(brief, &parts, rect_beside(area, rect_right(left) + GUTTER));
    }
    if (parts.has_levers)
        page_place(brief, &chart_levers, left);
    else
        place_column(brief, &parts, area);
}
