#include "names.h"

#include <stdbool.h>
#include <string.h>

void
names_init(struct names *names, struct arena *arena)
{
    *names = (struct names){.arena = arena, .n_slots = 64};
    names->slots = ARENA_NEW(arena, uint32_t, names->n_slots);
}

/* FNV-1a, its high bits folded into the low ones that choose the slot. */
static uint64_t
hash_of(const char *text, size_t len)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)text[i]) * UINT64_C(0x100000001B3);
    return hash ^ hash >> 32;
}

static bool
is_same(const char *known, const char *text, size_t len)
{
    return strncmp(known, text, len) == 0 && known[len] == '\0';
}

static size_t
empty_slot(const struct names *names, uint64_t hash)
{
    size_t slot = hash & (names->n_slots - 1);
    while (names->slots[slot])
        slot = (slot + 1) & (names->n_slots - 1);
    return slot;
}

static void
grow(struct names *names)
{
    names->n_slots *= 2;
    names->slots = ARENA_NEW(names->arena, uint32_t, names->n_slots);
    for (size_t i = 0; i < names->n; i++)
        names->slots[empty_slot(names, names->hashes[i])] = (uint32_t)i + 1;
}

uint32_t
names_number(struct names *names, const char *text, size_t len)
{
    uint64_t hash = hash_of(text, len);
    if (names->n && names->hashes[names->last] == hash && is_same(names->texts[names->last], text, len))
        return names->last;
    for (size_t slot = hash & (names->n_slots - 1); names->slots[slot];
         slot = (slot + 1) & (names->n_slots - 1)) {
        uint32_t number = names->slots[slot] - 1;
        if (names->hashes[number] == hash && is_same(names->texts[number], text, len))
            return names->last = number;
    }
    if (names->n * 2 >= names->n_slots)
        grow(names);
    names->last = (uint32_t)names->n;
    names->slots[empty_slot(names, hash)] = names->last + 1;
    *(const char **)ARENA_PUSH(names->arena, &names->texts, &names->n, &names->capacity) =
        arena_text(names->arena, text, len);
    *(uint64_t *)ARENA_PUSH(names->arena, &names->hashes, &names->n_hashes, &names->hashes_capacity) = hash;
    *(uint64_t *)ARENA_PUSH(names->arena, &names->first_seen, &names->n_first_seen,
                            &names->first_seen_capacity) = names->chunk;
    return names->last;
}
