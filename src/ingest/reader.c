#include "reader.h"

#include "lines.h"

#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reader {
    struct lines lines;
    struct csv_parser csv;
    const char *const *names;
    size_t n_names;
    char delimiter; /* '\0' until a line shows it */

    struct record record;
    struct cell cells[COLUMNS_MAX];
    char bytes[FIELD_BYTES_MAX]; /* of the record's fields, each terminated */
    size_t n_bytes;
    unsigned long field_line; /* where the field being read starts */
    bool is_open;             /* a record has begun and not ended */
    bool is_complete;
    bool is_blank; /* the line being read, so far */
    bool is_at_end;
    const char *too_much; /* what is over its bound */

    unsigned long n_blank_lines, n_lf, n_crlf;
    bool lacks_last_end;
};

/* libcsv lets a field grow without bound; this bounds it, and libcsv reports CSV_ENOMEM. */
static void *
capped_realloc(void *memory, size_t size)
{
    return size > FIELD_BYTES_MAX + 1 ? NULL : realloc(memory, size);
}

static void
on_field(void *text, size_t len, void *data)
{
    struct reader *reader = data;
    struct record *record = &reader->record;
    if (record->n_cells == COLUMNS_MAX)
        reader->too_much = "more than 4096 columns";
    else if (len >= sizeof reader->bytes - reader->n_bytes)
        reader->too_much = "a row of more than 1 MiB";
    if (reader->too_much)
        return;
    char *copy = memcpy(reader->bytes + reader->n_bytes, text, len);
    copy[len] = '\0';
    reader->n_bytes += len + 1;
    reader->cells[record->n_cells++] = (struct cell){.text = copy, .len = len, .line = reader->field_line};
    reader->field_line = reader->lines.line;
}

static void
on_row(int end, void *data)
{
    (void)end;
    struct reader *reader = data;
    reader->is_complete = true;
}

struct reader *
reader_open(const char *path, struct arena *scratch, struct diags *diags)
{
    struct reader *reader = ARENA_NEW(scratch, struct reader, 1);
    if (lines_open(&reader->lines, path, scratch, diags) != 0)
        return NULL;
    csv_init(&reader->csv, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
    csv_set_realloc_func(&reader->csv, capped_realloc);
    csv_set_blk_size(&reader->csv, 4096);
    reader->record.cells = reader->cells;
    return reader;
}

static int
fail(const struct reader *reader, unsigned long line, const char *message)
{
    size_t column = reader->record.n_cells;
    struct place place = {.file = reader->lines.file.path, .line = line};
    if (column < reader->n_names)
        place.column = diag_escape(reader->lines.diags, reader->names[column], strlen(reader->names[column]));
    diag_error(reader->lines.diags, STATUS_DATA, place, "%s", message);
    return -1;
}

static int
fail_parse(struct reader *reader)
{
    if (csv_error(&reader->csv) != CSV_EPARSE)
        return fail(reader, reader->field_line, "a field of more than 1 MiB: is a quote left open?");
    if (!reader->csv.quoted)
        return fail(reader, reader->lines.line,
                    "a quote inside an unquoted field: put the field in quotes and double the one inside");
    if (reader->field_line == reader->lines.line)
        return fail(reader, reader->lines.line,
                    "text after a closing quote: double a quote inside a quoted field");
    char message[128];
    snprintf(message, sizeof message, "text after the closing quote of a field that opens at line %lu",
             reader->field_line);
    return fail(reader, reader->lines.line, message);
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
    reader->record.line = reader->field_line = reader->lines.line;
    reader->record.n_cells = 0;
    reader->n_bytes = 0;
}

static void
count_line_end(struct reader *reader, struct piece piece)
{
    reader->n_crlf += piece.has_crlf;
    reader->n_lf += piece.ends_line && !piece.has_crlf;
}

/* One physical line, or a part of one, goes to libcsv; it ends one record at most. */
static int
feed(struct reader *reader, struct piece piece)
{
    if (piece.starts_line && !reader->is_open)
        begin_record(reader);
    reader->is_blank = reader->is_blank && is_all_blank(piece);
    if (!reader->delimiter && !reader->is_blank) {
        reader->delimiter = find_delimiter(piece);
        csv_set_delim(&reader->csv, (unsigned char)reader->delimiter);
    }
    size_t n = reader->delimiter ? csv_parse(&reader->csv, piece.text, piece.len, on_field, on_row, reader)
                                 : piece.len;
    if (n != piece.len)
        return fail_parse(reader);
    if (reader->too_much)
        return fail(reader, reader->record.line, reader->too_much);
    if (reader->is_complete) {
        count_line_end(reader, piece);
    } else if (reader->is_blank && piece.ends_line) {
        reader->n_blank_lines++;
        reader->is_open = false;
        count_line_end(reader, piece);
    }
    return 0;
}

static int
finish(struct reader *reader)
{
    reader->is_at_end = true;
    reader->lacks_last_end = reader->lines.in_line;
    if (!reader->is_open)
        return 0;
    if (csv_fini(&reader->csv, on_field, on_row, reader) != 0)
        return fail(reader, reader->field_line, "a quote that opens here is never closed");
    reader->n_blank_lines += !reader->is_complete;
    return reader->too_much ? fail(reader, reader->record.line, reader->too_much) : 0;
}

int
reader_next(struct reader *reader, const struct record **ret_record)
{
    struct piece piece;
    reader->is_open = reader->is_complete = false;
    while (!reader->is_complete && !reader->is_at_end) {
        int got = lines_next(&reader->lines, &piece);
        if (got < 0 || (got > 0 ? feed(reader, piece) : finish(reader)) != 0)
            return -1;
    }
    if (!reader->is_complete)
        return 0;
    *ret_record = &reader->record;
    return 1;
}

char
reader_delimiter(const struct reader *reader)
{
    return reader->delimiter;
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

uint64_t
reader_n_bytes(const struct reader *reader)
{
    return reader->lines.file.n_bytes;
}

unsigned long
reader_n_blank_lines(const struct reader *reader)
{
    return reader->n_blank_lines;
}

int
reader_close(struct reader *reader, char ret_sha256[SHA256_TEXT_SIZE], uint64_t *ret_bytes)
{
    struct place place = {.file = reader->lines.file.path, .line = reader->lines.line};
    csv_free(&reader->csv);
    if (reader->lacks_last_end)
        diag_warning(reader->lines.diags, "no-final-newline", place,
                     "the last line has no line end: the file may be cut short");
    place.line = 0;
    if (reader->is_at_end && reader->n_lf && reader->n_crlf)
        diag_warning(reader->lines.diags, "mixed-line-ends", place, "line ends are mixed: %lu CRLF, %lu LF",
                     reader->n_crlf, reader->n_lf);
    return infile_close(&reader->lines.file, reader->lines.diags, ret_sha256, ret_bytes);
}
