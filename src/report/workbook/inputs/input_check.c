/* Whether the value of a row of Inputs is allowed, and what formulas take where it is not. */
#include "input.h"

#include <math.h>

/* 1 where the cell holds one of the words: COUNTIF is no error where the cell is one. */
static const char *
words_formula(struct arena *arena, const char *cell, const char *const *words)
{
    const char *sum = "";
    for (size_t i = 0; words[i]; i++)
        sum = arena_printf(arena, "%s%sCOUNTIF(%s,\"%s\")", sum, i ? "+" : "", cell, words[i]);
    return sum;
}

void
input_put_range(struct inputs *inputs, const struct input *input, struct term_range range)
{
    struct sheet *sheet = inputs->sheet;
    sheet_number(sheet, inputs->row, COL_LEAST, ROLE_COLUMN_UNIT, CELL_GENERAL, range.min);
    if (input->max_formula)
        sheet_formula(sheet, inputs->row, COL_MOST, ROLE_COLUMN_UNIT, CELL_GENERAL, range.max,
                      input->max_formula);
    else
        sheet_number(sheet, inputs->row, COL_MOST, ROLE_COLUMN_UNIT, CELL_GENERAL, range.max);
}

/* 1 where the cell holds a number of the range. */
static const char *
range_formula(struct inputs *inputs, const struct input *input, const char *cell)
{
    struct arena *arena = inputs->model->arena;
    const char *least = ref_cell(arena, inputs->row, COL_LEAST);
    const char *most = ref_cell(arena, inputs->row, COL_MOST);
    const char *whole = input->kind == TERM_COUNT ? arena_printf(arena, "*(%s=ROUND(%s,0))", cell, cell) : "";
    return arena_printf(arena, "(%s>=%s)*(%s<=%s)%s", cell, least, cell, most, whole);
}

/* What all formulas take: the cell where it is allowed, else what was run, so that nothing typed or pasted
 * makes another cell an error. An empty cell gives an empty text. */
static void
write_used(struct inputs *inputs, const struct input *input)
{
    struct sheet *sheet = inputs->sheet;
    struct arena *arena = inputs->model->arena;
    const unsigned row = inputs->row;
    const char *cells[] = {ref_cell(arena, row, COL_VALUE), ref_cell(arena, row, COL_AS_RUN)};
    for (size_t i = 0; i < 2 && input->allows_blank; i++)
        cells[i] = arena_printf(arena, "IF(ISBLANK(%s),\"\",%s)", cells[i], cells[i]);
    const char *formula =
        arena_printf(arena, "IF(%s=\"OK\",%s,%s)", ref_cell(arena, row, COL_CHECK), cells[0], cells[1]);
    const char *word = input_word(input);
    if (!word && isnan(input->value))
        word = input->allows_auto ? input_automatic : "";
    if (word)
        sheet_formula_text(sheet, row, COL_USED, ROLE_COLUMN_UNIT, word, formula);
    else
        sheet_formula(sheet, row, COL_USED, ROLE_COLUMN_UNIT, input_form(input->kind), input->value, formula);
}

/* Whatever was pasted over the cell, the verdict is a word and never an error. */
static void
write_check(struct inputs *inputs, const struct input *input)
{
    static const char *const words[] = {input_automatic, NULL};
    struct arena *arena = inputs->model->arena;
    const char *cell = ref_cell(arena, inputs->row, COL_VALUE);
    const char *is_allowed, *other = "0";
    if (input->kind == TERM_CHOICE || input->kind == TERM_YES_NO) {
        is_allowed = words_formula(arena, cell, input->kind == TERM_YES_NO ? input_yes_no : input->choices);
    } else {
        if (input->allows_auto)
            other = words_formula(arena, cell, words);
        else if (input->allows_blank)
            other = arena_printf(arena, "IF(ISBLANK(%s),1,0)", cell);
        is_allowed =
            arena_printf(arena, "IF(ISNUMBER(%s),%s,%s)", cell, range_formula(inputs, input, cell), other);
    }
    sheet_formula_text(inputs->sheet, inputs->row, COL_CHECK, ROLE_CHECK, "OK",
                       arena_printf(arena, "IF(%s=1,\"OK\",\"ERROR\")", is_allowed));
}

void
input_put_check(struct inputs *inputs, const struct input *input)
{
    write_check(inputs, input);
    write_used(inputs, input);
}
