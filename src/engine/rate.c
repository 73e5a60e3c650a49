#include "rate.h"

#include <stdlib.h>

int
line_compare(const struct line *a, const struct line *b)
{
    const int parts[][2] = {
        {(int)a->model, (int)b->model}, {a->tier, b->tier}, {a->context, b->context}, {a->geo, b->geo},
        {a->speed, b->speed},
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i][0] != parts[i][1])
            return parts[i][0] < parts[i][1] ? -1 : 1;
    return 0;
}

static int
compare_lines(const void *a, const void *b)
{
    return line_compare(a, b);
}

size_t
line_sort(struct line *lines, size_t n)
{
    size_t kept = 0;
    if (n)
        qsort(lines, n, sizeof *lines, compare_lines);
    for (size_t i = 0; i < n; i++)
        if (kept == 0 || line_compare(&lines[kept - 1], &lines[i]) != 0)
            lines[kept++] = lines[i];
    return kept;
}

size_t
line_find(const struct line *lines, size_t n, struct line line)
{
    const struct line *found = n ? bsearch(&line, lines, n, sizeof *lines, compare_lines) : NULL;
    return found ? (size_t)(found - lines) : SIZE_MAX;
}

int
rate_line(const struct price_section *section, struct line line, struct price_row *ret)
{
    const bool is_fast = line.speed == SPEED_FAST;
    if (is_fast && (!section->has_fast || line.tier == TIER_BATCH))
        return -1;
    const struct multiplier one = {10000};
    const struct multiplier tiers[N_TIERS] = {
        [TIER_STANDARD] = one,
        [TIER_BATCH] = section->batch,
        [TIER_PRIORITY] = section->priority,
        [TIER_FLEX] = section->flex,
    };
    const struct multiplier tier = tiers[line.tier], geo = line.geo == GEO_US ? section->us : one;
    struct price_row row = {
        .line = line,
        .from_day = section->from_day,
        .section = section,
        .base = is_fast                        ? section->fast
                : line.context == CONTEXT_LONG ? section->long_context
                                               : section->base,
        .multiplier = (double)tier.per_10k * (double)geo.per_10k / 1e8,
    };
    for (int meter = 0; meter < N_METERS; meter++) {
        bool is_token = meter < N_TOKEN_METERS; /* multipliers are on tokens, never on searches (1.3) */
        int64_t micro = is_token ? row.base[meter].micro : section->base[meter].micro;
        int64_t factor = is_token ? (int64_t)tier.per_10k * geo.per_10k : 100000000;
        if (__builtin_mul_overflow(micro, factor, &row.exact[meter].ticks))
            return -1;
        row.price[meter] = exact_price_value(row.exact[meter]);
    }
    *ret = row;
    return 0;
}

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
        if (rate_line(section, line, &row) != 0)
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
