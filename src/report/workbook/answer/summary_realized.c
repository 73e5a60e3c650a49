#include "summary_realized.h"

#include "report/words.h"
#include "report/workbook/cells/room.h"
#include "report/workbook/cells/stale.h"
#include "report/workbook/charts/chart.h"

#include <realrate/facts.h>

#include <math.h>

/* A column for each offer, as the sheet has them. */
enum { COL_LABEL, COL_UNIT, COL_FIRST };
enum { ROW_QUOTED, ROW_REALIZED, ROW_P10, ROW_P50, ROW_P90, ROW_CHART, N_ROWS };
#define CHART_WIDTH  912.0
#define CHART_FRAME  70.0
#define OFFER_PIXELS 54.0
#define LEAST_HEIGHT 290.0 /* LibreOffice breaks labels of lower charts in two */
#define HEAD         2     /* title, notice */
#define LABEL_HEIGHT 46.0

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
write_offer(struct model *model, size_t k, unsigned first)
{
    struct sheet *sheet = model->tabs[TAB_SUMMARY][0];
    struct arena *arena = model->arena;
    const struct offer_result *result = &model->results->offers[k];
    const struct expected *expected = &result->expected;
    const struct settlement *base = &result->scenarios[SCENARIO_BASE];
    const double range[] = {expected->realized_p10, expected->realized_p50, expected->realized_p90};
    const char *stale = stale_of_offer(arena, k);
    unsigned col = COL_FIRST + (unsigned)k;
    sheet_formula(sheet, first + ROW_QUOTED, col, ROLE_FORMULA, CELL_SHARE, base->quoted_discount,
                  arena_printf(arena, "offer%zu_quoted", k + 1));
    sheet_formula(sheet, first + ROW_REALIZED, col, ROLE_FORMULA, CELL_SHARE, base->realized_discount,
                  arena_printf(arena, "offer%zu_realized", k + 1));
    for (unsigned i = 0; i < sizeof range / sizeof range[0]; i++)
        static_number(sheet, first + ROW_P10 + i, col, CELL_SHARE, range[i], stale);
    static_text(sheet, first + ROW_CHART, col, ROLE_PROSE, label_of(model, k), stale);
}

static double
chart_height(const struct model *model)
{
    return fmax(LEAST_HEIGHT, CHART_FRAME + OFFER_PIXELS * (double)model->results->n_offers);
}

unsigned
summary_realized_rows(const struct model *model)
{
    return HEAD + N_ROWS + 1 + chart_rows(chart_height(model));
}

/* A row of the table over all offers. */
static struct chart_span
span_of(const struct model *model, unsigned row)
{
    return (struct chart_span){row, COL_FIRST, row, COL_FIRST + (unsigned)model->results->n_offers - 1};
}

void
summary_realized_write(struct model *model, unsigned row)
{
    static const char *const labels[N_ROWS] = {
        [ROW_QUOTED] = "Quoted",     [ROW_REALIZED] = "Realized, selected scenario",
        [ROW_P10] = "Realized, P10", [ROW_P50] = "Realized, P50",
        [ROW_P90] = "Realized, P90", [ROW_CHART] = "On the chart",
    };
    struct sheet *sheet = model->tabs[TAB_SUMMARY][0];
    unsigned first = row + HEAD;
    sheet_text(sheet, row, COL_LABEL, ROLE_SECTION, "Quoted against realized: the contract's own months");
    static_notice(sheet, row + 1, COL_LABEL, STALE_OF_RUN);
    for (unsigned i = 0; i < N_ROWS; i++) {
        sheet_text(sheet, first + i, COL_LABEL, ROLE_LABEL, labels[i]);
        sheet_text(sheet, first + i, COL_UNIT, ROLE_UNIT, i == ROW_CHART ? "text" : "of list");
    }
    room_row(sheet, first + ROW_CHART, LABEL_HEIGHT);
    for (size_t k = 0; k < model->results->n_offers; k++)
        write_offer(model, k, first);
    struct chart_pairs pairs = {
        .labels = span_of(model, first + ROW_CHART),
        .quoted = span_of(model, first + ROW_QUOTED),
        .realized = span_of(model, first + ROW_REALIZED),
        .place = {first + N_ROWS + 1, 0, 0, CHART_WIDTH, chart_height(model)},
        .alt = arena_printf(model->arena, "Quoted and realized discount of each offer: %s",
                            sentence_discounts(model->results, model->facts, model->arena))};
    chart_realized(sheet, sheet, &pairs);
}
