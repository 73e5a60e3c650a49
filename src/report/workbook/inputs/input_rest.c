/* Terms that fix the shape of sheets or that no formula needs: shown as they were said. */
#include "input.h"

#include <math.h>
#include <string.h>

/* A number as one, a date too; a word, and what has no number, as written. */
static void
write_said(struct sheet *sheet, unsigned row, const struct term *term, const char *text)
{
    const bool is_word = term->kind == TERM_TEXT || term->kind == TERM_YES_NO || term->kind == TERM_CHOICE;
    if (is_word || !term->has_value || !isfinite(term->value) || !strpbrk(text, "0123456789"))
        sheet_text(sheet, row, COL_VALUE, ROLE_PROSE, text);
    else if (term->kind == TERM_DATE)
        sheet_day(sheet, row, COL_VALUE, ROLE_PLAIN, CELL_DATE, (int32_t)term->value);
    else
        sheet_number(sheet, row, COL_VALUE, ROLE_PLAIN, input_form(term->kind), term->value);
}

void
input_put_rest(struct inputs *inputs)
{
    struct arena *arena = inputs->model->arena;
    struct sheet *sheet = inputs->sheet;
    for (size_t i = 0; i < inputs->n_terms; i++) {
        const struct term *term = &inputs->terms[i];
        if (inputs->is_shown[i])
            continue;
        unsigned row = inputs->row++;
        const char *text = term->has_value ? term->text : "not given";
        input_put_label(inputs, row, term->label, strlen(text));
        sheet_text(sheet, row, COL_KEY, ROLE_UNIT, arena_printf(arena, "[%s] %s", term->section, term->key));
        sheet_text(sheet, row, COL_UNIT, ROLE_UNIT, term->unit);
        write_said(sheet, row, term, text);
        sheet_text(sheet, row, COL_ALLOWED, ROLE_UNIT, input_structural_note);
        sheet_text(sheet, row, COL_SOURCE, ROLE_UNIT, input_source(arena, term));
    }
}
