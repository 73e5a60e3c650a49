#include "summary_line.h"

#include "report/workbook/charts/waterfall.h"

enum { COL_LABEL, COL_UNIT };

/* A share in words, in the column's cell of a row; returns the cell. */
static const char *
write_words(struct model *model, const struct grid *grid, size_t k, unsigned row, double share,
            const char *formula)
{
    unsigned col = grid->first + (unsigned)k;
    sheet_formula_text(grid->sheet, row, col, ROLE_PROSE, waterfall_share_text(model->file, share), formula);
    return ref_cell(model->arena, row, col);
}

void
summary_line_write(const struct summary_source *source, struct grid *grid, size_t k, unsigned row,
                   unsigned words_row)
{
    const struct compare *compare = source->compare;
    struct model *model = compare->model;
    struct arena *arena = model->arena;
    struct scope scope = summary_scope(source, grid, k);
    bool is_offer = k < model->results->n_offers;
    const struct settlement *s = is_offer ? &model->results->offers[k].scenarios[SCENARIO_BASE] : NULL;
    double realized = s ? s->realized_discount : compare_realized(compare, summary_way(compare, k));
    const char *share = grid_expand(&model->grids, &scope,
                                    waterfall_share_formula(arena, s ? "[realized]" : "[compared_realized]"));
    const char *kept = write_words(model, grid, k, words_row + 2, realized, share);
    const char *kept_text = waterfall_share_text(model->file, realized), *cached, *sentence;
    if (s) {
        share = grid_expand(&model->grids, &scope, waterfall_share_formula(arena, "[quoted]"));
        const char *quoted = write_words(model, grid, k, words_row + 1, s->quoted_discount, share);
        int months = model->results->offers[k].offer->term_months;
        cached = arena_printf(arena, "Quoted %s, you keep %s of list over %d months.",
                              waterfall_share_text(model->file, s->quoted_discount), kept_text, months);
        sentence = arena_printf(arena, "\"Quoted \"&%s&\", you keep \"&%s&\" of list over %s months.\"",
                                quoted, kept, grid_expand(&model->grids, &scope, "\"&{c.months}&\""));
    } else {
        cached = arena_printf(arena, "You keep %s of list over %zu months.", kept_text, compare->horizon);
        sentence =
            arena_printf(arena, "\"You keep \"&%s&\" of list over %zu months.\"", kept, compare->horizon);
    }
    sheet_formula_text(grid->sheet, row, grid->first + (unsigned)k, ROLE_PROSE, cached,
                       arena_printf(arena, "IF(checks_refusal=\"none\",%s,checks_refusal)", sentence));
}

void
summary_line_label(struct sheet *sheet, unsigned row, unsigned words_row)
{
    static const char *const labels[] = {"quoted, in words", "realized, in words"};
    sheet_text(sheet, row, COL_LABEL, ROLE_LABEL, "In one line");
    sheet_text(sheet, words_row, COL_LABEL, ROLE_SECTION, "Parts of the line on top (not printed)");
    for (unsigned i = 0; i < sizeof labels / sizeof *labels; i++) {
        sheet_text(sheet, words_row + 1 + i, COL_LABEL, ROLE_LABEL, labels[i]);
        sheet_text(sheet, words_row + 1 + i, COL_UNIT, ROLE_UNIT, "text");
    }
}
