#include "planned.h"

#include "line.h"

#include <strings.h>

bool
planned_moves(const struct route *route, const struct book *book, struct line line)
{
    if (!(route->share > 0) || line.model == route->to)
        return false;
    return route->from_family ? strcasecmp(route->from_family, book->models[line.model].family) == 0
                              : route->from_model == (int)line.model;
}

struct line
planned_target(const struct route *route, const struct price_section *section, struct line line)
{
    line.model = (uint32_t)route->to;
    if (!section->has_long)
        line.context = CONTEXT_BASE;
    if (!section->has_fast)
        line.speed = SPEED_STANDARD;
    return line;
}

bool
planned_can_batch(struct line line)
{
    return line.tier == TIER_STANDARD && line.speed == SPEED_STANDARD;
}

struct line
planned_batch_line(struct line line)
{
    line.tier = TIER_BATCH;
    line.speed = SPEED_STANDARD;
    return line;
}

/* A family's own rule replaces the one of all families, wherever they stand in the file. */
static bool
is_nearer(const char *rule_family, const char *family, bool has_own)
{
    return rule_family ? strcasecmp(rule_family, family) == 0 : !has_own;
}

size_t
planned_cache_index(const struct plan *plan, const char *family)
{
    size_t found = SIZE_MAX;
    for (size_t i = 0; i < plan->n_caches; i++)
        if (is_nearer(plan->caches[i].family, family, found != SIZE_MAX && plan->caches[found].family))
            found = i;
    return found;
}

size_t
planned_batch_index(const struct plan *plan, const char *family)
{
    size_t found = SIZE_MAX;
    for (size_t i = 0; i < plan->n_batches; i++)
        if (is_nearer(plan->batches[i].family, family, found != SIZE_MAX && plan->batches[found].family))
            found = i;
    return found;
}

const struct cache_rule *
planned_cache(const struct plan *plan, const char *family)
{
    size_t i = planned_cache_index(plan, family);
    return i != SIZE_MAX && plan->caches[i].has_hit_rate ? &plan->caches[i] : NULL;
}

const struct batch_rule *
planned_batch(const struct plan *plan, const char *family)
{
    size_t i = planned_batch_index(plan, family);
    return i != SIZE_MAX && plan->batches[i].has_share && plan->batches[i].share > 0 ? &plan->batches[i]
                                                                                     : NULL;
}

/* A growing list of lines. */
struct line_list {
    struct line *items;
    size_t n, capacity;
    struct arena *arena;
};

static void
push(struct line_list *list, struct line line)
{
    struct line *item = ARENA_PUSH(list->arena, &list->items, &list->n, &list->capacity);
    *item = line;
}

static void
push_all(struct line_list *list, const struct line *lines, size_t n)
{
    for (size_t i = 0; i < n; i++)
        push(list, lines[i]);
}

static void
add_routed(const struct route *route, struct line line, const struct book *book, int32_t first_day,
           int32_t last_day, struct line_list *list)
{
    const struct book_model *to = &book->models[route->to];
    const struct price_section *last = model_section(to, last_day);
    for (const struct price_section *section = model_section(to, first_day); section <= last; section++)
        push(list, planned_target(route, section, line));
}

/* Batching comes after routing: what was routed is batched too. */
static void
add_batched(const struct line *lines, size_t n, const struct plan *plan, const struct book *book,
            struct line_list *list)
{
    for (size_t i = 0; i < n; i++)
        if (planned_can_batch(lines[i]) && planned_batch(plan, book->models[lines[i].model].family))
            push(list, planned_batch_line(lines[i]));
}

void
planned_targets(const struct line *used, size_t n_used, const struct plan *plan, const struct book *book,
                int32_t first_day, int32_t last_day, struct arena *arena, struct line **ret, size_t *ret_n)
{
    struct line_list targets = {.arena = arena}, before = {.arena = arena};
    for (size_t i = 0; i < n_used; i++)
        for (size_t k = 0; k < plan->n_routes; k++)
            if (planned_moves(&plan->routes[k], book, used[i]))
                add_routed(&plan->routes[k], used[i], book, first_day, last_day, &targets);
    push_all(&before, used, n_used);
    push_all(&before, targets.items, targets.n);
    add_batched(before.items, before.n, plan, book, &targets);
    for (size_t i = 0; i < plan->n_workloads; i++)
        push(&targets, (struct line){.model = (uint32_t)plan->workloads[i].model,
                                     .tier = (uint8_t)plan->workloads[i].tier});
    *ret_n = line_sort(targets.items, targets.n);
    *ret = targets.items;
}

void
planned_lines(const struct line *used, size_t n_used, const struct plan *plan, const struct book *book,
              int32_t day, struct arena *arena, struct line **ret, size_t *ret_n)
{
    struct line_list lines = {.arena = arena};
    struct line *targets;
    size_t n_targets;
    planned_targets(used, n_used, plan, book, day, day, arena, &targets, &n_targets);
    push_all(&lines, used, n_used);
    push_all(&lines, targets, n_targets);
    *ret_n = line_sort(lines.items, lines.n);
    *ret = lines.items;
}
