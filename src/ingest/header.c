#include "header.h"

#include <string.h>
#include <strings.h>

/* Records before a header that are looked through to find it. */
#define PREAMBLE_RECORDS 20

/* A header that is being judged, and where to say so. */
struct trial {
    struct header header;
    const struct formats *formats;
    struct place place;
    struct arena *arena;
    struct diags *diags;
};

static const char *
shown(const struct trial *trial, const char *name)
{
    return diag_escape(trial->diags, name, strlen(name));
}

/* Names that stand twice, and the old and the new name of one column side by side. */
static int
check_duplicates(const struct trial *trial, const struct adapter *adapter)
{
    const struct header *header = &trial->header;
    size_t n_errors = trial->diags->n_errors;
    for (size_t i = 1; i < header->n_names; i++) {
        size_t first = adapter_position(header, header->names[i]);
        if (first < i && *header->names[i])
            diag_error(trial->diags, STATUS_DATA, trial->place,
                       "column \"%s\" is there twice, as column %zu and %zu", shown(trial, header->names[i]),
                       first + 1, i + 1);
    }
    for (size_t i = 0; i < adapter->n_columns; i++) {
        const struct column *column = &adapter->columns[i];
        if (!column->member && adapter_position(header, column->name) < header->n_names &&
            adapter_position(header, column->other_name) < header->n_names)
            diag_error(trial->diags, STATUS_DATA, trial->place,
                       "columns \"%s\" and \"%s\" are the same %s twice", column->name, column->other_name,
                       column->field >= USAGE_COUNT ? "count" : usage_field_names[column->field]);
    }
    return trial->diags->n_errors == n_errors ? 0 : -1;
}

/* The file's own column that may be a misspelt `name`; NULL where none comes near. */
static const char *
misspelt(const struct trial *trial, const struct fit *fit, const char *name)
{
    for (size_t i = 0; i < trial->header.n_names; i++) {
        bool is_bound = false;
        for (size_t k = 0; k < N_FIELDS; k++)
            is_bound = is_bound || (fit->columns[k] && fit->positions[k] == i);
        if (!is_bound && diag_nearest(trial->header.names[i], &name, 1))
            return shown(trial, trial->header.names[i]);
    }
    return NULL;
}

/* The columns that the format needs and the header lacks: "a", "b" (is it "B"?). */
static const char *
missing(const struct trial *trial, const struct fit *fit)
{
    const char *list = "";
    for (size_t i = 0; i < fit->adapter->n_columns; i++) {
        const struct column *column = &fit->adapter->columns[i];
        if (!adapter_lacks(&trial->header, column))
            continue;
        const char *near = misspelt(trial, fit, column->name);
        list = arena_printf(trial->arena, "%s%s\"%s\"", list, *list ? ", " : "", column->name);
        if (near)
            list = arena_printf(trial->arena, "%s (is it \"%s\"?)", list, near);
    }
    return list;
}

static void
report_missing(const struct trial *trial, const struct fit *fit)
{
    diag_error(trial->diags, STATUS_DATA, trial->place, "the header lacks %s of format %s",
               missing(trial, fit), fit->adapter->name);
}

/* A mapping that a file of a known format nearly follows: it may be wrong. One that it has nothing of is
 * meant for another file. */
static void
warn_of_unused(const struct trial *trial, const struct fit *fit)
{
    for (size_t i = 0; i < trial->formats->n; i++) {
        const struct adapter *asked = trial->formats->items[i];
        if (!asked->is_asked_for || asked == fit->adapter)
            continue;
        const struct fit other = adapter_fit(trial->formats, &trial->header, asked->name);
        if (other.n_missing && other.n_missing < other.n_required)
            diag_warning(trial->diags, "mapping-not-used", trial->place,
                         "is read as format %s and not by the mapping: the header lacks %s of format %s",
                         fit->adapter->name, missing(trial, &other), asked->name);
    }
}

/* The mark that seems to separate a header read as one column; '\0' where none does. */
static char
other_delimiter(const char *text)
{
    for (const char *mark = "|:^~"; *mark; mark++) {
        const char *first = strchr(text, *mark);
        if (first && strchr(first + 1, *mark))
            return *mark;
    }
    return '\0';
}

static bool
has_date(const struct header *header)
{
    int32_t day;
    for (size_t i = 0; i < header->n_names; i++)
        if (!field_day(header->names[i], strlen(header->names[i]), &day))
            return true;
    return false;
}

