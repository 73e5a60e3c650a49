#include "line.h"

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
line_price(const struct price_section *section, struct line line, struct price_row *ret)
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
