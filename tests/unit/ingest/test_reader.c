#include "support.h"

#include "ingest/lone.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int
open_file(struct lone *lone, size_t chunk_bytes, struct arena *arena, struct diags *diags)
{
    const struct tuning tuning = {.chunk_bytes = chunk_bytes};
    return lone_open(lone, "r.csv", &tuning, arena, diags);
}

static int
close_file(struct lone *lone, struct diags *diags)
{
    return lone_close(lone, diags, NULL, NULL);
}

/* Every record as "LINE [field] [field]\n"; a field that starts on another line than its record as
 * "[field]@LINE". Line ends in fields are shown as \r and \n. What was reported follows. */
static const char *
read_all(const char *bytes, size_t len, size_t chunk_bytes, struct arena *arena, struct diags *diags)
{
    struct lone opened;
    write_bytes("r.csv", bytes, len);
    if (open_file(&opened, chunk_bytes, arena, diags) != 0)
        return told(diags);
    const char *text = "";
    const struct record *record;
    while (reader_next(opened.reader, &record) > 0) {
        text = arena_printf(arena, "%s%lu", text, record->line);
        for (size_t i = 0; i < record->n_cells; i++) {
            const struct cell *cell = &record->cells[i];
            assert_int_equal(strlen(cell->text), cell->len);
            text = arena_printf(arena, "%s [", text);
            for (const char *at = cell->text; *at; at++)
                text = *at == '\n'   ? arena_printf(arena, "%s\\n", text)
                       : *at == '\r' ? arena_printf(arena, "%s\\r", text)
                                     : arena_printf(arena, "%s%c", text, *at);
            text = cell->line == record->line ? arena_printf(arena, "%s]", text)
                                              : arena_printf(arena, "%s]@%lu", text, cell->line);
        }
        text = arena_printf(arena, "%s\n", text);
    }
    close_file(&opened, diags);
    return arena_printf(arena, "%s%s", text, told(diags));
}

#define CHUNK ((size_t)256 << 10)

struct expectation {
    const char *bytes, *records;
    size_t len; /* 0: strlen(bytes) */
};

/* Alike in chunks of any size. */
static void
assert_all(const struct expectation *rows, size_t n)
{
    static const size_t sizes[] = {1, 2, 7, 16, 1 << 18};
    for (size_t i = 0; i < n * (sizeof sizes / sizeof *sizes); i++) {
        const struct expectation *row = &rows[i % n];
        struct arena *arena = arena_new();
        struct diags diags;
        diags_init(&diags);
        size_t len = row->len ? row->len : strlen(row->bytes);
        const char *got = read_all(row->bytes, len, sizes[i / n], arena, &diags);
        if (strcmp(got, row->records) != 0)
            fail_msg("row %zu, chunks of %zu:\n%swhere due was:\n%s", i % n, sizes[i / n], got, row->records);
        arena_free(arena);
        diags_free(&diags);
    }
}
#define ASSERT_ALL(rows) assert_all(rows, sizeof(rows) / sizeof *(rows))

static void
quoting_is_that_of_rfc_4180(void **state)
{
    (void)state;
    static const struct expectation rows[] = {
        {.bytes = "a,b,c\n1,2,3\n", .records = "1 [a] [b] [c]\n2 [1] [2] [3]\n"},
        {.bytes = "a,b\n1,\"x, y\"\n", .records = "1 [a] [b]\n2 [1] [x, y]\n"},
        {.bytes = "a,b\n1,\"ha \"\"ha\"\" ha\"\n", .records = "1 [a] [b]\n2 [1] [ha \"ha\" ha]\n"},
        {.bytes = "a,b\n\"\",\"\"\n,\n", .records = "1 [a] [b]\n2 [] []\n3 [] []\n"},
        {.bytes = "a,b\n1,\"\"\"\"\n", .records = "1 [a] [b]\n2 [1] [\"]\n"},
        {.bytes = "a,b\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"at\"\": [102.0, 0.5]}\"\n",
         .records = "1 [a] [b]\n2 [1] [{\"type\": \"Point\", \"at\": [102.0, 0.5]}]\n"},
        {.bytes = "a,b\n1,\u02A4\u00E9\U0001F600\n",
         .records = "1 [a] [b]\n2 [1] [\u02A4\u00E9\U0001F600]\n"},
        {.bytes = "a,b\n  1  ,\" 2 \" \n", .records = "1 [a] [b]\n2 [1] [ 2 ]\n"},
        {.bytes = "a,b,\n1,2,\n", .records = "1 [a] [b] []\n2 [1] [2] []\n"},
        {.bytes = "a;b\n1,5;2\n", .records = "1 [a] [b]\n2 [1,5] [2]\n"},
        {.bytes = "a\tb\t\n\t\t\n", .records = "1 [a] [b] []\n2 [] [] []\n"},
        {.bytes = "\"a,,,\";b;c\n1;2;3\n", .records = "1 [a,,,] [b] [c]\n2 [1] [2] [3]\n"},
        {.bytes = "\xEF\xBB\xBF\"a\",b\n", .records = "1 [a] [b]\n"},
    };
    ASSERT_ALL(rows);
}

