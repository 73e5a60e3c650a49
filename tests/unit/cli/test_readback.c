/* The read-back finds every kind of damage: a workbook, a PDF and a JSON as written pass, with anything
 * changed they do not. */
#include "../check.h"

#include "cli/readback.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

struct fixture {
    char folder[64], path[96];
    int fd;
    struct arena *arena;
    struct diags diags;
    struct sheet_totals sheets[2];
    struct workbook_totals totals;
};

/* Read me: text, 0.1, =A2*2 (0.2), blank. Data: 1000000, ="x" ("x"), true. */
static void
write_workbook(struct fixture *fixture)
{
    lxw_workbook *book = workbook_new(fixture->path);
    lxw_worksheet *first = workbook_add_worksheet(book, "Read me");
    lxw_worksheet *second = workbook_add_worksheet(book, "Data & \"more\"");
    worksheet_write_string(first, 0, 0, "text", NULL);
    worksheet_write_number(first, 1, 0, 0.1, NULL);
    worksheet_write_formula_num(first, 2, 0, "=A2*2", NULL, 0.2);
    worksheet_write_number(second, 0, 0, 1e6, NULL);
    worksheet_write_formula_str(second, 1, 0, "=\"x\"", NULL, "x");
    worksheet_write_boolean(second, 2, 0, 1, NULL);
    assert_int_equal(workbook_close(book), 0);
    fixture->sheets[0] = (struct sheet_totals){"Read me", 3, 1, 0.1 + 0.2};
    fixture->sheets[1] = (struct sheet_totals){"Data & \"more\"", 3, 1, 1e6};
    fixture->totals = (struct workbook_totals){fixture->sheets, 2};
}

static int
set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    strcpy(fixture->folder, "/tmp/realrate-readback.XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    snprintf(fixture->path, sizeof fixture->path, "%s/file", fixture->folder);
    fixture->fd = open(fixture->folder, O_RDONLY | O_DIRECTORY);
    fixture->arena = arena_new();
    diags_init(&fixture->diags);
    *state = fixture;
    return 0;
}

static int
tear_down(void **state)
{
    struct fixture *fixture = *state;
    unlink(fixture->path);
    close(fixture->fd);
    rmdir(fixture->folder);
    arena_free(fixture->arena);
    diags_free(&fixture->diags);
    free(fixture);
    return 0;
}

static int
check_workbook(struct fixture *fixture)
{
    return readback_workbook(fixture->path, "book", &fixture->totals, 2, fixture->arena, &fixture->diags);
}

static void
put(struct fixture *fixture, const char *bytes, size_t n)
{
    FILE *file = fopen(fixture->path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, n, file), n);
    assert_int_equal(fclose(file), 0);
}

static char *
get(struct fixture *fixture, size_t *ret_n)
{
    struct stat info;
    FILE *file = fopen(fixture->path, "rb");
    assert_non_null(file);
    assert_int_equal(fstat(fileno(file), &info), 0);
    char *bytes = arena_alloc(fixture->arena, (size_t)info.st_size, 1);
    *ret_n = fread(bytes, 1, (size_t)info.st_size, file);
    fclose(file);
    return bytes;
}

static void
a_workbook_as_written_passes(void **state)
{
    struct fixture *fixture = *state;
    write_workbook(fixture);
    assert_int_equal(check_workbook(fixture), 0);
    assert_int_equal(fixture->diags.n, 0);
}

static void
every_difference_from_the_totals_is_found(void **state)
{
    struct fixture *fixture = *state;
    write_workbook(fixture);
    const struct sheet_totals right = fixture->sheets[0];
    const struct sheet_totals wrong[] = {
        {"Read You", 3, 1, 0.3}, {"Read me", 4, 1, 0.3},         {"Read me", 3, 0, 0.3},
        {"Read me", 3, 1, 0.31}, {"Read me", 3, 1, 0.3 + 1e-10},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        size_t before = fixture->diags.n_errors;
        fixture->sheets[0] = wrong[i];
        assert_int_equal(check_workbook(fixture), -1);
        assert_int_equal(fixture->diags.n_errors, before + 1);
        assert_int_equal(fixture->diags.status, STATUS_SELF_CHECK);
    }
    fixture->sheets[0] = right;
    fixture->totals.n_sheets = 1;
    assert_int_equal(check_workbook(fixture), -1);
}

static void
the_message_says_what_differs(void **state)
{
    struct fixture *fixture = *state;
    write_workbook(fixture);
    fixture->sheets[1].n_cells = 9;
    assert_int_equal(check_workbook(fixture), -1);
    assert_string_equal(
        fixture->diags.items[0].text,
        "does not read back: sheet \"Data & \\x22more\\x22\" has 3 cells, 1 formulas, sum 1000000; "
        "written were 9, 1, 1000000");
}

