#include "input.h"

#include "report/words.h"
#include "report/workbook/cells/room.h"

#include <math.h>
#include <string.h>

#define LABEL_WIDTH 70 /* characters in column A */
#define VALUE_WIDTH 18 /* and of words in column D */
#define LINE_HEIGHT 13.5

const char *const input_yes_no[] = {"yes", "no", NULL};
const char input_automatic[] = "auto";
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

const char *
input_word(const struct input *input)
{
    if (input->kind == TERM_YES_NO)
        return input->value > 0 ? "yes" : "no";
    return input->kind == TERM_TEXT || input->kind == TERM_CHOICE ? input->text : NULL;
}

static const char *
bound_digits(struct arena *arena, enum term_kind kind, double bound)
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
bound_text(const struct model *model, enum term_kind kind, double bound)
{
    return words_separated(model->arena, &model->file->template->notation,
                           bound_digits(model->arena, kind, bound));
}

static const char *
allowed_of(const struct model *model, const struct input *input, struct term_range range)
{
    struct arena *arena = model->arena;
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
    return arena_printf(arena, "%s to %s%s", bound_text(model, input->kind, range.min),
                        bound_text(model, input->kind, range.max), more);
}

static void
validate_words(struct inputs *inputs, const char *const *choices)
{
    lxw_data_validation rule = {.validate = LXW_VALIDATION_TYPE_LIST};
    char *list[16] = {NULL};
    for (size_t i = 0; choices[i] && i + 1 < sizeof list / sizeof *list; i++)
        list[i] = arena_text(inputs->model->arena, choices[i], strlen(choices[i]));
    rule.value_list = list;
    sheet_validate(inputs->sheet, inputs->row, COL_VALUE, &rule);
}

/* The least and the most stand in the row's last columns. */
static void
validate_number(struct inputs *inputs, const struct input *input, const char *allowed)
{
    struct arena *arena = inputs->model->arena;
    const unsigned row = inputs->row;
    const char *cell = ref_cell(arena, row, COL_VALUE);
    char *least = arena_printf(arena, "=%s", ref_cell(arena, row, COL_LEAST));
    char *most = arena_printf(arena, "=%s", ref_cell(arena, row, COL_MOST));
    char title[] = "Outside the allowed range";
    lxw_data_validation rule = {.ignore_blank = input->allows_blank ? LXW_VALIDATION_ON : LXW_VALIDATION_OFF,
                                .error_title = title,
                                .error_message = arena_printf(arena, "Allowed: %s", allowed)};
    if (input->allows_auto) {
        rule.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA;
        rule.value_formula = arena_printf(arena, "=OR(%s=\"auto\",AND(ISNUMBER(%s),%s>=%s,%s<=%s))", cell,
                                          cell, cell, least + 1, cell, most + 1);
    } else {
        rule.validate = input->kind == TERM_COUNT ? LXW_VALIDATION_TYPE_INTEGER_FORMULA
                                                  : LXW_VALIDATION_TYPE_DECIMAL_FORMULA;
        rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
        rule.minimum_formula = least;
        rule.maximum_formula = most;
    }
    sheet_validate(inputs->sheet, row, COL_VALUE, &rule);
}

static void
write_value(struct inputs *inputs, const struct input *input, unsigned col, enum role role)
{
    struct sheet *sheet = inputs->sheet;
    enum cell_form form = input_form(input->kind);
    const char *word = input_word(input);
    if (word)
        sheet_text(sheet, inputs->row, col, role, word);
    else if (input->allows_auto && isnan(input->value))
        sheet_text(sheet, inputs->row, col, role, input_automatic);
    else if (isnan(input->value))
        sheet_blank(sheet, inputs->row, col, role, form);
    else
        sheet_number(sheet, inputs->row, col, role, form, input->value);
}

static void
write_live(struct inputs *inputs, const struct input *input, struct term_range range, const char *allowed)
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
    input_put_check(inputs, input);
    if (input->kind == TERM_CHOICE || input->kind == TERM_YES_NO) {
        validate_words(inputs, input->kind == TERM_YES_NO ? input_yes_no : input->choices);
        return;
    }
    input_put_range(inputs, input, range);
    validate_number(inputs, input, allowed);
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
        room_row(inputs->sheet, row, LINE_HEIGHT * lines);
}

/* The range that the INI's own reader holds the term to. */
static struct term_range
range_of(const struct input *input)
{
    struct term_range range = schema_range(input->section, input->key);
    if (input->is_key) {
        range.min = 0;
        range.max = range.key_max;
    }
    if (input->max_formula)
        range.max = input->max_as_run;
    return range;
}

const char *
input_put(struct inputs *inputs, const struct input *input)
{
    struct sheet *sheet = inputs->sheet;
    struct arena *arena = inputs->model->arena;
    const struct term *term = find_term(inputs, input);
    const struct term_range range = range_of(input);
    const char *allowed = allowed_of(inputs->model, input, range);
    const unsigned row = inputs->row, col = input->is_structural ? COL_VALUE : COL_USED;
    input_put_label(inputs, row, input->label ? input->label : term ? term->label : input->key, 0);
    sheet_text(sheet, row, COL_KEY, ROLE_UNIT, arena_printf(arena, "[%s] %s", input->section, input->key));
    sheet_text(sheet, row, COL_UNIT, ROLE_UNIT, unit_of(input, term));
    sheet_text(sheet, row, COL_ALLOWED, ROLE_UNIT, allowed);
    sheet_text(sheet, row, COL_SOURCE, ROLE_UNIT, input_source(arena, term));
    if (input->is_structural)
        write_value(inputs, input, COL_VALUE, ROLE_PLAIN);
    else
        write_live(inputs, input, range, allowed);
    if (input->name)
        name_cell(inputs->model, arena_printf(arena, "%s_%s", inputs->prefix, input->name), sheet, row, col);
    inputs->row++;
    return ref_on(arena, NULL, sheet, row, col);
}
