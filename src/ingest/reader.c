#include "reader.h"

#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define USUAL_BYTES ((size_t)16 << 10)

struct reader {
    struct chunks *chunks;
    struct reader_place place;
    uint64_t n_rows_told; /* as progress */
    struct csv_parser csv;
    const char *const *names;
    size_t n_names;
    char delimiter; /* '\0' until a line shows it */

    struct record record;
    struct cell cells[COLUMNS_MAX];
    char *bytes; /* of the record's fields, each terminated */
    size_t n_bytes, capacity;
    struct arena *arena;
    unsigned long field_line; /* where the field being read starts */
    bool is_open;             /* a record has begun and not ended */
    bool is_complete;
    bool is_blank;        /* the line being read, so far */
    const char *too_much; /* what is over its bound */
};

/* libcsv lets a field grow without bound; this bounds it, and libcsv reports CSV_ENOMEM. */
static void *
capped_realloc(void *memory, size_t size)
{
    return size > FIELD_BYTES_MAX + 1 ? NULL : realloc(memory, size);
}

/* Most records are small; the first one that is not makes room for any. */
static void
make_room(struct reader *reader)
{
    char *bytes = arena_alloc(reader->arena, FIELD_BYTES_MAX, 1);
    memcpy(bytes, reader->bytes, reader->n_bytes);
    for (size_t i = 0; i < reader->record.n_cells; i++)
        reader->cells[i].text = bytes + (reader->cells[i].text - reader->bytes);
    reader->bytes = bytes;
    reader->capacity = FIELD_BYTES_MAX;
}

static void
on_field(void *text, size_t len, void *data)
{
    struct reader *reader = data;
    struct record *record = &reader->record;
    if (record->n_cells == COLUMNS_MAX)
        reader->too_much = "more than 4096 columns";
    else if (len >= FIELD_BYTES_MAX - reader->n_bytes)
        reader->too_much = "a row of more than 1 MiB";
    if (reader->too_much)
        return;
    if (len >= reader->capacity - reader->n_bytes)
        make_room(reader);
    char *copy = memcpy(reader->bytes + reader->n_bytes, text, len);
    copy[len] = '\0';
    reader->n_bytes += len + 1;
    reader->cells[record->n_cells++] = (struct cell){.text = copy, .len = len, .line = reader->field_line};
    reader->field_line = reader->place.lines.line;
}

static void
on_row(int end, void *data)
{
    (void)end;
    struct reader *reader = data;
    reader->is_complete = true;
}

