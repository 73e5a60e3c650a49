#include "checks.h"

#include <math.h>
#include <string.h>

enum { COL_LABEL, COL_UNIT, COL_SCENARIOS };

/* Under list drawdown the commitment is list value and its draw what that costs (1.8.2). */
static const char *
label_of(const struct model *model, const struct offer *offer, const struct headline *headline)
{
    const char *note = "";
    if (offer->commit.drawdown == DRAWDOWN_LIST)
        note = strcmp(headline->name, "commit_due") == 0 ? ", at list value"
               : strcmp(headline->name, "drawn") == 0    ? ", at what it costs"
                                                         : "";
    return arena_printf(model->arena, "%s%s", headline->label, note);
}

static void
put_headline(struct model *model, unsigned row, const struct offer_result *result,
             const struct headline *headline)
{
    struct sheet *sheet = model->checks;
    sheet_text(sheet, row, COL_LABEL, ROLE_LABEL, label_of(model, result->offer, headline));
    sheet_text(sheet, row, COL_UNIT, ROLE_UNIT, headline->is_share ? "of list" : model->results->currency);
    for (unsigned i = 0; i < N_SCENARIOS; i++) {
        double value = headline->value(&result->scenarios[i]);
        enum cell_form form = headline->is_share ? CELL_SHARE : CELL_CENTS;
        if (isnan(value))
            sheet_text(sheet, row, COL_SCENARIOS + i, ROLE_PLAIN, "n/a");
        else
            sheet_number(sheet, row, COL_SCENARIOS + i, ROLE_PLAIN, form, value);
    }
}

static unsigned
put_reasons(struct model *model, unsigned row)
{
    struct sheet *sheet = model->checks;
    sheet_text(sheet, row, COL_LABEL, ROLE_LABEL, "State, shown on every sheet");
    sheet_text(sheet, row, COL_SCENARIOS, ROLE_CHECK, VALUES_STATE);
    name_cell(model, "checks_state", sheet, row++, COL_SCENARIOS);
    sheet_text(sheet, row++, COL_LABEL, ROLE_SECTION, "Why there is nothing to check");
    sheet_text(
        sheet, row++, COL_LABEL, ROLE_PLAIN,
        "Every figure of this workbook is the engine's own: no formula comes to it a second way, so no "
        "difference could show.");
    sheet_text(sheet, row++, COL_LABEL, ROLE_PLAIN, "The formulas do not follow:");
    for (size_t i = 0; i < model->live.n; i++, row++) {
        sheet_text(sheet, row, COL_LABEL, ROLE_UNIT, model->live.terms[i].whose);
        sheet_text(sheet, row, COL_SCENARIOS, ROLE_PLAIN, model->live.terms[i].text);
    }
    return row;
}

void
checks_write_values(struct model *model)
{
    static const char *const heads[] = {"Figure", "Unit", "Engine low", "Engine base", "Engine high"};
    struct sheet *sheet = model->checks;
    sheet_head(sheet, "Checks: the figures are the engine's values", 1,
               "There are no formulas to hold against them.");
    for (unsigned i = 0; i < sizeof heads / sizeof heads[0]; i++)
        sheet_text(sheet, ROW_HEADER, i, ROLE_HEADER, heads[i]);
    worksheet_set_column(sheet->worksheet, COL_LABEL, COL_LABEL, 56, NULL);
    worksheet_set_column(sheet->worksheet, COL_UNIT, COL_UNIT, 10, NULL);
    worksheet_set_column(sheet->worksheet, COL_SCENARIOS, COL_SCENARIOS + N_SCENARIOS - 1, 18, NULL);
    worksheet_freeze_panes(sheet->worksheet, ROW_HEADER + 1, 1);
    unsigned row = put_reasons(model, ROW_HEADER + 1);
    for (size_t k = 0; k < model->results->n_offers; k++) {
        const struct offer_result *result = &model->results->offers[k];
        sheet_text(sheet, row++, COL_LABEL, ROLE_SECTION, result->offer->name);
        for (size_t i = 0; i < N_HEADLINES; i++)
            put_headline(model, row++, result, &checks_headlines[i]);
    }
}