/* What is no header by its looks: told apart from one that merely has other columns. */
static bool
report_shape(const struct trial *trial)
{
    const struct header *header = &trial->header;
    char mark = header->n_names == 1 ? other_delimiter(header->names[0]) : '\0';
    if (mark)
        diag_error(trial->diags, STATUS_DATA, trial->place,
                   "the columns seem to be separated by \"%c\": use a comma, a semicolon or a tab", mark);
    else if (has_date(header))
        diag_error(trial->diags, STATUS_DATA, trial->place,
                   "the first line is a row, not a header: put the column names above it");
    else
        return false;
    return true;
}

static void
report_unknown(const struct trial *trial)
{
    enum { SHOWN = 4 };
    const struct header *header = &trial->header;
    const char *columns = "", *formats = "";
    for (size_t i = 0; i < header->n_names && i < SHOWN; i++)
        columns =
            arena_printf(trial->arena, "%s%s\"%s\"", columns, i ? ", " : "", shown(trial, header->names[i]));
    for (size_t i = 0; i < trial->formats->n; i++)
        formats =
            arena_printf(trial->arena, "%s%s%s", formats, i ? ", " : "", trial->formats->items[i]->name);
    diag_error(trial->diags, STATUS_DATA, trial->place,
               "the header is of no known format (%s); its columns are %s%s; a mapping INI may say what they "
               "hold: --mapping FILE",
               formats, columns, header->n_names > SHOWN ? ", ..." : "");
}

/* A file that was joined to another brings its byte order mark along. */
static size_t
mark_len(const struct cell *cell, size_t i)
{
    static const char mark[] = "\xEF\xBB\xBF";
    const size_t len = sizeof mark - 1;
    return i == 0 && cell->len >= len && memcmp(cell->text, mark, len) == 0 ? len : 0;
}

struct header
header_of(const struct record *record, struct arena *arena)
{
    const char **names = ARENA_NEW(arena, const char *, record->n_cells);
    for (size_t i = 0; i < record->n_cells; i++) {
        const size_t passed = mark_len(&record->cells[i], i);
        const char *text = record->cells[i].text + passed;
        size_t len = record->cells[i].len - passed;
        for (; len && *text == ' '; len--)
            text++;
        while (len && text[len - 1] == ' ')
            len--;
        names[i] = arena_text(arena, text, len);
    }
    return (struct header){.names = names, .n_names = record->n_cells};
}

bool
header_is_same(const struct header *a, const struct header *b)
{
    bool is_same = a->n_names == b->n_names;
    for (size_t i = 0; is_same && i < a->n_names; i++)
        is_same = strcasecmp(a->names[i], b->names[i]) == 0;
    return is_same;
}

/* A header with a third of the columns that a format needs is meant for it: then what it lacks is named. */
static bool
is_near(const struct fit *fit)
{
    return (fit->n_required - fit->n_missing) * 3 >= fit->n_required;
}

/* Looks for the header below what is none; says where it is. */
static int
search_below(struct reader *reader, const struct trial *trial, const char *format)
{
    const struct record *record;
    for (size_t i = 0; i < PREAMBLE_RECORDS; i++) {
        reader_find_delimiter(reader);
        int got = reader_next(reader, &record);
        if (got <= 0)
            return got;
        struct header header = header_of(record, trial->arena);
        struct fit fit = adapter_fit(trial->formats, &header, format);
        if (fit.n_missing)
            continue;
        diag_error(trial->diags, STATUS_DATA, trial->place,
                   "this is not the header, which is line %lu: remove the lines above it", record->line);
        return -1;
    }
    return 0;
}

int
header_read(struct reader *reader, const char *path, const struct formats *formats, const char *format,
            struct arena *arena, struct diags *diags, struct header *ret_header, struct fit *ret_fit)
{
    const struct record *record;
    int got = reader_next(reader, &record);
    if (got < 0)
        return -1;
    if (got == 0) {
        diag_error(diags, STATUS_DATA, (struct place){.file = path}, "the file is empty");
        return -1;
    }
    struct trial trial = {.formats = formats, .arena = arena, .diags = diags};
    trial.header = header_of(record, arena);
    trial.place = (struct place){.file = path, .line = record->line};
    struct fit fit = adapter_fit(formats, &trial.header, format);
    if (!fit.n_missing) {
        if (check_duplicates(&trial, fit.adapter) != 0)
            return -1;
        if (!format)
            warn_of_unused(&trial, &fit);
        *ret_header = trial.header;
        *ret_fit = fit;
        return 0;
    }
    if (!is_near(&fit) && (search_below(reader, &trial, format) != 0 || report_shape(&trial)))
        return -1;
    if (format || is_near(&fit))
        report_missing(&trial, &fit);
    else
        report_unknown(&trial);
    return -1;
}
