#include "groups.h"

#include <stdlib.h>

void
groups_init(struct groups *groups, struct arena *arena)
{
    *groups = (struct groups){.arena = arena, .n_slots = 1024};
    groups->slots = ARENA_NEW(arena, uint32_t, groups->n_slots);
}

/* The key of a row as three words: all that tells groups apart. */
struct key {
    uint64_t when, what, where;
};

static struct key
key_of(const struct usage_row *row)
{
    const struct line *line = &row->line;
    return (struct key){
        /* Days are 0 or later here, so their order is that of unsigned numbers. */
        .when = (uint64_t)row->file << 32 | (uint32_t)row->day,
        .what = (uint64_t)line->model << 32 | (uint64_t)line->tier << 24 | (uint64_t)line->context << 16 |
                (uint64_t)line->geo << 8 | line->speed,
        .where =
            (uint64_t)row->context_is_guess << 33 | (uint64_t)row->context_is_told << 32 | row->workspace,
    };
}

static uint64_t
mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 29;
}

static size_t
first_slot(const struct groups *groups, struct key key)
{
    return mix(mix(mix(0, key.when), key.what), key.where) & (groups->n_slots - 1);
}

static bool
is_same(struct key a, struct key b)
{
    return a.when == b.when && a.what == b.what && a.where == b.where;
}

/* The slot of the key's group, or the empty one where it belongs. */
static size_t
slot_of(const struct groups *groups, struct key key)
{
    size_t slot = first_slot(groups, key);
    while (groups->slots[slot] && !is_same(key_of(&groups->rows[groups->slots[slot] - 1]), key))
        slot = (slot + 1) & (groups->n_slots - 1);
    return slot;
}

static void
grow(struct groups *groups)
{
    groups->n_slots *= 2;
    groups->slots = ARENA_NEW(groups->arena, uint32_t, groups->n_slots);
    for (size_t i = 0; i < groups->n; i++)
        groups->slots[slot_of(groups, key_of(&groups->rows[i]))] = (uint32_t)i + 1;
}

uint32_t
groups_find(struct groups *groups, const struct usage_row *row)
{
    struct key key = key_of(row);
    size_t slot = slot_of(groups, key);
    if (groups->slots[slot])
        return groups->slots[slot] - 1;
    if (groups->n * 2 >= groups->n_slots) {
        grow(groups);
        slot = slot_of(groups, key);
    }
    struct usage_row *group = ARENA_PUSH(groups->arena, &groups->rows, &groups->n, &groups->capacity);
    groups->slots[slot] = (uint32_t)groups->n;
    *group = *row;
    for (size_t meter = 0; meter < N_METERS; meter++)
        group->counts[meter] = 0;
    group->n_rows = 0;
    return (uint32_t)groups->n - 1;
}

int
groups_add_to(struct groups *groups, uint32_t index, const struct usage_row *row, enum meter *ret_meter)
{
    struct usage_row *group = &groups->rows[index];
    for (size_t meter = 0; meter < N_METERS; meter++)
        if (__builtin_add_overflow(group->counts[meter], row->counts[meter], &group->counts[meter])) {
            *ret_meter = (enum meter)meter;
            return -1;
        }
    group->n_rows += row->n_rows; /* rows are fewer than bytes: no overflow */
    return 0;
}

int
groups_add(struct groups *groups, const struct usage_row *row, enum meter *ret_meter)
{
    return groups_add_to(groups, groups_find(groups, row), row, ret_meter);
}

static int
compare_words(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

static int
compare(const struct key *x, const struct key *y)
{
    int order = compare_words(x->when, y->when);
    if (order == 0)
        order = compare_words(x->what, y->what);
    return order ? order : compare_words(x->where, y->where);
}

static int
compare_rows(const void *a, const void *b)
{
    struct key x = key_of(a), y = key_of(b);
    return compare(&x, &y);
}

int
groups_compare_keys(const struct usage_row *a, const struct usage_row *b)
{
    struct key x = key_of(a), y = key_of(b);
    x.when = (uint32_t)a->day;
    y.when = (uint32_t)b->day;
    return compare(&x, &y);
}

void
groups_sort_rows(struct usage_row *rows, size_t n_rows)
{
    if (n_rows)
        qsort(rows, n_rows, sizeof *rows, compare_rows);
}

void
groups_sort(struct groups *groups)
{
    groups_sort_rows(groups->rows, groups->n);
}
