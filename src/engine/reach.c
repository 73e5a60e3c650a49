#include "reach.h"

#include <strings.h>

static void
take_all(const bool from[N_METERS], bool to[N_METERS])
{
    for (int meter = 0; meter < N_METERS; meter++)
        to[meter] = to[meter] || from[meter];
}

/* Whether a caching rule, even an idle one, is for the line's family. */
static bool
is_cached(const struct history *history, const struct optimization *optimization, const struct book *book,
          size_t line)
{
    const char *family = book->models[history->lines[line].model].family;
    size_t i = 0;
    while (i < book->n_families && strcasecmp(book->families[i], family) != 0)
        i++;
    return i < book->n_families && optimization->cache_rules[i] != SIZE_MAX;
}

/* A cache holds what any input brings; one-hour writes only where there were some (1.6). */
static void
cache(bool meters[N_METERS])
{
    bool has_input = meters[METER_INPUT] || meters[METER_CACHE_WRITE_5M] || meters[METER_CACHE_WRITE_1H] ||
                     meters[METER_CACHE_READ];
    meters[METER_INPUT] = meters[METER_CACHE_WRITE_5M] = meters[METER_CACHE_READ] = has_input;
}

/* In any complete month, whichever of them make the standard month. */
static struct reach *
find_used(const struct history *history, const struct forecast *forecast, struct arena *arena)
{
    struct reach *used = ARENA_NEW(arena, struct reach, history->n_lines);
    for (size_t i = 0; i < history->n_rows_of_months; i++) {
        const struct history_row *row = &history->rows[i];
        for (int meter = 0; meter < N_METERS && history->months[row->month].complete; meter++)
            used[row->line].meters[meter] |= row->counts[meter] > 0;
    }
    for (size_t i = 0; i < history->n_lines; i++)
        for (int meter = 0; meter < N_METERS; meter++)
            used[i].meters[meter] |= forecast->base[i][meter] > 0;
    return used;
}

struct reach *
reach_build(const struct history *history, const struct forecast *forecast,
            const struct optimization *optimization, const struct book *book, struct arena *arena)
{
    const struct reach *used = find_used(history, forecast, arena);
    struct reach *reach = ARENA_NEW(arena, struct reach, history->n_lines);
    for (size_t i = 0; i < history->n_lines; i++)
        reach[i] = used[i];
    for (size_t i = 0; i < optimization->n_moves; i++)
        take_all(used[optimization->moves[i].from].meters, reach[optimization->moves[i].to].meters);
    for (size_t i = 0; i < history->n_lines; i++)
        if (is_cached(history, optimization, book, i))
            cache(reach[i].meters);
    for (size_t i = 0; i < history->n_lines; i++)
        if (optimization->batch_lines[i] != SIZE_MAX)
            take_all(reach[i].meters, reach[optimization->batch_lines[i]].meters);
    return reach;
}
