#include "optimise_links.h"

#include "planned.h"

#include <assert.h>

/* Lines with usage in any month, complete or not. */
static bool *
used_lines(const struct history *history, double (*base)[N_METERS], struct arena *arena)
{
    bool *is_used = ARENA_NEW(arena, bool, history->n_lines);
    for (size_t i = 0; i < history->n_rows_of_months; i++)
        is_used[history->rows[i].line] = true;
    for (size_t i = 0; i < history->n_lines; i++)
        for (int meter = 0; meter < N_METERS; meter++)
            is_used[i] = is_used[i] || base[i][meter] > 0;
    return is_used;
}

static void
find_moves(const struct history *history, const bool *is_used, const struct plan *plan,
           const struct book *book, struct arena *arena, struct optimization *ret)
{
    ret->moves = ARENA_NEW(arena, struct route_move, plan->n_routes * history->n_lines);
    for (size_t k = 0; k < plan->n_routes; k++) {
        const struct route *route = &plan->routes[k];
        const struct price_section *section = model_section(&book->models[route->to], history->reference_day);
        for (size_t i = 0; i < history->n_lines; i++) {
            if (!is_used[i] || !planned_moves(route, book, history->lines[i]))
                continue;
            size_t to = line_find(history->lines, history->n_lines,
                                  planned_target(route, section, history->lines[i]));
            assert(to != SIZE_MAX);
            ret->moves[ret->n_moves++] = (struct route_move){k, i, to};
        }
    }
}

/* A workload's line has no usage to batch, and maybe no line to batch it to. */
static size_t
batch_line(const struct history *history, const struct plan *plan, const struct book *book, size_t i)
{
    struct line line = history->lines[i];
    if (!planned_can_batch(line) || !planned_batch(plan, book->models[line.model].family))
        return SIZE_MAX;
    return line_find(history->lines, history->n_lines, planned_batch_line(line));
}

/* A line whose first price is after the reference day has no usage by then. */
static size_t
price_of(const struct history *history, const struct book *book, const struct price_table *prices, size_t i)
{
    size_t found = price_table_find(prices, book, history->lines[i], history->reference_day);
    for (size_t row = 0; row < prices->n && found == SIZE_MAX; row++)
        if (line_compare(&prices->rows[row].line, &history->lines[i]) == 0)
            found = row;
    return found;
}

void
optimise_links_build(const struct history *history, double (*base)[N_METERS], const struct plan *plan,
                     const struct book *book, const struct price_table *prices, struct arena *arena,
                     struct optimization *ret)
{
    find_moves(history, used_lines(history, base, arena), plan, book, arena, ret);
    ret->cache_rules = ARENA_NEW(arena, size_t, book->n_families);
    ret->batch_rules = ARENA_NEW(arena, size_t, book->n_families);
    for (size_t i = 0; i < book->n_families; i++) {
        ret->cache_rules[i] = planned_cache_index(plan, book->families[i]);
        ret->batch_rules[i] = planned_batch_index(plan, book->families[i]);
    }
    ret->batch_lines = ARENA_NEW(arena, size_t, history->n_lines);
    ret->prices = ARENA_NEW(arena, size_t, history->n_lines);
    for (size_t i = 0; i < history->n_lines; i++) {
        ret->batch_lines[i] = batch_line(history, plan, book, i);
        ret->prices[i] = price_of(history, book, prices, i);
    }
}