static void
line_numbers_are_right_after_line_ends_in_fields_and_blank_lines(void **state)
{
    (void)state;
    static const struct expectation rows[] = {
        {.bytes = "a,b,c\n1,\"x\ny\",3\n4,5,6\n",
         .records = "1 [a] [b] [c]\n2 [1] [x\\ny] [3]@3\n4 [4] [5] [6]\n"},
        {.bytes = "a,b\r\n1,\"x\r\ny\"\r\n3,4\r\n", .records = "1 [a] [b]\n2 [1] [x\\r\\ny]\n4 [3] [4]\n"},
        {.bytes = "a,b\n\"\n\n\",\"\"\"\n\"\"\"\n3,4\n",
         .records = "1 [a] [b]\n2 [\\n\\n] [\"\\n\"]@4\n6 [3] [4]\n"},
        {.bytes = "\n \na,b\n\n\t\n1,2\n\n", .records = "3 [a] [b]\n6 [1] [2]\n"},
    };
    ASSERT_ALL(rows);
}

static void
what_cannot_be_read_for_sure_is_refused_at_its_line(void **state)
{
    (void)state;
    static const struct expectation rows[] = {
        {.bytes = "a,b\n1,2\n1,\"2\n3,4\n",
         .records = "1 [a] [b]\n2 [1] [2]\nr.csv:3: error 65: a quote that opens here is never closed\n"},
        {.bytes = "a,b\n1,\"x\"y\n",
         .records = "1 [a] [b]\nr.csv:2: error 65: text after a closing quote: double a "
                    "quote inside a quoted field\n"},
        {.bytes = "a,b\n1,\"x\n2,3\n4,\"y\"\n",
         .records =
             "1 [a] [b]\nr.csv:4: error 65: text after the closing quote of a field that opens at line 2\n"},
        {.bytes = "a,b\n1,x\"y\n",
         .records = "1 [a] [b]\nr.csv:2: error 65: a quote inside an unquoted field: put "
                    "the field in quotes and double the one inside\n"},
        {.bytes = "a,b\n1,\0\n",
         .len = 8,
         .records = "1 [a] [b]\nr.csv:2: error 65: a NUL byte: this is no text file, or a damaged one\n"},
        {.bytes = "a,b\n1,2\r3,4\n",
         .records = "1 [a] [b]\nr.csv:2: error 65: a carriage return without a line "
                    "feed: save the file with LF or CRLF line ends\n"},
        {.bytes = "a,b\n1,2\r",
         .records = "1 [a] [b]\nr.csv:2: error 65: a carriage return without a line feed: "
                    "save the file with LF or CRLF line ends\n"},
        {.bytes = "a,b\n1,Caf\xE9\n",
         .records = "1 [a] [b]\nr.csv:2: error 65: byte \\xE9 is not UTF-8: save the file as UTF-8\n"},
        {.bytes = "a,b\n1,\xC0\x80\n",
         .records = "1 [a] [b]\nr.csv:2: error 65: byte \\xC0 is not UTF-8: save the file as UTF-8\n"},
        {.bytes = "a,b\n1,\xED\xA0\x80\n",
         .records = "1 [a] [b]\nr.csv:2: error 65: byte \\xED is not UTF-8: save the file as UTF-8\n"},
    };
    ASSERT_ALL(rows);
}

