#include "input.h"

#include <math.h>
#include <string.h>

#define LABEL_WIDTH 70 /* characters in column A */
#define VALUE_WIDTH 18 /* and of words in column D */
#define LINE_HEIGHT 13.5

static const char *const yes_no[] = {"yes", "no", NULL};
const char input_structural_note[] = "structural: change the INI and run again";

enum cell_form
input_form(enum term_kind kind)
{
    static const enum cell_form forms[] = {
        [TERM_TEXT] = CELL_TEXT,           [TERM_YES_NO] = CELL_TEXT,  [TERM_MONEY] = CELL_CENTS,
        [TERM_SHARE] = CELL_SHARE_AS_SAID, [TERM_PRICE] = CELL_RATE_3, [TERM_NUMBER] = CELL_GENERAL,
        [TERM_COUNT] = CELL_COUNT,         [TERM_DATE] = CELL_DATE,    [TERM_CHOICE] = CELL_TEXT,
    };
    return forms[kind];
}

static bool
is_word(const struct input *input)
{
    return input->kind == TERM_TEXT || input->kind == TERM_YES_NO || input->kind == TERM_CHOICE;
}

static const char *
word_of(const struct input *input)
{
    if (input->kind == TERM_YES_NO)
        return input->value > 0 ? "yes" : "no";
    return input->text;
}

static const char *
bound_text(struct arena *arena, enum term_kind kind, double bound)
{
    static const struct {
        double size;
        const char *word;
    } sizes[] = {{1e12, "trillion"}, {1e9, "billion"}, {1e6, "million"}};
    if (kind == TERM_SHARE)
        return arena_printf(arena, "%g%%", bound * 100);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        if (bound >= sizes[i].size)
            return arena_printf(arena, "%g %s", bound / sizes[i].size, sizes[i].word);
    }
    return arena_printf(arena, "%g", bound);
}

static const char *
allowed_of(struct arena *arena, const struct input *input)
{
    if (input->is_structural)
        return input_structural_note;
    if (input->kind == TERM_YES_NO)
        return "yes, no";
    if (input->kind == TERM_CHOICE) {
        const char *all = input->choices[0];
        for (size_t i = 1; input->choices[i]; i++)
            all = arena_printf(arena, "%s, %s", all, input->choices[i]);
        return all;
    }
    const char *more = input->allows_auto ? ", or auto" : input->allows_blank ? ", or empty" : "";
    const char *least = bound_text(arena, input->kind, input->min);
    if (isinf(input->max))
        return isinf(input->min) ? "any number" : arena_printf(arena, "%s or more%s", least, more);
    return arena_printf(arena, "%s to %s%s", least, bound_text(arena, input->kind, input->max), more);
}

static void
validate_words(struct inputs *inputs, const char *const *choices)
{
    lxw_data_validation rule = {.validate = LXW_VALIDATION_TYPE_LIST};
    char *list[16] = {NULL};
    for (size_t i = 0; choices[i] && i + 1 < sizeof list / sizeof *list; i++)
        list[i] = arena_text(inputs->model->arena, choices[i], strlen(choices[i]));
    rule.value_list = list;
    sheet_check(inputs->sheet, inputs->row, COL_VALUE,
                worksheet_data_validation_cell(inputs->sheet->worksheet, inputs->row, COL_VALUE, &rule));
}

static void
validate_number(struct inputs *inputs, const struct input *input)
{
    struct arena *arena = inputs->model->arena;
    lxw_data_validation rule = {.ignore_blank = LXW_VALIDATION_ON};
    double min = isinf(input->min) ? -1e15 : input->min, max = isinf(input->max) ? 1e15 : input->max;
    char message[] = "Outside the allowed range";
    rule.error_title = message;
    rule.error_message = arena_printf(arena, "Allowed: %s", allowed_of(arena, input));
    if (input->allows_auto) {
        const char *cell = ref_cell(arena, inputs->row, COL_VALUE);
        rule.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA;
        rule.value_formula = arena_printf(arena, "=OR(%s=\"auto\",AND(ISNUMBER(%s),%s>=%.15g,%s<=%.15g))",
                                          cell, cell, cell, min, cell, max);
    } else {
        rule.validate = input->kind == TERM_COUNT ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL;
        rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
        rule.minimum_number = min;
        rule.maximum_number = max;
    }
    sheet_check(inputs->sheet, inputs->row, COL_VALUE,
                worksheet_data_validation_cell(inputs->sheet->worksheet, inputs->row, COL_VALUE, &rule));
}

