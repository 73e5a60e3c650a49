/* Fees of the run that a row buys by itself, since its own offer does not bring them (1.14, 1.20). */
#include "compare.h"

#include "report/workbook/cells/room.h"

#include <strings.h>

#define LEAST_ROWS 2 /* sums of products of one cell are an error in Gnumeric; the second is empty */

static const char *const per_words[] = {"month", "year", "once"};
enum { COL_FEE, COL_UNIT, COL_CHARGE, COL_PER, COL_MONTH, COL_YEAR, COL_ONCE, COL_ASSUMED, COL_ROWS };

void
compare_plan_fees(struct compare *compare, unsigned first)
{
    struct arena *arena = compare->model->arena;
    compare->bought =
        grid_add(&compare->model->grids, "bought", OF_RUN, 0, compare->sheet, false, first, compare->n_fees);
    for (unsigned per = 0; per < 3; per++)
        grid_field(compare->bought, per_words[per], COL_MONTH + per);
    grid_field(compare->bought, "assumed", COL_ASSUMED);
    unsigned col = COL_ROWS;
    for (size_t i = 0; i < compare->n; i++) {
        if (!compare->rows[i].has_added)
            continue;
        grid_field(compare->bought, arena_printf(arena, "lacks%zu", i + 1), col++);
        if (compare->rows[i].result->kind == KIND_DELAY)
            grid_field(compare->bought, arena_printf(arena, "until%zu", i + 1), col++);
    }
}

/* What is asked of a fee: from the offer that gives a standalone price, or from the first that quotes it.
 * '%' stands for the fee's name. */
static const struct choice {
    const char *alone, *quoted;
} choices[] = {
    [COL_CHARGE] = {"%_quantity*%_standalone", "%_charge"},
    [COL_PER] = {"%_per", "%_per"},
    [COL_ASSUMED] = {"0", "1"},
};

static const char *
with_name(struct arena *arena, const char *text, size_t offer, size_t fee)
{
    const char *spelled = "";
    for (const char *c = text; *c != '\0'; c++)
        spelled = *c == '%' ? arena_printf(arena, "%soffer%zu_fee%zu", spelled, offer, fee)
                            : arena_printf(arena, "%s%c", spelled, *c);
    return spelled;
}

static const char *
choose(const struct compare *compare, const struct compare_fee *fee, unsigned col)
{
    struct arena *arena = compare->model->arena;
    const struct results *results = compare->model->results;
    const char *chosen = "", *quoted = NULL, *end = "";
    for (size_t k = 0; k < results->n_offers; k++)
        for (size_t i = 0; i < results->offers[k].offer->n_fees; i++) {
            if (strcasecmp(results->offers[k].offer->fees[i].name, fee->fee->name) != 0)
                continue;
            if (!quoted)
                quoted = with_name(arena, choices[col].quoted, k + 1, i + 1);
            chosen = arena_printf(arena, "%sIF(ISNUMBER(%s),%s,", chosen,
                                  with_name(arena, "%_standalone", k + 1, i + 1),
                                  with_name(arena, choices[col].alone, k + 1, i + 1));
            end = arena_printf(arena, "%s)", end);
        }
    return arena_printf(arena, "%s%s%s", chosen, quoted, end);
}

static void
write_fee(const struct compare *compare, size_t k)
{
    struct arena *arena = compare->model->arena;
    const struct compare_fee *fee = &compare->fees[k];
    unsigned row = compare->bought->first + (unsigned)k;
    double charge = compare_charge(fee);
    sheet_text(compare->sheet, row, COL_FEE, ROLE_LABEL, fee->fee->name);
    sheet_text(compare->sheet, row, COL_UNIT, ROLE_UNIT, compare->model->results->currency);
    sheet_formula(compare->sheet, row, COL_CHARGE, ROLE_FORMULA, CELL_MONEY, charge,
                  choose(compare, fee, COL_CHARGE));
    sheet_formula_text(compare->sheet, row, COL_PER, ROLE_COLUMN_UNIT, per_words[fee->fee->per],
                       choose(compare, fee, COL_PER));
    for (unsigned per = 0; per < 3; per++)
        sheet_formula(compare->sheet, row, COL_MONTH + per, ROLE_FORMULA, CELL_MONEY,
                      fee->fee->per == (enum fee_per)per ? charge : 0,
                      arena_printf(arena, "IF(%s=\"%s\",%s,0)", ref_cell(arena, row, COL_PER), per_words[per],
                                   ref_cell(arena, row, COL_CHARGE)));
    sheet_formula(compare->sheet, row, COL_ASSUMED, ROLE_FORMULA, CELL_WHOLE, !fee->fee->has_standalone,
                  choose(compare, fee, COL_ASSUMED));
}

static unsigned
write_buyers(const struct compare *compare, unsigned col, const char *title,
             bool (*buys)(const struct compare_row *row, const struct fee *fee),
             const struct compare_row *row)
{
    unsigned first = compare->bought->first;
    sheet_text(compare->sheet, first - 2, col, ROLE_HEADER, title);
    sheet_text(compare->sheet, first - 1, col, ROLE_COLUMN_UNIT, "1 = buys it");
    for (size_t k = 0; k < compare->n_fees; k++)
        sheet_number(compare->sheet, first + (unsigned)k, col, ROLE_PLAIN, CELL_WHOLE,
                     buys(row, compare->fees[k].fee));
    return col + 1;
}

void
compare_write_fees(const struct compare *compare, unsigned title)
{
    static const struct {
        const char *head, *unit;
    } columns[COL_ROWS] = {
        [COL_FEE] = {"Fee", ""},         [COL_UNIT] = {"Unit", ""},
        [COL_CHARGE] = {"Charge", NULL}, [COL_PER] = {"Charged per", ""},
        [COL_MONTH] = {"A month", NULL}, [COL_YEAR] = {"A year", NULL},
        [COL_ONCE] = {"Once", NULL},     [COL_ASSUMED] = {"No standalone price", "1 = quoted one"},
    };
    struct arena *arena = compare->model->arena;
    unsigned first = compare->bought->first, col = COL_ROWS;
    sheet_text(compare->sheet, title, COL_FEE, ROLE_SECTION,
               "Fees of the run, bought by a row whose own offer does not bring them");
    room_row(compare->sheet, first - 2, COMPARE_HEAD_HEIGHT);
    for (unsigned i = 0; i < COL_ROWS; i++) {
        sheet_text(compare->sheet, first - 2, i, ROLE_HEADER, columns[i].head);
        sheet_text(compare->sheet, first - 1, i, ROLE_COLUMN_UNIT,
                   columns[i].unit ? columns[i].unit : compare->model->results->currency);
    }
    for (size_t k = 0; k < compare->n_fees; k++)
        write_fee(compare, k);
    for (size_t i = 0; i < compare->n; i++) {
        const struct compare_row *row = &compare->rows[i];
        if (!row->has_added)
            continue;
        col = write_buyers(compare, col, row->result->name, compare_lacks, row);
        if (row->result->kind == KIND_DELAY)
            col = write_buyers(compare, col, arena_printf(arena, "%s, until its start", row->result->name),
                               compare_buys_until, row);
    }
}