static void
files_that_are_no_csv_text_are_named(void **state)
{
    (void)state;
    static const struct expectation rows[] = {
        {.bytes = "\xFF\xFE"
                  "a\0,\0",
         .len = 6,
         .records = "r.csv: error 65: is UTF-16: save it as UTF-8\n"},
        {.bytes = "\xFE\xFF\0a\0,", .len = 6, .records = "r.csv: error 65: is UTF-16: save it as UTF-8\n"},
        {.bytes = "a\0,\0",
         .len = 4,
         .records = "r.csv: error 65: seems to be UTF-16 without a byte order mark: save it as UTF-8\n"},
        {.bytes = "\0a\0,",
         .len = 4,
         .records = "r.csv: error 65: seems to be UTF-16 without a byte order mark: save it as UTF-8\n"},
        {.bytes = "\xFF\xFE\0\0a\0\0\0",
         .len = 8,
         .records = "r.csv: error 65: is UTF-32: save it as UTF-8\n"},
        {.bytes = "PK\x03\x04xl",
         .records = "r.csv: error 65: is a ZIP archive or a workbook, not a CSV file: save "
                    "the sheet as CSV UTF-8\n"},
        {.bytes = "\xD0\xCF\x11\xE0",
         .records = "r.csv: error 65: is a workbook, not a CSV file: save the sheet as "
                    "CSV UTF-8\n"},
        {.bytes = "%PDF-1.7\n",
         .records = "r.csv: error 65: is a PDF, not a CSV file: export the usage as CSV\n"},
        {.bytes = "; an offer, \"annotated\"\r\n\r\n[offer]\r\n# of it\r\nname = A\r\n",
         .records = "r.csv: error 65: looks like an INI file, not a CSV file: are --usage and --offer "
                    "swapped?\n"},
        {.bytes = "[Usage]\ndate,model\n", .records = "1 [[Usage]]\n2 [date] [model]\n"},
        {.bytes = "PAR1", .records = "r.csv: error 65: is a Parquet file, not a CSV file\n"},
        {.bytes = "BZh9",
         .records = "r.csv: error 65: is a bzip2 file: decompress it, or compress it with gzip or zstd\n"},
        {.bytes = "\xFD"
                  "7zXZ",
         .records = "r.csv: error 65: is an xz file: decompress it, or compress it with gzip or zstd\n"},
        {.bytes = "{\"a\": 1}", .records = "r.csv: error 65: is JSON, not a CSV file: flatten it to CSV\n"},
        {.bytes = "[{\"a\": 1}]", .records = "r.csv: error 65: is JSON, not a CSV file: flatten it to CSV\n"},
    };
    ASSERT_ALL(rows);
}

static void
line_ends_are_counted_outside_fields(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        uint64_t n_lf, n_crlf, n_blank;
        unsigned long last_line; /* that lacks its end; 0: none does */
    } rows[] = {
        {"a,b\r\n1,2\r\n", 0, 2, 0, 0},
        {"a,b\r\n1,2\n3,4\n", 2, 1, 0, 0},
        {"a,b\r\n1,\"x\ny\"\r\n", 0, 2, 0, 0},
        {"a,b\n\n1,2\r\n \n\n", 4, 1, 3, 0},
        {"a,b\n1,2", 1, 0, 0, 2},
        {"a,b\n1,", 1, 0, 0, 2},
        {"a,b\n1,\"2\"", 1, 0, 0, 2},
        {"a,b\n1,2\n  ", 2, 0, 1, 3},
        {"\xEF\xBB\xBF", 0, 0, 0, 0},
    };
    for (size_t i = 0; i < 2 * (sizeof rows / sizeof *rows); i++) {
        struct arena *arena = arena_new();
        struct diags diags;
        diags_init(&diags);
        struct lone opened;
        const struct record *record;
        write_bytes("r.csv", rows[i / 2].bytes, strlen(rows[i / 2].bytes));
        assert_int_equal(open_file(&opened, i % 2 ? CHUNK : 1, arena, &diags), 0);
        while (reader_next(opened.reader, &record) > 0)
            continue;
        struct line_tally tally = reader_place(opened.reader)->tally;
        assert_int_equal(tally.n_lf, rows[i / 2].n_lf);
        assert_int_equal(tally.n_crlf, rows[i / 2].n_crlf);
        assert_int_equal(tally.n_blank, rows[i / 2].n_blank);
        assert_int_equal(tally.lacks_last_end, rows[i / 2].last_line > 0);
        assert_int_equal(tally.last_line, rows[i / 2].last_line);
        assert_int_equal(close_file(&opened, &diags), 0);
        arena_free(arena);
        diags_free(&diags);
    }
}

/* A row far longer than the buffer, of two-byte characters and CRLF, at every shift against the buffer's end.
 */
static void
fields_longer_than_the_buffer_are_read_whole(void **state)
{
    (void)state;
    enum { PAIRS = 150000, SHIFTS = 6 };
    char *bytes = malloc(2 * PAIRS + 64);
    assert_non_null(bytes);
    for (size_t shift = 0; shift < SHIFTS; shift++) {
        size_t len = (size_t)snprintf(bytes, 64, "h\n%.*s", (int)shift, "xxxxxxxxxx");
        for (size_t i = 0; i < PAIRS; i++) {
            bytes[len++] = '\xC3';
            bytes[len++] = '\xA9';
        }
        size_t field_len = len - 2;
        memcpy(bytes + len, "\r\nlast\n", 7);
        write_bytes("r.csv", bytes, len + 7);
        struct arena *arena = arena_new();
        struct diags diags;
        diags_init(&diags);
        struct lone opened;
        assert_int_equal(open_file(&opened, CHUNK, arena, &diags), 0);
        const struct record *record;
        assert_int_equal(reader_next(opened.reader, &record), 1);
        assert_int_equal(reader_next(opened.reader, &record), 1);
        assert_int_equal(record->line, 2);
        assert_int_equal(record->n_cells, 1);
        assert_int_equal(record->cells[0].len, field_len);
        assert_memory_equal(record->cells[0].text, bytes + 2, field_len);
        assert_int_equal(reader_next(opened.reader, &record), 1);
        assert_int_equal(record->line, 3);
        assert_string_equal(record->cells[0].text, "last");
        assert_int_equal(reader_next(opened.reader, &record), 0);
        assert_int_equal(close_file(&opened, &diags), 0);
        assert_string_equal(told(&diags),
                            "r.csv: warning mixed-line-ends: line ends are mixed: 1 CRLF, 2 LF\n");
        arena_free(arena);
        diags_free(&diags);
    }
    free(bytes);
}