static void
write_value(struct inputs *inputs, const struct input *input, unsigned col, enum role role)
{
    struct sheet *sheet = inputs->sheet;
    enum cell_form form = input_form(input->kind);
    if (is_word(input))
        sheet_text(sheet, inputs->row, col, role, word_of(input));
    else if (input->allows_auto && isnan(input->value))
        sheet_text(sheet, inputs->row, col, role, "auto");
    else if (isnan(input->value))
        sheet_blank(sheet, inputs->row, col, role, form);
    else if (input->formula && role == ROLE_INPUT)
        sheet_formula(sheet, inputs->row, col, role, form, input->value, input->formula);
    else
        sheet_number(sheet, inputs->row, col, role, form, input->value);
}

/* ---- is the value allowed? ---- */

/* 1 where the cell holds one of the words: COUNTIF is no error where the cell is one. */
static const char *
words_formula(struct arena *arena, const char *cell, const char *const *words)
{
    const char *sum = "";
    for (size_t i = 0; words[i]; i++)
        sum = arena_printf(arena, "%s%sCOUNTIF(%s,\"%s\")", sum, i ? "+" : "", cell, words[i]);
    return sum;
}

/* 1 where the cell holds a number of the range, which stands in the row's last columns. */
static const char *
range_formula(struct inputs *inputs, const struct input *input, const char *cell)
{
    struct arena *arena = inputs->model->arena;
    unsigned row = inputs->row;
    const char *all = "1";
    if (isfinite(input->min)) {
        sheet_number(inputs->sheet, row, COL_LEAST, ROLE_COLUMN_UNIT, CELL_GENERAL, input->min);
        all = arena_printf(arena, "%s*(%s>=%s)", all, cell, ref_cell(arena, row, COL_LEAST));
    }
    if (isfinite(input->max)) {
        if (input->max_formula)
            sheet_formula(inputs->sheet, row, COL_MOST, ROLE_COLUMN_UNIT, CELL_GENERAL, input->max,
                          input->max_formula);
        else
            sheet_number(inputs->sheet, row, COL_MOST, ROLE_COLUMN_UNIT, CELL_GENERAL, input->max);
        all = arena_printf(arena, "%s*(%s<=%s)", all, cell, ref_cell(arena, row, COL_MOST));
    }
    if (input->kind == TERM_COUNT)
        all = arena_printf(arena, "%s*(%s=ROUND(%s,0))", all, cell, cell);
    return all;
}

/* Whatever was pasted over the cell, the verdict is a word and never an error. */
static void
write_check(struct inputs *inputs, const struct input *input)
{
    static const char *const automatic[] = {"auto", NULL};
    struct arena *arena = inputs->model->arena;
    const char *cell = ref_cell(arena, inputs->row, COL_VALUE);
    const char *is_allowed, *other = "0";
    if (input->kind == TERM_CHOICE || input->kind == TERM_YES_NO) {
        is_allowed = words_formula(arena, cell, input->kind == TERM_YES_NO ? yes_no : input->choices);
    } else {
        if (input->allows_auto)
            other = words_formula(arena, cell, automatic);
        else if (input->allows_blank)
            other = arena_printf(arena, "IF(ISBLANK(%s),1,0)", cell);
        is_allowed =
            arena_printf(arena, "IF(ISNUMBER(%s),%s,%s)", cell, range_formula(inputs, input, cell), other);
    }
    sheet_formula_text(inputs->sheet, inputs->row, COL_CHECK, ROLE_CHECK, "OK",
                       arena_printf(arena, "IF(%s=1,\"OK\",\"ERROR\")", is_allowed));
}

