#include "book.h"

#include "names.h"
#include "room.h"
#include "tab_name.h"

#include "base/utf8.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* Excel counts days from 1899-12-31 and believes in 1900-02-29: 1970-01-01 is 25569. */
#define SERIAL_OF_1970 25569
#define MAX_TEXT       32767
#define POISON         (-12345.0)
#define SECTION_HEIGHT 22 /* points: room above the heading */
#define REPLACEMENT    "\xEF\xBF\xBD"

/* The first one stays. */
static void
fail(struct sheet *sheet, unsigned row, unsigned col, const char *what)
{
    char cell[LXW_MAX_CELL_NAME_LENGTH];
    if (sheet->file->error[0] != '\0')
        return;
    lxw_rowcol_to_cell(cell, row, (lxw_col_t)col);
    snprintf(sheet->file->error, sizeof sheet->file->error, "sheet %s, cell %s: %s", sheet->name, cell, what);
}

void
sheet_check(struct sheet *sheet, unsigned row, unsigned col, lxw_error error)
{
    if (error != LXW_NO_ERROR)
        fail(sheet, row, col, lxw_strerror(error));
}

int
book_open(struct workbook_file *file, const struct results *results, const struct report_options *options,
          struct arena *arena)
{
    *file = (struct workbook_file){.poison = options->poison_cached_values, .arena = arena};
    file->currency = results->currency;
    file->usage_to = results->histories[0].last_day;
    const char *path = arena_printf(arena, "%s/workbook.xlsx", options->folder);
    file->template = options->template ? options->template : template_default(arena);
    char *folder = arena_text(arena, options->folder, strlen(options->folder));
    lxw_workbook_options settings = {.tmpdir = folder};
    file->workbook = workbook_new_opt(path, &settings);
    if (!file->workbook)
        return -1;
    file->names = names_new();
    lxw_doc_properties properties = {.created = (time_t)options->created};
    char title[] = "realrate: what the offers are worth";
    char author[] = "realrate";
    properties.title = title;
    properties.author = author;
    properties.comments = arena_printf(arena, "realrate %s", results->version ? results->version : "");
    return workbook_set_properties(file->workbook, &properties) == LXW_NO_ERROR ? 0 : -1;
}

int
book_close(struct workbook_file *file)
{
    if (!file->workbook)
        return -1;
    names_colour(file);
    names_free(file->names);
    for (size_t i = 0; i < file->n_sheets; i++) {
        sheet_write_quiet(&file->sheets[i]);
        room_write(&file->sheets[i]);
    }
    lxw_error error = workbook_close(file->workbook);
    file->workbook = NULL;
    if (error != LXW_NO_ERROR && file->error[0] == '\0') {
        file->write_failed = true;
        snprintf(file->error, sizeof file->error, "cannot write: %s", lxw_strerror(error));
    }
    return file->error[0] == '\0' ? 0 : -1;
}

/* ---- text ---- */

/* Bytes of the well-formed UTF-8 character at text that XML may hold, 0 where there is none. */
static size_t
character_bytes(const char *text, size_t len)
{
    const size_t bytes = utf8_length(text, len);
    const unsigned char first = (unsigned char)text[0], second = bytes > 1 ? (unsigned char)text[1] : 0;
    if (bytes == 1)
        return (first >= 0x20 && first < 0x7F) || first == '\n' || first == '\t';
    if (bytes == 2 && first == 0xC2 && second < 0xA0) /* C1 controls */
        return 0;
    /* U+FFFE and U+FFFF are no characters. */
    if (bytes == 3 && first == 0xEF && second == 0xBF && (unsigned char)text[2] >= 0xBE)
        return 0;
    return bytes;
}

const char *
book_clean_text(struct workbook_file *file, const char *text, size_t max)
{
    size_t len = text ? strlen(text) : 0, n = 0, n_characters = 0;
    char *clean = arena_alloc(file->arena, len * 3 + 1, 1);
    bool is_mended = false;
    for (size_t i = 0; i < len && n_characters < max;) {
        size_t bytes = character_bytes(text + i, len - i);
        memcpy(clean + n, bytes ? text + i : REPLACEMENT, bytes ? bytes : 3);
        n += bytes ? bytes : 3;
        is_mended |= bytes == 0;
        n_characters += bytes == 4 ? 2 : 1; /* Excel counts UTF-16 units */
        i += bytes ? bytes : 1;
    }
    file->n_mended += is_mended;
    clean[n] = '\0';
    return clean;
}

/* ---- sheets and names ---- */

void
book_add_sheet(struct workbook_file *file, const char *title, size_t number)
{
    const char *numbered = tab_name_numbered(file, title, number);
    struct sheet *sheet = ARENA_PUSH(file->arena, &file->sheets, &file->n_sheets, &file->capacity);
    sheet->file = file;
    sheet->name = numbered;
    sheet->quoted = tab_name_quoted(file->arena, numbered);
    sheet->worksheet = workbook_add_worksheet(file->workbook, numbered);
    if (!sheet->worksheet)
        fail(sheet, 0, 0, "the tab cannot be added");
    room_rows(sheet);
}

void
book_name(const struct sheet *sheet, const char *name, const char *reference)
{
    struct workbook_file *file = sheet->file;
    const char *formula = arena_printf(file->arena, "=%s", reference);
    lxw_error error = workbook_define_name(file->workbook, name, formula);
    if (error != LXW_NO_ERROR && file->error[0] == '\0')
        snprintf(file->error, sizeof file->error, "name %s: %s", name, lxw_strerror(error));
    names_add(sheet, name);
}

