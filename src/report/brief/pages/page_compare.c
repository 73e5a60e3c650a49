/* What the offers cost against each other and against what can be had without them. */
#include "page.h"

#include "compare_table.h"
#include "report/brief/charts/chart.h"
#include "report/brief/marks/plot.h"

#include <math.h>

#define WORDS_HEAD 24.0 /* of a heading under the chart */
#define WORDS_GAP  22.0

bool
page_compare_exists(const struct brief *brief)
{
    return chart_exists(brief, &chart_compare, brief->subject);
}

static const struct {
    const char *heading;
    const char *(*text)(const struct results *results, const struct facts *facts, struct arena *arena);
} words[] = {
    {"Walking away", sentence_walk_away},
    {"The safest way", sentence_regret},
    {"What can be left out", sentence_dominated},
};
#define N_WORDS (sizeof(words) / sizeof(words[0]))

static const char *
words_text(const struct brief *brief, size_t i)
{
    return arena_printf(brief->arena, "%s.", words[i].text(brief->results, brief->facts, brief->arena));
}

static double
words_width(const struct brief *brief)
{
    return (brief->canvas->content.width - (N_WORDS - 1) * GUTTER) / N_WORDS;
}

static double
words_height(const struct brief *brief)
{
    const struct text_box box = {.width = words_width(brief)};
    double height = 0;
    for (size_t i = 0; i < N_WORDS; i++)
        height = fmax(height, canvas_text_height(brief->canvas, STYLE_TEXT, box, words_text(brief, i)));
    return WORDS_HEAD + height;
}

static void
draw_words(struct brief *brief, struct rect rect)
{
    const double width = words_width(brief);
    for (size_t i = 0; i < N_WORDS; i++) {
        const struct rect place = {rect.x + (double)i * (width + GUTTER), rect.y, width, rect.height};
        plot_line(brief->canvas, place.x, place.y - 6, place.x + width, place.y - 6, INK_ACCENT, 1.4);
        panel_begin(brief->canvas,
                    &(struct panel){.rect = place, .size = SIZE_HEADING, .heading = words[i].heading});
        panel_paragraph(brief->canvas, STYLE_TEXT,
                        (struct text_box){.x = place.x, .y = place.y + WORDS_HEAD - 4, .width = width},
                        words_text(brief, i));
    }
}

/* What the months after the term of shorter offers go on at (1.14); "" where none is shorter. */
static const char *
after_term(const struct brief *brief)
{
    static const char *const renewals[] = {[RENEWAL_LIST] = "at list price",
                                           [RENEWAL_KEEP] = "at the last rates",
                                           [RENEWAL_UPLIFT] = "at raised rates"};
    const struct results *results = brief->results;
    const double months = fact_find(brief->facts, "comparison.months")->value;
    const char *said = NULL;
    for (size_t i = 0; i < results->n_offers; i++) {
        const struct offer *offer = results->offers[i].offer;
        const char *renewal = renewals[offer->price.renewal];
        if (offer->term_months < months)
            said = said == NULL || said == renewal ? renewal : "by each one's renewal";
    }
    return said == NULL ? "" : arena_printf(brief->arena, " Months after a shorter term: %s.", said);
}

void
page_compare_draw(struct brief *brief)
{
    struct rect area = page_head(
        brief, chart_title(brief, &chart_compare, brief->subject),
        arena_printf(brief->arena, "%s.%s", chart_compare.neutral(brief, brief->subject), after_term(brief)));
    struct rect words_area = rect_below(area, rect_bottom(area) - words_height(brief));
    area.height -= words_area.height + WORDS_GAP;
    const struct rect rows = compare_table_draw(brief, area);
    chart_draw(brief, &chart_compare_bars, view_alone(brief->subject), rows);
    words_area.y = fmin(words_area.y, rect_bottom(rows) + WORDS_GAP);
    draw_words(brief, words_area);
}