static void
write_live(struct inputs *inputs, const struct input *input)
{
    struct sheet *sheet = inputs->sheet;
    struct arena *arena = inputs->model->arena;
    unsigned row = inputs->row;
    write_value(inputs, input, COL_VALUE, ROLE_INPUT);
    write_value(inputs, input, COL_AS_RUN, ROLE_COLUMN_UNIT);
    sheet_formula(sheet, row, COL_CHANGED, ROLE_FORMULA, CELL_WHOLE, 0,
                  arena_printf(arena, "IF(ISERROR(%s),1,IF(EXACT(%s,%s),0,1))",
                               ref_cell(arena, row, COL_VALUE), ref_cell(arena, row, COL_VALUE),
                               ref_cell(arena, row, COL_AS_RUN)));
    write_check(inputs, input);
    if (input->kind == TERM_CHOICE || input->kind == TERM_YES_NO)
        validate_words(inputs, input->kind == TERM_YES_NO ? yes_no : input->choices);
    else
        validate_number(inputs, input);
}

static const struct term *
find_term(struct inputs *inputs, const struct input *input)
{
    const struct term *term =
        term_find(inputs->terms, inputs->n_terms, input->section, input->key, input->item);
    if (term)
        inputs->is_shown[term - inputs->terms] = true;
    return term;
}

/* A choice has none: the share that may follow it has a row of its own. */
static const char *
unit_of(const struct input *input, const struct term *term)
{
    if (input->unit || !term || input->kind == TERM_CHOICE)
        return input->unit ? input->unit : "";
    return term->unit;
}

/* Of the file its name alone: Read me has the paths, and each file has a section of its own here. */
const char *
input_source(struct arena *arena, const struct term *term)
{
    if (!term || !term->file)
        return "default";
    const char *slash = strrchr(term->file, '/');
    return arena_printf(arena, "%s:%lu", slash ? slash + 1 : term->file, term->line);
}

/* Only Excel would grow the row of a long text by itself. */
void
input_put_label(struct inputs *inputs, unsigned row, const char *label, size_t value_length)
{
    size_t own = 1 + strlen(label) / LABEL_WIDTH, value = 1 + value_length / VALUE_WIDTH;
    double lines = (double)(own > value ? own : value);
    sheet_text(inputs->sheet, row, COL_LABEL, ROLE_PROSE, label);
    if (lines > 1)
        worksheet_set_row(inputs->sheet->worksheet, row, LINE_HEIGHT * lines, NULL);
}

/* The range that the INI's own reader holds the term to. */
static struct input
with_range(const struct input *input, const struct term *term)
{
    struct input ranged = *input;
    if (term && term->kind == input->kind && isfinite(term->max)) {
        ranged.min = term->min;
        ranged.max = term->max;
    }
    return ranged;
}

const char *
input_put(struct inputs *inputs, const struct input *asked)
{
    struct sheet *sheet = inputs->sheet;
    struct arena *arena = inputs->model->arena;
    const struct term *term = find_term(inputs, asked);
    const struct input ranged = with_range(asked, term), *input = &ranged;
    unsigned row = inputs->row;
    input_put_label(inputs, row, input->label ? input->label : term ? term->label : input->key, 0);
    sheet_text(sheet, row, COL_KEY, ROLE_UNIT, arena_printf(arena, "[%s] %s", input->section, input->key));
    sheet_text(sheet, row, COL_UNIT, ROLE_UNIT, unit_of(input, term));
    sheet_text(sheet, row, COL_ALLOWED, ROLE_UNIT, allowed_of(arena, input));
    sheet_text(sheet, row, COL_SOURCE, ROLE_UNIT, input_source(arena, term));
    if (input->is_structural)
        write_value(inputs, input, COL_VALUE, ROLE_PLAIN);
    else
        write_live(inputs, input);
    if (input->name)
        name_cell(inputs->model, arena_printf(arena, "%s_%s", inputs->prefix, input->name), sheet, row,
                  COL_VALUE);
    inputs->row++;
    return ref_on(arena, NULL, sheet, row, COL_VALUE);
}