static void
a_workbook_cut_anywhere_fails(void **state)
{
    struct fixture *fixture = *state;
    size_t n;
    write_workbook(fixture);
    char *bytes = get(fixture, &n);
    for (size_t len = 0; len < n; len += 61) {
        put(fixture, bytes, len);
        assert_int_equal(check_workbook(fixture), -1);
    }
}

/* A flip in a part's data breaks its CRC; one in a part's name or size breaks the list. Some bytes of a zip
 * (times, attributes, versions) carry no content, so the flips go into the compressed data of the first
 * sheet. */
static void
a_flipped_bit_in_a_sheet_fails(void **state)
{
    struct fixture *fixture = *state;
    size_t n, at = 0;
    static const char name[] = "xl/worksheets/sheet1.xml";
    write_workbook(fixture);
    char *bytes = get(fixture, &n);
    while (memcmp(bytes + at, name, sizeof name - 1) != 0)
        at++;
    at += sizeof name - 1;
    for (size_t i = 8; i < 200; i += 7) {
        bytes[at + i] ^= 0x10;
        put(fixture, bytes, n);
        assert_int_equal(check_workbook(fixture), -1);
        bytes[at + i] ^= 0x10;
    }
    put(fixture, bytes, n);
    fixture->diags.n_errors = 0;
    assert_int_equal(check_workbook(fixture), 0);
}

static const char pdf[] = "%PDF-1.5\n";
static const char trailer[] = "startxref\n9\n%%EOF\n";

/* A document of the least shape: header, table of objects at byte 9, filling, trailer. */
static size_t
make_pdf(char *text, size_t size, const char *end)
{
    memset(text, ' ', size);
    memcpy(text, pdf, strlen(pdf));
    memcpy(text + 9, "xref", 4);
    memcpy(text + 2000, end, strlen(end));
    return 2000 + strlen(end);
}

static void
a_pdf_needs_its_header_trailer_and_table(void **state)
{
    struct fixture *fixture = *state;
    static const char *const bad[] = {"",
                                      "startxref\n9\n",
                                      "startxref\n9\n%%EOF\nrest",
                                      "startxref\n99999\n%%EOF\n",
                                      "startxref\n100\n%%EOF\n",
                                      "startxref\n0\n%%EOF\n",
                                      "%%EOF\nstartxref\n9\n"};
    char text[2200];
    size_t n = make_pdf(text, sizeof text, trailer);
    put(fixture, text, n);
    assert_int_equal(readback_pdf(fixture->fd, "file", "pdf", fixture->arena, &fixture->diags), 0);
    text[0] = 'X';
    put(fixture, text, n);
    assert_int_equal(readback_pdf(fixture->fd, "file", "pdf", fixture->arena, &fixture->diags), -1);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        put(fixture, text, make_pdf(text, sizeof text, bad[i]));
        assert_int_equal(readback_pdf(fixture->fd, "file", "pdf", fixture->arena, &fixture->diags), -1);
    }
    put(fixture, pdf, strlen(pdf));
    assert_int_equal(readback_pdf(fixture->fd, "file", "pdf", fixture->arena, &fixture->diags), -1);
    assert_int_equal(readback_pdf(fixture->fd, "absent", "pdf", fixture->arena, &fixture->diags), -1);
}

static void
a_json_needs_its_schema(void **state)
{
    struct fixture *fixture = *state;
    static const char *const bad[] = {"", "{}", "{\"schema\": \"realrate/2\"}", "{\"schema\": \"realrate/1\"",
                                      "{\"a\": {\"schema\": \"realrate/1\"}}"};
    static const char good[] = "{\"schema\": \"realrate/1\"}\n";
    put(fixture, good, strlen(good));
    assert_int_equal(readback_json(fixture->fd, "file", "json", fixture->arena, &fixture->diags), 0);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        put(fixture, bad[i], strlen(bad[i]));
        assert_int_equal(readback_json(fixture->fd, "file", "json", fixture->arena, &fixture->diags), -1);
    }
    assert_int_equal(readback_json(fixture->fd, "absent", "json", fixture->arena, &fixture->diags), -1);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_workbook_as_written_passes),   TEST(every_difference_from_the_totals_is_found),
        TEST(the_message_says_what_differs),  TEST(a_workbook_cut_anywhere_fails),
        TEST(a_flipped_bit_in_a_sheet_fails), TEST(a_pdf_needs_its_header_trailer_and_table),
        TEST(a_json_needs_its_schema),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
