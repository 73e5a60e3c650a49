#include "summary_waterfall.h"

#include "report/workbook/charts/waterfall.h"
#include "report/workbook/ledger/ledger.h"

static const char *
label_of(const struct offer *offer, const struct settlement *settlement, unsigned step)
{
    static const char *const labels[N_BRIDGE_STEPS] = {
        "Quoted", "Rate card", "Overage", "Forfeited", "Carried out", "Prepay", "Realized", "Fees", "All-in"};
    if (step == BRIDGE_FEES_CREDITS && settlement->service_credits > 0)
        return offer->n_fees > 0 ? "Fees, credits" : "Credits";
    return labels[step];
}

void
summary_waterfall_write(struct model *model, const struct grid *grid, size_t k, unsigned points_row,
                        unsigned row)
{
    const struct settlement *s = &model->results->offers[k].scenarios[SCENARIO_BASE];
    const struct offer *offer = model->results->offers[k].offer;
    const char *name = offer->name;
    struct arena *arena = model->arena;
    struct sheet *data = model->tabs[TAB_LEDGER][k], *summary = model->tabs[TAB_SUMMARY][0];
    struct waterfall_bar bars[N_BRIDGE_STEPS];
    for (unsigned step = 0; step < N_BRIDGE_STEPS; step++)
        bars[step] = (struct waterfall_bar){
            .label = label_of(offer, s, step),
            .cell = ref_on(arena, data, summary, points_row + step, grid->first + (unsigned)k),
            .value = s->bridge[step].points,
            .is_level = step == BRIDGE_QUOTED || step == BRIDGE_REALIZED || step == BRIDGE_ALL_IN,
        };
    const struct waterfall waterfall = {
        .data = data,
        .first = ledger_end(model, k) + 3,
        .n = N_BRIDGE_STEPS,
        .bars = bars,
        .unit = "of list",
        .title = "From the quoted to the all-in discount, share of list value",
    };
    sheet_text(summary, row, 0, ROLE_SECTION, arena_printf(arena, "From quoted to all-in: %s", name));
    sheet_text(data, waterfall.first - 2, 0, ROLE_SECTION,
               arena_printf(arena, "Numbers of the waterfall on %s", summary->name));
    waterfall_numbers(&waterfall);
    waterfall_chart(&waterfall, summary, row + 1,
                    arena_printf(arena,
                                 "Waterfall from the quoted %s to the realized %s and all-in %s of list: %s",
                                 waterfall_share_text(model->file, s->quoted_discount),
                                 waterfall_share_text(model->file, s->realized_discount),
                                 waterfall_share_text(model->file, s->all_in_discount), name));
}
