/* Rows of Inputs that follow from others, and ranges of its values. */
#include "input.h"

#include <math.h>
#include <string.h>
#include <strings.h>

void
input_section(struct inputs *inputs, const char *title)
{
    sheet_text(inputs->sheet, ++inputs->row, COL_LABEL, ROLE_SECTION, title);
    inputs->row++;
}

void
input_derive(struct inputs *inputs, const struct derived *derived)
{
    struct sheet *sheet = inputs->sheet;
    unsigned row = inputs->row++;
    sheet_text(sheet, row, COL_LABEL, ROLE_LABEL, derived->label);
    sheet_text(sheet, row, COL_UNIT, ROLE_UNIT, derived->unit);
    sheet_formula(sheet, row, COL_VALUE, ROLE_FORMULA, derived->form, derived->value, derived->formula);
    if (derived->name)
        name_cell(inputs->model, arena_printf(inputs->model->arena, "%s_%s", inputs->prefix, derived->name),
                  sheet, row, COL_VALUE);
}

const char *
input_range(const struct inputs *inputs, unsigned first, unsigned last)
{
    return ref_range(inputs->model->arena, inputs->sheet, inputs->sheet, first, COL_USED, last, COL_USED);
}

const char *
input_derived_range(const struct inputs *inputs, unsigned first, unsigned last)
{
    return ref_range(inputs->model->arena, inputs->sheet, inputs->sheet, first, COL_VALUE, last, COL_VALUE);
}

void
input_name_range(struct inputs *inputs, const char *name, unsigned col, unsigned first, unsigned last)
{
    book_name(inputs->sheet, name,
              ref_range(inputs->model->arena, NULL, inputs->sheet, first, col, last, col));
}

void
input_put_rule(struct inputs *inputs, const char *label, const char *unit, const char *formula)
{
    struct sheet *sheet = inputs->sheet;
    input_derive(
        inputs,
        &(struct derived){.label = label, .unit = unit, .form = CELL_WHOLE, .value = 0, .formula = formula});
    const char *broken = ref_cell(inputs->model->arena, inputs->row - 1, COL_VALUE);
    sheet_text(sheet, inputs->row - 1, COL_ALLOWED, ROLE_UNIT, "0");
    sheet_formula_text(sheet, inputs->row - 1, COL_CHECK, ROLE_CHECK, "OK",
                       arena_printf(inputs->model->arena, "IF(%s=0,\"OK\",\"ERROR\")", broken));
}

void
input_put_ascent(struct inputs *inputs, unsigned first, unsigned last, const char *label)
{
    if (first >= last)
        return;
    input_put_rule(inputs, label, "rows",
                   arena_printf(inputs->model->arena, "SUMPRODUCT(1*(%s<=%s))",
                                input_range(inputs, first + 1, last), input_range(inputs, first, last - 1)));
}

const char *
input_open_key(const struct inputs *inputs, const char *section, double number)
{
    for (size_t i = 0; i < inputs->n_terms; i++) {
        const struct term *term = &inputs->terms[i];
        if (strcasecmp(term->section, section) == 0 && fabs(term->key_value - number) < HALF_CENT &&
            strpbrk(term->key, "0123456789"))
            return term->key;
    }
    return arena_printf(inputs->model->arena, "%.15g", number);
}
