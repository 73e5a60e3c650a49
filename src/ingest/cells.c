#include "cells.h"

#include "mapped.h"

#include <string.h>

static bool
is_null(const struct adapter *adapter, struct cell cell)
{
    const char *text = adapter->null_text;
    return text && strlen(text) == cell.len && memcmp(text, cell.text, cell.len) == 0;
}

struct cell
cells_of(const struct row_reader *reader, const struct record *record, size_t field)
{
    const struct column *column = reader->fit->columns[field];
    const struct cell nothing = {.text = "", .line = record->line};
    if (!column)
        return nothing;
    if (reader->fit->positions[field] == NO_POSITION) {
        const char *text = column->mapping->text;
        return (struct cell){.text = text, .len = strlen(text), .line = record->line};
    }
    struct cell cell = record->cells[reader->fit->positions[field]];
    return is_null(reader->fit->adapter, cell) ? (struct cell){.text = "", .line = cell.line} : cell;
}

bool
cells_meaning(const struct row_reader *reader, const struct record *record, size_t field,
              struct cell *ret_cell, struct factor *ret_factor)
{
    const struct column *column = reader->fit->columns[field];
    struct cell cell = cells_of(reader, record, field);
    const struct mapping_value *value =
        column && column->mapping ? mapped_value(column->mapping, cell.text, cell.len) : NULL;
    if (value && !value->value)
        return false;
    if (value)
        cell = (struct cell){.text = value->value, .len = strlen(value->value), .line = cell.line};
    if (ret_factor)
        *ret_factor = value ? value->factor : (struct factor){1, 1};
    *ret_cell = cell;
    return true;
}

const char *
cells_column(const struct row_reader *reader, size_t field)
{
    size_t position = reader->fit->positions[field];
    if (position != NO_POSITION)
        return reader->header->names[position];
    return field < N_USAGE_FIELDS ? usage_field_names[field] : "";
}

int
cells_fault_advised(struct row_reader *reader, const struct record *record, size_t field,
                    const char *expected, const char *advice)
{
    size_t position = reader->fit->positions[field];
    struct cell cell = position != NO_POSITION ? record->cells[position] : cells_of(reader, record, field);
    faults_add_advised(reader->faults, cell.line, cells_column(reader, field), expected, advice, cell.text,
                       cell.len);
    return -1;
}

int
cells_fault(struct row_reader *reader, const struct record *record, size_t field, const char *expected)
{
    return cells_fault_advised(reader, record, field, expected, NULL);
}

/* Of fields with many words for the same: how many, from the first on, say all there is. */
static const size_t words_shown[N_FIELDS] = {
    [USAGE_METER] = N_METERS, [FIELD_UNIT] = 4, [FIELD_OTHER_UNIT] = 4};

/* "standard, batch, priority, ...", made once. */
static const char *
known_words(struct row_reader *reader, size_t field)
{
    const char *list = reader->known_words[field] ? reader->known_words[field] : "";
    const struct word *words = reader->fit->columns[field]->words;
    size_t most = words_shown[field] ? words_shown[field] : SIZE_MAX;
    if (*list)
        return list;
    for (size_t i = 0; words[i].word && i < most; i++)
        if (*words[i].word)
            list = arena_printf(reader->faults->arena, "%s%s%s", list, *list ? ", " : "", words[i].word);
    return reader->known_words[field] = list;
}

int
cells_word(struct row_reader *reader, const struct record *record, size_t field, struct cell meaning,
           uint8_t *ret_value)
{
    *ret_value = 0;
    if (!reader->fit->columns[field])
        return 0;
    int value = field_word(reader->fit->columns[field]->words, meaning.text, meaning.len);
    if (value < 0)
        return cells_fault(reader, record, field, known_words(reader, field));
    *ret_value = (uint8_t)value;
    return 0;
}
