#include "cells.h"

#include "mapped.h"

#include "base/ascii.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static int
check_width(struct row_reader *reader, const struct record *record)
{
    size_t n = reader->header->n_names;
    if (record->n_cells == n)
        return 0;
    char text[160];
    int used =
        snprintf(text, sizeof text, "expected %zu columns as in the header, found %zu", n, record->n_cells);
    static const char *const others[] = {",", ";", "\t"};
    static const char *const shown[] = {"a comma", "a semicolon", "a tab"};
    for (size_t i = 0; i < sizeof others / sizeof *others && record->n_cells == 1 && n > 1; i++)
        if (*others[i] != reader->delimiter &&
            memchr(record->cells[0].text, *others[i], record->cells[0].len)) {
            snprintf(text + used, sizeof text - (size_t)used, ": this row seems to be separated by %s",
                     shown[i]);
            break;
        }
    faults_add_text(reader->faults, record->line, text);
    return -1;
}

/* A date in another form is in the column's every row: the first one says what to do about them all. */
static const char *
date_advice(struct cell cell)
{
    bool is_other_form = cell.len && ascii_is_digit(*cell.text) && !memchr(cell.text, '-', cell.len);
    return is_other_form ? "give the whole column this format and save the file again" : NULL;
}

static int
read_day(struct row_reader *reader, const struct record *record, int32_t *ret_day)
{
    struct cell cell = cells_of(reader, record, USAGE_DATE);
    const char *expected = field_day_again(&reader->last_day, cell.text, cell.len, ret_day);
    return expected ? cells_fault_advised(reader, record, USAGE_DATE, expected, date_advice(cell)) : 0;
}

/* The field that names the row's model. */
static size_t
model_field(const struct row_reader *reader, const struct record *record)
{
    bool is_other = reader->fit->columns[FIELD_OTHER_MODEL] && !cells_of(reader, record, USAGE_MODEL).len;
    return is_other ? (size_t)FIELD_OTHER_MODEL : (size_t)USAGE_MODEL;
}

static bool
is_of_model(size_t field)
{
    return field == USAGE_MODEL || field == FIELD_OTHER_MODEL;
}

/* What a mapping gives a meaning to is a model all the same. */
static bool
is_of_other_vendor(const struct row_reader *reader, const struct record *record)
{
    const char *mark = reader->fit->adapter->model_mark;
    const size_t field = model_field(reader, record);
    const struct mapping_field *mapping = reader->fit->columns[field]->mapping;
    const struct cell model = cells_of(reader, record, field);
    if (!mark || model.len == 0 ||
        (mapping && (mapping->kind == MAPPING_CONSTANT || mapped_value(mapping, model.text, model.len))))
        return false;
    const size_t len = strlen(mark);
    for (size_t i = 0; i + len <= model.len; i++)
        if (strncasecmp(model.text + i, mark, len) == 0)
            return false;
    return true;
}

/* Whether a text of the row says that it is of something else. */
static bool
is_apart(const struct row_reader *reader, const struct record *record)
{
    const struct fit *fit = reader->fit;
    struct cell cell;
    if (fit->is_long && !fit->columns[USAGE_METER])
        return true;
    for (size_t i = 0; i < fit->n_apart; i++) {
        const struct column *column = fit->columns[fit->apart[i]];
        if (is_of_model(fit->apart[i]) && fit->apart[i] != model_field(reader, record))
            continue;
        if (!cells_meaning(reader, record, fit->apart[i], &cell, NULL) ||
            (column->sets_apart && field_word(column->words, cell.text, cell.len) < 0))
            return true;
    }
    return is_of_other_vendor(reader, record);
}

static bool
is_blank(struct cell cell)
{
    size_t i = 0;
    while (i < cell.len && cell.text[i] == ' ')
        i++;
    return i == cell.len;
}

static int
read_model(struct row_reader *reader, const struct record *record, struct cell *ret_model)
{
    const char *prefix = reader->fit->adapter->model_prefix;
    size_t prefix_len = prefix ? strlen(prefix) : 0;
    struct cell model;
    cells_meaning(reader, record, model_field(reader, record), &model, NULL);
    if (prefix_len && model.len > prefix_len && strncasecmp(model.text, prefix, prefix_len) == 0) {
        model.text += prefix_len;
        model.len -= prefix_len;
    }
    *ret_model = model;
    return model.len ? 0 : cells_fault(reader, record, USAGE_MODEL, "a model");
}

/* *a times b; -1 where that is more than fits. */
static int
multiply(struct factor *a, struct factor b)
{
    return __builtin_mul_overflow(a->numerator, b.numerator, &a->numerator) ||
                   __builtin_mul_overflow(a->denominator, b.denominator, &a->denominator)
               ? -1
               : 0;
}

static int8_t
power_of(const struct row_reader *reader, const struct record *record, size_t field)
{
    const struct column *column = reader->fit->columns[field];
    struct cell unit = cells_of(reader, record, field);
    return column ? (int8_t)field_word(column->words, unit.text, unit.len) : -1;
}

/* What the quantity is of, and what it counts by. */
static int
read_meter(struct row_reader *reader, const struct record *record, struct row *row)
{
    const struct fit *fit = reader->fit;
    struct cell meter;
    cells_meaning(reader, record, USAGE_METER, &meter, &row->factor);
    int status = cells_word(reader, record, USAGE_METER, meter, &row->words[USAGE_METER]);
    const struct column *quantity = fit->columns[USAGE_QUANTITY];
    row->powers[0] = fit->columns[FIELD_UNIT] ? power_of(reader, record, FIELD_UNIT) : 0;
    row->powers[1] = power_of(reader, record, FIELD_OTHER_UNIT);
    if (fit->columns[FIELD_CLASS]) {
        struct cell class = cells_of(reader, record, FIELD_CLASS);
        row->is_of_correction = field_word(fit->columns[FIELD_CLASS]->words, class.text, class.len) > 0;
    }
    if (quantity->mapping && multiply(&row->factor, quantity->mapping->factor) != 0)
        return cells_fault(reader, record, USAGE_METER, "smaller factors of its meter and quantity");
    return status;
}

/* All but the counts. */
static int
read_key(struct row_reader *reader, const struct record *record, struct row *ret_row)
{
    struct row row = {.factor = {1, 1}};
    faults_begin_row(reader->faults);
    if (check_width(reader, record) != 0)
        return -1;
    if (is_apart(reader, record)) {
        row.is_apart = true;
        *ret_row = row;
        return 0;
    }
    int status = read_day(reader, record, &row.day);
    cells_meaning(reader, record, USAGE_WORKSPACE, &row.workspace, NULL);
    status |= read_model(reader, record, &row.model);
    for (size_t field = USAGE_TIER; field <= USAGE_SPEED; field++) {
        struct cell cell;
        cells_meaning(reader, record, field, &cell, NULL);
        status |= cells_word(reader, record, field, cell, &row.words[field]);
        if (field == USAGE_CONTEXT)
            row.context_is_told = !is_blank(cell);
    }
    if (reader->fit->is_long)
        status |= read_meter(reader, record, &row);
    *ret_row = row;
    return status;
}

int
row_read(struct row_reader *reader, const struct record *record, struct row *ret_row)
{
    int status = read_key(reader, record, ret_row);
    if (record->n_cells != reader->header->n_names)
        return status;
    /* Without its meter a quantity cannot be judged. */
    if (status == 0 ? ret_row->is_apart : reader->fit->is_long)
        return status;
    return status | row_read_counts(reader, record, ret_row);
}
