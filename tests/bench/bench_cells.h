/* The cells of a workbook as workbook_cells.py lists them, and a bare loop of libxlsxwriter that writes them.
 */
#ifndef BENCH_CELLS_H
#define BENCH_CELLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct listed_format {
    const char *code; /* empty: general */
    uint32_t font, fill;
    bool has_fill, is_bold, is_unlocked;
};

struct listed_cell {
    uint32_t row, sheet, format;
    uint16_t col;
    char kind; /* n: number, s: text, b: blank; of what a formula gives too */
    double number;
    const char *text, *formula; /* formula: NULL for none */
};

struct cell_list {
    char *bytes; /* the file; texts point into it */
    struct listed_format *formats;
    struct listed_cell *cells;
    const char **sheets;
    size_t n_formats, n_cells, n_sheets;
};

/* Returns 0, or -1 where the file cannot be read; cells_free takes it all back. */
int cells_read(const char *path, struct cell_list *ret);
void cells_free(struct cell_list *list);
/* Writes the workbook at path. Returns 0, or -1. */
int cells_write(const struct cell_list *list, const char *path);

#endif