struct reader *
reader_new(struct chunks *chunks, struct arena *scratch, struct diags *diags)
{
    struct reader *reader = ARENA_NEW(scratch, struct reader, 1);
    reader->chunks = chunks;
    reader->arena = scratch;
    reader->bytes = arena_alloc(scratch, USUAL_BYTES, 1);
    reader->capacity = USUAL_BYTES;
    reader->place.chunk = (struct chunk){.text = "", .arena = scratch};
    reader->place.lines = (struct lines){.path = chunks->source.file.path, .diags = diags, .text = ""};
    csv_init(&reader->csv, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
    csv_set_realloc_func(&reader->csv, capped_realloc);
    csv_set_blk_size(&reader->csv, 4096);
    reader->record.cells = reader->cells;
    return reader;
}

void
reader_free(struct reader *reader)
{
    csv_free(&reader->csv);
}

static int
fail(const struct reader *reader, unsigned long line, const char *message)
{
    size_t column = reader->record.n_cells;
    struct place place = {.file = reader->place.lines.path, .line = line};
    if (column < reader->n_names)
        place.column =
            diag_escape(reader->place.lines.diags, reader->names[column], strlen(reader->names[column]));
    diag_error(reader->place.lines.diags, STATUS_DATA, place, "%s", message);
    return -1;
}

static int
fail_parse(struct reader *reader)
{
    if (csv_error(&reader->csv) != CSV_EPARSE)
        return fail(reader, reader->field_line, "a field of more than 1 MiB: is a quote left open?");
    if (!reader->csv.quoted)
        return fail(reader, reader->place.lines.line,
                    "a quote inside an unquoted field: put the field in quotes and double the one inside");
    if (reader->field_line == reader->place.lines.line)
        return fail(reader, reader->place.lines.line,
                    "text after a closing quote: double a quote inside a quoted field");
    char message[128];
    snprintf(message, sizeof message, "text after the closing quote of a field that opens at line %lu",
             reader->field_line);
    return fail(reader, reader->place.lines.line, message);
}

static bool
is_all_blank(struct piece piece)
{
    size_t i = 0;
    while (i < piece.len && strchr(" \t\r\n", piece.text[i]))
        i++;
    return i == piece.len;
}

/* The candidate that stands most often outside quotes; a comma where none does. */
static char
find_delimiter(struct piece piece)
{
    static const char candidates[] = {',', ';', '\t'};
    char best = ',';
    size_t best_count = 0;
    for (size_t k = 0; k < sizeof candidates; k++) {
        size_t count = 0;
        bool is_quoted = false;
        for (size_t i = 0; i < piece.len; i++) {
            is_quoted ^= piece.text[i] == '"';
            count += !is_quoted && piece.text[i] == candidates[k];
        }
        if (count > best_count) {
            best_count = count;
            best = candidates[k];
        }
    }
    return best;
}

static void
begin_record(struct reader *reader)
{
    reader->is_open = true;
    reader->is_blank = true;
    reader->record.line = reader->field_line = reader->place.lines.line;
    reader->record.n_cells = 0;
    reader->n_bytes = 0;
}

static void
count_line_end(struct reader *reader, bool has_crlf)
{
    reader->place.tally.n_crlf += has_crlf;
    reader->place.tally.n_lf += !has_crlf;
}

/* One physical line, or a part of one, goes to libcsv; it ends one record at most. */
static int
feed(struct reader *reader, struct piece piece)
{
    if (piece.starts_line && !reader->is_open)
        begin_record(reader);
    reader->is_blank = reader->is_blank && is_all_blank(piece);
    if (!reader->delimiter && !reader->is_blank)
        reader_set_delimiter(reader, find_delimiter(piece));
    size_t n = reader->delimiter ? csv_parse(&reader->csv, piece.text, piece.len, on_field, on_row, reader)
                                 : piece.len;
    if (n != piece.len)
        return fail_parse(reader);
    if (reader->too_much)
        return fail(reader, reader->record.line, reader->too_much);
    bool is_blank_line = !reader->is_complete && reader->is_blank && piece.ends_line;
    reader->place.tally.n_blank += is_blank_line;
    if (is_blank_line)
        reader->is_open = false;
    if ((reader->is_complete || is_blank_line) && piece.ends_line)
        count_line_end(reader, piece.has_crlf);
    return 0;
}

/* The end of a chunk: of the file too, or of what can be a record. */
static int
finish(struct reader *reader)
{
    if (reader->place.chunk.is_last) {
        reader->place.tally.has_read_end = true;
        reader->place.tally.lacks_last_end = reader->place.lines.in_line;
        reader->place.tally.last_line = reader->place.lines.in_line ? reader->place.lines.line : 0;
    }
    if (!reader->is_open)
        return 0;
    if (!reader->place.chunk.is_last)
        return fail(reader, reader->record.line, "a row of more than 1 MiB");
    if (csv_fini(&reader->csv, on_field, on_row, reader) != 0)
        return fail(reader, reader->field_line, "a quote that opens here is never closed");
    reader->place.tally.n_blank += !reader->is_complete;
    return reader->too_much ? fail(reader, reader->record.line, reader->too_much) : 0;
}

/* The next chunk, as chunks_pull. */
static int
pull(struct reader *reader)
{
    uint64_t n_rows = reader->place.n_rows - reader->n_rows_told;
    reader->n_rows_told = reader->place.n_rows;
    int got = chunks_pull(reader->chunks, &reader->place.chunk, n_rows, reader->place.lines.diags);
    if (got > 0)
        lines_take(&reader->place.lines, &reader->place.chunk);
    return got;
}

int
reader_next(struct reader *reader, const struct record **ret_record)
{
    struct piece piece;
    reader->is_open = reader->is_complete = false;
    while (!reader->is_complete) {
        int got = lines_next(&reader->place.lines, &piece);
        if (got < 0 || (got > 0 ? feed(reader, piece) : finish(reader)) != 0)
            return -1;
        if (got > 0 || reader->is_complete)
            continue;
        got = pull(reader);
        if (got <= 0)
            return got;
        reader->is_open = false;
    }
    reader->place.n_rows += reader->n_names > 0;
    *ret_record = &reader->record;
    return 1;
}

struct reader_place *
reader_place(struct reader *reader)
{
    return &reader->place;
}

char
reader_delimiter(const struct reader *reader)
{
    return reader->delimiter;
}

void
reader_set_delimiter(struct reader *reader, char delimiter)
{
    reader->delimiter = delimiter;
    csv_set_delim(&reader->csv, (unsigned char)delimiter);
}

void
reader_find_delimiter(struct reader *reader)
{
    reader->delimiter = '\0';
}

void
reader_name_columns(struct reader *reader, const char *const *names, size_t n_names)
{
    reader->names = names;
    reader->n_names = n_names;
}

void
reader_tell(const struct line_tally *tally, const char *path, struct diags *diags)
{
    struct place place = {.file = path, .line = tally->last_line};
    if (tally->lacks_last_end)
        diag_warning(diags, "no-final-newline", place,
                     "the last line has no line end: the file may be cut short");
    place.line = 0;
    if (tally->has_read_end && tally->n_lf && tally->n_crlf)
        diag_warning(diags, "mixed-line-ends", place, "line ends are mixed: %lu CRLF, %lu LF",
                     (unsigned long)tally->n_crlf, (unsigned long)tally->n_lf);
}
