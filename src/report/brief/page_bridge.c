/* Where the quoted discount goes on its way to the realized one. */
#include "figure.h"
#include "multiples.h"
#include "report/words.h"

size_t
page_bridge_count(const struct brief *brief)
{
    return multiples_pages(brief->results->n_offers, MULTIPLES_BESIDE);
}

/* "USD 1,000,000 paid for USD 875,000 at list". */
static const char *
paid_text(const struct brief *brief, size_t offer)
{
    return arena_printf(brief->arena, "%s paid for %s of usage at list",
                        FACT_TEXT(brief->facts, "offers.%zu.base.paid_api", offer + 1),
                        FACT_TEXT(brief->facts, "offers.%zu.base.list_value", offer + 1));
}

/* For the small charts of further pages. */
static const char *
short_title(const struct brief *brief, size_t offer)
{
    return arena_printf(brief->arena, "%s: %s quoted, %s realized",
                        words_offer_name(brief->results, offer, brief->arena),
                        FACT_TEXT(brief->facts, "offers.%zu.quoted_discount", offer + 1),
                        FACT_TEXT(brief->facts, "offers.%zu.base.realized_discount", offer + 1));
}

void
page_bridge_draw(struct brief *brief, size_t number)
{
    const struct results *results = brief->results;
    size_t first;
    const size_t n = multiples_offers(results->n_offers, MULTIPLES_BESIDE, number, &first);
    const double y = page_head(
        brief, sentence_bridge(results, brief->facts, first, brief->arena),
        arena_printf(brief->arena,
                     "Points of the list value of what is consumed, and %s. Whole term, base scenario, a "
                     "forecast (hatched).",
                     results->currency));
    const struct rect area = {MARGIN, y, CONTENT_WIDTH, CONTENT_BOTTOM - y};
    const struct range range = figure_bridge_range(results, first, n);
    for (size_t i = 0; i < n; i++) {
        const size_t offer = first + i;
        const char *name = words_offer_label(results, offer, brief->arena);
        const char *sentence = sentence_bridge(results, brief->facts, offer, brief->arena);
        const bool is_titled = i == 0 && n <= 3; /* its sentence is the page's title */
        const char *heading = is_titled ? name : n <= 3 ? sentence : short_title(brief, offer);
        const struct rect chart =
            page_panel(brief, multiples_cell(area, number, i, n),
                       is_titled && (number == 0 || n == 1) ? SIZE_HEADING : SIZE_TEXT,
                       n <= 3 ? PANEL_HEAD : 26, heading, is_titled ? paid_text(brief, offer) : NULL);
        canvas_figure_begin(
            brief->canvas,
            arena_printf(brief->arena, "Bridge from the quoted to the realized discount: %s.", sentence));
        figure_bridge_draw(brief, chart, offer, first, n, range);
        canvas_figure_end(brief->canvas);
    }
}
