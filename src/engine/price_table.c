#include "price_table.h"

#include <stdlib.h>

static int
compare_rows(const void *a, const void *b)
{
    const struct price_row *x = a, *y = b;
    int order = line_compare(&x->line, &y->line);
    return order ? order : (x->from_day > y->from_day) - (x->from_day < y->from_day);
}

static bool
has_row(const struct price_table *table, struct line line, const struct price_section *section)
{
    for (size_t i = 0; i < table->n; i++)
        if (table->rows[i].section == section && line_compare(&table->rows[i].line, &line) == 0)
            return true;
    return false;
}

int
price_table_add(struct price_table *table, const struct book *book, struct line line, int32_t first,
                int32_t last, struct arena *arena)
{
    const struct book_model *model = &book->models[line.model];
    const struct price_section *from = model_section(model, first), *to = model_section(model, last);
    for (const struct price_section *section = from; section <= to; section++) {
        struct price_row row;
        if (has_row(table, line, section))
            continue;
        if (line_price(section, line, &row) != 0)
            return -1;
        struct price_row *added = ARENA_PUSH(arena, &table->rows, &table->n, &table->capacity);
        *added = row;
    }
    return 0;
}

void
price_table_sort(struct price_table *table)
{
    if (table->n)
        qsort(table->rows, table->n, sizeof *table->rows, compare_rows);
}

size_t
price_table_find(const struct price_table *table, const struct book *book, struct line line, int32_t day)
{
    const struct price_section *section = model_section(&book->models[line.model], day);
    const struct price_row key = {.line = line, .from_day = section->from_day};
    const struct price_row *row = bsearch(&key, table->rows, table->n, sizeof *table->rows, compare_rows);
    return row ? (size_t)(row - table->rows) : SIZE_MAX;
}