/* The buffer holds 131,072 bytes: the line's CR LF falls before, across and after its end. */
static void
a_line_end_across_the_end_of_the_buffer_stays_one(void **state)
{
    (void)state;
    enum { BUFFER = 131072 };
    static char bytes[BUFFER + 16];
    memset(bytes, 'x', sizeof bytes);
    for (size_t len = BUFFER - 4; len < BUFFER + 4; len++) {
        char end[] = "\r\nb\r\n";
        memcpy(bytes + len, end, sizeof end - 1);
        write_bytes("r.csv", bytes, len + sizeof end - 1);
        struct arena *arena = arena_new();
        struct diags diags;
        diags_init(&diags);
        struct lone opened;
        assert_int_equal(open_file(&opened, CHUNK, arena, &diags), 0);
        const struct record *record;
        assert_int_equal(reader_next(opened.reader, &record), 1);
        assert_int_equal(record->cells[0].len, len);
        assert_int_equal(reader_next(opened.reader, &record), 1);
        assert_int_equal(record->line, 2);
        assert_int_equal(reader_next(opened.reader, &record), 0);
        assert_int_equal(close_file(&opened, &diags), 0);
        assert_string_equal(told(&diags), "");
        arena_free(arena);
        diags_free(&diags);
        memset(bytes + len, 'x', sizeof end - 1);
    }
}

static void
fields_and_rows_of_more_than_a_mebibyte_are_refused(void **state)
{
    (void)state;
    enum { MIB = 1 << 20 };
    static const struct {
        size_t first, second;
        const char *told;
    } rows[] = {
        {MIB - 9, 1, ""},
        {MIB, 1, "r.csv:2: error 65: a field of more than 1 MiB: is a quote left open?\n"},
        {MIB / 2, MIB / 2, "r.csv:2: error 65: a row of more than 1 MiB\n"},
    };
    char *bytes = malloc(2 * MIB + 64);
    assert_non_null(bytes);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        memset(bytes, 'x', 2 * MIB + 64);
        memcpy(bytes, "a,b\n", 4);
        bytes[4 + rows[i].first] = ',';
        bytes[4 + rows[i].first + 1 + rows[i].second] = '\n';
        write_bytes("r.csv", bytes, 4 + rows[i].first + 1 + rows[i].second + 1);
        struct arena *arena = arena_new();
        struct diags diags;
        diags_init(&diags);
        struct lone opened;
        assert_int_equal(open_file(&opened, CHUNK, arena, &diags), 0);
        const struct record *record;
        while (reader_next(opened.reader, &record) > 0)
            continue;
        close_file(&opened, &diags);
        assert_string_equal(told(&diags), rows[i].told);
        arena_free(arena);
        diags_free(&diags);
    }
    free(bytes);
}

static void
a_file_that_grows_while_it_is_read_is_refused(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diags diags;
    diags_init(&diags);
    write_bytes("r.csv", "a,b\n", 4);
    struct lone opened;
    assert_int_equal(open_file(&opened, CHUNK, arena, &diags), 0);
    const struct record *record;
    write_bytes("r.csv", "a,b\n1,2\n", 8);
    while (reader_next(opened.reader, &record) > 0)
        continue;
    assert_int_equal(close_file(&opened, &diags), -1);
    assert_string_equal(told(&diags), "r.csv: error 75: changed while it was read\n");
    arena_free(arena);
    diags_free(&diags);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quoting_is_that_of_rfc_4180),
        cmocka_unit_test(line_numbers_are_right_after_line_ends_in_fields_and_blank_lines),
        cmocka_unit_test(what_cannot_be_read_for_sure_is_refused_at_its_line),
        cmocka_unit_test(files_that_are_no_csv_text_are_named),
        cmocka_unit_test(line_ends_are_counted_outside_fields),
        cmocka_unit_test(fields_longer_than_the_buffer_are_read_whole),
        cmocka_unit_test(a_line_end_across_the_end_of_the_buffer_stays_one),
        cmocka_unit_test(fields_and_rows_of_more_than_a_mebibyte_are_refused),
        cmocka_unit_test(a_file_that_grows_while_it_is_read_is_refused),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
