/* What each model really costs, and where the offer stands on the discount curve. */
#include "page.h"

#include "rates_table.h"
#include "report/brief/charts/chart.h"
#include "report/rate_order.h"
#include "report/words.h"

#define CHARTS_SHARE 0.56 /* of the height, with the curve */
#define MODELS_SHARE 0.45 /* without it, at most */
#define MODEL_ROOM   34.0 /* a model's row where there are few */
#define ROWS_GAP     18.0
#define TABLE_HEAD   PANEL_HEAD

bool
page_rates_exists(const struct brief *brief)
{
    return brief->results->offers[brief->subject].n_rates > 0 ||
           chart_exists(brief, &chart_curve, brief->subject);
}

static double
charts_height(const struct brief *brief, double height, bool has_models, bool has_curve)
{
    size_t n_models;
    if (has_curve)
        return height * CHARTS_SHARE;
    if (!has_models)
        return 0;
    rate_order_models(brief->results, brief->subject, brief->arena, &n_models);
    const double wanted = PANEL_HEAD + MODEL_ROOM * ((double)n_models + 2);
    return wanted < height * MODELS_SHARE ? wanted : height * MODELS_SHARE;
}

/* Side by side; one alone has the whole width. */
static void
draw_charts(struct brief *brief, struct rect rect, bool has_models, bool has_curve)
{
    const bool both = has_models && has_curve;
    struct rect left = rect;
    if (both)
        left.width = (rect.width - GUTTER) / 2;
    const struct panel panel = {.rect = left, .size = SIZE_HEADING, .head = PANEL_HEAD};
    const struct view view = view_alone(brief->subject);
    if (has_models)
        chart_place(brief, &chart_models, view, panel);
    if (has_curve) {
        struct panel right = panel;
        right.rect = both ? rect_beside(rect, rect_right(left) + GUTTER) : rect;
        chart_place(brief, &chart_curve, view, right);
    }
}

static void
draw_table(struct brief *brief, struct rect rect)
{
    const char *currency = brief->results->currency;
    const struct rect inner = panel_begin(
        brief->canvas,
        &(struct panel){
            .rect = rect,
            .size = SIZE_HEADING,
            .heading = sentence_top_rate(brief->results, brief->facts, brief->subject, brief->arena),
            .neutral =
                arena_printf(brief->arena,
                             "%s per million tokens (web search: per thousand searches); effective: all "
                             "that is paid, with forfeits and overage in it",
                             currency)});
    rates_table_draw(brief, brief->subject, inner);
}

void
page_rates_draw(struct brief *brief)
{
    const size_t offer = brief->subject;
    const struct rect area =
        page_head(brief, sentence_rates(brief->results, brief->facts, offer, brief->arena),
                  arena_printf(brief->arena, "%s, whole term, base scenario.",
                               words_offer_label(brief->results, offer, brief->arena)));
    const bool has_models = chart_exists(brief, &chart_models, offer);
    const bool has_curve = chart_exists(brief, &chart_curve, offer);
    struct rect above = area;
    above.height = charts_height(brief, area.height, has_models, has_curve);
    draw_charts(brief, above, has_models, has_curve);
    if (brief->results->offers[offer].n_rates > 0)
        draw_table(brief, above.height > 0 ? rect_below(area, rect_bottom(above) + ROWS_GAP) : area);
}
