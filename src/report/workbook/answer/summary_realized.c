#include "summary_realized.h"

#include "report/words.h"
#include "report/workbook/cells/stale.h"
#include "report/workbook/charts/chart.h"

#include <realrate/facts.h>

#include <math.h>

enum { COL_LABEL, COL_UNIT, COL_QUOTED, COL_REALIZED, COL_P10, COL_P50, COL_P90 };
#define CHART_WIDTH  912.0
#define CHART_FRAME  70.0
#define OFFER_PIXELS 54.0
#define LEAST_HEIGHT 290.0 /* LibreOffice breaks labels of lower charts in two */
#define HEAD         3     /* title, notice, labels */

/* "Proposal A (P10 -28.4% to P90 -5.0%)": of the paths, as run. */
static const char *
label_of(const struct model *model, size_t k)
{
    struct arena *arena = model->arena;
    return arena_printf(arena, "%s (P10 %s to P90 %s)", words_offer_short_name(model->results, k, arena),
                        FACT_TEXT(model->facts, "offers.%zu.expected.realized_p10", k + 1),
                        FACT_TEXT(model->facts, "offers.%zu.expected.realized_p90", k + 1));
}

static void
write_offer(struct model *model, size_t k, unsigned row)
{
    struct sheet *sheet = model->tabs[TAB_SUMMARY][0];
    struct arena *arena = model->arena;
    const struct offer_result *result = &model->results->offers[k];
    const struct expected *expected = &result->expected;
    const struct settlement *base = &result->scenarios[SCENARIO_BASE];
    const double range[] = {expected->realized_p10, expected->realized_p50, expected->realized_p90};
    const char *stale = stale_of_offer(arena, k);
    sheet_text(sheet, row, COL_LABEL, ROLE_LABEL, label_of(model, k));
    static_mark(sheet, row, COL_LABEL, row, COL_LABEL, stale);
    sheet_text(sheet, row, COL_UNIT, ROLE_UNIT, "of list");
    sheet_formula(sheet, row, COL_QUOTED, ROLE_FORMULA, CELL_SHARE, base->quoted_discount,
                  arena_printf(arena, "offer%zu_quoted", k + 1));
    sheet_formula(sheet, row, COL_REALIZED, ROLE_FORMULA, CELL_SHARE, base->realized_discount,
                  arena_printf(arena, "offer%zu_realized", k + 1));
    for (unsigned i = 0; i < sizeof range / sizeof range[0]; i++)
        static_number(sheet, row, COL_P10 + i, CELL_SHARE, range[i], stale);
}

static double
chart_height(const struct model *model)
{
    return fmax(LEAST_HEIGHT, CHART_FRAME + OFFER_PIXELS * (double)model->results->n_offers);
}

unsigned
summary_realized_rows(const struct model *model)
{
    return HEAD + (unsigned)model->results->n_offers + 1 + chart_rows(chart_height(model));
}

void
summary_realized_write(struct model *model, unsigned row)
{
    static const char *const heads[] = {"Offer",        "Unit",         "Quoted",      "Realized",
                                        "Realized P10", "Realized P50", "Realized P90"};
    struct sheet *sheet = model->tabs[TAB_SUMMARY][0];
    size_t n = model->results->n_offers;
    unsigned first = row + HEAD, last = first + (unsigned)n - 1;
    sheet_text(sheet, row, COL_LABEL, ROLE_SECTION, "Quoted against realized");
    static_notice(model, sheet, row + 1, COL_LABEL, STALE_OF_RUN);
    for (unsigned i = 0; i < sizeof heads / sizeof heads[0]; i++)
        sheet_text(sheet, row + 2, i, ROLE_HEADER, heads[i]);
    for (size_t k = 0; k < n; k++)
        write_offer(model, k, first + (unsigned)k);
    struct chart_pairs pairs = {
        .labels = {first, COL_LABEL, last, COL_LABEL},
        .quoted = {first, COL_QUOTED, last, COL_QUOTED},
        .realized = {first, COL_REALIZED, last, COL_REALIZED},
        .place = {last + 2, 0, 0, CHART_WIDTH, chart_height(model)},
        .alt = arena_printf(model->arena, "Quoted and realized discount of each offer: %s",
                            sentence_discounts(model->results, model->facts, model->arena))};
    chart_realized(sheet, sheet, &pairs);
}
