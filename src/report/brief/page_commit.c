/* The commitment, month by month: does it run out, or is it forfeited? */
#include "figure.h"
#include "multiples.h"
#include "report/words.h"

/* All charts of a page have one scale. Where the first offer would be dwarfed by it (a commitment by the
 * month beside one by the year), it has its page to itself. */
#define DWARFED 0.3

static size_t
room_beside(const struct results *results)
{
    const size_t n = results->n_offers < 1 + MULTIPLES_BESIDE ? results->n_offers : 1 + MULTIPLES_BESIDE;
    const struct range first = figure_drawdown_range(results, 0, 1),
                       all = figure_drawdown_range(results, 0, n);
    return first.high - first.low < DWARFED * (all.high - all.low) ? 0 : MULTIPLES_BESIDE;
}

size_t
page_commit_count(const struct brief *brief)
{
    return multiples_pages(brief->results->n_offers, room_beside(brief->results));
}

/* "1 Jan 2027 to 31 Dec 2027, USD 1,000,000 a year". */
static const char *
term_text(const struct brief *brief, size_t offer)
{
    return arena_printf(brief->arena, "%s to %s, %s a year",
                        FACT_TEXT(brief->facts, "offers.%zu.start", offer + 1),
                        FACT_TEXT(brief->facts, "offers.%zu.last_day", offer + 1),
                        FACT_TEXT(brief->facts, "offers.%zu.annual_commit", offer + 1));
}

/* For the small charts of further pages. */
static const char *
short_title(const struct brief *brief, size_t offer)
{
    const struct offer_result *result = &brief->results->offers[offer];
    const struct settlement *base = &result->scenarios[SCENARIO_BASE];
    const char *name = words_offer_name(brief->results, offer, brief->arena);
    if (base->forfeited >= HALF_CENT)
        return arena_printf(brief->arena, "%s: %s forfeited", name,
                            FACT_TEXT(brief->facts, "offers.%zu.base.forfeited", offer + 1));
    if (base->overage_value >= HALF_CENT && base->commit > 0)
        return arena_printf(brief->arena, "%s: %s in %s", name,
                            base->n_periods > 1 ? "first runs out" : "runs out",
                            FACT_TEXT(brief->facts, "offers.%zu.base.exhausted_in", offer + 1));
    return arena_printf(brief->arena, "%s: %s committed, nothing forfeited", name,
                        FACT_TEXT(brief->facts, "offers.%zu.base.commit", offer + 1));
}

/* Under drawdown = list the commitment is list value. */
static const char *
measure_text(const struct brief *brief, size_t first, size_t n)
{
    size_t n_list = 0;
    for (size_t i = first; i < first + n; i++)
        n_list += brief->results->offers[i].offer->commit.drawdown == DRAWDOWN_LIST;
    return n_list == 0 ? "" : n_list == n ? " at list" : ", at list where list value draws it";
}

void
page_commit_draw(struct brief *brief, size_t number)
{
    const struct results *results = brief->results;
    size_t first;
    const size_t n = multiples_offers(results->n_offers, room_beside(results), number, &first);
    const double y = page_head(
        brief, sentence_drawdown(results, brief->facts, first, brief->arena),
        arena_printf(
            brief->arena,
            "Commitment left at the end of each month, %s%s. Forecast (hatched): base scenario, blue "
            "line from low to high. Below zero: used beyond it.",
            results->currency, measure_text(brief, first, n)));
    const struct rect area = {MARGIN, y, CONTENT_WIDTH, CONTENT_BOTTOM - y};
    const struct range range = figure_drawdown_range(results, first, n);
    for (size_t i = 0; i < n; i++) {
        const size_t offer = first + i;
        const char *name = words_offer_label(results, offer, brief->arena);
        const char *sentence = sentence_drawdown(results, brief->facts, offer, brief->arena);
        const bool is_titled = i == 0 && n <= 3; /* its sentence is the page's title */
        const char *heading = is_titled ? name : n <= 3 ? sentence : short_title(brief, offer);
        const struct rect chart =
            page_panel(brief, multiples_cell(area, number, i, n),
                       is_titled && (number == 0 || n == 1) ? SIZE_HEADING : SIZE_TEXT,
                       n <= 3 ? PANEL_HEAD : 26, heading, is_titled ? term_text(brief, offer) : NULL);
        canvas_figure_begin(
            brief->canvas,
            arena_printf(brief->arena, "Commitment left at the end of each month: %s.", sentence));
        figure_drawdown_draw(brief, chart, offer, range);
        canvas_figure_end(brief->canvas);
    }
}
