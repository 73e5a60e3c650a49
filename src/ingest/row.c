#include "row.h"

#include "base/ascii.h"
#include "base/number.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* The cell of a field, empty where the file has no column for it. */
static struct cell
cell_of(const struct row_reader *reader, const struct record *record, size_t field)
{
    if (!reader->fit->columns[field])
        return (struct cell){.text = "", .line = record->line};
    return record->cells[reader->fit->positions[field]];
}

/* Only what was read can be at fault, so that the field has a column. */
static void
add_fault(struct row_reader *reader, size_t field, struct cell cell, const char *expected)
{
    const char *column = reader->header->names[reader->fit->positions[field]];
    faults_add(reader->faults, cell.line, column, expected, cell.text, cell.len);
}

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
static void
add_date_fault(struct row_reader *reader, struct cell cell, const char *expected)
{
    bool is_other_form = cell.len && ascii_is_digit(*cell.text) && !memchr(cell.text, '-', cell.len);
    faults_add_advised(reader->faults, cell.line, reader->header->names[reader->fit->positions[USAGE_DATE]],
                       expected,
                       is_other_form ? "give the whole column this format and save the file again" : NULL,
                       cell.text, cell.len);
}

static int
read_day(struct row_reader *reader, struct cell cell, int32_t *ret_day)
{
    if (cell.len && cell.len == reader->day_len && memcmp(cell.text, reader->day_text, cell.len) == 0) {
        *ret_day = reader->day;
        return 0;
    }
    const char *expected = field_day(cell.text, cell.len, ret_day);
    if (expected) {
        add_date_fault(reader, cell, expected);
        return -1;
    }
    reader->day = *ret_day;
    reader->day_len = cell.len < sizeof reader->day_text ? cell.len : 0;
    memcpy(reader->day_text, cell.text, reader->day_len);
    return 0;
}

/* "standard, batch, priority, ...", made once. */
static const char *
known_words(struct row_reader *reader, size_t field)
{
    const char *list = reader->known_words[field] ? reader->known_words[field] : "";
    if (*list)
        return list;
    for (const struct word *word = reader->fit->columns[field]->words; word->word; word++)
        if (*word->word)
            list = arena_printf(reader->faults->arena, "%s%s%s", list, *list ? ", " : "", word->word);
    return reader->known_words[field] = list;
}

static int
read_word(struct row_reader *reader, const struct record *record, size_t field, uint8_t *ret_value)
{
    *ret_value = 0; /* standard, base, global */
    if (!reader->fit->columns[field])
        return 0;
    struct cell cell = cell_of(reader, record, field);
    int value = field_word(reader->fit->columns[field]->words, cell.text, cell.len);
    if (value < 0) {
        add_fault(reader, field, cell, known_words(reader, field));
        return -1;
    }
    *ret_value = (uint8_t)value;
    return 0;
}

static int
read_count(struct row_reader *reader, struct cell cell, size_t field, uint64_t *ret_count)
{
    /* Where `;` separates, 1,234 may be a fraction. */
    struct count_form form = {.allow_comma = reader->fit->adapter->allow_comma && reader->delimiter != ';',
                              .allow_exponent = reader->fit->adapter->allow_exponent};
    const char *expected = number_read_count(cell.text, cell.len, form, ret_count);
    if (expected)
        add_fault(reader, field, cell, expected);
    return expected ? -1 : 0;
}

int
row_read_key(struct row_reader *reader, const struct record *record, struct row *ret_row)
{
    struct row row = {0};
    faults_begin_row(reader->faults);
    if (check_width(reader, record) != 0)
        return -1;
    int status = read_day(reader, cell_of(reader, record, USAGE_DATE), &row.day);
    row.workspace = cell_of(reader, record, USAGE_WORKSPACE);
    row.model = cell_of(reader, record, USAGE_MODEL);
    if (row.model.len == 0) {
        add_fault(reader, USAGE_MODEL, row.model, "a model");
        status = -1;
    }
    for (size_t field = USAGE_TIER; field <= USAGE_SPEED; field++)
        status |= read_word(reader, record, field, &row.words[field]);
    *ret_row = row;
    return status;
}

int
row_read_counts(struct row_reader *reader, const struct record *record, struct row *row)
{
    int status = 0;
    for (size_t meter = 0; meter < N_METERS; meter++)
        status |= read_count(reader, cell_of(reader, record, USAGE_COUNT + meter), USAGE_COUNT + meter,
                             &row->counts[meter]);
    return status;
}

int
row_read(struct row_reader *reader, const struct record *record, struct row *ret_row)
{
    int status = row_read_key(reader, record, ret_row);
    return record->n_cells == reader->header->n_names ? status | row_read_counts(reader, record, ret_row)
                                                      : status;
}

bool
row_is_header(const struct row_reader *reader, const struct record *record)
{
    if (record->n_cells != reader->header->n_names)
        return false;
    for (size_t i = 0; i < record->n_cells; i++) {
        const struct cell *cell = &record->cells[i];
        const char *name = reader->header->names[i];
        if (strlen(name) != cell->len || strncasecmp(cell->text, name, cell->len) != 0)
            return false;
    }
    return true;
}
