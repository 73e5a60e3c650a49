#include "bench_cells.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

/* ---- reading ---- */

static char *
read_file(const char *path, size_t *ret_lines)
{
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    if (file && fseek(file, 0, SEEK_END) == 0) {
        long size = ftell(file);
        rewind(file);
        bytes = size >= 0 ? malloc((size_t)size + 1) : NULL;
        if (bytes) {
            bytes[fread(bytes, 1, (size_t)size, file)] = '\0';
            *ret_lines = 1;
            for (const char *at = bytes; (at = strchr(at, '\n')); at++)
                ++*ret_lines;
        }
    }
    if (file)
        fclose(file);
    return bytes;
}

/* The field at *rest; *rest moves to the next, or to NULL. */
static char *
take_field(char **rest)
{
    static char empty[] = "";
    char *field = *rest ? *rest : empty;
    char *end = strchr(field, '\t');
    *rest = end ? end + 1 : NULL;
    if (end)
        *end = '\0';
    return field;
}

static void
take_format(struct cell_list *list, char *rest)
{
    struct listed_format *format = &list->formats[list->n_formats++];
    format->code = take_field(&rest);
    format->font = (uint32_t)strtoul(take_field(&rest), NULL, 16);
    const char *fill = take_field(&rest);
    format->has_fill = fill[0] != '\0';
    format->fill = (uint32_t)strtoul(fill, NULL, 16);
    format->is_bold = take_field(&rest)[0] == '1';
    format->is_unlocked = take_field(&rest)[0] == '1';
}

static void
take_cell(struct cell_list *list, char *rest)
{
    struct listed_cell *cell = &list->cells[list->n_cells++];
    cell->sheet = (uint32_t)(list->n_sheets - 1);
    cell->row = (uint32_t)strtoul(take_field(&rest), NULL, 10);
    cell->col = (uint16_t)strtoul(take_field(&rest), NULL, 10);
    cell->format = (uint32_t)strtoul(take_field(&rest), NULL, 10);
    cell->kind = take_field(&rest)[0];
    cell->text = take_field(&rest);
    cell->number = strtod(cell->text, NULL);
    const char *formula = take_field(&rest);
    cell->formula = formula[0] != '\0' ? formula : NULL;
}

int
cells_read(const char *path, struct cell_list *ret)
{
    size_t n_lines = 0;
    *ret = (struct cell_list){.bytes = read_file(path, &n_lines)};
    if (!ret->bytes)
        return -1;
    ret->formats = calloc(n_lines, sizeof *ret->formats);
    ret->cells = calloc(n_lines, sizeof *ret->cells);
    ret->sheets = calloc(n_lines, sizeof *ret->sheets);
    if (!ret->formats || !ret->cells || !ret->sheets)
        return -1;
    for (char *line = ret->bytes, *next; line; line = next) {
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        char *rest = line, kind = take_field(&rest)[0];
        if (kind == 'F')
            take_format(ret, rest);
        else if (kind == 'S')
            ret->sheets[ret->n_sheets++] = rest;
        else if (kind == 'C')
            take_cell(ret, rest);
    }
    return 0;
}

void
cells_free(struct cell_list *list)
{
    free(list->bytes);
    free(list->formats);
    free(list->cells);
    free(list->sheets);
}

/* ---- writing ---- */

static lxw_format *
add_format(lxw_workbook *book, const struct listed_format *listed)
{
    lxw_format *format = workbook_add_format(book);
    format_set_font_size(format, 10);
    if (listed->code[0] != '\0')
        format_set_num_format(format, listed->code);
    if (listed->font)
        format_set_font_color(format, listed->font);
    if (listed->has_fill)
        format_set_bg_color(format, listed->fill);
    if (listed->is_bold)
        format_set_bold(format);
    if (listed->is_unlocked)
        format_set_unlocked(format);
    return format;
}

static void
write_cell(lxw_worksheet *sheet, const struct listed_cell *cell, lxw_format *format)
{
    if (cell->formula && cell->kind == 'n')
        worksheet_write_formula_num(sheet, cell->row, cell->col, cell->formula, format, cell->number);
    else if (cell->formula)
        worksheet_write_formula_str(sheet, cell->row, cell->col, cell->formula, format, cell->text);
    else if (cell->kind == 'n')
        worksheet_write_number(sheet, cell->row, cell->col, cell->number, format);
    else if (cell->kind == 's')
        worksheet_write_string(sheet, cell->row, cell->col, cell->text, format);
    else
        worksheet_write_blank(sheet, cell->row, cell->col, format);
}

int
cells_write(const struct cell_list *list, const char *path)
{
    lxw_workbook *book = workbook_new(path);
    lxw_format **formats = calloc(list->n_formats, sizeof *formats);
    lxw_worksheet **sheets = calloc(list->n_sheets, sizeof *sheets);
    if (formats && sheets) {
        for (size_t i = 0; i < list->n_formats; i++)
            formats[i] = add_format(book, &list->formats[i]);
        for (size_t i = 0; i < list->n_sheets; i++)
            sheets[i] = workbook_add_worksheet(book, list->sheets[i]);
        for (size_t i = 0; i < list->n_cells; i++)
            write_cell(sheets[list->cells[i].sheet], &list->cells[i], formats[list->cells[i].format]);
    }
    int failed = !formats || !sheets || workbook_close(book) != LXW_NO_ERROR;
    free(formats);
    free(sheets);
    return failed ? -1 : 0;
}