/* ---- cells ---- */

double
sheet_serial(int32_t day)
{
    return (double)day + SERIAL_OF_1970;
}

static void
write_text(struct sheet *sheet, unsigned row, unsigned col, enum role role, enum cell_form form,
           const char *text)
{
    const char *clean = book_clean_text(sheet->file, text, MAX_TEXT);
    if (clean[0] == '\0')
        return;
    lxw_format *format = book_format(sheet->file, role, form);
    sheet_check(sheet, row, col,
                worksheet_write_string(sheet->worksheet, row, (lxw_col_t)col, clean, format));
    sheet->n_cells++;
}

/* The line under a heading reaches over the table below. */
static void
rule_section(struct sheet *sheet, unsigned row, unsigned col)
{
    room_row(sheet, row, SECTION_HEIGHT);
    while (col++ < sheet->rule_to)
        sheet_blank(sheet, row, col, ROLE_SECTION, CELL_GENERAL);
}

void
sheet_text(struct sheet *sheet, unsigned row, unsigned col, enum role role, const char *text)
{
    write_text(sheet, row, col, role, role == ROLE_INPUT ? CELL_TEXT : CELL_GENERAL, text);
    if (role == ROLE_SECTION && text && text[0] != '\0')
        rule_section(sheet, row, col);
}

void
sheet_number(struct sheet *sheet, unsigned row, unsigned col, enum role role, enum cell_form form,
             double value)
{
    if (!isfinite(value)) {
        fail(sheet, row, col, "a number that is not finite");
        return;
    }
    value += 0.0; /* no negative zero */
    form = form == CELL_RATE ? form_of_rate(value) : form;
    lxw_format *format = book_format(sheet->file, role, form);
    sheet_check(sheet, row, col,
                worksheet_write_number(sheet->worksheet, row, (lxw_col_t)col, value, format));
    room_number(sheet, col, form, value);
    sheet->n_cells++;
    sheet->sum += value;
}

void
sheet_blank(struct sheet *sheet, unsigned row, unsigned col, enum role role, enum cell_form form)
{
    lxw_format *format = book_format(sheet->file, role, form);
    sheet_check(sheet, row, col, worksheet_write_blank(sheet->worksheet, row, (lxw_col_t)col, format));
}

void
sheet_day(struct sheet *sheet, unsigned row, unsigned col, enum role role, enum cell_form form, int32_t day)
{
    if (day == DAY_NONE)
        sheet_text(sheet, row, col, ROLE_UNIT, "not given");
    else
        sheet_number(sheet, row, col, role, form, sheet_serial(day));
}

void
sheet_link(struct sheet *sheet, unsigned row, unsigned col, const char *target, const char *text)
{
    const char *url = arena_printf(sheet->file->arena, "internal:%s!A1", target);
    lxw_format *format = book_format(sheet->file, ROLE_LINK, CELL_TEXT);
    lxw_worksheet *worksheet = sheet->worksheet;
    sheet_check(sheet, row, col,
                worksheet_write_url_opt(worksheet, row, (lxw_col_t)col, url, format, text, NULL));
    sheet->n_cells++;
}

static lxw_format *
formula_format(const struct sheet *sheet, unsigned row, unsigned col, enum role role, enum cell_form form,
               const char *formula)
{
    role = role == ROLE_FORMULA ? names_formula(sheet, row, col, form, formula) : role;
    return book_format(sheet->file, role, form);
}

static void
write_text_formula(struct sheet *sheet, unsigned row, unsigned col, enum role role, enum cell_form form,
                   const char *cached, const char *formula)
{
    lxw_format *format = formula_format(sheet, row, col, role, form, formula);
    const char *value = sheet->file->poison ? "poisoned" : book_clean_text(sheet->file, cached, MAX_TEXT);
    lxw_worksheet *worksheet = sheet->worksheet;
    sheet_check(sheet, row, col,
                worksheet_write_formula_str(worksheet, row, (lxw_col_t)col, formula, format, value));
    sheet->n_cells++;
    sheet->n_formulas++;
}

void
sheet_formula(struct sheet *sheet, unsigned row, unsigned col, enum role role, enum cell_form form,
              double cached, const char *formula)
{
    if (isnan(cached)) {
        write_text_formula(sheet, row, col, role, form == CELL_RATE ? CELL_RATE_2 : form, "n/a", formula);
        return;
    }
    if (!isfinite(cached)) {
        fail(sheet, row, col, "a cached value that is not finite");
        return;
    }
    form = form == CELL_RATE ? form_of_rate(cached) : form;
    lxw_format *format = formula_format(sheet, row, col, role, form, formula);
    double value = sheet->file->poison ? POISON : cached + 0.0; /* no negative zero */
    lxw_worksheet *worksheet = sheet->worksheet;
    sheet_check(sheet, row, col,
                worksheet_write_formula_num(worksheet, row, (lxw_col_t)col, formula, format, value));
    room_number(sheet, col, form, cached);
    sheet->n_cells++;
    sheet->n_formulas++;
    sheet->sum += value;
}

void
sheet_formula_text(struct sheet *sheet, unsigned row, unsigned col, enum role role, const char *cached,
                   const char *formula)
{
    write_text_formula(sheet, row, col, role, CELL_GENERAL, cached, formula);
    if (role == ROLE_SECTION)
        rule_section(sheet, row, col);
}
